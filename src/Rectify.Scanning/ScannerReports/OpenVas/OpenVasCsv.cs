using System.Globalization;

namespace Rectify.Scanning.ScannerReports.OpenVas;

/// <summary>The table that OpenVAS / Greenbone exports as "CSV Results". Its columns are found by their names.</summary>
internal static class OpenVasCsv
{
    /// <summary>Whether a text begins with the table's header.</summary>
    public static bool IsHeader(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var line = end < 0 ? text : text[..end];
        return line.Replace("\"", "", StringComparison.Ordinal).StartsWith("IP,Hostname,Port,", StringComparison.Ordinal)
            && line.Contains("NVT OID", StringComparison.Ordinal);
    }

    public static void Read(CsvLines lines, ReportDraft report)
    {
        report.Tool = "OpenVAS";
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        while (lines.Next() is { } fields)
        {
            if (columns.Count == 0)
            {
                for (var index = 0; index < fields.Count; index++) columns.TryAdd(fields[index].Trim().TrimStart('\uFEFF'), index);
                continue;
            }
            if (fields.Count == 1 && fields[0].Trim().Length == 0) continue;
            if (fields.Count < columns.Count)
            {
                report.Notes.Add(ScannerNoteCode.LineInvalid, lines.Line.ToString(CultureInfo.InvariantCulture));
                continue;
            }
            Add(fields);
        }
        if (lines.EndsInQuotes) report.Notes.Add(ScannerNoteCode.LineInvalid, lines.Line.ToString(CultureInfo.InvariantCulture));

        void Add(IReadOnlyList<string> fields)
        {
            var result = new OpenVasResult
            {
                Host = Field("IP").Trim(),
                HostName = Field("Hostname").Trim(),
                Port = $"{Field("Port").Trim()}/{Field("Port Protocol").Trim()}",
                Score = Field("CVSS").Trim(),
                Threat = Field("Severity").Trim(),
                Name = Field("NVT Name"),
                Summary = Field("Summary"),
                Observed = Field("Specific Result"),
                Oid = Field("NVT OID").Trim(),
                Solution = Field("Solution"),
            };
            Identifiers.AddCves(Field("CVEs"), result.Cves);
            var row = result.Row(report.Meter);
            if (result.Host.Length > 0)
            {
                var host = report.Host(result.Host);
                host.Addresses.Add(report.Meter.Keep(result.Host));
                if (result.HostName.Length > 0) host.Names.Add(report.Meter.Keep(result.HostName));
                if (row.Place is Place.OnHost { Port: { } port, Protocol: { } protocol })
                    report.Add(host, new ScannerService { Port = port, Protocol = protocol, State = "open", Cpes = [] });
            }
            if (ReportDraft.FromText(Field("Timestamp")) is { } time && (report.ScannedAt is null || time < report.ScannedAt)) report.ScannedAt = time;
            report.Add(row);

            string Field(string name) => columns.TryGetValue(name, out var index) ? fields[index] : "";
        }
    }
}
