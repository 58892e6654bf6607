using Rectify.Clocks.Rules;
using Rectify.Testing;

namespace Rectify.Clocks.Tests;

/// <summary>What is said of files that read alone and not together: on files of a few lines, each mistake by itself and beside it what is none.</summary>
public sealed class BookProblemTests
{
    private static readonly RuleFile December = Calendar("december");

    private static readonly (string What, RuleFile[] Files)[] Cases =
    [
        ("one version twice", [SmallLaw.Rule("r"), SmallLaw.Rule("r", "article: Art. 2")]),
        ("two versions in force on one day", [SmallLaw.Rule("r", "validTo: 2021-01-01"), SmallLaw.Rule("r", "version: 2", "validFrom: 2021-01-01")]),
        ("two versions that follow each other", [SmallLaw.Rule("r", "validTo: 2020-12-31"), SmallLaw.Rule("r", "version: 2", "validFrom: 2021-01-01")]),
        ("a version in place of another", [SmallLaw.Rule("r"), SmallLaw.Rule("r", "version: 2", "replaces: 1")]),
        ("a version in place of another, which is read first", [SmallLaw.Rule("r", "version: 3", "replaces: 2"), SmallLaw.Rule("r", "version: 2", "note: { en: A, zh: 甲 }")]),
        ("a version in place of one that there is not", [SmallLaw.Rule("r", "version: 3", "replaces: 2"), SmallLaw.Rule("r", "validTo: 2019-12-31", "validFrom: 2019-01-01")]),
        ("one recipient with another name", [SmallLaw.Rule("r"), SmallLaw.Rule("s", "recipient: { id: a, name: { en: B, zh: 甲 }, kind: authority }")]),
        ("one recipient of another kind", [SmallLaw.Rule("r"), SmallLaw.Rule("s", "recipient: { id: a, name: { en: A, zh: 甲 }, kind: users }")]),
        ("one recipient elsewhere", [SmallLaw.Rule("r"), SmallLaw.Rule("s", "recipient: { id: a, name: { en: A, zh: 甲 }, kind: authority, jurisdiction: DE }")]),
        ("one recipient with another contact", [SmallLaw.Rule("r"), SmallLaw.Rule("s", "recipient: { id: a, name: { en: A, zh: 甲 }, kind: authority, contact: b@example.org }")]),
        ("a calendar that there is not", [December, SmallLaw.Rule("r", "period: { days: 3 }", "counting: CALENDAR_DAYS", "calendar: decembre")]),
        ("a calendar that there is", [December, SmallLaw.Rule("r", "period: { days: 3 }", "counting: CALENDAR_DAYS", "calendar: december")]),
        ("a calendar twice", [December, December]),
        ("what binds names what is not declared", [SmallLaw.Rule("r", "binds: { sector: [bank, bnk], flag: [mark, mrk], when: { leak: yes, leek: yes }, except: { sector: [raill], flag: [marks] } }")]),
        ("a table names what is not declared", [SmallLaw.Rule("r", "period: { table: { unless: { grve: no }, rows: [{ when: { leek: yes, sector: [bnk], flag: [mrk] }, then: { hours: 4 } }] } }")]),
        ("what is never answered so", [SmallLaw.Rule("r", "binds: { when: { leak: perhaps, grave: \">= 3\", persons: yes, grade: [low, middle, high] } }")]),
        ("what may be answered so", [SmallLaw.Rule("r", "binds: { when: { leak: no, grave: [yes, no], persons: \"< 3\", grade: [low, high] } }")]),
        ("what a table takes is never answered so", [SmallLaw.Rule("r", "period: { table: { unless: { grave: perhaps, persons: 5 }, rows: [{ then: { hours: 4 } }] } }")]),
        ("a conflict twice", [SmallLaw.Rule("r"), Conflict("X1", "duties: [r]"), Conflict("X1", "duties: [r]")]),
        ("two conflicts", [SmallLaw.Rule("r"), Conflict("X1", "duties: [r]"), Conflict("X2", "with: [r]")]),
        ("a conflict of duties that there are not", [SmallLaw.Rule("r.a"), Conflict("X1", "duties: [r.b, \"s.*\", r.a, \"r.*\"], with: [t, r.b]")]),
        ("a conflict of circumstances that there are not", [SmallLaw.Rule("r"), Conflict("X1", "circumstances: { leek: yes, leak: perhaps }, anyOf: { grve: yes }")]),
        ("a term twice in one file", [Terms("sectors: [{ id: s, en: S, zh: 甲 }, { id: s, en: S, zh: 甲 }]\nflags: [{ id: s, en: S, zh: 甲 }, { id: t, en: S, zh: 甲 }, { id: t, en: S, zh: 甲 }]")]),
        ("terms of another file once more", [Terms($"circumstances:\n  - {Circumstance("leak")}\nsectors: [{{ id: bank, en: S, zh: 甲 }}]\nflags: [{{ id: mark, en: S, zh: 甲 }}]")]),
        ("a circumstance of a mark that there is not", [Terms($"circumstances:\n  - {Circumstance("new", "flag: mrk")}\n  - {Circumstance("known", "flag: mark")}")]),
        ("a circumstance that is decided by what there is not", [Terms($"circumstances:\n  - {Circumstance("new", Decided("leek"))}")]),
        ("circumstances that decide each other", [Terms($"circumstances:\n  - {Circumstance("one", Decided("two"))}\n  - {Circumstance("two", Decided("one"))}\n  - {Circumstance("three", Decided("leak"))}")]),
        ("a circumstance that is taken as what it never is", [Terms($"circumstances:\n  - {Circumstance("one", "untilSaid: perhaps")}\n  - {Circumstance("two", "takes: number, untilSaid: many")}\n  - {Circumstance("three", "takes: [{ word: low, en: L, zh: 低 }], untilSaid: lou")}")]),
        ("a circumstance that is decided as what it never is", [Terms($"circumstances:\n  - {Circumstance("one", "takes: [{ word: low, en: L, zh: 低 }], " + Decided("leak"))}")]),
        ("a circumstance that takes what there is not", [Terms($"circumstances:\n  - {Circumstance("one", "takes: numbers")}\n  - {Circumstance("two", "takes: []")}\n  - {Circumstance("three", "takes: { word: low }")}")]),
        ("a file that does not read hides what it would have declared", [Terms($"circumstances:\n  - {Circumstance("new", "flags: mark")}"), SmallLaw.Rule("r", "binds: { when: { new: yes } }")]),
        ("files of every kind that do not read", [December with { Text = "- a" }, Conflict("Y", "duties: [r]"), Terms("- a"), SmallLaw.Rule("r", "version: none")]),
    ];

