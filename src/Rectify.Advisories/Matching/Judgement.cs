namespace Rectify.Advisories.Matching;

/// <summary>What one statement of an advisory means for one version; null stands for "not affected by it".</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Reason">Why.</param>
/// <param name="Argument">What the reason names; empty when nothing.</param>
/// <param name="FixedIn">Versions in which it is fixed, lowest first; of a verdict that cannot compare, all that are stated.</param>
internal sealed record Judgement(Verdict Verdict, VerdictReason Reason, string Argument, IReadOnlyList<string> FixedIn)
{
    /// <summary>The more certain of two: affected beats cannot compare beats nothing. Fixes of equals are put together.</summary>
    public static Judgement? Stronger(Judgement? left, Judgement? right)
    {
        if (left is null || right is null) return left ?? right;
        if (left.Verdict != right.Verdict) return left.Verdict == Verdict.Affected ? left : right;
        return right.FixedIn.Count == 0 ? left : left with { FixedIn = [.. left.FixedIn.Union(right.FixedIn, StringComparer.Ordinal)] };
    }
}
