using CsCheck;
using NodaTime;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Tests;

public sealed class EvaluationProperties
{
    private static readonly Gen<Fact> Facts =
        from kind in Gen.Enum<FactKind>()
        from second in Gen.Long[1_788_000_000, 1_800_000_000]
        from width in Gen.OneOf(Gen.Const(0L), Gen.Long[0, 90_000])
        from id in Gen.Int[0, 30]
        from supersedes in Gen.Int[-60, 30]
        from provisional in Gen.Int[0, 4]
        from address in Gen.OneOf([.. Stages.Select(Gen.Const)])
        from about in Gen.OneOf(Gen.Const((string?)null), Gen.Const<string?>("g1"), Gen.Const<string?>("g2"))
        select new Fact
        {
            Id = $"f{id}", Kind = kind, RecordedAt = Instant.FromUnixTimeSeconds(second),
            When = Occurrence.Between(Instant.FromUnixTimeSeconds(second), Instant.FromUnixTimeSeconds(second + width), DateTimeZone.Utc),
            Supersedes = supersedes < 0 ? null : $"f{supersedes}", Provisional = provisional == 0,
            Recipient = address.Recipient, Stage = address.Stage, Group = about,
        };

    private static readonly Gen<CaseFacts> Cases =
        from facts in Facts.List[0, 14]
        from exploited in Gen.Int[0, 2]
        from adopted in Gen.Bool
        select Case([.. facts.DistinctBy(f => f.Id)], exploited, adopted);

    private static IEnumerable<(string? Recipient, string? Stage)> Stages =>
        RuleBook.Embedded().Rules.SelectMany(r => r.Recipients, (r, to) => ((string?)to.Id, (string?)r.Stage)).Append((null, null));

    [Fact]
    public void The_order_of_recording_changes_nothing() =>
        Gen.Select(Cases, Gen.Int[0, 1000]).Sample((facts, seed) =>
        {
            var shuffled = facts with { Facts = [.. facts.Facts.OrderBy(f => (f.Id[^1] * 7919 + f.Id.Length * 31 + seed) % 101)] };
            return facts.Evaluate(Now).Told() == shuffled.Evaluate(Now).Told();
        }, iter: LongRun.Tries(300));

    [Fact]
    public void The_same_question_has_the_same_answer() =>
        Cases.Sample(facts => facts.Evaluate(Now).Told() == facts.Evaluate(Now).Told(), iter: LongRun.Tries(100));

    [Fact]
    public void A_fact_that_no_rule_asks_for_changes_nothing() =>
        Cases.Sample(facts =>
        {
            // An act towards nobody: rules may ask for every kind of fact, but none for this recipient and stage.
            var unrelated = Given.Fact(FactKind.Done, "2026-12-01T00:00:00Z", "unrelated") with { Recipient = "nobody", Stage = "nothing" };
            var more = facts with { Facts = [.. facts.Facts, unrelated] };
            return facts.Evaluate(Now).Told() == more.Evaluate(Now).Told();
        }, iter: LongRun.Tries(200));

    [Fact]
    public void Each_state_agrees_with_its_definition() =>
        Gen.Select(Cases, Gen.Long[1_788_000_000, 1_802_000_000]).Sample((facts, second) =>
        {
            var now = Instant.FromUnixTimeSeconds(second);
            foreach (var o in Evaluator.Evaluate(RuleBook.Embedded(), facts, now).Obligations) AgreesWithItsDefinition(o, now);
        }, iter: LongRun.Tries(500));

    [Fact]
    public void Time_only_moves_an_open_obligation_forward() =>
        Gen.Select(Cases, Gen.Long[1_788_000_000, 1_802_000_000], Gen.Long[0, 10_000_000]).Sample((facts, second, later) =>
        {
            var before = Evaluator.Evaluate(RuleBook.Embedded(), facts, Instant.FromUnixTimeSeconds(second));
            var after = Evaluator.Evaluate(RuleBook.Embedded(), facts, Instant.FromUnixTimeSeconds(second + later)).Obligations.ToLookup(Identity);
            return before.Obligations.Where(o => o.IsOpen).All(o => after[Identity(o)].Single() is var then && (!then.IsOpen || then.State >= o.State));
        }, iter: LongRun.Tries(300));

    [Fact]
    public void No_two_obligations_are_the_same_one() =>
        Cases.Sample(facts => Evaluator.Evaluate(RuleBook.Embedded(), facts, Instant.FromUnixTimeSeconds(1_795_000_000)).Obligations
            .CountBy(Identity).All(same => same.Value == 1), iter: LongRun.Tries(2_000));

    private const string Now = "2026-12-20T00:00:00Z";

    private static (string, int, string, string?, string?, string?, int?) Identity(Obligation o) =>
        (o.RuleId, o.RuleVersion, o.Recipient, o.Group, o.Trigger?.Id, o.Needed?.Id, o.Occurrence);

    private static CaseFacts Case(IReadOnlyList<Fact> facts, int exploited, bool adopted)
    {
        var profile = Given.Provider with { Adopted = adopted ? RuleBook.Embedded().Rules.Select(r => r.Id).ToHashSet() : [] };
        var made = new CaseFacts(facts, profile);
        return exploited == 2 ? made : made.With(Circumstances.ActivelyExploited, exploited == 1);
    }

    private static void AgreesWithItsDefinition(Obligation o, Instant now)
    {
        var judged = o.Confidence == Confidence.Confirmed || o.CannotSay != CannotSayReason.RuleNotVerified;
        Assert.True(o.Conservative is null || o.LatestArguable is null || o.Conservative <= o.LatestArguable);
        Assert.Equal(o.Trigger is null, o.State is ObligationState.NotTriggered || (o.State == ObligationState.NotApplicable && o.StartedAt is null));
        Assert.Equal(o.State == ObligationState.NotApplicable, o.Applicability.Answer == Answer.No);
        Assert.Equal(o.State == ObligationState.Met, o.Timing is not null);
        switch (o.State)
        {
            case ObligationState.Running:
                Assert.True(o.Conservative is null || now <= o.Conservative);
                break;
            case ObligationState.Contested:
                Assert.True(now > o.Conservative && (o.CannotSay is not null || now <= o.LatestArguable));
                break;
            case ObligationState.Overdue:
                Assert.True(now > o.LatestArguable && o.CannotSay is null && judged && !o.Provisional && o.Force == Force.Mandatory && o.Applicability.Answer == Answer.Yes);
                break;
            case ObligationState.Met:
                Assert.True(o.MetBy is { } act && act.When.Earliest <= now && !act.Provisional);
                if (o.Timing == MetTiming.OnTime) Assert.True(o.MetBy?.When.Latest <= o.Conservative);
                if (o.Timing == MetTiming.Late) Assert.True(o.MetBy?.When.Earliest > o.LatestArguable && !o.Provisional && o.Applicability.Answer == Answer.Yes);
                break;
            default:
                Assert.Null(o.Deadline);
                break;
        }
    }
}
