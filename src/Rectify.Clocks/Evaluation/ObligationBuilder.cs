using NodaTime;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;
using Period = Rectify.Clocks.Rules.Period;

namespace Rectify.Clocks.Evaluation;

/// <summary>Builds the obligations of one rule: does it bind, when does it end, what met it, where does it stand.</summary>
/// <param name="situation">The case.</param>
/// <param name="rule">The rule version.</param>
/// <param name="onlyDuties">Nothing is built for a rule that does not bind, or that nothing has started.</param>
internal sealed class ObligationBuilder(Situation situation, Rule rule, bool onlyDuties)
{
    /// <summary>More periods of a recurring duty than anybody will read.</summary>
    private const int MostOccurrences = 1_200;

    private readonly DateTimeZone zone = situation.ZoneOf(rule);
    private readonly string? calendarVersion = rule.Calendar is { } id ? situation.Book.Calendars[id].Version : null;

    /// <summary>Nothing when this version was not law then and another version of the rule is the one to ask.</summary>
    internal void AddTo(List<Obligation> obligations, Start start, Recipient to, string party, Acts acts)
    {
        var reference = (start.Needed ?? start.Fact)?.When ?? Occurrence.At(situation.Now, zone);
        var inForce = ApplicabilityCheck.InForce(rule, reference, zone);
        if (inForce.Answer == Answer.No && situation.Book.VersionsOf(rule.Id) > 1) return;

        var owed = new Owed(to, party, start, ApplicabilityCheck.Of(rule, situation, AssetsOf(start), inForce));
        var (binds, started) = (owed.Applicability.Answer != Answer.No, start.Fact is not null);
        if (onlyDuties && !(binds && started)) return;
        if (!binds) obligations.Add(Of(owed, ObligationState.NotApplicable));
        else if (start.At is not { } at || !started) obligations.Add(Of(owed, ObligationState.NotTriggered));
        else if (rule.Period is Period.Recurring recurring) AddEach(obligations, owed, recurring, at, acts);
        else obligations.Add(Started(owed, rule.Period, null, at, acts, at.Earliest));
    }

    /// <summary>What is owed to whom because of which start, before its time is counted.</summary>
    private readonly record struct Owed(Recipient To, string Party, Start Start, Applicability Applicability);

    /// <summary>Each period that has begun by now, and none that begins after the end of it all.</summary>
    private void AddEach(List<Obligation> obligations, Owed owed, Period.Recurring recurring, Occurrence at, Acts acts)
    {
        var end = recurring.Until is { } until
            ? situation.Standing.FirstOrDefault(f => f.Kind == until && !f.Provisional && Groups.Concerns(rule, f, owed.Start.Group))?.When.Latest : null;
        var begins = at.Earliest;
        for (var i = 1; i <= MostOccurrences && begins <= situation.Now && (end is not { } last || begins < last); i++)
        {
            var every = recurring.Every with { Count = recurring.Every.Count * i };
            var occurrence = Started(owed, every, i, at, acts, begins);
            obligations.Add(occurrence);
            if (occurrence.Conservative is not { } due) return;
            begins = due;
        }
    }

    private Obligation Of(Owed owed, ObligationState state) => new(situation.NothingCounted)
    {
        Rule = rule,
        To = owed.To,
        Recipient = owed.Party,
        Group = owed.Start.Group,
        Trigger = owed.Start.Fact,
        Needed = owed.Start.Needed,
        StartedAt = owed.Start.At,
        Provisional = owed.Start.IsProvisional,
        Applicability = owed.Applicability,
        State = state,
        CalendarVersion = calendarVersion,
    };

    private Obligation Started(Owed owed, Period given, int? occurrence, Occurrence at, Acts acts, Instant notBefore)
    {
        var (start, profile) = (owed.Start, situation.Facts.Profile);
        var period = new PeriodEnd.Reading(situation, rule, owed.To, start, at, zone, AssetsOf(start)[0]).Of(given);
        var extension = period.Deadline is { } counted && MayBeExtended ? Extension(counted, owed) : null;
        var act = ActKind(rule.MetBy) is { } kind ? acts.First(kind, start.Group, notBefore) : null;
        var judged = new Judged
        {
            Deadline = extension?.Deadline ?? period.Deadline,
            KeepUntil = period.KeepUntil,
            CalendarIncomplete = period.CalendarIncomplete,
            Provisional = start.IsProvisional || period.Provisional,
            Applicability = owed.Applicability.Answer == Answer.Yes && period.Asks is { } asks ? asks : owed.Applicability,
            MetBy = act,
        };
        var standing = Judgement.Of(judged, rule, profile.Adopted.Contains(rule.Id), situation.Now);
        return new Obligation(new Chain(situation, period.Steps))
        {
            Rule = rule,
            To = owed.To,
            Recipient = owed.Party,
            Group = start.Group,
            Trigger = start.Fact,
            Needed = start.Needed,
            Occurrence = occurrence,
            StartedAt = start.At,
            Applicability = judged.Applicability,
            Deadline = judged.Deadline,
            KeepUntil = judged.KeepUntil,
            CalendarIncomplete = judged.CalendarIncomplete,
            InternalTarget = period is { Deadline: null, KeepUntil: null } && profile.TargetHours.TryGetValue(rule.Id, out var hours)
                ? at.Earliest + Duration.FromHours(hours) : null,
            State = standing.State,
            Timing = standing.Timing,
            CannotSay = standing.CannotSay,
            ExtendedBy = extension?.By,
            Provisional = judged.Provisional,
            MetBy = act,
            Acknowledgement = rule.MetBy == MetBy.Received ? act : acts.First(FactKind.Acknowledged, start.Group, notBefore),
            CalendarVersion = calendarVersion,
        };
    }

    private bool MayBeExtended => situation.Kinds.Contains(FactKind.ExtendedTo) || situation.Kinds.Contains(FactKind.DelayedUntil);

    /// <summary>The latest extension or delay that an authority granted for this stage; one that shortens the time changes nothing.</summary>
    private (Deadline Deadline, Fact By)? Extension(Deadline counted, Owed owed)
    {
        var (party, group) = (owed.Party, owed.Start.Group);
        var extension = Array.FindLast(situation.Standing, f =>
            f.Kind is FactKind.ExtendedTo or FactKind.DelayedUntil && !f.Provisional && Groups.IsFor(rule, party, group, f));
        if (extension is null) return null;
        var end = PeriodEnd.EndOf(extension.When, zone);
        var (isLonger, mayBeLonger) = (end.Conservative > counted.Conservative, end.LatestArguable > counted.LatestArguable);
        if (!isLonger && !mayBeLonger) return null;
        return (new Deadline(
            isLonger ? end.Conservative : counted.Conservative,
            mayBeLonger || counted.LatestArguable is null ? end.LatestArguable : counted.LatestArguable), extension);
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
    private string?[] AssetsOf(Start start) =>
        situation.AssetsOr(rule.Grouping == Grouping.Asset && start.Fact is not null ? start.Group : start.Fact?.Asset);
}
