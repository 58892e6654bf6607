using NodaTime;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;
using Period = Rectify.Clocks.Rules.Period;

namespace Rectify.Clocks.Evaluation;

/// <summary>Builds the obligations of one rule: does it bind, when does it end, what met it, where does it stand.</summary>
internal sealed class ObligationBuilder(Situation situation, Rule rule)
{
    /// <summary>More periods of a recurring duty than anybody will read.</summary>
    private const int MostOccurrences = 1_200;

    private readonly DateTimeZone zone = situation.Book.TimeZones.Zones[rule.Zone];

    /// <summary>Nothing when this version was not law then and another version of the rule is the one to ask.</summary>
    internal IEnumerable<Obligation> Of(Start start, Recipient to, string party, Acts acts)
    {
        var reference = (start.Needed ?? start.Fact)?.When ?? Occurrence.At(situation.Now, zone);
        var inForce = ApplicabilityCheck.InForce(rule, reference, zone);
        if (inForce.Answer == Answer.No && situation.Book.VersionsOf(rule.Id) > 1) return [];

        var obligation = new Obligation
        {
            Rule = rule,
            To = to,
            Recipient = party,
            Group = start.Group,
            Trigger = start.Fact,
            Needed = start.Needed,
            StartedAt = start.At,
            Provisional = start.IsProvisional,
            Applicability = ApplicabilityCheck.Of(rule, situation, AssetsOf(start), inForce),
            State = ObligationState.NotTriggered,
            CalendarVersion = rule.Calendar is { } id ? situation.Book.Calendars[id].Version : null,
            Explanation = [],
        };
        if (obligation.Applicability.Answer == Answer.No)
            return [obligation with { State = ObligationState.NotApplicable, Explanation = [.. Beginning(start, reference), .. Ending()] }];
        if (start is not { Fact: not null, At: { } at })
            return [obligation with { Explanation = [.. Beginning(start, reference), .. Ending()] }];
        return rule.Period is Period.Recurring recurring
            ? Recurring(obligation, recurring, start, at, reference, acts)
            : [Started(obligation, rule.Period, start, at, reference, acts, at.Earliest)];
    }

    /// <summary>Each period that has begun by now, and none that begins after the end of it all.</summary>
    private IEnumerable<Obligation> Recurring(Obligation obligation, Period.Recurring recurring, Start start, Occurrence at, Occurrence reference, Acts acts)
    {
        var end = recurring.Until is { } until
            ? situation.Standing.FirstOrDefault(f => f.Kind == until && !f.Provisional && Groups.Concerns(rule, f, start.Group))?.When.Latest : null;
        var begins = at.Earliest;
        for (var i = 1; i <= MostOccurrences && begins <= situation.Now && (end is not { } last || begins < last); i++)
        {
            var every = recurring.Every with { Count = recurring.Every.Count * i };
            var occurrence = Started(obligation with { Occurrence = i }, every, start, at, reference, acts, begins);
            yield return occurrence;
            if (occurrence.Conservative is not { } due) yield break;
            begins = due;
        }
    }

    private Obligation Started(
        Obligation obligation, Period given, Start start, Occurrence at, Occurrence reference, Acts acts, Instant notBefore)
    {
        var period = new PeriodEnd.Reading(situation, rule, obligation.To, start, at, zone, AssetsOf(start).FirstOrDefault()).Of(given);
        List<Step> steps = [.. Beginning(start, reference), .. period.Steps];
        var deadline = period.Deadline;

        var extended = deadline is { } original ? Extended(original, obligation, steps) : null;

        Instant? target = deadline is null && period.KeepUntil is null && situation.Facts.Profile.TargetHours.TryGetValue(rule.Id, out var hours)
            ? at.Earliest + Duration.FromHours(hours) : null;
        if (target is { } own) steps.Add(Step.Of(StepCode.InternalTarget, $"{situation.Facts.Profile.TargetHours[rule.Id]}", Written.Instant(own)));

        var act = ActKind(rule.MetBy) is { } kind ? acts.First(kind, obligation.Group, notBefore) : null;
        if (act is not null) steps.Add(Step.Of(StepCode.MetBy, Words.Of(act.Kind), act.Id, Written.When(act.When)));
        var acknowledgement = rule.MetBy == MetBy.Received ? act : acts.First(FactKind.Acknowledged, obligation.Group, notBefore);
        if (acknowledgement is not null) steps.Add(Step.Of(StepCode.AcknowledgedBy, acknowledgement.Id, Written.When(acknowledgement.When)));

        return Judgement.Of(
            obligation with
            {
                Deadline = extended ?? deadline,
                KeepUntil = period.KeepUntil,
                CalendarIncomplete = period.CalendarIncomplete,
                Provisional = obligation.Provisional || period.Provisional,
                Applicability = obligation.Applicability.Answer == Answer.Yes && period.Asks is { } asks ? asks : obligation.Applicability,
                Extended = extended is not null,
                InternalTarget = target,
                MetBy = act,
                Acknowledgement = acknowledgement,
                Explanation = [.. steps, .. Ending()],
            },
            situation.Facts.Profile.Adopted.Contains(rule.Id), situation.Now);
    }

    /// <summary>The latest extension or delay that an authority granted for this stage; one that shortens the time changes nothing.</summary>
    private Deadline? Extended(Deadline original, Obligation obligation, List<Step> steps)
    {
        var extension = situation.Standing.LastOrDefault(f =>
            f.Kind is FactKind.ExtendedTo or FactKind.DelayedUntil && !f.Provisional && Groups.IsFor(rule, obligation.Recipient, obligation.Group, f));
        if (extension is null) return null;
        var end = PeriodEnd.EndOf(extension.When, zone);
        var (isLonger, mayBeLonger) = (end.Conservative > original.Conservative, end.LatestArguable > original.LatestArguable);
        if (!isLonger && !mayBeLonger) return null;
        steps.Add(Step.Of(extension.Kind == FactKind.ExtendedTo ? StepCode.ExtendedTo : StepCode.DelayedUntil, extension.Id, Written.When(extension.When)));
        return new Deadline(
            isLonger ? end.Conservative : original.Conservative,
            mayBeLonger || original.LatestArguable is null ? end.LatestArguable : original.LatestArguable);
    }

    private static FactKind? ActKind(MetBy metBy) => metBy switch
    {
        MetBy.Sent => FactKind.Submitted,
        MetBy.Received => FactKind.Acknowledged,
        MetBy.Published => FactKind.Published,
        MetBy.Done => FactKind.Done,
        MetBy.Kept => null,
        _ => throw new InvalidOperationException($"No act for {metBy}."),
    };

    /// <summary>The assets whose roles and markets decide; a single null is the organisation as a whole.</summary>
    private IEnumerable<string?> AssetsOf(Start start) =>
        situation.Facts.AssetsOr(rule.Grouping == Grouping.Asset && start.Fact is not null ? start.Group : start.Fact?.Asset);

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
        Step.Of(StepCode.TimeZoneData, situation.Book.TimeZones.Version),
        Step.Of(StepCode.Checked, Words.Of(rule.Confidence), Written.Date(rule.CheckedOn)),
        Step.Of(StepCode.PersonDecides),
    ];
}
