using Rectify.Advisories.Matching;

namespace Rectify.Findings.Listing;

/// <summary>
/// What a finding itself is, in nine bits: few enough that a filter is a table with an entry for every value there is, and asking it is one look-up.
/// </summary>
internal readonly record struct Traits(ushort Bits)
{
    /// <summary>How many values there are.</summary>
    public const int Values = 1 << 9;

    public static Traits Of(FindingRating rating, VexStatus status, Verdict verdict, bool exploited, bool gone, bool fixable) =>
        new((ushort)((int)rating | (int)status << 3 | (int)verdict << 5 | (exploited ? 1 << 6 : 0) | (gone ? 1 << 7 : 0) | (fixable ? 1 << 8 : 0)));

    public FindingRating Rating => (FindingRating)(Bits & 7);

    public VexStatus Status => (VexStatus)(Bits >> 3 & 3);

    public Verdict Verdict => (Verdict)(Bits >> 5 & 1);

    public bool IsExploited => (Bits >> 6 & 1) != 0;

    public bool IsGone => (Bits >> 7 & 1) != 0;

    public bool IsFixable => (Bits >> 8 & 1) != 0;

    /// <summary>Whether a finding like this fits what the filter says of the finding itself.</summary>
    public bool Fits(FindingFilter filter) =>
        filter.Ratings?.Contains(Rating) != false && filter.Statuses?.Contains(Status) != false
        && (filter.Verdict is not { } verdict || verdict == Verdict) && (filter.Exploited is not { } exploited || exploited == IsExploited)
        && (filter.Gone is not { } gone || gone == IsGone) && (filter.Fixable is not { } fixable || fixable == IsFixable);
}
