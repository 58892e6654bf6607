using NodaTime;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Evaluation;

/// <summary>One rule version against one case: which facts start it, for whom, and towards whom.</summary>
internal sealed class RuleEvaluation(Situation situation, Rule rule)
{
    private static readonly List<Start> NotStarted = [default];

    /// <summary>
    /// At least one obligation: a rule that nothing has started is said to be so, and one that does not bind says why; unless only duties
    /// are asked for.
    /// </summary>
    internal void AddTo(List<Obligation> obligations, bool onlyDuties = false)
    {
        var starts = Starts();
        if (onlyDuties && starts == NotStarted) return;
        var builder = new ObligationBuilder(situation, rule, onlyDuties);
        foreach (var recipient in rule.Recipients)
        {
            // The parties behind a recipient, where the case names them.
            if (!situation.Facts.Parties.TryGetValue(recipient.Id, out var parties) || parties.Count == 0) Towards(recipient, recipient.Id);
            else foreach (var party in parties.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)) Towards(recipient, party);
        }

        void Towards(Recipient recipient, string party)
        {
            var acts = new Acts(situation, rule, party);
            foreach (var start in starts) builder.AddTo(obligations, start, recipient, party, acts);
        }
    }

    /// <summary>
    /// For each group the fact that the rule names starts the clock. An unconfirmed signal before it starts one of its own, which says that
    /// it is provisional; confirming or rejecting the signal ends it.
    /// </summary>
    private List<Start> Starts()
    {
        if (!rule.Trigger.Kinds.Overlaps(situation.Kinds)) return NotStarted;
        var starts = new List<Start>(1);
        foreach (var (group, facts) in ByGroup())
            switch (rule.Trigger.Which)
            {
                case Which.Each:
                    foreach (var fact in facts)
                        if (StartOf(fact, group, withSignals: true) is { } start) starts.Add(start);
                    break;
                case Which.Last:
                    facts.Reverse();
                    AddOnceOrTwice(starts, facts, group);
                    break;
                default:
                    AddOnceOrTwice(starts, facts, group);
                    break;
            }
        return starts.Count == 0 ? NotStarted : starts;
    }

    /// <summary>The facts that can start it, by what they are about, in the order in which that is first named.</summary>
    private List<(string? Group, List<Fact> Facts)> ByGroup()
    {
        var groups = new List<(string? Group, List<Fact> Facts)>(1);
        Dictionary<string, List<Fact>>? named = null;
        List<Fact>? unnamed = null;
        foreach (var fact in situation.Standing)
        {
            if (!CanStart(fact)) continue;
            if (rule.Grouping == Grouping.Asset)
                foreach (var asset in situation.AssetsOr(fact.Asset)) Add(asset, fact);
            else Add(fact.Group, fact);
        }
        return groups;

        void Add(string? group, Fact fact)
        {
            List<Fact>? facts = unnamed;
            if (group is not null && !(named ??= new(StringComparer.Ordinal)).TryGetValue(group, out facts)) named[group] = facts = New(group);
            if (group is null) facts = unnamed ??= New(null);
            facts?.Add(fact);
        }

        List<Fact> New(string? group)
        {
            var facts = new List<Fact>(1);
            groups.Add((group, facts));
            return facts;
        }
    }

    private void AddOnceOrTwice(List<Start> starts, List<Fact> candidates, string? group)
    {
        var confirmed = candidates.Find(fact => !fact.Provisional) is { } certain ? StartOf(certain, group, withSignals: false) : null;
        var withSignals = StartOf(candidates[0], group, withSignals: true);
        if (confirmed is { } start) starts.Add(start);
        if (withSignals is { IsProvisional: true } signal && (confirmed?.At is not { } at || signal.At?.Earliest < at.Earliest)) starts.Add(signal);
    }

    private Start? StartOf(Fact fact, string? group, bool withSignals)
    {
        if (rule.Trigger.Needs is not { } kind) return new Start(fact, null, fact.When, group);
        if (!situation.Kinds.Contains(kind)) return null;
        var needed = situation.Standing.FirstOrDefault(f => f.Kind == kind && (withSignals || !f.Provisional) && Groups.Concerns(rule, f, group));
        return needed is null ? null : new Start(fact, needed, Occurrence.Later(fact.When, needed.When), group);
    }

    private bool CanStart(Fact fact) =>
        rule.Trigger.Kinds.Contains(fact.Kind)
        && (rule.Trigger.Stage is not { } stage || (fact.Stage == stage && IsTowards(fact.Recipient)));

    /// <summary>A stage is one recipient's, or of one of the parties behind it; a fact that names none is taken to mean it.</summary>
    private bool IsTowards(string? recipient) =>
        recipient is null || (rule.Trigger.Recipient is { } named ? named == recipient : rule.Recipients.Any(r => IsBehind(r, recipient)));

    private bool IsBehind(Recipient recipient, string party) =>
        situation.Facts.Parties.TryGetValue(recipient.Id, out var parties) && parties.Count > 0 ? parties.Contains(party, StringComparer.Ordinal) : recipient.Id == party;
}
