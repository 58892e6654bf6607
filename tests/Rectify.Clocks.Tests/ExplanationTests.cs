using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Testing;

namespace Rectify.Clocks.Tests;

/// <summary>
/// The chain from the fact to the deadline for every form of a period and every way in which a fact may be known, step by step. The rule is
/// that of <see cref="SmallLaw"/>: 24 hours from awareness, sent to one authority.
/// </summary>
public sealed class ExplanationTests
{
    private const string Aware = "aware 2026-12-01T00:00Z";
    private const string Table = "period: { table: { unless: { grave: no }, rows: [{ when: { leak: yes, grave: yes }, then: { hours: 4 }, note: { en: grave, zh: 严重 } }, { when: { leak: yes }, then: { table: { rows: [{ when: { grade: high }, then: { hours: 12 } }, { then: { hours: 24 } }] } } }, { when: { leak: no }, then: notStated }] } }";

    /// <summary>What happens, the rule's own lines, and the facts; a question mark behind one makes it a signal that nobody has confirmed. <c>x=y</c> is said.</summary>
    private static readonly (string Happens, string[] Lines, string[] Facts)[] Cases =
    [
        ("nothing has happened", [], []),
        ("the fact is known to the second", [], [Aware]),
        ("only its date is known", ["validTo: 2026-12-31"], ["aware 2026-12-01"]),
        ("it happened between two instants", [], ["aware 2026-12-01T00:00Z/2026-12-01T06:00Z"]),
        ("it is a signal", [], ["aware 2026-12-01T00:00Z?"]),
        ("another fact is needed too", ["trigger: { fact: [aware], needs: fixReady }"], [Aware, "fixReady 2026-12-05T00:00Z"]),
        ("the fact that is needed is a signal", ["trigger: { fact: [aware], needs: fixReady }"], [Aware, "fixReady 2026-12-05T00:00Z?"]),
        ("the authority gave more time", [], [Aware, "extendedTo 2026-12-09T12:00Z"]),
        ("it gave more time twice", [], [Aware, "extendedTo 2026-12-09T12:00Z", "extendedTo 2026-12-10"]),
        ("it asked to wait", [], [Aware, "delayedUntil 2026-12-09"]),
        ("that it gave more time is a signal", [], [Aware, "extendedTo 2026-12-09T12:00Z?"]),
        ("it is sent and acknowledged", [], [Aware, "submitted 2026-12-01T06:00Z", "acknowledged 2026-12-01T07:00Z"]),
        ("what is sent must be received", ["metBy: received"], [Aware, "submitted 2026-12-01T06:00Z", "acknowledged 2026-12-03T07:00Z"]),
        ("the law gives no number", ["period: immediately", "counting: -"], [Aware]),
        ("the organisation set itself a target", ["period: immediately", "counting: -"], ["target", Aware]),
        ("a target beside a number says nothing", [], ["target", Aware]),
        ("the law names no time", ["period: notStated", "counting: -"], [Aware]),
        ("the time runs from another fact", ["period: { hours: 24, from: reportedOrally }"], [Aware, "reportedOrally 2026-12-02T00:00Z"]),
        ("which is a signal", ["period: { hours: 24, from: reportedOrally }"], [Aware, "reportedOrally 2026-12-02T00:00Z?"]),
        ("which is not recorded", ["period: { hours: 24, from: reportedOrally }"], [Aware]),
        ("an authority set the date", ["period: { dateIn: dueSet }", "counting: -"], [Aware, "dueSet 2026-12-09"]),
        ("it set the date of another stage", ["period: { dateIn: dueSet }", "counting: -"], [Aware, "dueSet 2026-12-09 another"]),
        ("a confirmed date goes before a signal of one", ["period: { dateIn: dueSet }", "counting: -"], [Aware, "dueSet 2026-12-09?", "dueSet 2026-12-10", "dueSet 2026-12-11"]),
        ("of signals the first goes before", ["period: { dateIn: dueSet }", "counting: -"], [Aware, "dueSet 2026-12-09?", "dueSet 2026-12-10?"]),
        ("the date that it set is too near", ["period: { dateIn: dueSet, atLeast: { hours: 72 } }"], [Aware, "dueSet 2026-12-02T00:00Z"]),
        ("the date that it set is far enough", ["period: { dateIn: dueSet, atLeast: { hours: 72 } }"], [Aware, "dueSet 2026-12-04T00:00Z"]),
        ("the date that it set may be too near", ["period: { dateIn: dueSet, atLeast: { hours: 72 } }"], [Aware, "dueSet 2026-12-03T00:00Z/2026-12-05T00:00Z"]),
        ("no date is set", ["period: { dateIn: dueSet }", "counting: -"], [Aware]),
        ("before a product goes live", ["period: { before: goesLive }", "counting: -"], [Aware, "goesLive 2026-12-09"]),
        ("before a product goes live, which may be at two instants", ["period: { before: goesLive }", "counting: -"], [Aware, "goesLive 2026-12-09T00:00Z/2026-12-10T00:00Z?"]),
        ("when it goes live is not recorded", ["period: { before: goesLive }", "counting: -"], [Aware]),
        ("two times stand in the law", ["period: { between: [{ hours: 24 }, { hours: 48, counting: EU_1182_HOURS }] }"], [Aware]),
        ("one of both is not recorded", ["period: { between: [{ hours: 24 }, { hours: 48, from: reportedOrally }] }"], [Aware]),
        ("the earliest of several counts", ["period: { earliestOf: [{ hours: 72, counting: EU_1182_HOURS }, { dateIn: dueSet }, { hours: 96 }] }"], [Aware, "dueSet 2026-12-04T00:30Z/2026-12-05T00:00Z?"]),
        ("none of several is known", ["period: { earliestOf: [{ dateIn: dueSet }, { dateIn: replyBy }] }", "counting: -"], [Aware]),
        ("it must be kept", ["period: { keep: { hours: 24, counting: EU_1182_HOURS } }", "counting: -", "metBy: kept"], [Aware]),
        ("it comes again", ["period: { every: { hours: 24 } }"], ["aware 2026-12-29T12:00Z"]),
        ("it comes again from a date that is not recorded", ["period: { every: { hours: 24, from: reportedOrally } }"], [Aware]),
        ("the first row holds", [Table], [Aware, "leak=yes", "grave=yes"]),
        ("the first row is taken not to hold", [Table], [Aware, "leak=yes", "grade=low"]),
        ("a row of the table inside may hold", [Table], [Aware, "leak=yes"]),
        ("a row without a time holds", [Table], [Aware, "leak=no"]),
        ("all rows may hold", [Table], [Aware]),
        ("all rows may hold, and who is bound is not known either", [Table, "binds: { role: [operator] }"], [Aware]),
        ("no row holds", ["period: { table: { rows: [{ when: { leak: yes }, then: { hours: 4 } }] } }"], [Aware, "leak=no"]),
        ("two rows may hold because of two things", ["period: { table: { rows: [{ when: { grade: high }, then: { hours: 4 } }, { when: { leak: yes }, then: { hours: 24 } }] } }"], [Aware]),
        ("one row may hold", ["period: { table: { rows: [{ when: { leak: yes }, then: { hours: 4 } }] } }"], [Aware]),
        ("one row may hold, and a row of the table inside may hold", ["period: { table: { rows: [{ when: { leak: yes }, then: { table: { rows: [{ when: { grade: high }, then: { hours: 12 } }] } } }] } }"], [Aware]),
        ("rows without a time may hold", ["period: { table: { rows: [{ when: { leak: yes }, then: immediately }, { then: notStated }] } }", "counting: -"], [Aware]),
        ("who is bound by a row is not known", ["period: { table: { unless: { grave: no }, rows: [{ when: { role: [operator], leak: yes, grave: no }, then: { hours: 4 } }, { then: { hours: 24 } }] } }"], [Aware, "leak=yes"]),
        ("of what a row asks two things are not known", ["period: { table: { unless: { grave: no }, rows: [{ when: { grade: high, leak: yes }, then: { hours: 4 } }, { then: { hours: 24 } }] } }"], [Aware]),
        ("which row of one of several holds is not known", ["period: { earliestOf: [{ hours: 72 }, { table: { rows: [{ when: { leak: yes }, then: { hours: 4 } }, { then: { hours: 96 } }] } }] }"], [Aware]),
        ("the calendar does not know the end of one of several", ["period: { earliestOf: [{ hours: 24 }, { days: 40 }] }", "counting: [HOURS_ELAPSED, CALENDAR_DAYS]", "calendar: december"], [Aware]),
        ("the calendar may miss a holiday at the end of one of several", ["period: { earliestOf: [{ hours: 240 }, { days: 3 }] }", "counting: [HOURS_ELAPSED, CALENDAR_DAYS]", "calendar: december"], [Aware]),
        ("the calendar does not know the end of one of two rows", ["period: { table: { rows: [{ when: { leak: yes }, then: { hours: 24 } }, { then: { days: 40 } }] } }", "counting: [HOURS_ELAPSED, CALENDAR_DAYS]", "calendar: december"], [Aware]),
        ("the calendar may miss a holiday at the end of one of two rows", ["period: { table: { rows: [{ when: { leak: yes }, then: { hours: 24 } }, { then: { days: 3 } }] } }", "counting: [HOURS_ELAPSED, CALENDAR_DAYS]", "calendar: december"], [Aware]),
        ("the calendar may miss a holiday at the second of two times", ["period: { between: [{ hours: 24 }, { days: 3 }] }", "counting: [HOURS_ELAPSED, CALENDAR_DAYS]", "calendar: december"], [Aware]),
        ("the calendar does not know the end of what is kept", ["period: { keep: { days: 40 } }", "counting: CALENDAR_DAYS", "calendar: december", "metBy: kept"], [Aware]),
        ("the last day is no working day", ["period: { days: 4 }", "counting: CALENDAR_DAYS", "calendar: december"], [Aware]),
        ("rows that may hold have their times in other facts", ["period: { table: { rows: [{ when: { leak: yes }, then: { dateIn: dueSet } }, { then: { hours: 48, counting: EU_1182_HOURS } }] } }", "counting: -"], [Aware, "dueSet 2026-12-02T00:00Z?"]),
    ];

