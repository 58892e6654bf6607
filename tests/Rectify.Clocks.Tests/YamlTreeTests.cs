using Rectify.Clocks.Yaml;

namespace Rectify.Clocks.Tests;

public sealed class YamlTreeTests
{
    [Fact]
    public void A_file_of_as_many_characters_as_are_read_is_read_and_one_more_is_not()
    {
        Assert.Empty(Problems(new string('a', YamlTree.MostCharacters)));
        var more = Assert.Single(Problems(new string('a', YamlTree.MostCharacters + 1)));
        Assert.Equal("f.yaml:0:0 TooLarge [524288] [524289]", more.ToString());
    }

    [Fact]
    public void Lists_within_lists_are_read_twelve_deep()
    {
        Assert.Empty(Problems(Nested(YamlTree.MostDepth)));
        Assert.Equal(["f.yaml:1:14 TooDeep [12]"], Problems(Nested(YamlTree.MostDepth + 1)).Select(p => p.ToString()));

        static string Nested(int depth) => $"{new string('[', depth)}a{new string(']', depth)}";
    }

    [Fact]
    public void Mappings_within_mappings_are_read_twelve_deep()
    {
        Assert.Empty(Problems(Nested(YamlTree.MostDepth)));
        Assert.Equal([ReadCode.TooDeep], Problems(Nested(YamlTree.MostDepth + 1)).Select(p => p.Code));

        static string Nested(int depth) => $"{string.Concat(Enumerable.Repeat("{a: ", depth))}b{new string('}', depth)}";
    }

    /// <summary>A key that is itself a mapping is refused, but only once it is read.</summary>
    [Fact]
    public void Mappings_within_keys_are_read_no_deeper()
    {
        Assert.DoesNotContain(Problems(Nested(YamlTree.MostDepth)), p => p.Code == ReadCode.TooDeep);
        Assert.Contains(Problems(Nested(YamlTree.MostDepth + 1)), p => p.Code == ReadCode.TooDeep);

        static string Nested(int depth) => $"{new string('{', depth)}a{string.Concat(Enumerable.Repeat(": b}", depth))}";
    }

    [Fact]
    public void As_many_values_as_are_read_are_read_and_one_more_is_not()
    {
        // The list itself is one of them.
        Assert.Empty(Problems(ListOf(YamlTree.MostNodes - 1)));
        Assert.Equal([ReadCode.TooManyNodes], Problems(ListOf(YamlTree.MostNodes)).Select(p => p.Code));

        static string ListOf(int count) => $"[{string.Join(',', Enumerable.Repeat("a", count))}]";
    }

    [Theory]
    [InlineData("", "f.yaml:1:1 Empty")]
    [InlineData("# only a comment\n", "f.yaml:1:1 Empty")]
    [InlineData("a: b\n---\nc: d\n", "f.yaml:2:1 SecondDocument")]
    [InlineData("a: *b\n", "f.yaml:1:4 NotPlain [*b]")]
    [InlineData("a: &b c\n", "f.yaml:1:4 NotPlain [&b]")]
    [InlineData("a: !!str c\n", "f.yaml:1:4 NotPlain [tag:yaml.org,2002:str]")]
    [InlineData("a: 1\nb: 2\na: 3\n", "f.yaml:3:1 DuplicateKey [a] [1]")]
    [InlineData("[a]: 1\n", "f.yaml:1:1 WrongShape [text] [list]")]
    [InlineData("{a: 1}: 1\n", "f.yaml:1:1 WrongShape [text] [mapping]")]
    public void What_is_more_than_plain_text_lists_and_mappings_is_said_where_it_stands(string text, string problem) =>
        Assert.Equal([problem], Problems(text).Select(p => p.ToString()));

    [Fact]
    public void Every_node_keeps_its_place_and_its_order()
    {
        var root = Assert.IsType<YamlNode.Mapping>(YamlTree.Read("b:\n  - x\n  - [y, z]\na: { c: d }\n", new ReadProblems("f.yaml")));
        Assert.Equal(["b 1:1 2:3 list", "a 4:1 4:4 mapping"], root.Entries.Select(e => $"{e.Key} {e.At.Line}:{e.At.Column} {e.Value.At.Line}:{e.Value.At.Column} {e.Value.Kind()}"));
        var list = Assert.IsType<YamlNode.Sequence>(root.Entries[0].Value);
        Assert.Equal(["2:5 text", "3:5 list"], list.Items.Select(i => $"{i.At.Line}:{i.At.Column} {i.Kind()}"));
        Assert.Equal(["y", "z"], Assert.IsType<YamlNode.Sequence>(list.Items[1]).Items.Cast<YamlNode.Scalar>().Select(s => s.Value));
    }

    [Theory]
    [InlineData(80, false)]
    [InlineData(81, true)]
    public void What_a_file_says_back_is_cut_after_eighty_characters(int length, bool cut)
    {
        var problems = new ReadProblems("f.yaml");
        problems.Add(ReadCode.WrongValue, new Place(1, 1), new string('a', length));
        Assert.Equal(cut ? $"{new string('a', 80)}…" : new string('a', length), Assert.Single(problems.InOrder()).Arguments[0]);
    }

    [Fact]
    public void Problems_are_said_in_the_order_of_the_file_and_leave_no_value()
    {
        var problems = new ReadProblems("f.yaml");
        Assert.Equal("value", problems.With("value").Value);
        problems.Add(ReadCode.MissingKey, new Place(2, 5), "c");
        problems.Add(ReadCode.MissingKey, new Place(2, 1), "b");
        problems.Add(ReadCode.MissingKey, new Place(1, 9), "a");
        Assert.Equal(["a", "b", "c"], problems.InOrder().Select(p => p.Arguments[0]));
        Assert.Null(problems.With("value").Value);
    }

    private static IReadOnlyList<ReadProblem> Problems(string text)
    {
        var problems = new ReadProblems("f.yaml");
        var root = YamlTree.Read(text, problems);
        Assert.True(root is not null || problems.Any, "nothing is read and nothing is said");
        return problems.InOrder();
    }
}
