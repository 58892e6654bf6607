using System.Globalization;
using System.Text;
using System.Xml;
using Rectify.Scanning.Archives;
using Rectify.Scanning.ScannerReports.Nessus;
using Rectify.Scanning.ScannerReports.Nmap;
using Rectify.Scanning.ScannerReports.OpenVas;
using Rectify.Scanning.ScannerReports.Sarif;
using Rectify.Scanning.ScannerReports.Xml;

namespace Rectify.Scanning.ScannerReports;

/// <summary>
/// Reads what other scanners reported: nmap, Nessus, OpenVAS, and whatever writes SARIF. The format is told by the content. Hostile input
/// never throws: the result says what was not read.
/// </summary>
public static class ScannerReportReader
{
    private const int HeadBytes = 1_024;

    /// <summary>Reads one document.</summary>
    /// <param name="stream">The document; it need not be seekable.</param>
    /// <param name="location">Where it is, for notes.</param>
    /// <param name="budget">What it may cost.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static ScannerReading Read(Stream stream, string location, Budget budget, CancellationToken cancellation)
    {
        var notes = new ScannerNotes(location, budget.Limits.Notes);
        var reports = new List<ScannerReport>();
        try
        {
            var counted = new BudgetStream(stream, budget, cancellation);
            var head = new byte[HeadBytes];
            var length = counted.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            ReadKind(new PrefixedStream(head.AsMemory(0, length), counted), head.AsSpan(0, length), location, budget.Limits, notes, reports, cancellation);
        }
        catch (UnreadException unread)
        {
            notes.Add(ScannerNoteCode.TooManyBytes, unread.Arguments);
        }
        catch (Exception exception) when (UnreadReason.IsOne(exception) || exception is InvalidDataException)
        {
            notes.Add(ScannerNoteCode.Unreadable, UnreadReason.Of(exception));
        }
        return new ScannerReading(reports, notes.Finish());
    }

    private static void ReadKind(
        Stream document, ReadOnlySpan<byte> head, string location, BudgetLimits limits, ScannerNotes notes, List<ScannerReport> reports, CancellationToken cancellation)
    {
        if (XmlEncoding.Of(head, out var declared) is not { } encoding)
        {
            notes.Add(ScannerNoteCode.EncodingNotRead, declared);
            return;
        }
        var meter = new ReportMeter(limits);
        var text = encoding.GetString(head).TrimStart('\uFEFF').TrimStart();
        if (text.StartsWith('<')) ReadXml(document, encoding, location, meter, notes, reports);
        else if (text.StartsWith('{'))
        {
            var utf8 = encoding is UnicodeEncoding ? Encoding.CreateTranscodingStream(document, encoding, new UTF8Encoding(false)) : document;
            SarifFile.Read(utf8, location, meter, notes, reports, cancellation);
        }
        else if (OpenVasCsv.IsHeader(text))
        {
            var draft = new ReportDraft(ScannerFormat.OpenVasCsv, location, meter, notes);
            Guarded(draft, reports, () => OpenVasCsv.Read(new CsvLines(new StreamReader(document, encoding), limits.TokenBytes), draft));
        }
        else if (text.TrimStart('"').StartsWith("Plugin ID", StringComparison.Ordinal)) notes.Add(ScannerNoteCode.FormatNotRead, "Nessus CSV");
        else notes.Add(ScannerNoteCode.NotRecognised);
    }

    private static void ReadXml(Stream document, Encoding encoding, string location, ReportMeter meter, ScannerNotes notes, List<ScannerReport> reports)
    {
        using var xml = new XmlStream(document, encoding, meter.Limits);
        ReportDraft? draft = null;
        Guarded(() => draft, notes, reports, () =>
        {
            if (!xml.MoveToRoot()) notes.Add(ScannerNoteCode.NotRecognised);
            else if (xml.Name == "nmaprun") new NmapReader(xml, draft = Draft(ScannerFormat.NmapXml)).Read();
            else if (xml.Name == "NessusClientData_v2") new NessusReader(xml, draft = Draft(ScannerFormat.NessusXml)).Read();
            else if (xml.Name is "report" or "get_reports_response")
            {
                draft = Draft(ScannerFormat.OpenVasXml);
                if (new OpenVasReader(xml, draft).Read()) return;
                draft = null;
                notes.Add(ScannerNoteCode.NotRecognised);
            }
            else if (xml.Name == "NessusClientData") notes.Add(ScannerNoteCode.FormatNotRead, "Nessus XML v1");
            else notes.Add(ScannerNoteCode.NotRecognised);
        });
        if (xml.SawReplacement) notes.Add(ScannerNoteCode.TextInvalid);

        ReportDraft Draft(ScannerFormat format) => new(format, location, meter, notes);
    }

    private static void Guarded(ReportDraft draft, List<ScannerReport> reports, Action reading) => Guarded(() => draft, draft.Notes, reports, reading);

    /// <summary>Runs a reading; what ends it becomes a note, and what was read until then stays.</summary>
    private static void Guarded(Func<ReportDraft?> draft, ScannerNotes notes, List<ScannerReport> reports, Action reading)
    {
        try
        {
            reading();
        }
        catch (XmlException exception)
        {
            notes.Add(ScannerNoteCode.XmlInvalid, Number(exception.LineNumber), Number(exception.LinePosition));
        }
        catch (ReportUnreadException unread)
        {
            notes.Add(unread.Code, unread.Arguments);
        }
        catch (UnreadException unread)
        {
            notes.Add(ScannerNoteCode.TooManyBytes, unread.Arguments);
        }
        catch (Exception exception) when (UnreadReason.IsOne(exception) || exception is InvalidDataException)
        {
            notes.Add(ScannerNoteCode.Unreadable, UnreadReason.Of(exception));
        }
        if (draft() is { } read) reports.Add(read.Finish());
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