    [Fact]
    public void Each_step_from_the_fact_to_the_deadline_is_said() =>
        Assert.Null(Golden.Difference("tests/Rectify.Clocks.Tests/Goldens/explanations.txt", string.Concat(Cases.Select(c => $"{c.Happens}\n{Told(c.Lines, c.Facts)}\n"))));

    private static readonly RuleFile December = new("rules/calendars/december.yaml", """
        id: december
        version: 1
        title: { en: December, zh: 十二月 }
        weekend: [saturday, sunday]
        covers: { from: 2026-12-01, to: 2026-12-31 }
        complete: no
        """);

    private static string Told(string[] lines, string[] happened)
    {
        var facts = SmallLaw.Case([.. happened.Where(h => h.Contains(' ', StringComparison.Ordinal)).Select(h => h.TrimEnd('?'))]);
        var signals = happened.Where(h => h.Contains(' ', StringComparison.Ordinal)).Select(h => h.EndsWith('?')).ToList();
        facts = facts with { Facts = [.. facts.Facts.Select((f, i) => f with { Provisional = signals[i] })] };
        foreach (var said in happened.Where(h => h.Contains('=', StringComparison.Ordinal)).Select(h => h.Split('='))) facts = facts.Say(said[0], said[1]);
        if (happened.Contains("target")) facts = facts with { Profile = new Profile { TargetHours = new Dictionary<string, int> { ["r"] = 6 } } };
        return string.Concat(SmallLaw.Book(December, SmallLaw.Rule("r", lines)).At(facts, "2026-12-31T00:00Z").Select(o =>
            $"  {o.State} {o.Timing} {o.CannotSay}, act by {o.ActBy}, other reading {o.LatestArguable}, keep until {o.KeepUntil}, {o.Applicability.Reason} {o.Applicability.Question?.Word}{(o.Provisional ? ", provisional" : "")}{(o.Extended ? ", extended" : "")}{(o.CalendarIncomplete ? ", calendar may miss a holiday" : "")}\n"
            + string.Concat(o.Explanation.Where(s => s.Code is not (StepCode.Checked or StepCode.PersonDecides or StepCode.TimeZoneData)).Select(s => $"    {s}\n"))));
    }
}
