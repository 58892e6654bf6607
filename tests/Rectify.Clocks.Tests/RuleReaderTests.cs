using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;
using Rectify.Clocks.Yaml;

namespace Rectify.Clocks.Tests;

/// <summary>What the parts of a rule may be, and what is said of one that does not fit.</summary>
public sealed class RuleReaderTests
{
    /// <summary>The period stands in line 15, the counting in line 16.</summary>
    [Theory]
    [InlineData("period: immediatly", "15:9 UnknownWord [immediatly] [immediately] [Period]")]
    [InlineData("period: notstated", "15:9 UnknownWord [notstated] [notStated] [Period]")]
    [InlineData("period: [{ hours: 1 }]", "15:9 WrongShape [mapping] [list]")]
    [InlineData("period: {}", "15:9 WrongShape [exactly one of minutes, hours, days, workingDays, months, dateIn, before, betwee…] [0]")]
    [InlineData("period: { hours: 24, before: goesLive }", "15:9 WrongShape [exactly one of minutes, hours, days, workingDays, months, dateIn, before, betwee…] [2]")]
    [InlineData("period: { dateIn: dueSet, keep: { hours: 24 }, every: { hours: 24 } }", "15:9 WrongShape [exactly one of minutes, hours, days, workingDays, months, dateIn, before, betwee…] [3]")]
    [InlineData("period: { hours: 24, hour: 24 }", "15:22 UnknownKey [hour] [hours]")]
    [InlineData("period: { hours: 0 }", "15:18 WrongValue [whole number from 1 to 439200] [0]")]
    [InlineData("period: { between: [{ hours: 24 }] }", "15:11 WrongShape [list of two times] [1]")]
    [InlineData("period: { between: [{ hours: 24 }, { hours: 48 }, { hours: 72 }] }", "15:11 WrongShape [list of two times] [3]")]
    [InlineData("period: { between: [{ hours: 24 }, {}] }", "15:36 WrongShape [minutes, hours, days, workingDays or months] [none of them]")]
    [InlineData("period: { table: { unless: { leak: no } } }", "15:18 MissingKey [rows]", "counting: -")]
    [InlineData("period: { table: { rows: [{ then: { hours: 24 }, else: immediately }] } }", "15:50 UnknownKey [else] []")]
    [InlineData("period: { hours: 24, counting: US_CALENDAR }", "15:22 CountingDoesNotFit [US_CALENDAR] [hours]", "counting: -")]
    [InlineData("period: { hours: 24 }", "15:9 MissingKey [counting]", "counting: -")]
    [InlineData("period: { workingDays: 3 }", "15:11 CountingDoesNotFit [HOURS_ELAPSED, US_CALENDAR] [workingDays]; 16:1 NotForThisPeriod [US_CALENDAR]", "counting: [HOURS_ELAPSED, US_CALENDAR]")]
    [InlineData("period: { hours: 24 }", "16:1 NotForThisPeriod [CALENDAR_DAYS]", "counting: [HOURS_ELAPSED, CALENDAR_DAYS]")]
    [InlineData("period: immediately", "16:1 NotForThisPeriod [HOURS_ELAPSED]")]
    [InlineData("period: { days: 3 }", "1:1 MissingKey [calendar]", "counting: CALENDAR_DAYS")]
    [InlineData("period: { hours: 24 }", "22:1 NotForThisPeriod [calendar]", "calendar: eu")]
    [InlineData("period: { keep: { hours: 24 } }", "21:1 NotForThisPeriod [sent]")]
    [InlineData("period: { hours: 24 }", "21:1 NotForThisPeriod [kept]", "metBy: kept")]
    [InlineData("replaces: 1", "22:1 WrongValue [version before this one] [1]")]
    [InlineData("replaces: 2", "22:1 WrongValue [version before this one] [2]")]
    [InlineData("confidence: unsure", "12:1 UnsureWithoutReason")]
    [InlineData("validTo: 2019-12-31", "22:1 EndsBeforeItBegins [validFrom] [validTo]")]
    [InlineData("validTo: 2026-02-30", "22:10 WrongValue [date (YYYY-MM-DD)] [2026-02-30]")]
    [InlineData("zone: Mars", "17:7 WrongValue [time zone of the tz database] [Mars]")]
    [InlineData("counting: []", "16:11 WrongShape [list with at least one entry] [empty list]", "period: immediately")]
    [InlineData("recipient: []", "20:12 WrongShape [list with at least one entry] [empty list]")]
    [InlineData("recipient: a", "20:12 WrongShape [mapping] [text]")]
    [InlineData("form: { name: { en: A, zh: 甲 }, asOf: 2026-01-01, official: yes, fields: [{ field: a, need: always }] }", "22:93 UnknownWord [always] [] [FieldNeed]")]
    [InlineData("prohibitions: [{ article: Art. 2, en: A }]", "22:16 MissingKey [zh]")]
    public void A_part_that_does_not_fit_is_said_where_it_stands(string line, string problem, params string[] more) =>
        Assert.Equal(problem.Split("; "), RuleReader.Read(SmallLaw.Rule("r", [line, .. more])).Problems.Select(p => p.ToString()[(p.File.Length + 1)..]));

