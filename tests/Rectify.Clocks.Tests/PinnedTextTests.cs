using Rectify.Clocks.Rules;
using Rectify.Testing;

namespace Rectify.Clocks.Tests;

/// <summary>What a report holds, where it goes and what is forbidden, pinned against text tables.</summary>
public sealed class PinnedTextTests
{
    public static TheoryData<string> Forms => [.. Rows("forms")];

    public static TheoryData<string> Contacts => [.. Rows("contacts")];

    public static TheoryData<string> Prohibitions => [.. Rows("prohibitions")];

    [Theory, MemberData(nameof(Forms))]
    public void Each_form_has_the_fields_of_its_table_in_their_order(string row)
    {
        var cells = row.Split('|', StringSplitOptions.TrimEntries);
        var forms = Versions(cells[0]).Select(rule => rule.Form).OfType<Form>().ToList();
        Assert.NotEmpty(forms);
        Assert.All(forms, form => Assert.Equal(FieldsOf(cells[1]), form.Fields.Select(Written)));
    }

    [Fact]
    public void The_eight_items_of_the_Chinese_incident_report_are_numbered_as_the_measures_number_them() => Assert.Equal(
        ["一", "二", "二", "二", "二", "二", "二", "二", "二", "二", "三", "四", "五", "六", "七", "八"],
        Versions("cn.ncir.other").Single().Form?.Fields.Select(field => field.Label?.Chinese[..1]));

    [Theory, MemberData(nameof(Contacts))]
    public void Each_recipient_can_be_reached_as_its_table_says(string row)
    {
        var cells = row.Split('|', StringSplitOptions.TrimEntries);
        Assert.All(Versions(cells[0]), rule =>
        {
            var to = Assert.Single(rule.Recipients, recipient => recipient.Id == cells[1]);
            var said = $"{to.Contact} {rule.Note?.English}";
            Assert.All(cells.Skip(2).Where(piece => !piece.StartsWith('>')), piece => Assert.Contains(piece, said, StringComparison.Ordinal));
            Assert.Equal(cells.Where(piece => piece.StartsWith('>')).Select(piece => piece[1..].Trim()), to.SharedWith.Select(next => next.Chinese));
        });
    }

    [Theory, MemberData(nameof(Prohibitions))]
    public void Each_prohibition_stands_in_the_rule_of_whom_it_binds(string row)
    {
        var cells = row.Split('|', StringSplitOptions.TrimEntries);
        Assert.All(Versions(cells[0]), rule => Assert.Single(rule.Prohibitions, forbidden => forbidden.Article == cells[1]));
    }

    private static List<Rule> Versions(string id)
    {
        var versions = RuleBook.Embedded().Rules.Where(rule => rule.Id == id).ToList();
        Assert.NotEmpty(versions);
        return versions;
    }

    private static string[] FieldsOf(string cell) => cell.StartsWith("as ", StringComparison.Ordinal)
        ? FieldsOf(Rows("forms").Single(row => row.StartsWith($"{cell[3..]} |", StringComparison.Ordinal)).Split('|', StringSplitOptions.TrimEntries)[1])
        : cell.Split(", ");

    private static string Written(FormField field) => $"{Letter(field.Need)} {field.Name}{(field.MaxLength is { } max ? $" {max}" : "")}";

    internal static char Letter(FieldNeed need) => need switch
    {
        FieldNeed.Required => 'R',
        FieldNeed.Optional => 'O',
        FieldNeed.IfAvailable => 'A',
        _ => 'C',
    };

    private static IEnumerable<string> Rows(string table) =>
        TextTable.Read(Repository.PathOf("tests/Rectify.Clocks.Tests/Tables", $"{table}.txt")).Select(row => row.Text);
}
