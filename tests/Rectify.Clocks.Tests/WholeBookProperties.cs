using CsCheck;
using NodaTime;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Tests;

/// <summary>What must hold of every shipped rule, tried on random cases around each of them.</summary>
public sealed class WholeBookProperties
{
    private const int Tries = 1_500;

    [Fact]
    public void Evaluation_changes_no_fact_and_gives_the_same_answer_again() => AnyCase.Any.Sample(any =>
    {
        var before = any.ToString();
        IReadOnlyList<Fact> facts = [.. any.Facts.Facts];
        var now = any.Facts.Facts[0].When.Latest + Duration.FromDays(3);
        var first = Evaluator.Evaluate(WorkedCase.Book, any.Facts, now).Told();
        Evaluator.Evaluate(WorkedCase.Book, any.Facts, now + Duration.FromDays(100));
        return first == Evaluator.Evaluate(WorkedCase.Book, any.Facts, now).Told() && before == any.ToString() && facts.SequenceEqual(any.Facts.Facts);
    }, iter: LongRun.Tries(100), time: LongRun.Seconds);

    [Fact]
    public void The_order_and_the_time_of_recording_change_nothing() => Gen.Select(AnyCase.Any, Gen.Int[0, 1_000]).Sample((any, seed) =>
    {
        var now = any.Facts.Facts[0].When.Latest + Duration.FromDays(3);
        var recorded = any.Facts.Facts.Select((f, i) => f with { RecordedAt = Instant.FromUnixTimeSeconds((i * 7919 + seed) % 101) });
        var otherwise = any.Facts with { Facts = [.. recorded.OrderBy(f => f.RecordedAt)] };
        return Evaluator.Evaluate(any.Alone, any.Facts, now).Told() == Evaluator.Evaluate(any.Alone, otherwise, now).Told();
    }, iter: LongRun.Tries(Tries), time: LongRun.Seconds);

    [Fact]
    public void A_correction_replaces_exactly_what_it_corrects() => Gen.Select(AnyCase.Any, Gen.Int[0, 9], Gen.Long[-500_000, 500_000]).Sample((any, which, moved) =>
    {
        var wrong = any.Facts.Facts[which % any.Facts.Facts.Count];
        var right = wrong with { Id = "right", When = Occurrence.At(wrong.When.Earliest + Duration.FromSeconds(moved), wrong.When.Zone) };
        var mistaken = wrong with { Id = "mistaken", When = Occurrence.At(wrong.When.Earliest - Duration.FromSeconds(moved), wrong.When.Zone) };
        var now = wrong.When.Latest + Duration.FromDays(30);
        var corrected = any.Facts with { Facts = [.. any.Facts.Facts, right with { Supersedes = wrong.Id }] };
        var twice = any.Facts with { Facts = [.. any.Facts.Facts, mistaken with { Supersedes = wrong.Id }, right with { Supersedes = "mistaken" }] };
        var alone = any.Facts with { Facts = [.. any.Facts.Facts.Select(f => f == wrong ? right : f)] };
        var expected = Evaluator.Evaluate(any.Alone, alone, now).Told();
        return expected == Evaluator.Evaluate(any.Alone, corrected, now).Told() && expected == Evaluator.Evaluate(any.Alone, twice, now).Told();
    }, iter: LongRun.Tries(Tries), time: LongRun.Seconds);

    /// <summary>A fact that a rule names nowhere leaves its duties as they are; so does an act of a stage that no rule has.</summary>
    [Fact]
    public void An_unrelated_fact_changes_nothing() => Gen.Select(AnyCase.Any, Gen.Enum<FactKind>(), Gen.Long[-900_000, 2_000_000], Gen.Bool).Sample((any, kind, moved, ofAnotherStage) =>
    {
        var at = any.Facts.Facts[0].When.Earliest + Duration.FromSeconds(moved);
        var now = any.Facts.Facts[0].When.Latest + Duration.FromDays(30);
        var more = new Fact { Id = "unrelated", Kind = kind, When = Occurrence.At(at, DateTimeZone.Utc), RecordedAt = at, Stage = ofAnotherStage ? "no-such-stage" : any.Rule.Stage, Recipient = any.Rule.Recipients[0].Id };
        var (before, after) = (Evaluator.Evaluate(WorkedCase.Book, any.Facts, now), Evaluator.Evaluate(WorkedCase.Book, any.Facts with { Facts = [.. any.Facts.Facts, more] }, now));
        if (Answers.Contains(kind)) return;
        var (was, is_) = (before.Obligations.ToLookup(o => o.Rule), after.Obligations.ToLookup(o => o.Rule));
        foreach (var rule in WorkedCase.Book.Active.Where(r => !AnyCase.Named(r).Contains(kind) || (ofAnotherStage && IsAct(r, kind))))
            Assert.Equal(Told(before, was[rule]), Told(after, is_[rule]));
    }, iter: LongRun.Tries(150), time: LongRun.Seconds);