    [Theory]
    [InlineData("period: { hours: 24 }", "24 Hours HoursElapsed")]
    [InlineData("period: { minutes: 90 }", "90 Minutes HoursElapsed")]
    [InlineData("period: { hours: 24, counting: EU_1182_HOURS }", "24 Hours Eu1182Hours", "counting: -")]
    [InlineData("period: { hours: 24, from: reportedOrally }", "24 Hours HoursElapsed from ReportedOrally")]
    [InlineData("period: { between: [{ hours: 24 }, { days: 2 }] }", "24 Hours HoursElapsed, 2 Days UsCalendar", "counting: [HOURS_ELAPSED, US_CALENDAR]")]
    [InlineData("period: { dateIn: dueSet, atLeast: { hours: 24 } }", "24 Hours HoursElapsed")]
    [InlineData("period: { earliestOf: [{ dateIn: dueSet }, { hours: 24 }, { hours: 48 }] }", "24 Hours HoursElapsed, 48 Hours HoursElapsed")]
    [InlineData("period: { every: { hours: 24 }, until: handlingEnded }", "24 Hours HoursElapsed")]
    [InlineData("period: { keep: { hours: 24 } }", "24 Hours HoursElapsed", "metBy: kept")]
    [InlineData("period: { table: { rows: [{ when: { leak: yes }, then: { hours: 24 } }, { then: { earliestOf: [{ hours: 48 }] } }] } }", "24 Hours HoursElapsed, 48 Hours HoursElapsed")]
    [InlineData("period: immediately", "", "counting: -")]
    [InlineData("period: notStated", "", "counting: -")]
    [InlineData("period: { before: goesLive }", "", "counting: -")]
    public void The_times_of_every_form_of_a_period_are_counted_as_the_rule_or_the_time_itself_says(string line, string times, params string[] more)
    {
        var read = RuleReader.Read(SmallLaw.Rule("r", [line, .. more]));
        Assert.Empty(read.Problems);
        var found = read.Value?.Period.All().OfType<Period.Elapsed>().Select(e => $"{e.Count} {e.Unit} {e.Counting}{(e.From is { } from ? $" from {from}" : "")}");
        Assert.Equal(times, string.Join(", ", found ?? []));
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("cnGrade2", true)]
    [InlineData("Leak", false)]
    [InlineData("2nd", false)]
    [InlineData("is-it", false)]
    [InlineData("é", false)]
    [InlineData("", false)]
    public void A_circumstance_is_letters_and_digits_a_small_letter_first(string text, bool fits) =>
        Assert.Equal(fits ? [] : ["WrongValue [circumstance (letters and digits, a small letter first)]"], Said(RuleShapes.CircumstanceId, text));

    [Fact]
    public void A_circumstance_has_at_most_sixty_characters()
    {
        Assert.Empty(Said(RuleShapes.CircumstanceId, new string('a', 60)));
        Assert.Single(Said(RuleShapes.CircumstanceId, new string('a', 61)));
    }

    [Theory]
    [InlineData("EU", true)]
    [InlineData("eU", false)]
    [InlineData("Eu", false)]
    [InlineData("E", false)]
    [InlineData("EUR", false)]
    public void A_jurisdiction_is_two_capital_letters(string text, bool fits) =>
        Assert.Equal(fits ? [] : ["WrongValue [jurisdiction (two capital letters)]"], Said(RuleShapes.Jurisdiction, text));

    [Theory]
    [InlineData("yes", "yes")]
    [InlineData(">= 500", ">= 500")]
    [InlineData(">=500", ">= 500")]
    [InlineData("< 20", "< 20")]
    [InlineData("<20", "< 20")]
    [InlineData(">= many", null)]
    [InlineData("> 500", null)]
    [InlineData("<", null)]
    [InlineData("500", null)]
    public void What_is_asked_of_a_circumstance_is_a_word_or_a_bound(string text, string? asked)
    {
        Assert.Equal(asked is null ? ["WrongValue [circumstance (letters and digits, a small letter first)]"] : [], Said(RuleShapes.Condition, text));
        if (asked is not null) Assert.Equal(asked, RuleShapes.Condition.Read(Scalar(text), new ReadProblems("f")).ToString());
    }

