using NodaTime;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Tests;

/// <summary>Until when an answer holds by itself: the next instant at which time alone would change it, and no later one.</summary>
public sealed class HoldingTests
{
    /// <summary>A minus says: just before.</summary>
    [Theory]
    [InlineData("period: { hours: 24 }", "2026-12-01T12:00Z", "2026-12-02T00:00Z", "to the deadline")]
    [InlineData("period: { hours: 24 }", "2026-12-02T00:00Z", "2026-12-02T00:00Z", "at its instant the deadline is kept")]
    [InlineData("period: { hours: 24 }", "2026-12-02T00:00:01Z", null, "nothing lies ahead")]
    [InlineData("counting: EU_1182_HOURS", "2026-12-02T00:00:01Z", "2026-12-02T01:00Z", "between both readings to the other one")]
    [InlineData("metBy: kept", "2026-12-01T12:00Z", "2026-12-02T00:00Z", "to the end of what is kept")]
    [InlineData("period: { every: { hours: 24 } }", "2026-12-01T12:00Z", "-2026-12-02T00:00Z", "the next period begins at the end of this one")]
    [InlineData("period: immediately", "2026-12-01T12:00Z", null, "what has no end does not change")]
    [InlineData("", "2026-11-30T00:00Z", "-2026-12-01T00:00Z", "the fact itself lies ahead")]
    [InlineData("", "2026-12-01T12:00Z", "-2026-12-01T18:00Z", "the first instant at which the act may have been", "submitted 2026-12-01T18:00Z/2026-12-01T20:00Z")]
    [InlineData("", "2026-12-01T19:00Z", "-2026-12-01T20:00Z", "the last at which it may have been", "submitted 2026-12-01T18:00Z/2026-12-01T20:00Z")]
    public void An_answer_holds_until_the_next_instant_at_which_time_alone_changes_it(string line, string now, string? until, string because, params string[] more)
    {
        string[] lines = line switch
        {
            "metBy: kept" => ["period: { keep: { hours: 24 } }", line],
            "period: immediately" => [line, "counting: -"],
            _ => [line],
        };
        var (book, facts) = (SmallLaw.Book(SmallLaw.Rule("r", lines)), SmallLaw.Case(["aware 2026-12-01T00:00Z", .. more]));
        var found = Holding.Until(Evaluator.Duties(book, facts, Given.At(now)), facts, Given.At(now));
        Assert.True(found == (until is null ? null : until[0] == '-' ? Given.At(until[1..]) - Duration.Epsilon : Given.At(until)), $"{because}: {found}");
    }

    [Fact]
    public void What_must_be_kept_is_kept_until_its_end_and_then_it_is_over()
    {
        var book = SmallLaw.Book(SmallLaw.Rule("r", "period: { keep: { hours: 24 } }", "metBy: kept"));
        Assert.Equal((ObligationState.Running, null), At("2026-12-02T00:00Z"));
        Assert.Equal((ObligationState.Met, MetTiming.CannotSay), At("2026-12-02T00:00:01Z"));

        (ObligationState, MetTiming?) At(string now)
        {
            var duty = Assert.Single(book.At(SmallLaw.Case("aware 2026-12-01T00:00Z"), now));
            Assert.Equal((Given.At("2026-12-02T00:00Z"), CannotSayReason.KeepingNotSeen), (duty.KeepUntil, duty.CannotSay));
            return (duty.State, duty.Timing);
        }
    }
}
