using Rectify.Clocks.Rules;
using Rectify.Clocks.Yaml;

namespace Rectify.Clocks.Conflicts;

/// <summary>Reads a conflict file as strictly as a rule file.</summary>
public static class ConflictReader
{
    /// <summary>The conflict, or every problem of the file.</summary>
    public static ReadResult<Conflict> Read(RuleFile file)
    {
        var problems = new ReadProblems(file.Path);
        if (file.Root(problems) is not { } root) return new ReadResult<Conflict>(null, problems.InOrder());
        return problems.With(Shapes.Keyed(keys => Conflict(keys, file)).Read(root, problems));
    }

    private static Conflict Conflict(Keys keys, RuleFile file) => new()
    {
        Id = keys.Need("id", Shapes.Parsed("conflict id (X and a number)", static s => s.Length is > 1 and < 5 && s[0] == 'X' && s[1..].All(char.IsAsciiDigit) ? s : null)),
        Version = keys.Need("version", Shapes.Count),
        Hash = file.Hash,
        File = file.Path,
        WhenAt = keys.PlaceOf("when"),
        Effect = keys.Need("effect", Shapes.Word<ConflictEffect>()),
        Title = keys.Need("title", RuleShapes.Text),
        Sources = keys.Need("sources", Shapes.SomeOf(RuleShapes.Source)),
        Validity = RuleShapes.Validity(keys),
        CheckedOn = keys.Need("checkedOn", Shapes.Date),
        Confidence = keys.Need("confidence", Shapes.Word<Confidence>()),
        When = keys.Need("when", Condition),
        Explanation = keys.Need("explanation", RuleShapes.Text),
        Options = keys.Need("options", Shapes.SomeOf(Option)),
    };

    private static Shape<ConflictCondition> Condition => Shapes.Keyed(static keys => Asked(keys, new ConflictCondition(
        keys.Many("nexus", RuleShapes.Jurisdiction),
        keys.May("circumstances", RuleShapes.Tests) ?? [],
        keys.May("anyOf", RuleShapes.Tests) ?? [],
        keys.May("askedIn", RuleShapes.Jurisdiction),
        keys.Many("duties", Duties),
        keys.Many("with", Duties),
        keys.May("recipientIn", RuleShapes.Jurisdiction),
        keys.May("recipientOutside", RuleShapes.Jurisdiction),
        keys.MayValue("acrossBorder", Shapes.YesNo) ?? false,
        keys.Many("exceptRecipients", Shapes.Word<RecipientKind>()))));

    /// <summary>Where something is asked says nothing while there is nothing to ask.</summary>
    private static ConflictCondition Asked(Keys keys, ConflictCondition condition)
    {
        if (condition is { AskedIn: not null, Circumstances.Count: 0, AnyOf.Count: 0 }) keys.Problems.Add(ReadCode.MissingKey, keys.PlaceOf("askedIn"), "circumstances");
        return condition;
    }

    /// <summary>A rule's id, or the beginning of several with <c>.*</c> at its end.</summary>
    private static Shape<string> Duties => Shapes.Parsed("rule id, or its beginning and .*",
        static s => Shapes.IsId(s.EndsWith(".*", StringComparison.Ordinal) ? s[..^2] : s) ? s : null);

    private static Shape<CounselOption> Option => Shapes.Keyed(static keys => new CounselOption(
        keys.Need("id", Shapes.Id), new RuleText(keys.Need("en", Shapes.Text), keys.Need("zh", Shapes.Text))));
}
