using System.Globalization;

namespace Rectify.Scanning.ScannerReports;

/// <summary>
/// A report as it is read. Rows of one identity become one. All that is kept is counted: hosts, services and rows by number, their texts
/// by characters, each text that recurs once.
/// </summary>
internal sealed class ReportDraft(ScannerFormat format, string location, ReportMeter meter, ScannerNotes notes)
{
    /// <summary>No path, name or rule id is longer: what is, identifies nothing.</summary>
    private const int LongestIdentity = 4_096;

    private readonly List<HostDraft> _hosts = [];
    private readonly Dictionary<string, HostDraft> _hostsByAddress = new(StringComparer.Ordinal);
    private readonly List<RowDraft> _rows = [];
    private readonly Dictionary<(Place, Check), RowDraft> _rowsByIdentity = [];

    public string Tool { get; set; } = "";

    public string? ToolVersion { get; set; }

    public DateTimeOffset? ScannedAt { get; set; }

    public int HostsDown { get; set; }

    public ScannerCoverage Coverage { get; set; } = ScannerCoverage.Nothing;

    public ScannerNotes Notes => notes;

    public ReportMeter Meter => meter;

    /// <summary>The host of that address, made when it is new.</summary>
    public HostDraft Host(string address)
    {
        var canonical = Place.OnHost.Canonical(address);
        if (_hostsByAddress.TryGetValue(canonical, out var host)) return host;
        meter.SpendRow();
        host = new HostDraft(meter.Keep(canonical));
        _hosts.Add(host);
        _hostsByAddress.Add(canonical, host);
        return host;
    }

    /// <summary>Adds an open port to a host.</summary>
    public void Add(HostDraft host, ScannerService service)
    {
        if (host.Add(service)) meter.SpendRow();
    }

    /// <summary>Adds a row, or puts it to the one that has its identity.</summary>
    public void Add(RowDraft row)
    {
        var (place, check) = (row.Place.ToString(), row.Check.Id);
        if (check.Length is 0 or > LongestIdentity || place.Length > LongestIdentity || (place.Length == 0 && row.Place is not Place.Unstated))
        {
            notes.Add(ScannerNoteCode.RowWithoutIdentity, Shown(row.Title.Length > 0 ? row.Title : check.Length > 0 ? check : place));
            return;
        }
        meter.SpendIds(row);
        row.Title = meter.Cut(OneLine(row.Title));
        if (_rowsByIdentity.TryGetValue((row.Place, row.Check), out var known))
        {
            known.Merge(row);
            return;
        }
        meter.SpendRow();
        _rowsByIdentity.Add((row.Place, row.Check), row);
        _rows.Add(row);
    }

    public ScannerReport Finish() => new()
    {
        Location = location,
        Format = format,
        Tool = Tool,
        ToolVersion = ToolVersion,
        ScannedAt = ScannedAt,
        Hosts = [.. _hosts.Select(host => host.Finish())],
        HostsDown = HostsDown,
        Rows = [.. _rows.Select(row => row.Finish())],
        Coverage = Coverage,
    };

    /// <summary>The instant of seconds since 1970; null when there is none.</summary>
    public static DateTimeOffset? FromSeconds(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    /// <summary>The instant of a text that states its zone; null otherwise.</summary>
    public static DateTimeOffset? FromText(string? text)
    {
        var trimmed = text?.Trim() ?? "";
        var zoned = trimmed.EndsWith('Z') || (trimmed.Length > 6 && trimmed[^6] is '+' or '-' && trimmed.Contains('T', StringComparison.Ordinal));
        return zoned && DateTimeOffset.TryParse(trimmed, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
    }

    private static string OneLine(string text) =>
        text.AsSpan().ContainsAny("\r\n\t") ? string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : text;

    private static string Shown(string text) => text.Length <= 80 ? text : string.Concat(text.AsSpan(0, 79), "…");
}
