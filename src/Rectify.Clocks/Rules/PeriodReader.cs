using Rectify.Clocks.Counting;
using Rectify.Clocks.Yaml;

namespace Rectify.Clocks.Rules;

/// <summary>Reads the time that a rule gives; docs/rules/reading-a-rule.md shows each form.</summary>
/// <param name="codes">The rule's counting codes: each elapsed time is counted by the one that counts its unit, unless it names its own.</param>
internal sealed class PeriodReader(IReadOnlyList<CountingCode> codes)
{
    /// <summary>Stands for a period that did not read; it never leaves the reader.</summary>
    internal static readonly Period Unread = new Period.NotStated();

    private static readonly Period.Elapsed Nothing = new(1, default, default, null);

    internal Shape<Period> Period => new(Read);

    private Period Read(YamlNode node, ReadProblems problems)
    {
        if (node is YamlNode.Scalar { Value: var word })
        {
            if (word == "immediately") return new Period.Immediately();
            if (word == "notStated") return new Period.NotStated();
            problems.Add(ReadCode.UnknownWord, node.At, word, Nearest.To(word, ["immediately", "notStated"]), "Period");
            return Unread;
        }
        return Shapes.Keyed(Form).Read(node, problems);
    }

    private Period Form(Keys keys)
    {
        List<Period> forms =
        [
            .. One(MayElapsed(keys)),
            .. One(keys.MayValue("dateIn", Shapes.Word<FactKind>()) is { } fact ? new Period.DateIn(fact, keys.May("atLeast", Elapsed)) : null),
            .. One(keys.MayValue("before", Shapes.Word<FactKind>()) is { } end ? new Period.Before(end) : null),
            .. One(keys.May("between", Shapes.SomeOf(Elapsed)) is { } ends ? Between(keys, ends) : null),
            .. One(keys.May("every", Elapsed) is { } every ? new Period.Recurring(every, keys.MayValue("until", Shapes.Word<FactKind>())) : null),
            .. One(keys.May("keep", Elapsed) is { } keep ? new Period.Keep(keep) : null),
            .. One(keys.May("earliestOf", Shapes.SomeOf(Period)) is { } parts ? new Period.EarliestOf(parts) : null),
            .. One(keys.May("table", Table)),
        ];
        if (forms.Count == 1) return forms[0];
        keys.Problems.Add(ReadCode.WrongShape, keys.At,
            "exactly one of minutes, hours, days, workingDays, months, dateIn, before, between, every, keep, earliestOf, table", $"{forms.Count}");
        return Unread;
    }

    private static Period Between(Keys keys, IReadOnlyList<Period.Elapsed> ends)
    {
        if (ends is [var first, var second]) return new Period.Between(first, second);
        keys.Problems.Add(ReadCode.WrongShape, keys.PlaceOf("between"), "list of two times", $"{ends.Count}");
        return Unread;
    }

    private Shape<Period.Table> Table => Shapes.Keyed(keys => new Period.Table(
        keys.May("unless", RuleShapes.Answers) ?? [],
        keys.Need("rows", Shapes.SomeOf(Shapes.Keyed(row => new TableRow(
            row.May("when", RuleShapes.RowCondition) ?? Bound.Everybody, row.Need("then", Period), row.May("note", RuleShapes.Text)))))));

    private Shape<Period.Elapsed> Elapsed => Shapes.Keyed(keys =>
    {
        if (MayElapsed(keys) is { } elapsed) return elapsed;
        keys.Problems.Add(ReadCode.WrongShape, keys.At, "minutes, hours, days, workingDays or months", "none of them");
        return Nothing;
    });

    /// <summary>A number of one unit; null when no unit is there. A second unit is an unknown key.</summary>
    private Period.Elapsed? MayElapsed(Keys keys)
    {
        foreach (var unit in Enum.GetValues<PeriodUnit>())
        {
            if (!keys.Has(Words.Of(unit))) continue;
            var count = keys.Need(Words.Of(unit), Shapes.CountTo(CountingCodes.Most(unit)));
            return new Period.Elapsed(count, unit, CodeFor(unit, keys), keys.MayValue("from", Shapes.Word<FactKind>()));
        }
        return null;
    }

    private CountingCode CodeFor(PeriodUnit unit, Keys keys)
    {
        var own = keys.MayValue("counting", Shapes.Word<CountingCode>());
        if (own is { } named)
        {
            if (!named.Units().Contains(unit)) keys.Problems.Add(ReadCode.CountingDoesNotFit, keys.PlaceOf("counting"), named.Written(), Words.Of(unit));
            return named;
        }
        foreach (var code in codes)
            if (code.Units().Contains(unit)) return code;
        if (codes.Count == 0) keys.Problems.Add(ReadCode.MissingKey, keys.At, "counting");
        else keys.Problems.Add(ReadCode.CountingDoesNotFit, keys.PlaceOf(Words.Of(unit)), string.Join(", ", codes.Select(c => c.Written())), Words.Of(unit));
        return default;
    }

    private static IEnumerable<Period> One(Period? period) => period is null ? [] : [period];
}
