using Rectify.Clocks.Yaml;

namespace Rectify.Clocks.Rules;

/// <summary>Reads a file of terms as strictly as a rule file.</summary>
internal static class TermsReader
{
    internal static ReadResult<TermsFile> Read(RuleFile file)
    {
        var problems = new ReadProblems(file.Path);
        if (file.Root(problems) is not { } root) return new ReadResult<TermsFile>(null, problems.InOrder());
        return problems.With(Shapes.Keyed(keys => new TermsFile(
            file.Path, file.Hash, keys.Many("circumstances", Circumstance), keys.Many("sectors", Term), keys.Many("flags", Term))).Read(root, problems));
    }

    private static Shape<Term> Term => Shapes.Keyed(static keys =>
        new Term(keys.Need("id", Shapes.Id), new RuleText(keys.Need("en", Shapes.Text), keys.Need("zh", Shapes.Text)), keys.At));

    private static Shape<Circumstance> Circumstance => Shapes.Keyed(static keys =>
    {
        var (kind, words) = keys.May("takes", Answers) ?? new Taken(AnswerKind.YesNo, []);
        var circumstance = new Circumstance
        {
            Id = keys.Need("id", RuleShapes.CircumstanceId),
            At = keys.At,
            Name = keys.Need("name", RuleShapes.Text),
            Asks = keys.Need("asks", RuleShapes.Text),
            Source = keys.May("source", Shapes.Text),
            Takes = kind,
            Words = words,
            TrueWith = keys.MayValue("trueWith", Shapes.Word<FactKind>()),
            Flag = keys.May("flag", Shapes.Id),
            UntilSaid = keys.May("untilSaid", Shapes.Text),
            Decided = keys.Many("decided", Table),
        };
        if (circumstance.UntilSaid is { } until && !circumstance.Accepts(until))
            keys.Problems.Add(ReadCode.UnknownWord, keys.PlaceOf("untilSaid"), until, Nearest.To(until, words.Select(w => w.Key)), circumstance.Id);
        foreach (var row in circumstance.Decided.SelectMany(t => t.Rows).Where(r => !circumstance.Accepts(r.Then)))
            keys.Problems.Add(ReadCode.UnknownWord, keys.PlaceOf("decided"), row.Then, Nearest.To(row.Then, words.Select(w => w.Key)), circumstance.Id);
        return circumstance;
    });

    private static Shape<DecidingTable> Table => Shapes.Keyed(static keys => new DecidingTable(
        keys.Need("source", Shapes.Text),
        keys.Need("confidence", Shapes.Word<Confidence>()),
        keys.Need("rows", Shapes.SomeOf(Row))));

    private static Shape<DecidingRow> Row => Shapes.Keyed(static keys =>
        new DecidingRow(keys.Need("when", RuleShapes.Tests), keys.Need("then", Shapes.Text)));

    private sealed record Taken(AnswerKind Kind, IReadOnlyList<KeyValuePair<string, RuleText>> Words);

    /// <summary><c>number</c>, or a list of words with their names; left out, a circumstance is answered with yes or no.</summary>
    private static Shape<Taken> Answers => new(static (node, problems) =>
    {
        if (node is YamlNode.Scalar { Value: "number" }) return new Taken(AnswerKind.Number, []);
        if (node is YamlNode.Sequence) return new Taken(AnswerKind.Word, Shapes.SomeOf(Word).Read(node, problems));
        problems.Add(ReadCode.WrongShape, node.At, "number, or a list of words", node.Kind());
        return new Taken(default, []);
    });

    private static Shape<KeyValuePair<string, RuleText>> Word => Shapes.Keyed(
        static keys => new KeyValuePair<string, RuleText>(
            keys.Need("word", RuleShapes.CircumstanceId), new RuleText(keys.Need("en", Shapes.Text), keys.Need("zh", Shapes.Text))));
}
