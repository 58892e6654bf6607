using System.Globalization;
using System.Text.Json;
using Rectify.Scanning.Sboms;

namespace Rectify.Scanning.ScannerReports.Sarif;

/// <summary>A SARIF log (OASIS, SARIF 2.1.0): one report for each run. Its properties may stand in any order.</summary>
internal static class SarifFile
{
    public static void Read(
        Stream document, string location, ReportMeter meter, ScannerNotes notes, List<ScannerReport> reports, CancellationToken cancellation)
    {
        var values = new SarifValues(notes, meter);
        var runs = new List<SarifRun>();
        string? version = null, schema = null;
        var json = new JsonStream(document, meter.Limits, cancellation);
        var broken = default(JsonException);
        try
        {
            if (json.Read() && json.TokenType == JsonTokenType.StartObject)
            {
                while (json.Read() && json.TokenType != JsonTokenType.EndObject)
                {
                    switch (json.GetText(out _))
                    {
                        case "version":
                            version = values.Text(ref json);
                            break;
                        case "$schema":
                            schema = values.Text(ref json);
                            break;
                        case "runs":
                            ReadRuns(ref json, values, new(meter, notes), runs);
                            break;
                        default:
                            json.Skip();
                            break;
                    }
                }
                if (json.HasMore()) notes.Add(ScannerNoteCode.TrailingData);
            }
        }
        catch (JsonException exception)
        {
            broken = exception;
        }
        catch (ReportUnreadException unread)
        {
            notes.Add(unread.Code, unread.Arguments);
        }
        catch (UnreadException unread)
        {
            notes.Add(ScannerNoteCode.TooManyBytes, unread.Arguments);
        }
        finally
        {
            if (json.LongTokens > 0) notes.Add(ScannerNoteCode.TextPassedOver, Number(meter.Limits.TokenBytes));
            json.Dispose();
        }
        var isSarif = runs.Exists(run => run.HasDriver)
            || (runs.Count > 0 && ((schema?.Contains("sarif", StringComparison.OrdinalIgnoreCase) ?? false) || version == "2.1.0"));
        if (broken is not null) notes.Add(ScannerNoteCode.JsonInvalid, Number(broken.LineNumber + 1), Number(broken.BytePositionInLine + 1));
        if (!isSarif)
        {
            if (broken is null) notes.Add(ScannerNoteCode.NotRecognised);
            return;
        }
        if (version is not null and not "2.1.0") notes.Add(ScannerNoteCode.VersionUnknown, version);
        foreach (var run in runs) reports.Add(run.Finish(location));
    }

    private static void ReadRuns(ref JsonStream json, SarifValues values, SarifContext context, List<SarifRun> runs)
    {
        if (!values.EnterList(ref json, "runs")) return;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (!values.IsObject(ref json, "runs")) continue;
            context.Meter.SpendRow();
            var run = new SarifRun(values, context);
            runs.Add(run);
            run.Read(ref json);
        }
    }

    private static string Number(long? value) => (value ?? 0).ToString(CultureInfo.InvariantCulture);
}

/// <summary>What all parts of a log are counted and noted in.</summary>
internal readonly record struct SarifContext(ReportMeter Meter, ScannerNotes Notes);
