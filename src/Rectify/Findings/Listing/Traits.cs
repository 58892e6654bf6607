using Rectify.Advisories.Matching;

namespace Rectify.Findings.Listing;

/// <summary>
/// What a finding itself is, in eleven bits: few enough that a filter is a table with an entry for every value there is, and asking it is one look-up.
/// </summary>
internal readonly record struct Traits(ushort Bits)
{
    /// <summary>How many values there are.</summary>
    public const int Values = 1 << 11;

    public static Traits Of(FindingRating rating, FindingStatus status, Verdict? verdict, bool exploited, bool gone, bool fixable) =>
        new((ushort)((int)rating | (int)status << 3 | (verdict is { } said ? (int)said + 1 : 0) << 6 | (exploited ? 1 << 8 : 0) | (gone ? 1 << 9 : 0) | (fixable ? 1 << 10 : 0)));

    public FindingRating Rating => (FindingRating)(Bits & 7);

    public FindingStatus Status => (FindingStatus)(Bits >> 3 & 7);

    /// <summary>What the advisories say; null when a scanner found it.</summary>
    public Verdict? Verdict => (Bits >> 6 & 3) is > 0 and var said ? (Verdict)(said - 1) : null;

    public bool IsExploited => (Bits >> 8 & 1) != 0;

    public bool IsGone => (Bits >> 9 & 1) != 0;

    public bool IsFixable => (Bits >> 10 & 1) != 0;

    /// <summary>Whether a finding like this fits what the filter says of the finding itself.</summary>
    public bool Fits(FindingFilter filter) =>
        filter.Ratings?.Contains(Rating) != false && filter.Statuses?.Contains(Status) != false
        && (filter.Verdict is not { } verdict || verdict == Verdict) && (filter.Exploited is not { } exploited || exploited == IsExploited)
        && (filter.Gone is not { } gone || gone == IsGone) && (filter.Fixable is not { } fixable || fixable == IsFixable);
}
