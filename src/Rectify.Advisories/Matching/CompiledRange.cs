using Rectify.Advisories.Feeds.Osv;
using Rectify.Scanning.Versions;

namespace Rectify.Advisories.Matching;

/// <summary>A range of an advisory, its bounds read once and turned into intervals.</summary>
internal sealed class CompiledRange
{
    private readonly VersionOrder? order;
    private readonly List<VersionInterval> intervals;
    private readonly string ecosystem;
    private readonly string text;
    private readonly ComparableVersion? lowest;

    private CompiledRange(string ecosystem, VersionOrder? order, List<Bound> bounds, bool sorted)
    {
        this.ecosystem = ecosystem;
        this.order = order;
        intervals = Pair(bounds);
        // A fix before the first introduction is a backport when other intervals end; when nothing ends, the two were swapped.
        IsInverted = sorted && bounds.Count > 1 && bounds[0].Event.Kind != RangeEventKind.Introduced && intervals.TrueForAll(interval => interval.Until is null);
        lowest = bounds.Count > 0 ? bounds[0].Version : null;
        text = IsInverted ? string.Join(", ", bounds.Select(bound => bound.Event.Version).Reverse()) : "";
    }

    /// <summary>Whether it ends before it begins, so that it says nothing that can be relied on.</summary>
    public bool IsInverted { get; }

    /// <summary>The versions in which its intervals end by a fix.</summary>
    public IEnumerable<string> Fixes => intervals.Select(interval => interval.Fix).OfType<string>();

    /// <summary>The order that its bounds have; null when we have none.</summary>
    public VersionOrder? Order => order;

    public static CompiledRange From(string ecosystem, AffectedRange range)
    {
        // A SEMVER range says itself how its bounds are ordered, also in ecosystems whose own order we do not have.
        var order = VersionOrder.For(ecosystem) ?? (range.Kind == RangeKind.Semver ? VersionOrder.For("npm") : null);
        var bounds = range.Events.Select(one => new Bound(one, order is not null && order.TryParse(one.Version, out var version) ? version : null)).ToList();
        // Events are sorted by version, whatever order they were written in; when one has no place in the order, as they were written.
        var sorted = !bounds.Exists(bound => bound.IsOdd);
        if (sorted) bounds.Sort(Compare);
        return new CompiledRange(ecosystem, order, bounds, sorted);
    }

    /// <summary>What the range says of a version; null when it does not concern it.</summary>
    public Judgement? Judge(FoundVersion found)
    {
        if (!IsInverted && intervals.Exists(interval => interval.IsEverything)) return new Judgement(Verdict.Affected, VerdictReason.InRange, "", []);
        if (intervals.Count == 0) return null;
        if (found.Text is null) return Unclear(VerdictReason.VersionUnknown, "");
        if (order is null) return Unclear(VerdictReason.NoVersionOrder, ecosystem);
        if (found.In(order) is not { } version) return Unclear(VerdictReason.VersionNotComparable, found.Text);
        // Before both ends no reading of swapped ends is affected; behind them only a person can tell which end is wrong.
        if (IsInverted) return version.CompareTo(lowest) < 0 ? null : Unclear(VerdictReason.RangeInverted, text);
        Judgement? unclear = null;
        foreach (var interval in intervals)
        {
            var contains = interval.Contains(version);
            if (contains is true) return new Judgement(Verdict.Affected, VerdictReason.InRange, "", interval.Fix is { } fix ? [fix] : []);
            if (contains is null) unclear ??= Unclear(VerdictReason.BoundNotComparable, interval.OddBound ?? "");
        }
        return unclear;
    }

    private Judgement Unclear(VerdictReason reason, string argument) => new(Verdict.CannotCompare, reason, argument, [.. Fixes]);

    /// <summary>Walks the timeline: an introduction opens, the next event that ends it closes.</summary>
    private static List<VersionInterval> Pair(List<Bound> bounds)
    {
        var intervals = new List<VersionInterval>(1);
        Bound? open = null;
        foreach (var bound in bounds)
        {
            if (bound.Event.Kind == RangeEventKind.Introduced) open ??= bound;
            else if (open is not null)
            {
                intervals.Add(new VersionInterval(open, bound));
                open = null;
            }
        }
        if (open is not null) intervals.Add(new VersionInterval(open, null));
        return intervals;
    }

    /// <summary>
    /// By version; at the same version what ends there comes before what begins there, and a last affected version after both:
    /// <c>[0, 1.0) [1.0, 2.0)</c> has no gap, and <c>introduced 1.0, last_affected 1.0</c> is that one version.
    /// </summary>
    private static int Compare(Bound left, Bound right)
    {
        if (left.IsBeforeEverything || right.IsBeforeEverything) return right.IsBeforeEverything.CompareTo(left.IsBeforeEverything);
        var byVersion = left.Version is null || right.Version is null ? 0 : left.Version.CompareTo(right.Version);
        return byVersion != 0 ? byVersion : Place(left).CompareTo(Place(right));
    }

    private static int Place(Bound bound) => bound.Event.Kind switch
    {
        RangeEventKind.Fixed or RangeEventKind.Limit => 0,
        RangeEventKind.Introduced => 1,
        _ => 2,
    };
}
