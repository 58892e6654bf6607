using System.Text;
using Rectify.Clocks.Packs;
using Rectify.Clocks.Rules;
using Rectify.Clocks.Yaml;

namespace Rectify.Clocks.Tests;

/// <summary>The format of the compiled rules, octet by octet, and what else may stand where it should stand.</summary>
public sealed class CompiledRulesTests
{
    private const string Mark = "RECTIFY RULES 1\n";

    [Fact]
    public void A_file_is_written_as_the_format_says()
    {
        var file = new RuleFile("a", "k: [v, k]\n");
        byte[] expected =
        [
            .. Encoding.ASCII.GetBytes(Mark),
            3, 1, (byte)'a', 1, (byte)'k', 1, (byte)'v', // three texts, each once
            1, 0, .. Convert.FromHexString(file.Hash), // one file, its path, its hash
            2, 1, 1, 1, 1, 1, 1, // a mapping at 1:1 with one key, text 1 at 1:1
            1, 1, 4, 2, // a list at 1:4 with two items
            0, 1, 5, 2, // text 2 at 1:5
            0, 1, 8, 1, // text 1 at 1:8
        ];
        Assert.Equal(expected, CompiledRules.Write([file]));
    }

    [Fact]
    public void The_files_come_in_the_order_of_their_paths_with_their_hashes_and_roots()
    {
        var files = new[] { new RuleFile("b", "x: y\n"), new RuleFile("a", "- 1\n- { k: 2 }\n"), new RuleFile("A", "text") };
        var read = CompiledRules.Read(CompiledRules.Write(files));
        Assert.Equal(["A", "a", "b"], read.Select(f => f.Path));
        Assert.Equal(files.OrderBy(f => f.Path, StringComparer.Ordinal).Select(f => (f.Hash, Tree(f))), read.Select(f => (f.Hash, Tree(f))));
        Assert.All(read, f => Assert.Empty(f.Text));
    }

