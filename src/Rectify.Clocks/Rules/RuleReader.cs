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
        if (file.Root(problems) is not { } root) return new ReadResult<Rule>(null, problems.InOrder());
        return problems.With(Shapes.Keyed(keys => Rule(keys, file)).Read(root, problems));
    }

    private static Rule Rule(Keys keys, RuleFile file)
    {
        var counting = keys.May("counting", Codes) ?? [];
        var rule = new Rule
        {
            Id = keys.Need("id", Shapes.Id),
            Version = keys.Need("version", Shapes.Count),
            Replaces = keys.MayValue("replaces", Shapes.Count),
            Hash = file.Hash,
            File = file.Path,
            Places = keys.Places(),
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
            Period = keys.Need("period", new PeriodReader(counting).Period),
            Counting = counting,
            Zone = keys.Need("zone", Shapes.Zone),
            Calendar = keys.May("calendar", Shapes.Id),
            Grouping = keys.Need("grouping", Shapes.Word<Grouping>()),
            Stage = keys.Need("stage", Shapes.Id),
            Recipients = keys.Need("recipient", RuleShapes.Recipients),
            Languages = keys.Many("languages", Shapes.Text),
            Form = keys.May("form", RuleShapes.Form),
            MetBy = keys.Need("metBy", Shapes.Word<MetBy>()),
            Penalty = keys.May("penalty", RuleShapes.Text),
            Retention = keys.May("retention", RuleRetention.Shape),
            Prohibitions = keys.Many("prohibitions", RuleShapes.Prohibition),
        };
        CountingFits(rule, keys);
        Fits(rule, keys);
        return rule;
    }

    /// <summary>One code, or several that count different units.</summary>
    private static readonly Shape<IReadOnlyList<CountingCode>> Codes = new(static (node, problems) =>
        node is YamlNode.Sequence ? Shapes.SomeOf(Shapes.Word<CountingCode>()).Read(node, problems) : [Shapes.Word<CountingCode>().Read(node, problems)]);

    /// <summary>Codes and calendar stand there exactly when something is counted by them.</summary>
    private static void CountingFits(Rule rule, Keys keys)
    {
        // A period that did not read has said so already.
        if (ReferenceEquals(rule.Period, PeriodReader.Unread)) return;
        var used = rule.Period.All().OfType<Period.Elapsed>().Select(e => e.Counting).ToHashSet();
        foreach (var code in rule.Counting.Where(c => !used.Contains(c)).Take(1))
            keys.Problems.Add(ReadCode.NotForThisPeriod, keys.PlaceOf("counting"), code.Written());
        var asksCalendar = used.Any(c => c.NeedsCalendar());
        if (asksCalendar && !keys.Has("calendar")) keys.Problems.Add(ReadCode.MissingKey, keys.At, "calendar");
        if (!asksCalendar && keys.Has("calendar")) keys.Problems.Add(ReadCode.NotForThisPeriod, keys.PlaceOf("calendar"), "calendar");
    }

    private static void Fits(Rule rule, Keys keys)
    {
        if (rule.Disabled && rule.Note is null) keys.Problems.Add(ReadCode.UnsureWithoutReason, keys.PlaceOf("confidence"));
        if (rule.Period is Period.Keep != rule.MetBy is MetBy.Kept) keys.Problems.Add(ReadCode.NotForThisPeriod, keys.PlaceOf("metBy"), Words.Of(rule.MetBy));
        if (rule.Replaces >= rule.Version) keys.Problems.Add(ReadCode.WrongValue, keys.PlaceOf("replaces"), "version before this one", $"{rule.Replaces}");
    }
}
