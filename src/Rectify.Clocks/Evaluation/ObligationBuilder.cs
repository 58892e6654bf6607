using NodaTime;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;
using Period = Rectify.Clocks.Rules.Period;

namespace Rectify.Clocks.Evaluation;

/// <summary>Builds one obligation of one rule: does it bind, when does it end, what met it, where does it stand.</summary>
internal sealed class ObligationBuilder(
    RuleBook book, Rule rule, CaseFacts facts, IReadOnlyList<Fact> standing, Instant now, DateTimeZone zone)
{
    /// <summary>Null when this version was not law then and another version of the rule is the one to ask.</summary>
    internal Obligation? Of(Start start, string recipient)
    {
        var reference = (start.Needed ?? start.Fact)?.When ?? Occurrence.At(now, zone);
        var inForce = ApplicabilityCheck.InForce(rule, reference, zone);
        if (inForce.Answer == Answer.No && book.VersionsOf(rule.Id) > 1) return null;

        var obligation = new Obligation
        {
            Rule = rule,
            Recipient = recipient,
            Group = start.Group,
            Trigger = start.Fact,
            Needed = start.Needed,
            StartedAt = start.At,
            Provisional = start.IsProvisional,
            Applicability = ApplicabilityCheck.Of(rule, facts, AssetsOf(start), inForce),
            State = ObligationState.NotTriggered,
            CalendarVersion = rule.Calendar is { } id ? book.Calendars[id].Version : null,
            Explanation = [],
        };
        if (obligation.Applicability.Answer == Answer.No)
            return obligation with { State = ObligationState.NotApplicable, Explanation = [.. Beginning(start, reference), .. Ending()] };
        if (start is not { Fact: not null, At: { } at })
            return obligation with { Explanation = [.. Beginning(start, reference), .. Ending()] };
        return Started(obligation, start, at, reference);
    }

    private Obligation Started(Obligation obligation, Start start, Occurrence at, Occurrence reference)
    {
        var period = PeriodEnd.Of(book, rule, start, at, standing, zone);
        List<Step> steps = [.. Beginning(start, reference), .. period.Steps];
        var deadline = period.Deadline;

        var extension = standing.LastOrDefault(f => f.Kind == FactKind.ExtendedTo && !f.Provisional && Groups.IsFor(rule, obligation.Recipient, start.Group, f));
        var extended = extension is not null && deadline is { } original && Extend(original, extension) is { } later ? later : (Deadline?)null;
        if (extended is not null && extension is not null) steps.Add(Step.Of(StepCode.ExtendedTo, extension.Id, Written.When(extension.When)));

        Instant? target = deadline is null && rule.Period is Period.Immediately && facts.Profile.TargetHours.TryGetValue(rule.Id, out var hours)
            ? at.Earliest + Duration.FromHours(hours) : null;
        if (target is { } own) steps.Add(Step.Of(StepCode.InternalTarget, $"{facts.Profile.TargetHours[rule.Id]}", Written.Instant(own)));

        var act = Act(ActKind(rule.MetBy), obligation);
        if (act is not null) steps.Add(Step.Of(StepCode.MetBy, Words.Of(act.Kind), act.Id, Written.When(act.When)));
        var acknowledgement = Act(FactKind.Acknowledged, obligation);
        if (acknowledgement is not null) steps.Add(Step.Of(StepCode.AcknowledgedBy, acknowledgement.Id, Written.When(acknowledgement.When)));

        return Judgement.Of(
            obligation with
            {
                Deadline = extended ?? deadline,
                Provisional = obligation.Provisional || period.Provisional,
                Extended = extended is not null,
                InternalTarget = target,
                MetBy = act,
                Acknowledgement = acknowledgement,
                Explanation = [.. steps, .. Ending()],
            },
            facts.Profile.Adopted.Contains(rule.Id), now);
    }

    private Deadline? Extend(Deadline original, Fact extension)
    {
        var end = PeriodEnd.EndOf(extension.When, zone);
        if (end.Conservative <= original.Conservative) return null;
        var latest = original.LatestArguable is { } l && l > end.LatestArguable ? l : end.LatestArguable;
        return new Deadline(end.Conservative, latest);
    }

    /// <summary>The first confirmed act of the kind that had happened by now.</summary>
    private Fact? Act(FactKind kind, Obligation obligation) => standing.FirstOrDefault(f =>
        f.Kind == kind && !f.Provisional && f.When.Earliest <= now && Groups.IsFor(rule, obligation.Recipient, obligation.Group, f));

    private static FactKind ActKind(MetBy metBy) => metBy switch
    {
        MetBy.Sent => FactKind.Submitted,
        MetBy.Received => FactKind.Acknowledged,
        MetBy.Published => FactKind.Published,
        MetBy.Done => FactKind.Done,
        _ => throw new InvalidOperationException($"No act for {metBy}."),
    };

    /// <summary>The assets whose roles and markets decide; a single null is the organisation as a whole.</summary>
    private IEnumerable<string?> AssetsOf(Start start) =>
        facts.AssetsOr(rule.Grouping == Grouping.Asset && start.Fact is not null ? start.Group : start.Fact?.Asset);

    private IEnumerable<Step> Beginning(Start start, Occurrence reference)
    {
        if (start.Fact is { } fact)
        {
            yield return Step.Of(StepCode.StartedBy, Words.Of(fact.Kind), fact.Id, Written.When(fact.When));
            if (fact.When.Date is { } date) yield return Step.Of(StepCode.DateWithoutTime, Written.Date(date), fact.When.Zone.Id);
            else if (fact.When.IsUncertain)
                yield return Step.Of(StepCode.TimeUncertain, Written.Instant(fact.When.Earliest), Written.Instant(fact.When.Latest));
            if (start.IsProvisional) yield return Step.Of(StepCode.Provisional);
        }
        if (start.Needed is { } needed) yield return Step.Of(StepCode.NotBefore, Words.Of(needed.Kind), needed.Id, Written.When(needed.When));
        yield return Step.Of(StepCode.Article, rule.Source.Citation, rule.Article, rule.Id, $"{rule.Version}");
        yield return Step.Of(StepCode.InForce, Written.Date(reference.Earliest.InZone(zone).Date),
            Written.Date(rule.Validity.From), rule.Validity.To is { } to ? Written.Date(to) : "");
    }

    private IEnumerable<Step> Ending() =>
    [
        Step.Of(StepCode.TimeZoneData, Evaluator.TimeZoneData),
        Step.Of(StepCode.Checked, Words.Of(rule.Confidence), Written.Date(rule.CheckedOn)),
        Step.Of(StepCode.PersonDecides),
    ];
}
