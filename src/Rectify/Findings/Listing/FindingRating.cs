using Rectify.Advisories.Scoring;

namespace Rectify.Findings.Listing;

/// <summary>How severe a finding is, or that nobody has rated it.</summary>
public enum FindingRating
{
    /// <summary>Nobody has rated it. That is not "harmless".</summary>
    Unrated,

    /// <summary>Rated, with a score of 0.</summary>
    None,

    /// <summary>Low.</summary>
    Low,

    /// <summary>Medium.</summary>
    Medium,

    /// <summary>High.</summary>
    High,

    /// <summary>Critical.</summary>
    Critical,
}

internal static class FindingRatings
{
    public static FindingRating Of(Severity? severity) => severity switch
    {
        null => FindingRating.Unrated,
        Severity.None => FindingRating.None,
        Severity.Low => FindingRating.Low,
        Severity.Medium => FindingRating.Medium,
        Severity.High => FindingRating.High,
        Severity.Critical => FindingRating.Critical,
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, "Not a severity"),
    };
}
