using NodaTime;
using Rectify.Clocks.Conflicts;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Evaluation;

/// <summary>
/// <c>obligations = evaluate(rules, facts, profile)</c>: one pure function. It asks no clock, reads no file, and the order in which facts
/// were recorded changes nothing.
/// </summary>
public static class Evaluator
{
    /// <summary>Everything that the rules ask of this organisation in this case, as it stands at <paramref name="now"/>.</summary>
    public static Evaluation Evaluate(RuleBook rules, CaseFacts facts, Instant now)
    {
        var situation = new Situation(rules, facts, now);
        var obligations = InOrder(rules.Active.SelectMany(rule => new RuleEvaluation(situation, rule).Obligations()));
        var conflicts = rules.Conflicts.Select(c => ConflictCheck.Of(c, situation, obligations)).OfType<ConflictHit>().ToList();
        return new Evaluation(now, obligations, conflicts, rules.Hash, rules.TimeZones.Version);
    }

    /// <summary>
    /// Only what a fact has started, without conflicts: what a store keeps of a case. Equal to the started obligations of
    /// <see cref="Evaluate"/>, without asking the rules that no fact of the case can start.
    /// </summary>
    public static IReadOnlyList<Obligation> Started(RuleBook rules, CaseFacts facts, Instant now)
    {
        var situation = new Situation(rules, facts, now);
        var kinds = new HashSet<FactKind>(situation.Standing.Select(f => f.Kind));
        return InOrder(rules.StartedBy(kinds).SelectMany(rule => new RuleEvaluation(situation, rule).Obligations()).Where(o => o.Trigger is not null));
    }

    private static Obligation[] InOrder(IEnumerable<Obligation> obligations)
    {
        var ordered = obligations.ToArray();
        Array.Sort(ordered, Compare);
        return ordered;
    }

    /// <summary>By act-by, then by identity; no two obligations of an answer are equal in it.</summary>
    private static int Compare(Obligation a, Obligation b)
    {
        var order = (a.ActBy ?? Instant.MaxValue).CompareTo(b.ActBy ?? Instant.MaxValue);
        if (order == 0) order = string.CompareOrdinal(a.RuleId, b.RuleId);
        if (order == 0) order = a.RuleVersion.CompareTo(b.RuleVersion);
        if (order == 0) order = string.CompareOrdinal(a.Recipient, b.Recipient);
        if (order == 0) order = string.CompareOrdinal(a.Group, b.Group);
        if (order == 0) order = string.CompareOrdinal(a.Trigger?.Id, b.Trigger?.Id);
        if (order == 0) order = string.CompareOrdinal(a.Needed?.Id, b.Needed?.Id);
        return order == 0 ? Nullable.Compare(a.Occurrence, b.Occurrence) : order;
    }
}
