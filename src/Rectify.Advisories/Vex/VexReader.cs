using System.Globalization;
using System.Text;
using System.Text.Json;
using Rectify.Advisories.Feeds;

namespace Rectify.Advisories.Vex;

/// <summary>
/// Reads VEX documents: OpenVEX, CycloneDX and CSAF in JSON, told by their content. Hostile input never throws. A document is read whole or
/// not at all: a statement further on may revoke one before it, so half of a document could say the opposite of the whole.
/// </summary>
public static class VexReader
{
    /// <summary>Reads one document.</summary>
    /// <param name="stream">The document, from where the stream stands.</param>
    /// <param name="location">Where it is, for notes.</param>
    /// <param name="limits">What it may cost; null for the defaults.</param>
    public static VexReading Read(Stream stream, string location, VexLimits? limits = null)
    {
        limits ??= VexLimits.Default;
        var buffer = new ByteBuffer();
        var context = new VexContext(location, limits);
        try
        {
            buffer.Fill(stream, limits.DocumentBytes);
        }
        catch (LimitExceededException)
        {
            context.Note(VexNoteCode.TooLarge, "", Number(limits.DocumentBytes));
            return new VexReading(null, context.Finish());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            context.Note(VexNoteCode.Unreadable, "");
            return new VexReading(null, context.Finish());
        }
        return new VexReading(Read(Utf8(buffer.Bytes), limits, context), context.Finish());
    }

    private static VexDocument? Read(ReadOnlyMemory<byte> bytes, VexLimits limits, VexContext context)
    {
        if (bytes.Span.TrimStart(" \t\r\n"u8) is [(byte)'<', ..])
        {
            var isCycloneDx = bytes.Span[..Math.Min(bytes.Length, 4_096)].IndexOf("cyclonedx.org/schema/bom"u8) >= 0;
            if (isCycloneDx) context.Note(VexNoteCode.FormatNotRead, "", "CycloneDX XML");
            else context.Note(VexNoteCode.NotRecognised, "");
            return null;
        }
        try
        {
            using var json = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = limits.Depth, AllowDuplicateProperties = false });
            return Read(json.RootElement, context);
        }
        catch (JsonException exception)
        {
            context.Note(VexNoteCode.JsonInvalid, "", Number(exception.LineNumber + 1), Number(exception.BytePositionInLine + 1));
            return null;
        }
        catch (InvalidOperationException) // a property's name holds half of a surrogate pair
        {
            context.Note(VexNoteCode.JsonInvalid, "", "", "");
            return null;
        }
        catch (TooManyPartsException)
        {
            context.Note(VexNoteCode.TooManyParts, "", Number(limits.Parts));
            return null;
        }
    }

    private static VexDocument? Read(JsonElement root, VexContext context)
    {
        if (VexContext.Get(root, "predicateType").ValueKind == JsonValueKind.String && context.Text(root, "predicateType", "").Contains("openvex", StringComparison.OrdinalIgnoreCase))
            root = VexContext.Get(root, "predicate"); // an in-toto attestation around an OpenVEX document
        if (OpenVexReader.IsOne(root, context)) return new OpenVexReader(context).Read(root);
        if (CycloneDxVexReader.IsOne(root, context)) return new CycloneDxVexReader(context).Read(root);
        if (CsafReader.IsOne(root, context)) return new CsafReader(context).Read(root);
        context.Note(VexNoteCode.NotRecognised, "");
        return null;
    }

    private static ReadOnlyMemory<byte> Utf8(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("\uFEFF"u8)) return bytes[3..].ToArray();
        if (bytes is [0xFF, 0xFE, ..]) return Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(bytes[2..]));
        return bytes is [0xFE, 0xFF, ..] ? Encoding.UTF8.GetBytes(Encoding.BigEndianUnicode.GetString(bytes[2..])) : bytes.ToArray();
    }

    private static string Number(long? value) => (value ?? 0).ToString(CultureInfo.InvariantCulture);
}