    [Theory]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(16_383)]
    [InlineData(16_384)]
    [InlineData(300_000)]
    public void A_number_of_any_size_comes_back(int length)
    {
        var text = new string('n', length);
        var root = CompiledRules.Read(CompiledRules.Write([new RuleFile("a", text)]))[0].Root(new ReadProblems("a"));
        Assert.Equal(text, Assert.IsType<YamlNode.Scalar>(root).Value);
    }

    [Fact]
    public void The_most_that_a_reader_takes_comes_back()
    {
        var deep = $"{new string('[', YamlTree.MostDepth)}a{new string(']', YamlTree.MostDepth)}";
        Assert.Equal(Tree(new RuleFile("a", deep)), Tree(CompiledRules.Read(CompiledRules.Write([new RuleFile("a", deep)]))[0]));
    }

    [Theory]
    [InlineData("a: b\na: c\n", "a:2:1 DuplicateKey [a] [1]")]
    [InlineData("a: [\n", "a:")]
    [InlineData("", "a:1:1 Empty")]
    public void What_is_not_the_YAML_of_rule_files_is_not_compiled(string text, string problem) =>
        Assert.StartsWith(problem, Assert.Throws<InvalidDataException>(() => CompiledRules.Write([new RuleFile("a", text)])).Message, StringComparison.Ordinal);

    [Fact]
    public void All_problems_of_a_file_that_is_not_compiled_are_named_each_on_its_line() =>
        Assert.Equal("a:1:4 NotPlain [&x]\na:2:4 NotPlain [&y]", Assert.Throws<InvalidDataException>(() => CompiledRules.Write([new RuleFile("a", "p: &x 1\nq: &y 2\n")])).Message);

    [Theory]
    [InlineData("RECTIFY RULES 2\n", new byte[] { 0, 0 }, "These are no compiled rules.", "another mark")]
    [InlineData("RECTIFY", new byte[0], "These are no compiled rules.", "half a mark")]
    [InlineData(Mark, new byte[0], Damaged, "no texts")]
    [InlineData(Mark, new byte[] { 2, 0 }, Damaged, "more texts than octets")]
    [InlineData(Mark, new byte[] { 1, 2, 65 }, Damaged, "a text longer than the rest")]
    [InlineData(Mark, new byte[] { 0x80, 0x80, 0x80, 0x80, 0x80, 0, 0 }, Damaged, "a number of six octets")]
    [InlineData(Mark, new byte[] { 0xff, 0xff, 0xff, 0xff, 0x0f }, Damaged, "a number above all that an integer holds")]
    [InlineData(Mark, new byte[] { 0x80 }, Damaged, "a number that does not end")]
    [InlineData(Mark, new byte[] { 0, 1 }, Damaged, "a file and no octet of it")]
    [InlineData(Mark, new byte[] { 1, 1, 65, 1, 1 }, Damaged, "a path that is no text")]
    [InlineData(Mark, new byte[] { 1, 1, 65, 1, 0, 1, 2, 3 }, Damaged, "a hash of three octets")]
    public void Octets_that_are_something_else_are_refused(string mark, byte[] rest, string message, string because)
    {
        byte[] whole = [.. Encoding.ASCII.GetBytes(mark), .. rest];
        var thrown = Record.Exception(() => CompiledRules.Read(whole));
        Assert.True(thrown is InvalidDataException && thrown.Message == message, $"{because}: {thrown}");
    }

    [Theory]
    [InlineData(new byte[] { 3, 1, 1, 0 }, "a kind of node that there is not")]
    [InlineData(new byte[] { 0, 1, 1, 1 }, "a text that is not there")]
    [InlineData(new byte[] { 1, 1, 1, 2, 0 }, "a list of more items than octets")]
    [InlineData(new byte[] { 2, 1, 1, 1, 1, 1, 1, 0, 1, 1, 0 }, "a key that is not there")]
    public void A_root_that_is_damaged_is_refused(byte[] root, string because)
    {
        var thrown = Record.Exception(() => CompiledRules.Read(FileWith(root)));
        Assert.True(thrown is InvalidDataException { Message: Damaged }, $"{because}: {thrown}");
    }

    [Fact]
    public void Nesting_beyond_what_is_ever_written_is_refused_and_not_followed()
    {
        byte[] Lists(int depth) => FileWith([.. Enumerable.Repeat<byte[]>([1, 1, 1, 1], depth).SelectMany(list => list), 0, 1, 1, 0]);
        Assert.Single(CompiledRules.Read(Lists(YamlTree.MostDepth + 1)));
        Assert.Equal(Damaged, Assert.Throws<InvalidDataException>(() => CompiledRules.Read(Lists(YamlTree.MostDepth + 2))).Message);

        byte[] Mappings(int depth) => FileWith([.. Enumerable.Repeat<byte[]>([2, 1, 1, 1, 0, 1, 1], depth).SelectMany(mapping => mapping), 0, 1, 1, 0]);
        Assert.Single(CompiledRules.Read(Mappings(YamlTree.MostDepth + 1)));
        Assert.Equal(Damaged, Assert.Throws<InvalidDataException>(() => CompiledRules.Read(Mappings(YamlTree.MostDepth + 2))).Message);
    }

    private const string Damaged = "The compiled rules are cut off or damaged.";

    private static byte[] FileWith(byte[] root) => [.. Encoding.ASCII.GetBytes(Mark), 1, 1, (byte)'a', 1, 0, .. new byte[32], .. root];

    private static string Tree(RuleFile file) => Tree(file.Root(new ReadProblems(file.Path)) ?? throw new InvalidDataException(file.Path));

    private static string Tree(YamlNode node) => $"{node.At.Line}:{node.At.Column} " + node switch
    {
        YamlNode.Scalar scalar => $"'{scalar.Value}'",
        YamlNode.Sequence list => $"[{string.Join(' ', list.Items.Select(Tree))}]",
        YamlNode.Mapping mapping => $"{{{string.Join(' ', mapping.Entries.Select(e => $"{e.At.Line}:{e.At.Column} {e.Key}={Tree(e.Value)}"))}}}",
        _ => throw new InvalidDataException(),
    };
}