    [Fact]
    public void One_of_several_words_may_be_asked_and_nothing_else()
    {
        Assert.Equal("low, high", RuleShapes.Condition.Read(new YamlNode.Sequence([Scalar("low"), Scalar("high")], default), new ReadProblems("f")).ToString());
        var problems = new ReadProblems("f");
        RuleShapes.Condition.Read(new YamlNode.Mapping([], new Place(3, 4)), problems);
        Assert.Equal("f:3:4 WrongShape [text] [mapping]", Assert.Single(problems.InOrder()).ToString());
    }

    [Theory]
    [InlineData("499", false, true)]
    [InlineData("500", true, false)]
    [InlineData("501", true, false)]
    [InlineData("many", false, false)]
    [InlineData("-1", false, false)]
    public void A_number_passes_at_least_its_bound_or_stays_below_it(string answer, bool atLeast, bool below) =>
        Assert.Equal((atLeast, below), (new Condition.AtLeast(500).Holds(answer), new Condition.Below(500).Holds(answer)));

    [Fact]
    public void What_a_rule_leaves_out_is_the_usual()
    {
        var rule = RuleReader.Read(SmallLaw.Rule("r")).Value ?? throw new InvalidOperationException();
        Assert.Equal((Which.First, (FactKind?)null, (string?)null), (rule.Trigger.Which, rule.Trigger.Needs, rule.Trigger.Stage));
        Assert.Equal([CountingCode.HoursElapsed], rule.Counting);
        Assert.Equal((0, 0), (rule.Languages.Count, rule.Prohibitions.Count));
        Assert.Null(rule.Replaces);
        Assert.Null(rule.Validity.To);
        Assert.False(rule.Disabled);
    }

    [Fact]
    public void Every_part_of_a_rule_is_kept_as_it_is_written()
    {
        var rule = RuleReader.Read(SmallLaw.Rule("r", "version: 3", "replaces: 2", "validTo: 2020-01-01", "languages: [en, zh]", "note: { en: N, zh: 注 }", "penalty: { en: P, zh: 罚 }", "retention: { en: R, zh: 存, months: 6 }",
            "prohibitions: [{ article: Art. 2, en: Not this, zh: 不得 }]",
            "form: { name: { en: F, zh: 表 }, asOf: 2026-01-01, official: yes, fields: [{ field: a, label: { en: L, zh: 标签 }, need: ifAvailable, format: free, max: 200 }] }",
            "recipient: [{ id: a, name: { en: A, zh: 甲 }, kind: authority, jurisdiction: DE, contact: a@example.org, closes: \"17:30\", sharedWith: [{ en: B, zh: 乙 }] }, { id: b, name: { en: B, zh: 乙 }, kind: users }]")).Value
            ?? throw new InvalidOperationException();
        Assert.Equal((3, 2, rule.Validity.From), (rule.Version, rule.Replaces, rule.Validity.To));
        Assert.Equal("en zh N P R", $"{string.Join(' ', rule.Languages)} {rule.Note?.English} {rule.Penalty?.English} {rule.Retention?.Text.English}");
        Assert.Equal(new KeptTime(6, PeriodUnit.Months), rule.KeptAtLeast);
        Assert.Equal("Art. 2 Not this 不得", Assert.Single(rule.Prohibitions) is var p ? $"{p.Article} {p.Text.English} {p.Text.Chinese}" : "");
        var field = Assert.Single(rule.Form?.Fields ?? []);
        Assert.Equal("F True a L IfAvailable free 200", $"{rule.Form?.Name.English} {rule.Form?.Official} {field.Name} {field.Label?.English} {field.Need} {field.Format} {field.MaxLength}");
        Assert.Equal(
            ["a 甲 Authority DE a@example.org 17:30 B", "b 乙 Users    "],
            rule.Recipients.Select(r => $"{r.Id} {r.Name.Chinese} {r.Kind} {r.Jurisdiction} {r.Contact} {r.Closes:HH':'mm} {string.Join(' ', r.SharedWith.Select(t => t.English))}"));
    }

    private static YamlNode.Scalar Scalar(string text) => new(text, new Place(3, 4));

    private static IEnumerable<string> Said<T>(Shape<T> shape, string text)
    {
        var problems = new ReadProblems("f");
        shape.Read(Scalar(text), problems);
        return problems.InOrder().Select(p => $"{p.Code} [{p.Arguments[0]}]");
    }
}
