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
        var obligations = new List<Obligation>(rules.Active.Count);
        foreach (var rule in rules.Active) new RuleEvaluation(situation, rule).AddTo(obligations);
        var ordered = InOrder(obligations);
        return new Evaluation(now, ordered, ConflictCheck.Of(rules.Conflicts, situation, ordered), rules.Hash, rules.TimeZones.Version);
    }

    /// <summary>
    /// The duties of a case: what a fact has started, where the rule binds or may bind, without conflicts. It is what a store keeps of a case;
    /// the same as in <see cref="Evaluate"/>, without asking the rules that no fact of the case can start.
    /// </summary>
    public static IReadOnlyList<Obligation> Duties(RuleBook rules, CaseFacts facts, Instant now)
    {
        var situation = new Situation(rules, facts, now);
        var obligations = new List<Obligation>();
        var candidates = situation.NamedAssets is [var only] && situation.ProfileOf(only) is { PersonsIn.Count: 0 } profile ? rules.ActiveIn(profile.Markets) : rules.Active;
        foreach (var rule in candidates)
            if (rule.Trigger.Kinds.Overlaps(situation.Kinds) && MayBind(rule, situation)) new RuleEvaluation(situation, rule).AddTo(obligations, onlyDuties: true);
        return InOrder(obligations);
    }

    /// <summary>Whether the rule binds, or may bind, for one of the assets that the case or one of its facts names.</summary>
    private static bool MayBind(Rule rule, Situation situation)
    {
        foreach (var asset in situation.NamedAssets)
            if (!ApplicabilityCheck.IsOutside(rule.Binds, situation, asset)) return true;
        return false;
    }

    /// <summary>Rules come in their order, and most obligations that nothing has started with them; only those with a time move.</summary>
    private static Obligation[] InOrder(List<Obligation> obligations)
    {
        var timed = obligations.Where(obligation => obligation.ActBy is not null).ToArray();
        var others = obligations.Where(obligation => obligation.ActBy is null).ToArray();
        Array.Sort(timed, Compare);
        if (!IsInOrder(others)) Array.Sort(others, Compare);
        return [.. timed, .. others];
    }

    private static bool IsInOrder(Obligation[] obligations)
    {
        for (var i = 1; i < obligations.Length; i++)
            if (Compare(obligations[i - 1], obligations[i]) > 0) return false;
        return true;
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