    /// <summary>Facts that answer a circumstance concern whatever turns on it.</summary>
    private static readonly HashSet<FactKind> Answers =
        WorkedCase.Book.Terms.Circumstances.Values.Select(c => c.TrueWith).OfType<FactKind>().ToHashSet();

    /// <summary>A kind that the rule knows only as an act or an extension of its own stage, or starts only with the stage that it names.</summary>
    private static bool IsAct(Rule rule, FactKind kind) =>
        (!rule.Trigger.Facts.Contains(kind) || rule.Trigger.Stage is not null) && rule.Trigger.Needs != kind
        && kind is FactKind.Submitted or FactKind.Acknowledged or FactKind.Published or FactKind.Done or FactKind.ExtendedTo or FactKind.DelayedUntil;

    private static string Told(Evaluation.Evaluation evaluation, IEnumerable<Obligation> some) => (evaluation with { Obligations = [.. some], Conflicts = [] }).Told();

    /// <summary>
    /// The one exception is the other reading of Delegated Regulation (EU) 2025/301 Art. 5 (DORA_NOON): what ends on Sunday may wait for
    /// Monday noon, what ends on Monday morning may not.
    /// </summary>
    [Fact]
    public void A_later_start_never_ends_earlier() => Gen.Select(AnyCase.Any, Gen.Long[0, 3_000_000]).Sample((any, moved) =>
    {
        var start = any.Facts.Facts[0];
        if (start.When.Date is not null) return;
        var shift = Duration.FromSeconds(moved);
        var later = any.Facts with { Facts = [start with { When = Occurrence.Between(start.When.Earliest + shift, start.When.Latest + shift, start.When.Zone) }, .. any.Facts.Facts.Skip(1)] };
        var now = start.When.Latest + shift;
        var after = Evaluator.Evaluate(any.Alone, later, now).Obligations.ToLookup(Identity);
        foreach (var before in Evaluator.Evaluate(any.Alone, any.Facts, now).Obligations)
            foreach (var then in after[Identity(before)])
            {
                var said = $"{any}\nlater by {shift}: {before.Conservative} / {before.LatestArguable} / {before.KeepUntil}, then {then.Conservative} / {then.LatestArguable} / {then.KeepUntil}";
                Assert.False(before.Conservative > then.Conservative, said);
                if (!CountsToNoon(before.Rule)) Assert.False(before.LatestArguable > then.LatestArguable, said);
                Assert.False(before.KeepUntil > then.KeepUntil, said);
            }
    }, iter: LongRun.Tries(Tries), time: LongRun.Seconds);

    [Fact]
    public void Act_by_never_lies_after_the_other_reading() => AnyCase.Any.Sample(any =>
        Evaluator.Evaluate(any.Alone, any.Facts, any.Facts.Facts[0].When.Latest + Duration.FromDays(90)).Obligations
            .All(o => o.LatestArguable is null || o.Conservative <= o.LatestArguable), iter: LongRun.Tries(Tries), time: LongRun.Seconds);

    private static bool CountsToNoon(Rule rule) => rule.Period.All().OfType<Rules.Period.Elapsed>().Any(e => e.Counting == CountingCode.DoraNoon);

    private static (Rule, string, string?, string?, string?, int?) Identity(Obligation o) => (o.Rule, o.Recipient, o.Group, o.Trigger?.Id, o.Needed?.Id, o.Occurrence);
}
