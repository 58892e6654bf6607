using Rectify.Clocks.Rules;
using Rectify.Testing;

namespace Rectify.Clocks.Tests;

/// <summary>Nothing of the research is forgotten: each of its rows is a rule, or its reason is written down.</summary>
public sealed class ReferenceTests
{
    public static TheoryData<string> Rows =>
        [.. TextTable.Read(Repository.PathOf("tests/Rectify.Clocks.Tests/Tables/reference.txt")).Select(row => row.Text)];

    [Theory, MemberData(nameof(Rows))]
    public void Each_row_of_the_reference_is_a_rule_or_stands_among_the_unmodelled_with_its_reason(string id)
    {
        if (RuleBook.Embedded().Rules.Any(rule => rule.Id == id || rule.Id.StartsWith($"{id}.", StringComparison.Ordinal))) return;
        var row = Assert.Single(File.ReadAllLines(Repository.PathOf("docs/rules/unmodelled.md")), line => line.StartsWith('|') && line.Contains(id, StringComparison.Ordinal));
        Assert.True(row.Split('|')[2].Trim().Length > 10, $"{id} has no reason");
    }

    [Fact]
    public void No_unsure_rule_is_evaluated_and_each_says_why() => Assert.All(RuleBook.Embedded().Rules.Where(rule => rule.Confidence == Confidence.Unsure), rule =>
    {
        Assert.DoesNotContain(rule, RuleBook.Embedded().Active);
        Assert.NotNull(rule.Note);
    });
}
