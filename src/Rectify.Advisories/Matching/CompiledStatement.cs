using Rectify.Advisories.Database;
using Rectify.Advisories.Feeds.Osv;
using Rectify.Scanning.Versions;

namespace Rectify.Advisories.Matching;

/// <summary>What one advisory says of one package, ready to be asked about any version.</summary>
internal sealed class CompiledStatement
{
    private readonly IReadOnlyList<CompiledRange> ranges;
    private readonly IReadOnlyList<string> versions;
    private readonly bool commits;
    private readonly VersionOrder? order;
    private ComparableVersion[]? listed;

    public CompiledStatement(string ecosystem, AffectedEntry entry)
    {
        Advisory = entry.Advisory;
        versions = entry.Versions;
        order = VersionOrder.For(ecosystem);
        commits = entry.Ranges.Any(range => range.Kind is RangeKind.Git or RangeKind.Unknown);
        ranges = [.. entry.Ranges.Where(range => range.Kind is RangeKind.Semver or RangeKind.Ecosystem).Select(range => CompiledRange.From(ecosystem, range))];
    }

    /// <summary>The advisory's row.</summary>
    public long Advisory { get; }

    /// <summary>
    /// OSV: a version is affected when it is listed or lies in any one range. A range that cannot be answered does not keep the others
    /// from answering.
    /// </summary>
    public Judgement? Judge(FoundVersion found)
    {
        Judgement? judgement = null;
        foreach (var range in ranges)
        {
            if (range.IsInverted && versions.Count > 0) continue; // the list says what the range could not
            judgement = Judgement.Stronger(judgement, range.Judge(found));
            if (judgement?.Verdict == Verdict.Affected) return judgement;
        }
        if (Lists(found)) return new Judgement(Verdict.Affected, VerdictReason.Listed, "", NextFix(found));
        if (judgement is not null) return judgement;
        if (found.Text is null && versions.Count > 0) return new Judgement(Verdict.CannotCompare, VerdictReason.VersionUnknown, "", []);
        return commits && ranges.Count == 0 && versions.Count == 0 ? new Judgement(Verdict.CannotCompare, VerdictReason.CommitsOnly, "", []) : null;
    }

    private bool Lists(FoundVersion found)
    {
        if (found.Text is null || versions.Count == 0) return false;
        if (versions.Contains(found.Text, StringComparer.Ordinal)) return true;
        return order is not null && found.In(order) is { } version && Array.BinarySearch(Listed(order), version) >= 0;
    }

    /// <summary>The listed versions that have a place in the order, sorted; up to a thousand, so they are read only when asked for.</summary>
    private ComparableVersion[] Listed(VersionOrder by)
    {
        if (listed is not null) return listed;
        var readable = new List<ComparableVersion>(versions.Count);
        foreach (var text in versions)
            if (by.TryParse(text, out var one)) readable.Add(one);
        readable.Sort();
        return listed = [.. readable];
    }

    /// <summary>The smallest fix above a version that is affected by being listed.</summary>
    private List<string> NextFix(FoundVersion found)
    {
        ComparableVersion? best = null;
        foreach (var range in ranges)
            if (range.Order is { } by && found.In(by) is { } version)
                foreach (var fix in range.Fixes)
                    if (by.TryParse(fix, out var one) && one.CompareTo(version) > 0 && (best is null || one.CompareTo(best) < 0)) best = one;
        return best is null ? [] : [best.Text];
    }
}
