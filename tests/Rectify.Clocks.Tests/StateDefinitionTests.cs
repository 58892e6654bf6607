using CsCheck;
using NodaTime;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Tests;

/// <summary>
/// Where a duty stands, written down a second time from docs/rules/reading-a-rule.md and compared one second before, at and one second after
/// every instant at which anything can turn.
/// </summary>
public sealed class StateDefinitionTests
{
    private static readonly Duration Second = Duration.FromSeconds(1);

    [Fact]
    public void Every_state_is_what_its_definition_says_around_every_boundary() => AnyCase.Any.Sample(any =>
    {
        var book = any.Alone;
        foreach (var now in Boundaries(any, book))
        {
            var obligations = Evaluator.Evaluate(book, any.Facts, now).Obligations;
            foreach (var o in obligations)
            {
                var said = $"{any}\nat {now}: {o.State} {o.Timing} {o.CannotSay}, {o.Conservative} / {o.LatestArguable}, met by {o.MetBy?.Id}\n{string.Join('\n', o.Explanation)}";
                Assert.True(Defined(o, any.Facts, now) == (o.State, o.Timing), $"not {Defined(o, any.Facts, now)}: {said}");
                Assert.True(o.CannotSay is not { } reason || Holds(reason, o, any.Facts), said);
                Assert.True(o.CannotSay is not null || o.Timing != MetTiming.CannotSay, said);
                if (OneActEach(o.Rule)) Assert.True(o.MetBy is not { } act || IsActOf(act, o, now), said);
                else Assert.True(ActOf(o, any.Facts, now)?.Id == o.MetBy?.Id || o.Trigger is null || o.State == ObligationState.NotApplicable, said);
            }
            var acts = obligations.Where(o => OneActEach(o.Rule) && o.MetBy is not null).Select(o => (o.Recipient, o.MetBy?.Id)).ToList();
            Assert.True(acts.Count == acts.Distinct().Count(), $"{any}\nat {now} one act meets two");
        }
    }, iter: LongRun.Tries(700), time: LongRun.Seconds);

    private static List<Instant> Boundaries(AnyCase any, RuleBook book)
    {
        var late = Evaluator.Evaluate(book, any.Facts, any.Facts.Facts.Max(f => f.When.Latest) + Duration.FromDays(40)).Obligations;
        IEnumerable<Instant?> turns =
        [
            .. late.SelectMany(o => new[] { o.Conservative, o.LatestArguable, o.KeepUntil }).Take(30),
            .. any.Facts.Facts.SelectMany(f => new Instant?[] { f.When.Earliest, f.When.Latest }),
        ];
        return [.. turns.OfType<Instant>().SelectMany(at => new[] { at - Second, at, at + Second }).Distinct()];
    }

    private static (ObligationState, MetTiming?) Defined(Obligation o, CaseFacts facts, Instant now)
    {
        if (o.Applicability.Answer == Answer.No) return (ObligationState.NotApplicable, null);
        if (o.Trigger is null) return (ObligationState.NotTriggered, null);
        if (o.KeepUntil is { } keep) return now > keep ? (ObligationState.Met, MetTiming.CannotSay) : (ObligationState.Running, null);
        var judged = MayBeCalledLate(o, facts);
        if ((OneActEach(o.Rule) ? o.MetBy : ActOf(o, facts, now)) is { } act) return (ObligationState.Met, TimingOf(o, act, judged));
        if (o.Conservative is not { } actBy || now <= actBy) return (ObligationState.Running, null);
        if (now <= o.LatestArguable) return (ObligationState.Contested, null);
        return (judged ? ObligationState.Overdue : ObligationState.Contested, null);
    }

    private static MetTiming TimingOf(Obligation o, Fact act, bool judged)
    {
        if (o.Conservative is not { } actBy) return MetTiming.CannotSay;
        if (act.When.Latest <= actBy) return MetTiming.OnTime;
        if (judged) return act.When.Earliest > o.LatestArguable ? MetTiming.Late : MetTiming.Contested;
        return act.When.Latest <= o.LatestArguable ? MetTiming.Contested : MetTiming.CannotSay;
    }

    /// <summary>
    /// "If the rule is confirmed or adopted, certainly binds, rests on confirmed facts, and is counted by a calendar that misses no holiday";
    /// what is encouraged is never overdue.
    /// </summary>
    private static bool MayBeCalledLate(Obligation o, CaseFacts facts) =>
        Enum.GetValues<CannotSayReason>().Where(r => r != CannotSayReason.KeepingNotSeen).All(reason => !Holds(reason, o, facts));

    private static bool Holds(CannotSayReason reason, Obligation o, CaseFacts facts) => reason switch
    {
        CannotSayReason.NotADuty => o.Rule.Force is Force.Encouraged or Force.Voluntary,
        CannotSayReason.NoLegalNumber => o.Conservative is null,
        CannotSayReason.LatestNotKnown => o.Conservative is not null && o.LatestArguable is null,
        CannotSayReason.RuleNotVerified => o.Rule.Confidence != Confidence.Confirmed && !facts.Profile.Adopted.Contains(o.RuleId),
        CannotSayReason.ApplicabilityNotKnown => o.Applicability.Answer == Answer.Unknown,
        CannotSayReason.Provisional => o.Provisional,
        CannotSayReason.CalendarIncomplete => o.Conservative is not null && MayMissAHoliday(o),
        CannotSayReason.KeepingNotSeen => o.KeepUntil is not null,
        _ => throw new InvalidOperationException($"{reason} has no definition."),
    };

    /// <summary>
    /// Its count asked a calendar that lists only what several places share, whoever extended the time since: a holiday of one place may
    /// have ended it later still.
    /// </summary>
    private static bool MayMissAHoliday(Obligation o) =>
        o.Explanation.Any(step => step.Code == StepCode.CalendarUsed && !WorkedCase.Book.Calendars[step.Arguments[0]].Complete);

    /// <summary>Each later fact, and each period of a recurring duty, asks an act of its own.</summary>
    private static bool OneActEach(Rule rule) => rule.Trigger.Which == Which.Each || rule.Period is Rules.Period.Recurring;

    private static Fact? ActOf(Obligation o, CaseFacts facts, Instant now) =>
        facts.Facts.Where(f => IsActOf(f, o, now)).OrderBy(f => f.When.Earliest).ThenBy(f => f.When.Latest).ThenBy(f => f.Id, StringComparer.Ordinal).FirstOrDefault();

    private static bool IsActOf(Fact fact, Obligation o, Instant now)
    {
        var about = o.Rule.Grouping == Grouping.Asset ? fact.Asset : fact.Group;
        return fact.Kind == AnyCase.ActOf(o.Rule.MetBy) && fact.Stage == o.Rule.Stage && !fact.Provisional && fact.When.Earliest <= now
            && (fact.Recipient == o.Recipient || (fact.Recipient is null && fact.Kind == FactKind.Done))
            && (about is null || o.Group is null || about == o.Group);
    }
}
