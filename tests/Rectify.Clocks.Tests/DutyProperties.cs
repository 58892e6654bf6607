using CsCheck;
using NodaTime;
using Rectify.Clocks.Evaluation;

namespace Rectify.Clocks.Tests;

/// <summary>What a store keeps of a case must be what the whole answer says, for as long as it is kept.</summary>
public sealed class DutyProperties
{
    [Fact]
    public void The_duties_of_a_case_are_those_of_the_whole_answer_that_a_fact_has_started_and_that_may_bind() =>
        Gen.Select(AnyCase.Any, Gen.Int[-5, 60]).Sample((any, days) =>
        {
            var now = any.Facts.Facts[0].When.Latest + Duration.FromDays(days);
            var whole = Evaluator.Evaluate(WorkedCase.Book, any.Facts, now);
            var expected = whole.Obligations.Where(o => o.Trigger is not null && o.State != ObligationState.NotApplicable);
            Assert.Equal(Told(whole, expected), Told(whole, Evaluator.Duties(WorkedCase.Book, any.Facts, now)));
        }, iter: LongRun.Tries(200), time: LongRun.Seconds);

    [Fact]
    public void Until_the_instant_that_is_named_time_alone_changes_no_duty() =>
        Gen.Select(AnyCase.Any, Gen.Long[-900_000, 6_000_000], Gen.Double.Unit).Sample((any, seconds, part) =>
        {
            var now = any.Facts.Facts[0].When.Latest + Duration.FromSeconds(seconds);
            var duties = Evaluator.Duties(any.Alone, any.Facts, now);
            var until = Holding.Until(duties, any.Facts, now);
            Assert.True(until is null || until >= now, $"{any}\nuntil {until} at {now}");
            var last = until ?? now + Duration.FromDays(4_000);
            var whole = Evaluator.Evaluate(any.Alone, any.Facts, now);
            foreach (var later in new[] { now + ((last - now) * part), last })
                Assert.True(Told(whole, duties) == Told(whole, Evaluator.Duties(any.Alone, any.Facts, later)), $"{any}\nat {now} until {until}, other at {later}");
        }, iter: LongRun.Tries(2_000), time: LongRun.Seconds);

    /// <summary>Otherwise it would be enough to name no instant at all.</summary>
    [Fact]
    public void An_answer_whose_deadline_lies_ahead_turns_with_it()
    {
        var edge = WorkedCase.AllEdges.First(e => e.Bound && e.Rule == "eu.cra.aev.ew");
        var now = edge.Start.When.Latest;
        var duties = Evaluator.Duties(WorkedCase.BookOf[edge.Rule], edge.Case, now);
        var actBy = Assert.Single(duties).Conservative;
        Assert.Equal(actBy, Holding.Until(duties, edge.Case, now));
        Assert.Equal(ObligationState.Contested, Assert.Single(Evaluator.Duties(WorkedCase.BookOf[edge.Rule], edge.Case, (actBy ?? now) + Duration.Epsilon)).State);
    }

    private static string Told(Evaluation.Evaluation answer, IEnumerable<Obligation> some) => (answer with { Obligations = [.. some], Conflicts = [] }).Told();
}
