using NodaTime;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Evaluation;

/// <summary>One rule version against one case: which facts start it, for whom, and towards whom.</summary>
internal sealed class RuleEvaluation(RuleBook book, Rule rule, CaseFacts facts, IReadOnlyList<Fact> standing, Instant now)
{
    private readonly DateTimeZone zone = DateTimeZoneProviders.Tzdb[rule.Zone];

    /// <summary>At least one obligation: a rule that nothing has started is said to be so, and one that does not bind says why.</summary>
    internal IEnumerable<Obligation> Obligations()
    {
        var builder = new ObligationBuilder(book, rule, facts, standing, now, zone);
        var started = Starts().ToList();
        if (started.Count == 0) started.Add(new Start(null, null, null, null));
        return
            from start in started
            from recipient in Recipients()
            let obligation = builder.Of(start, recipient)
            where obligation is not null
            select obligation;
    }

    /// <summary>
    /// For each group the earliest confirmed fact starts the clock. An unconfirmed signal before it starts one of its own, which says that
    /// it is provisional; confirming or rejecting the signal ends it.
    /// </summary>
    private IEnumerable<Start> Starts()
    {
        var groups = standing.Where(f => rule.Trigger.Facts.Contains(f.Kind)).SelectMany(f => GroupsOf(f).Select(g => (Fact: f, Group: g)))
            .GroupBy(x => x.Group, x => x.Fact, StringComparer.Ordinal);
        foreach (var group in groups)
        {
            var confirmed = Earliest(group, group.Key, withSignals: false);
            var withSignals = Earliest(group, group.Key, withSignals: true);
            if (confirmed is { } first) yield return first;
            if (withSignals is { IsProvisional: true } signal && (confirmed?.At is not { } at || signal.At?.Earliest < at.Earliest)) yield return signal;
        }
    }

    private Start? Earliest(IEnumerable<Fact> candidates, string? group, bool withSignals)
    {
        if (candidates.FirstOrDefault(Counts) is not { } fact) return null;
        if (rule.Trigger.Needs is not { } kind) return new Start(fact, null, fact.When, group);
        var needed = standing.FirstOrDefault(f => f.Kind == kind && Counts(f) && Groups.Concerns(rule, f, group));
        return needed is null ? null : new Start(fact, needed, Occurrence.Later(fact.When, needed.When), group);

        bool Counts(Fact f) => withSignals || !f.Provisional;
    }

    /// <summary>What the fact is about, in the rule's grouping: an asset by asset, else the fact's own group.</summary>
    private IEnumerable<string?> GroupsOf(Fact fact) => rule.Grouping == Grouping.Asset ? facts.AssetsOr(fact.Asset) : [fact.Group];

    private IEnumerable<string> Recipients() =>
        facts.Parties.TryGetValue(rule.Recipient.Id, out var parties) && parties.Count > 0
            ? parties.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            : [rule.Recipient.Id];
}
