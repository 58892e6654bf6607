using Rectify.Clocks.Rules;
using Rectify.Testing;

namespace Rectify.Clocks.Tests;

/// <summary>The field list of the Union's platform, row by row, against every rule that reports there.</summary>
public sealed class PlatformFieldTests
{
    private static readonly IReadOnlyList<Row> Rows =
        [.. TextTable.Read(Repository.PathOf("tests/Rectify.Clocks.Tests/Tables/eu-srp-fields.txt")).Select(row => Row.Of(row.Text.Split('|', StringSplitOptions.TrimEntries)))];

    /// <summary>Manufacturers and stewards fill in the same form. A rule, its stage, its kind.</summary>
    public static TheoryData<string, int, char> Reports
    {
        get
        {
            var data = new TheoryData<string, int, char>();
            foreach (var law in new[] { "eu.cra", "eu.cra.24.3" })
            {
                foreach (var (words, kind) in new[] { ("aev", 'v'), ("si", 'i') })
                {
                    data.Add($"{law}.{words}.ew", 0, kind);
                    data.Add($"{law}.{words}.not", 1, kind);
                    data.Add($"{law}.{words}.final", 2, kind);
                }
            }
            return data;
        }
    }

    [Theory, MemberData(nameof(Reports))]
    public void Each_stage_asks_for_the_fields_of_the_glossary_with_their_code_and_format(string id, int stage, char kind)
    {
        var form = Assert.Single(RuleBook.Embedded().Rules, rule => rule.Id == id).Form ?? throw new InvalidOperationException(id);
        Assert.Equal(
            Rows.Where(row => row.IsOf(kind) && row.Codes[stage] != '-').Select(row => $"{row.Field} | {row.Codes[stage]} | {row.Format}"),
            form.Fields.Select(field => $"{field.Name} | {PinnedTextTests.Letter(field.Need)} | {field.Format}{(field.MaxLength is { } max ? $" {max}" : "")}"));
        Assert.False(form.Official, "the list is a third party's snapshot");
    }

    [Fact]
    public void The_glossary_has_39_rows() =>
        Assert.Equal((18, 12, 9), (Rows.Count(row => row.Kind is null), Rows.Count(row => row.Kind == 'v'), Rows.Count(row => row.Kind == 'i')));

    [Fact]
    public void Every_rule_that_reports_to_the_platform_is_compared() => Assert.Equal(
        RuleBook.Embedded().Rules.Where(rule => rule.Recipients.Any(to => to.Id == "eu.cra.srp")).Select(rule => rule.Id).Order(StringComparer.Ordinal),
        Reports.Select(row => row.Data.Item1).Order(StringComparer.Ordinal));

    /// <summary>A row of the glossary.</summary>
    /// <param name="Kind">Of a vulnerability (<c>v</c>) or an incident (<c>i</c>) alone; null: of both.</param>
    /// <param name="Field">The field.</param>
    /// <param name="Codes">A letter a stage.</param>
    /// <param name="Format">What it holds, and its longest text.</param>
    private sealed record Row(char? Kind, string Field, string Codes, string Format)
    {
        internal bool IsOf(char kind) => Kind is null || Kind == kind;

        internal static Row Of(string[] cells) => new(char.IsAsciiDigit(cells[0][0]) ? null : cells[0][0], cells[1], cells[2] + cells[3] + cells[4], cells[5]);
    }
}
