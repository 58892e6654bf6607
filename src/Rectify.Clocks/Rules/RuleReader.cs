using Rectify.Clocks.Counting;
using Rectify.Clocks.Yaml;

namespace Rectify.Clocks.Rules;

/// <summary>
/// Reads one rule file strictly: an unknown or doubled key, a wrong type, a missing mandatory key, a word that is not in its list are
/// problems with file, line and column; all of them at once.
/// </summary>
public static class RuleReader
{
    /// <summary>The rule, or every problem of the file.</summary>
    public static ReadResult<Rule> Read(RuleFile file)
    {
        var problems = new ReadProblems(file.Path);
        if (YamlTree.Read(file.Text, problems) is not { } root) return new ReadResult<Rule>(null, problems.InOrder());
        return problems.With(Shapes.Keyed(RuleShapes.Nothing, keys => Rule(keys, file)).Read(root, problems));
    }

    private static Rule Rule(Keys keys, RuleFile file)
    {
        var rule = new Rule
        {
            Id = keys.Need("id", Shapes.Id),
            Version = keys.Need("version", Shapes.Count),
            Hash = file.Hash,
            File = file.Path,
            Title = keys.Need("title", RuleShapes.Text),
            Jurisdiction = keys.Need("jurisdiction", RuleShapes.Jurisdiction),
            Law = keys.Need("law", RuleShapes.Text),
            Article = keys.Need("article", Shapes.Text),
            Source = keys.Need("source", RuleShapes.Source),
            Force = keys.Need("force", Shapes.Word<Force>()),
            Validity = RuleShapes.Validity(keys),
            CheckedOn = keys.Need("checkedOn", Shapes.Date),
            Confidence = keys.Need("confidence", Shapes.Word<Confidence>()),
            Note = keys.May("note", RuleShapes.Text),
            Binds = keys.Need("binds", RuleShapes.Bound),
            Trigger = keys.Need("trigger", RuleShapes.Trigger),
            Period = keys.Need("period", RuleShapes.Period),
            Counting = keys.MayValue("counting", Shapes.Word<CountingCode>()),
            Zone = keys.Need("zone", Shapes.Zone),
            Calendar = keys.May("calendar", Shapes.Id),
            Grouping = keys.Need("grouping", Shapes.Word<Grouping>()),
            Stage = keys.Need("stage", Shapes.Id),
            Recipient = keys.Need("recipient", RuleShapes.Recipient),
            Languages = keys.Many("languages", Shapes.Text),
            Form = keys.May("form", RuleShapes.Form),
            MetBy = keys.Need("metBy", Shapes.Word<MetBy>()),
            Penalty = keys.May("penalty", RuleShapes.Text),
            Retention = keys.May("retention", RuleShapes.Text),
            Prohibitions = keys.Many("prohibitions", RuleShapes.Prohibition),
        };
        CountingFits(rule, keys);
        if (rule.Disabled && rule.Note is null) keys.Problems.Add(ReadCode.UnsureWithoutReason, keys.PlaceOf("confidence"));
        return rule;
    }

    /// <summary>An elapsed period is counted by a code of its unit, with a calendar if that code asks one; no other period has either.</summary>
    private static void CountingFits(Rule rule, Keys keys)
    {
        // A period that did not read has said so already.
        if (ReferenceEquals(rule.Period, RuleShapes.Period.Empty)) return;
        var elapsed = Elapsed(rule.Period).ToList();
        if (elapsed.Count == 0)
        {
            if (keys.Has("counting")) keys.Problems.Add(ReadCode.NotForThisPeriod, keys.PlaceOf("counting"), "counting");
            if (keys.Has("calendar")) keys.Problems.Add(ReadCode.NotForThisPeriod, keys.PlaceOf("calendar"), "calendar");
            return;
        }
        if (rule.Counting is not { } code)
        {
            if (!keys.Has("counting")) keys.Problems.Add(ReadCode.MissingKey, keys.At, "counting");
            return;
        }
        foreach (var part in elapsed.Where(e => e.Unit != code.Unit()))
            keys.Problems.Add(ReadCode.CountingDoesNotFit, keys.PlaceOf("counting"), code.Written(), Words.Of(part.Unit));
        if (code.NeedsCalendar() && !keys.Has("calendar")) keys.Problems.Add(ReadCode.MissingKey, keys.At, "calendar");
        if (!code.NeedsCalendar() && keys.Has("calendar")) keys.Problems.Add(ReadCode.NotForThisPeriod, keys.PlaceOf("calendar"), "calendar");
    }

    private static IEnumerable<Period.Elapsed> Elapsed(Period period) => period switch
    {
        Period.Elapsed elapsed => [elapsed],
        Period.EarliestOf several => several.Parts.SelectMany(Elapsed),
        _ => [],
    };
}
