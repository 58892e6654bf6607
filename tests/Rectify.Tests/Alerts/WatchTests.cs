using NodaTime;
using Rectify.Alerts;
using Rectify.Foundation;

namespace Rectify.Tests.Alerts;

public sealed class WatchTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 12, 11, 9, 0);
    private static readonly Watch Day = new(new Id(1), "eu.cra.srp", Start, Start + Duration.FromHours(24));

    [Fact]
    public void The_steps_are_half_a_quarter_a_tenth_due_and_each_day_after()
    {
        Assert.Equal(
            [(AlarmStep.Half, 12.0), (AlarmStep.Quarter, 18.0), (AlarmStep.Tenth, 21.6), (AlarmStep.Due, 24.0), (AlarmStep.After, 48.0), (AlarmStep.After, 72.0)],
            Day.Steps().Take(6).Select(step => (step.Step, Math.Round((step.At - Start).TotalHours, 3))));
        Assert.Equal(4 + Watch.DaysAfter, Day.Steps().Count());
        Assert.Equal(Enumerable.Range(0, Watch.DaysAfter), Day.Steps().Where(step => step.Step == AlarmStep.After).Select(step => step.Turn));
    }

    [Fact]
    public void What_is_due_at_once_has_no_half_and_what_has_no_time_has_no_steps()
    {
        Assert.Equal(AlarmStep.Due, (Day with { StartedAt = Start + Duration.FromHours(24) }).Steps().First().Step);
        Assert.Empty((Day with { ActBy = null }).Steps());
        Assert.Equal([AlarmStep.Opened], (Day with { ActBy = null }).ToRaise([], Start, Start).Select(step => step.Step));
        Assert.Null((Day with { ActBy = null }).NextAfter(Start));
    }

    [Theory]
    [InlineData(0, AlarmStep.Opened)]
    [InlineData(20, AlarmStep.Opened)]
    [InlineData(24, AlarmStep.Due)]
    [InlineData(50, AlarmStep.After)]
    public void Seen_for_the_first_time_it_is_told_once_where_it_stands(int hours, AlarmStep expected) =>
        Assert.Equal([expected], Day.ToRaise([], Start + Duration.FromHours(hours), Start + Duration.FromHours(hours)).Select(step => step.Step));

    [Fact]
    public void What_was_missed_since_then_is_raised_all_of_it_and_nothing_twice()
    {
        var opened = Raised(AlarmStep.Opened, Start);
        Assert.Empty(Day.ToRaise([opened], Start, Start + Duration.FromHours(11)));
        Assert.Equal([AlarmStep.Half, AlarmStep.Quarter], Day.ToRaise([opened], Start, Start + Duration.FromHours(20)).Select(step => step.Step));
        Assert.Equal([AlarmStep.Quarter], Day.ToRaise([opened, Raised(AlarmStep.Half, Start + Duration.FromHours(12))], Start, Start + Duration.FromHours(20)).Select(step => step.Step));
    }

    [Fact]
    public void What_was_known_while_no_process_ran_is_raised_late_from_then_on() =>
        Assert.Equal(
            [(AlarmStep.Opened, 2.0), (AlarmStep.Half, 12.0), (AlarmStep.Quarter, 18.0)],
            Day.ToRaise([], Start + Duration.FromHours(2), Start + Duration.FromHours(20)).Select(step => (step.Step, (step.At - Start).TotalHours)));

    [Fact]
    public void Steps_before_it_was_first_seen_are_no_news()
    {
        var seen = Raised(AlarmStep.Opened, Start + Duration.FromHours(19));
        Assert.Equal([AlarmStep.Tenth], Day.ToRaise([seen], Start, Start + Duration.FromHours(22)).Select(step => step.Step));
    }

    [Fact]
    public void A_clock_that_is_set_back_raises_nothing_again()
    {
        Alarm[] raised = [Raised(AlarmStep.Opened, Start), Raised(AlarmStep.Half, Start + Duration.FromHours(12))];
        Assert.Empty(Day.ToRaise(raised, Start, Start + Duration.FromHours(2)));
        Assert.Empty(Day.ToRaise(raised, Start, Start + Duration.FromHours(13)));
    }

    [Fact]
    public void Another_act_by_is_told_as_moved()
    {
        var later = Day with { ActBy = Start + Duration.FromHours(72) };
        Assert.Equal([AlarmStep.Moved], later.ToRaise([Raised(AlarmStep.Opened, Start)], Start + Duration.FromHours(1), Start + Duration.FromHours(1)).Select(step => step.Step));
    }

    private static Alarm Raised(AlarmStep step, Instant at) => new()
    {
        Id = new(new Id(2)), Case = Day.Case, Number = "CASE-0001", Recipient = Day.Recipient, RecipientName = Text.Same("SRP"), ActBy = Day.ActBy, Step = step,
        ScheduledAt = at, RaisedAt = at,
    };
}
