namespace Rectify.Findings.Listing;

/// <summary>How much waits in one place, by urgency: what is there and neither fixed, nor harmless there, nor accepted. What is exploited is counted by its rating too.</summary>
/// <param name="Exploited">Listed as exploited.</param>
/// <param name="Critical">Rated critical.</param>
/// <param name="High">Rated high.</param>
/// <param name="Other">Rated lower.</param>
/// <param name="Unrated">Rated by nobody. That is not "harmless".</param>
public readonly record struct FindingCounts(int Exploited, int Critical, int High, int Other, int Unrated)
{
    /// <summary>How many there are.</summary>
    public int All => Critical + High + Other + Unrated;

    /// <summary>What waits in two places together.</summary>
    public static FindingCounts operator +(FindingCounts one, FindingCounts other) => new(
        one.Exploited + other.Exploited, one.Critical + other.Critical, one.High + other.High, one.Other + other.Other, one.Unrated + other.Unrated);

    /// <summary>The count with one more finding; the same when nothing has to be done about it.</summary>
    internal FindingCounts With(Traits traits) => traits.IsGone || traits.Status is not (FindingStatus.UnderInvestigation or FindingStatus.Affected or FindingStatus.Open)
        ? this
        : this + new FindingCounts(
            traits.IsExploited ? 1 : 0, traits.Rating == FindingRating.Critical ? 1 : 0, traits.Rating == FindingRating.High ? 1 : 0,
            traits.Rating is FindingRating.None or FindingRating.Low or FindingRating.Medium ? 1 : 0, traits.Rating == FindingRating.Unrated ? 1 : 0);
}
