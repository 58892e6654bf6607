using NodaTime;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Evaluation;

/// <summary>One rule version against one case: which facts start it, for whom, and towards whom.</summary>
internal sealed class RuleEvaluation(Situation situation, Rule rule)
{
    /// <summary>At least one obligation: a rule that nothing has started is said to be so, and one that does not bind says why.</summary>
    internal IEnumerable<Obligation> Obligations()
    {
        var builder = new ObligationBuilder(situation, rule);
        var started = Starts().ToList();
        if (started.Count == 0) started.Add(new Start(null, null, null, null));
        foreach (var (recipient, party) in Recipients())
        {
            var acts = new Acts(situation, rule, party);
            foreach (var start in started)
                foreach (var obligation in builder.Of(start, recipient, party, acts))
                    yield return obligation;
        }
    }

    /// <summary>
    /// For each group the fact that the rule names starts the clock. An unconfirmed signal before it starts one of its own, which says that
    /// it is provisional; confirming or rejecting the signal ends it.
    /// </summary>
    private IEnumerable<Start> Starts()
    {
        var groups = situation.Standing.Where(CanStart).SelectMany(f => GroupsOf(f).Select(g => (Fact: f, Group: g)))
            .GroupBy(x => x.Group, x => x.Fact, StringComparer.Ordinal);
        return groups.SelectMany(group => rule.Trigger.Which switch
        {
            Which.Each => group.Select(fact => StartOf(fact, group.Key, withSignals: true)).OfType<Start>(),
            Which.Last => OnceOrTwice(group.Reverse(), group.Key),
            _ => OnceOrTwice(group, group.Key),
        });
    }

    private IEnumerable<Start> OnceOrTwice(IEnumerable<Fact> candidates, string? group)
    {
        var confirmed = candidates.FirstOrDefault(f => !f.Provisional) is { } certain ? StartOf(certain, group, withSignals: false) : null;
        var withSignals = candidates.FirstOrDefault() is { } first ? StartOf(first, group, withSignals: true) : null;
        if (confirmed is { } start) yield return start;
        if (withSignals is { IsProvisional: true } signal && (confirmed?.At is not { } at || signal.At?.Earliest < at.Earliest)) yield return signal;
    }

    private Start? StartOf(Fact fact, string? group, bool withSignals)
    {
        if (rule.Trigger.Needs is not { } kind) return new Start(fact, null, fact.When, group);
        var needed = situation.Standing.FirstOrDefault(f => f.Kind == kind && (withSignals || !f.Provisional) && Groups.Concerns(rule, f, group));
        return needed is null ? null : new Start(fact, needed, Occurrence.Later(fact.When, needed.When), group);
    }

    private bool CanStart(Fact fact) =>
        rule.Trigger.Facts.Contains(fact.Kind)
        && (rule.Trigger.Stage is not { } stage || (fact.Stage == stage && IsTowards(fact.Recipient)));

    /// <summary>A stage is one recipient's; a fact that names none is taken to mean it.</summary>
    private bool IsTowards(string? recipient) =>
        recipient is null || (rule.Trigger.Recipient is { } named ? named == recipient : Recipients().Any(r => r.Party == recipient));

    /// <summary>What the fact is about, in the rule's grouping: an asset by asset, else the fact's own group.</summary>
    private IEnumerable<string?> GroupsOf(Fact fact) => rule.Grouping == Grouping.Asset ? situation.Facts.AssetsOr(fact.Asset) : [fact.Group];

    /// <summary>Each recipient of the rule; the parties behind it where the case names them.</summary>
    private IEnumerable<(Recipient Recipient, string Party)> Recipients()
    {
        foreach (var recipient in rule.Recipients)
        {
            if (!situation.Facts.Parties.TryGetValue(recipient.Id, out var parties) || parties.Count == 0) yield return (recipient, recipient.Id);
            else foreach (var party in parties.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)) yield return (recipient, party);
        }
    }
}
