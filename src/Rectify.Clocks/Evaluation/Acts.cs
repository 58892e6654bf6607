using NodaTime;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Evaluation;

/// <summary>
/// The acts towards one party that meet a rule. A duty that one fact starts is met by the first act. Where a rule starts a duty for every
/// fact, or again and again, each act meets one of them: the earliest that it is not too early for.
/// </summary>
internal sealed class Acts(Situation situation, Rule rule, string party)
{
    private HashSet<string>? used;

    private bool IsOneEach => rule.Trigger.Which == Which.Each || rule.Period is Rules.Period.Recurring;

    /// <summary>The first confirmed act of the kind that had happened by now.</summary>
    /// <param name="kind">The act.</param>
    /// <param name="group">What it is about.</param>
    /// <param name="notBefore">Where each act meets one duty: an act before this belongs to an earlier one.</param>
    internal Fact? First(FactKind kind, string? group, Instant notBefore)
    {
        if (!situation.Kinds.Contains(kind)) return null;
        foreach (var fact in situation.Standing)
        {
            if (fact.Kind != kind || fact.Provisional || fact.When.Earliest > situation.Now || !Groups.IsFor(rule, party, group, fact)) continue;
            if (!IsOneEach) return fact;
            if (fact.When.Latest >= notBefore && (used ??= new(StringComparer.Ordinal)).Add(fact.Id)) return fact;
        }
        return null;
    }
}
