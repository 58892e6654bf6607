using Rectify.Advisories.Matching;
using Rectify.Inventory;

namespace Rectify.Findings.Listing;

/// <summary>Which findings are wanted: all of it holds at once. What is null does not matter; an empty list wants nothing.</summary>
public sealed record FindingFilter
{
    /// <summary>How severe.</summary>
    public IReadOnlyCollection<FindingRating>? Ratings { get; init; }

    /// <summary>What we say of it.</summary>
    public IReadOnlyCollection<FindingStatus>? Statuses { get; init; }

    /// <summary>What the advisories say.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>Whether it is listed as exploited.</summary>
    public bool? Exploited { get; init; }

    /// <summary>Whether there is a version in which it is fixed.</summary>
    public bool? Fixable { get; init; }

    /// <summary>Whether the last scan did not see it any more; what is gone is left out unless it is asked for.</summary>
    public bool? Gone { get; init; } = false;

    /// <summary>The least probability of exploitation within 30 days by EPSS, 0 to 1; without one a finding has none.</summary>
    public decimal? LeastEpss { get; init; }

    /// <summary>In releases or in systems.</summary>
    public AssetKind? Kind { get; init; }

    /// <summary>From where the system can be reached; no release is.</summary>
    public IReadOnlyCollection<Exposure>? Exposures { get; init; }

    /// <summary>In which release or system.</summary>
    public AssetId? Asset { get; init; }

    /// <summary>In releases of which product.</summary>
    public ProductId? Product { get; init; }

    /// <summary>Of which vulnerability.</summary>
    public VulnerabilityId? Vulnerability { get; init; }

    /// <summary>Whether no vulnerability stands behind it.</summary>
    public bool? IsWeakness { get; init; }

    /// <summary>Whether a case that the viewer may see is about it.</summary>
    public bool? InCase { get; init; }
}