    [Fact]
    public void What_shows_only_between_files_is_said_where_it_stands() =>
        Assert.Null(Golden.Difference("tests/Rectify.Clocks.Tests/Goldens/book-problems.txt", string.Concat(Cases.Select(c => $"{c.What}\n{Said(c.Files)}\n"))));

    private static string Said(RuleFile[] files)
    {
        var said = Record.Exception(() => SmallLaw.Book(files));
        return said is null ? "  reads\n" : string.Concat(Assert.IsType<InvalidDataException>(said).Message.Split('\n').Select(line => $"  {line}\n"));
    }

    private static RuleFile Calendar(string id) => new($"rules/calendars/{id}.yaml", $$"""
        id: {{id}}
        version: 1
        title: { en: December, zh: 十二月 }
        weekend: [saturday, sunday]
        covers: { from: 2026-12-01, to: 2026-12-31 }
        """);

    private static RuleFile Conflict(string id, string when) => new($"rules/conflicts/{id}.yaml", $$"""
        id: {{id}}
        version: 1
        title: { en: A, zh: 甲 }
        sources: [{ citation: A source of a conflict }]
        validFrom: 2021-09-01
        knownFrom: 2026-11-23
        checkedOn: 2026-11-23
        confidence: own
        effect: notice
        when: { {{when}} }
        explanation: { en: A, zh: 甲 }
        options: [{ id: a, en: A, zh: 甲 }]
        """);

    private static RuleFile Terms(string text) => new("rules/terms/u.yaml", text);

    private static string Circumstance(string id, string more = "source: a law") => $"{{ id: {id}, name: {{ en: A, zh: 甲 }}, asks: {{ en: A, zh: 甲 }}, {more} }}";

    private static string Decided(string by) => $"decided: [{{ source: a table, confidence: own, rows: [{{ when: {{ {by}: yes }}, then: yes }}] }}]";
}
