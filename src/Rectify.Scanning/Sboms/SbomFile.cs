using System.Globalization;
using System.Text.Json;

namespace Rectify.Scanning.Sboms;

/// <summary>Reads a document that was recognised as an SBOM, or says why not.</summary>
internal static class SbomFile
{
    /// <summary>
    /// Reads the document. False when it only mentions an SBOM's words somewhere inside and is none.
    /// </summary>
    /// <param name="stream">The document, at its start.</param>
    /// <param name="kind">What it was recognised as.</param>
    /// <param name="location">Where it is.</param>
    /// <param name="findings">Where what was read goes.</param>
    /// <param name="limits">The limits of the scan.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static bool TryRead(Stream stream, SbomKind kind, string location, Findings findings, BudgetLimits limits, CancellationToken cancellation)
    {
        switch (kind)
        {
            case SbomKind.CycloneDxJson or SbomKind.SpdxJson:
                return TryReadJson(stream, kind, location, findings, limits, cancellation);
            case SbomKind.Utf16:
                findings.Notes.Add(NoteCode.EncodingNotRead, location, "UTF-16");
                return true;
            default:
                findings.Notes.Add(NoteCode.FormatNotRead, location, FormatName(kind));
                return true;
        }
    }

    private static bool TryReadJson(Stream stream, SbomKind kind, string location, Findings findings, BudgetLimits limits, CancellationToken cancellation)
    {
        var notes = new NoteList(limits.Notes);
        SbomReader reader = kind == SbomKind.SpdxJson ? new SpdxReader(location, notes, limits) : new CycloneDxReader(location, notes, limits);
        var json = new JsonStream(stream, limits, cancellation);
        try
        {
            if (json.Read() && json.TokenType == JsonTokenType.StartObject)
            {
                reader.Read(ref json);
                if (json.HasMore()) notes.Add(NoteCode.TrailingData, location);
            }
        }
        catch (JsonException exception)
        {
            notes.Add(NoteCode.JsonInvalid, location, Number(exception.LineNumber + 1), Number(exception.BytePositionInLine + 1));
        }
        catch (UnreadException unread)
        {
            notes.Add(unread.Code, location, unread.Arguments);
        }
        finally
        {
            if (json.LongTokens > 0) notes.Add(NoteCode.TokenTooLong, location, Number(limits.TokenBytes));
            json.Dispose();
        }
        if (!reader.IsThisFormat) return false;
        reader.Finish(findings);
        findings.Notes.Add(notes);
        return true;
    }

    private static string FormatName(SbomKind kind) => kind switch
    {
        SbomKind.Spdx3Json => "SPDX 3 JSON-LD",
        SbomKind.CycloneDxXml => "CycloneDX XML",
        SbomKind.SpdxXml => "SPDX RDF/XML",
        SbomKind.SpdxTagValue => "SPDX tag-value",
        SbomKind.SpdxYaml => "SPDX YAML",
        _ => kind.ToString(),
    };

    private static string Number(long? value) => (value ?? 0).ToString(CultureInfo.InvariantCulture);
}
