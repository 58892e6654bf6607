using Rectify.Clocks.Conflicts;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Tests;

/// <summary>What a conflict file may call its conflict and the duties that collide.</summary>
public sealed class ConflictReaderTests
{
    [Theory]
    [InlineData("X1", true)]
    [InlineData("X999", true)]
    [InlineData("X", false)]
    [InlineData("X1000", false)]
    [InlineData("Y1", false)]
    [InlineData("x1", false)]
    [InlineData("X1a", false)]
    public void A_conflict_is_called_X_and_a_number_of_at_most_three_digits(string id, bool fits) =>
        Assert.Equal(fits ? [] : [$"1:5 WrongValue [conflict id (X and a number)] [{id}]"], Said(id, "eu.cra.*"));

    [Theory]
    [InlineData("eu.cra.aev.ew", true)]
    [InlineData("eu.cra.*", true)]
    [InlineData("eu.cRA", false)]
    [InlineData("EU.*", false)]
    [InlineData("eu.*.ew", false)]
    [InlineData(".*", false)]
    public void A_duty_is_named_by_its_rules_id_or_the_beginning_of_several(string duty, bool fits) =>
        Assert.Equal(fits ? [] : [$"10:18 WrongValue [rule id, or its beginning and .*] [{duty}]"], Said("X1", duty));

    private static IEnumerable<string> Said(string id, string duty) => ConflictReader.Read(new RuleFile("f.yaml", $$"""
        id: {{id}}
        version: 1
        title: { en: A, zh: 甲 }
        sources: [{ citation: A source of a conflict }]
        validFrom: 2021-09-01
        knownFrom: 2026-11-23
        checkedOn: 2026-11-23
        confidence: own
        effect: notice
        when: { duties: ["{{duty}}"] }
        explanation: { en: A, zh: 甲 }
        options: [{ id: a, en: A, zh: 甲 }]
        """)).Problems.Select(p => p.ToString()["f.yaml:".Length..]);
}
