using NodaTime;
using Rectify.Advisories.Scoring;
using Rectify.Inventory;
using Rectify.Inventory.Hosts;
using Rectify.Scanning.ScannerReports;

namespace Rectify.Findings.Scans;

/// <summary>
/// What one check of a scanner saw of a finding. Several checks may see one vulnerability in one place; the finding is there while one of them says so. Everything
/// in it follows from the latest run that saw it and from the runs after that which would have: whichever was handed in first.
/// </summary>
public sealed record Sighting
{
    /// <summary>Of which finding.</summary>
    public required FindingId Finding { get; init; }

    /// <summary>The check: <c>scheme:id</c>.</summary>
    public required Check Check { get; init; }

    /// <summary>In which system.</summary>
    public required SystemId System { get; init; }

    /// <summary>The target as scanners call it; null when it is no place on a host.</summary>
    public string? Host { get; init; }

    /// <summary>Null for the host as a whole.</summary>
    public int? Port { get; init; }

    /// <summary>Of the port.</summary>
    public string? Protocol { get; init; }

    /// <summary>The series of the run.</summary>
    public required string Series { get; init; }

    /// <summary>How widely the run looked, see <see cref="ScannerCoverage.Manner"/>.</summary>
    public required string Manner { get; init; }

    /// <summary>Whether the run had logged on to the host.</summary>
    public required bool Credentialed { get; init; }

    /// <summary>What the check is called.</summary>
    public required string Title { get; init; }

    /// <summary>The scanner's rating on our scale; null when it states none.</summary>
    public Severity? Severity { get; init; }

    /// <summary>The scanner's own word for it.</summary>
    public required string SeverityWord { get; init; }

    /// <summary>The CVSS vector that the report states and that reads; null when there is none.</summary>
    public string? Vector { get; init; }

    /// <summary>What the scanner saw.</summary>
    public required string Observed { get; init; }

    /// <summary>Lines of the file, with a space between them.</summary>
    public required string Lines { get; init; }

    /// <summary>Whether the scanner's own users suppressed it. It is said, not obeyed.</summary>
    public required bool IsSuppressed { get; init; }

    /// <summary>When a run first saw it.</summary>
    public required Instant FirstSeenAt { get; init; }

    /// <summary>The latest run that saw it.</summary>
    public required ScanRunKey Last { get; init; }

    /// <summary>When the first run after that was which would have seen it; null while there is none.</summary>
    public Instant? GoneAt { get; init; }

    /// <summary>As coverage is asked about it.</summary>
    internal Sighted ToSighted() => new(Host, Port, Protocol, Check, Credentialed, Manner);
}
