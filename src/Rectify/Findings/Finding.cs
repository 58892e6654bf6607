using NodaTime;
using Rectify.Advisories.Matching;
using Rectify.Advisories.Scoring;
using Rectify.Inventory;

namespace Rectify.Findings;

/// <summary>
/// A vulnerability or weakness in one place of a release or system. What it is, is decided by asset, place and check — the vulnerability, where one stands
/// behind it — so that the next scan finds the same one again with everything that people said of it.
/// </summary>
public sealed record Finding
{
    /// <summary>Its id.</summary>
    public required FindingId Id { get; init; }

    /// <summary>In which release or system.</summary>
    public required AssetId Asset { get; init; }

    /// <summary>
    /// Where inside the asset: the location of what was scanned. An SBOM gives components no place and numbers them as it likes, so there
    /// it is the package itself. Of a scanner it is what that calls the place: a host, one port of it, a file.
    /// </summary>
    public required string Place { get; init; }

    /// <summary>The vulnerability, with all its ids; null for a weakness.</summary>
    public TrackedVulnerability? Vulnerability { get; init; }

    /// <summary>What was checked, where no vulnerability stands behind it; null for a vulnerability.</summary>
    public Weakness? Weakness { get; init; }

    /// <summary>What people call what it is of.</summary>
    public string Name => Vulnerability?.Name ?? Weakness?.Check ?? "";

    /// <summary>Whether a scanner's report or a person says so; otherwise matching does. The two are never one finding: each says by itself when it is gone.</summary>
    public bool IsScanned { get; init; }

    /// <summary>The component, as a canonical purl; empty when a scanner found it.</summary>
    public required string Purl { get; init; }

    /// <summary>Where the last scan that saw it found the component.</summary>
    public required string Location { get; init; }

    /// <summary>What the advisories say; null when a scanner found it.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>Why they say it.</summary>
    public VerdictReason? Reason { get; init; }

    /// <summary>The severity; of a scanner its own rating where it states no vector; null when nobody has rated it.</summary>
    public Severity? Severity { get; init; }

    /// <summary>The score of the best vector, 0.0 to 10.0; null when there is none.</summary>
    public decimal? Score { get; init; }

    /// <summary>The best vector; null when there is none.</summary>
    public string? Vector { get; init; }

    /// <summary>The versions in which it is fixed, lowest first.</summary>
    public IReadOnlyList<string> FixedIn { get; init; } = [];

    /// <summary>The advisories that it rests on.</summary>
    public IReadOnlyList<string> Advisories { get; init; } = [];

    /// <summary>The day on which CISA listed it as exploited; null when it is not listed.</summary>
    public LocalDate? KevListedOn { get; init; }

    /// <summary>The probability of exploitation within 30 days by EPSS, 0 to 1; null when it has none.</summary>
    public decimal? Epss { get; init; }

    /// <summary>When a scan first saw it.</summary>
    public required Instant FirstSeenAt { get; init; }

    /// <summary>When a scan last saw it.</summary>
    public required Instant LastSeenAt { get; init; }

    /// <summary>When a scan first did not see it any more; null while the last scan saw it. Gone is what a scan says, fixed is what a person says.</summary>
    public Instant? GoneAt { get; init; }

    /// <summary>What we say of it.</summary>
    public required FindingStatus Status { get; init; }

    /// <summary>For <see cref="FindingStatus.NotAffected"/>: why.</summary>
    public VexJustification? Justification { get; init; }

    /// <summary>What was said with the status, in words.</summary>
    public string? Statement { get; init; }

    /// <summary>Who said so, and until when it holds.</summary>
    public Said Said { get; init; } = Said.Nothing;
}
