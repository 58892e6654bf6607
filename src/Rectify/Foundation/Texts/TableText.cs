using System.Globalization;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;

namespace Rectify.Foundation.Texts;

/// <summary>Whom a rule binds, and the rows of its decision tables, in words.</summary>
public static class TableText
{
    /// <summary>The row of the rule's table that a step of an explanation names, such as <c>2</c> or <c>1.5</c>; null when there is no such row.</summary>
    public static Text? Row(Rule rule, Step step, Terms terms)
    {
        var (rows, found) = (Tables(rule.Period).FirstOrDefault()?.Rows ?? [], default(TableRow));
        foreach (var part in (step.Arguments.ElementAtOrDefault(0) ?? "").Split('.'))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || rows.ElementAtOrDefault(number - 1) is not { } row) return null;
            (found, rows) = (row, Tables(row.Then).FirstOrDefault()?.Rows ?? []);
        }
        return found is null ? null : Row([found.When], found, terms);
    }

    /// <summary>The tables of a period; those inside a row are told with it.</summary>
    public static IEnumerable<Period.Table> Tables(Period period) => period switch
    {
        Period.Table table => [table],
        Period.EarliestOf several => several.Parts.SelectMany(Tables),
        _ => [],
    };

    /// <summary>Each row: when it holds, and the time that it gives. A row that holds a table is that table's rows, each with what the row asks.</summary>
    public static IEnumerable<Text> Rows(Period.Table table, Terms terms) => Rows(table, [], terms);

    private static IEnumerable<Text> Rows(Period.Table table, IReadOnlyList<Bound> above, Terms terms) => table.Rows.SelectMany(row =>
        row.Then is Period.Table inside ? Rows(inside, [.. above, row.When], terms) : [Row([.. above, row.When], row, terms)]);

    private static Text Row(IReadOnlyList<Bound> whens, TableRow row, Terms terms)
    {
        var when = RuleTexts.All([.. whens.Select(each => Bound(each, terms)).Where(each => each.English.Length > 0)]);
        return RuleTexts.Row(when.English.Length > 0 ? when : RuleTexts.Otherwise, RuleTexts.TimeOf(row.Then), row.Note is { } note ? ClocksTexts.Of(note) : null);
    }

    /// <summary>Everything that must be met, each with its name.</summary>
    public static Text Bound(Bound bound, Terms terms)
    {
        List<Text> parts = [];
        if (bound.Roles.Count > 0) parts.Add(RuleTexts.Any(bound.Roles.Select(ClocksTexts.Of)));
        if (bound.Markets.Count > 0) parts.Add(RuleTexts.Markets(string.Join(", ", bound.Markets)));
        if (bound.EstablishedIn.Count > 0) parts.Add(RuleTexts.EstablishedIn(string.Join(", ", bound.EstablishedIn)));
        if (bound.Sectors.Count > 0) parts.Add(RuleTexts.Any(bound.Sectors.Select(id => Named(terms.Sectors, id))));
        if (bound.Flags.Count > 0) parts.Add(RuleTexts.Any(bound.Flags.Select(id => Named(terms.Flags, id))));
        parts.AddRange(bound.When.Select(test => Asked(test, terms)));
        if (bound.Except is { } except) parts.Add(RuleTexts.Except(Bound(except, terms)));
        return RuleTexts.All(parts);
    }

    private static Text Asked(CircumstanceTest test, Terms terms)
    {
        if (!terms.Circumstances.TryGetValue(test.Circumstance, out var circumstance)) return Text.Same($"{test.Circumstance}: {test.Asked}");
        var asked = test.Asked is Condition.OneOf words ? RuleTexts.Any(words.Answers.Select(answer => ClocksTexts.AnswerTo(circumstance, answer))) : Text.Same($"{test.Asked}");
        var name = ClocksTexts.Of(circumstance);
        return new($"{name.English}: {asked.English}", $"{name.Chinese}：{asked.Chinese}");
    }

    private static Text Named(IReadOnlyDictionary<string, RuleText> names, string id) => names.TryGetValue(id, out var name) ? ClocksTexts.Of(name) : Text.Same(id);
}
