namespace Rectify.Scanning.ScannerReports;

/// <summary>What another scanner reported: one scan (a SARIF log holds one for each of its runs).</summary>
public sealed record ScannerReport
{
    /// <summary>Where the document is, see <see cref="Scanning.Location"/>.</summary>
    public required string Location { get; init; }

    /// <summary>Its format, told by its content.</summary>
    public required ScannerFormat Format { get; init; }

    /// <summary>The scanner as it calls itself; empty when it does not.</summary>
    public required string Tool { get; init; }

    /// <summary>The scanner's version; null when the report states none.</summary>
    public string? ToolVersion { get; init; }

    /// <summary>When the scan began, as far as the report says it with a zone.</summary>
    public DateTimeOffset? ScannedAt { get; init; }

    /// <summary>The hosts that answered, in the report's order.</summary>
    public required IReadOnlyList<ScannerHost> Hosts { get; init; }

    /// <summary>Hosts that the scanner found down; nothing else is kept of them.</summary>
    public int HostsDown { get; init; }

    /// <summary>What was found: one row for each place and check, in the report's order.</summary>
    public required IReadOnlyList<ScannerRow> Rows { get; init; }

    /// <summary>What was looked at. It holds only of a report that was read whole, see <see cref="ScannerReading.IsIncomplete"/>.</summary>
    public ScannerCoverage Coverage { get; init; } = ScannerCoverage.Nothing;
}

/// <summary>The formats that are read.</summary>
public enum ScannerFormat
{
    /// <summary>Nmap's <c>-oX</c> (https://nmap.org/book/nmap-dtd.html).</summary>
    NmapXml,
    /// <summary>Nessus and Tenable, <c>NessusClientData_v2</c>: a <c>.nessus</c> file.</summary>
    NessusXml,
    /// <summary>OpenVAS / Greenbone: a report in XML, bare or wrapped.</summary>
    OpenVasXml,
    /// <summary>OpenVAS / Greenbone: the report's CSV export.</summary>
    OpenVasCsv,
    /// <summary>SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/).</summary>
    Sarif,
}
