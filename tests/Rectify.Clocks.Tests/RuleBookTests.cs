using CsCheck;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Packs;
using Rectify.Clocks.Rules;
using Rectify.Testing;

namespace Rectify.Clocks.Tests;

public sealed class RuleBookTests
{
    [Fact]
    public void The_embedded_rules_read_without_a_problem() => Assert.Empty(RuleBook.Read(RuleBook.EmbeddedFiles()).Problems);

    [Fact]
    public void The_compiled_rules_are_the_rules_of_the_repository()
    {
        var written = CompiledRules.Write(RuleBook.EmbeddedFiles());
        using var stream = typeof(RuleBook).Assembly.GetManifestResourceStream("rules.bin") ?? throw new InvalidOperationException();
        var embedded = new byte[stream.Length];
        stream.ReadExactly(embedded);
        Assert.Equal(written, embedded);
    }

    [Fact]
    public void A_book_read_from_compiled_rules_is_the_book_read_from_the_files()
    {
        var (fromFiles, compiled) = (RuleBook.Read(RuleBook.EmbeddedFiles()).Value, RuleBook.Embedded());
        Assert.Equal(fromFiles?.Hash, compiled.Hash);
        var facts = new CaseFacts([Given.Fact(FactKind.Aware, "2026-12-11T10:20:00+01:00")], Given.Provider);
        var at = Given.At("2026-12-11T12:00:00Z");
        Assert.Equal(
            Evaluator.Evaluate(fromFiles ?? compiled, facts, at).Obligations.Select(o => (o.RuleId, o.Rule.Hash, o.Deadline, o.State, o.Applicability.Answer)),
            Evaluator.Evaluate(compiled, facts, at).Obligations.Select(o => (o.RuleId, o.Rule.Hash, o.Deadline, o.State, o.Applicability.Answer)));
    }

    [Fact]
    public void Compiled_rules_that_are_cut_off_or_damaged_are_refused_and_never_misread_into_a_crash()
    {
        var whole = CompiledRules.Write(RuleBook.EmbeddedFiles().Take(3));
        for (var length = 0; length < whole.Length; length += 7)
            Assert.Throws<InvalidDataException>(() => CompiledRules.Read(whole.AsSpan(0, length)));
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Sample((at, value) =>
        {
            var damaged = whole.ToArray();
            damaged[at] = value;
            try
            {
                return CompiledRules.Read(damaged).Count >= 0;
            }
            catch (InvalidDataException)
            {
                return true;
            }
        });
    }

    [Fact]
    public void Rules_come_by_id_then_by_their_first_day_then_by_version()
    {
        var book = SmallLaw.Book(
            SmallLaw.Rule("b"), SmallLaw.Rule("a", "version: 4", "validFrom: 2021-01-01", "validTo: 2021-12-31"), SmallLaw.Rule("a", "version: 3", "validFrom: 2022-01-01"),
            SmallLaw.Rule("a", "version: 2", "replaces: 1", "validTo: 2020-12-31"), SmallLaw.Rule("a", "validTo: 2020-12-31"));
        Assert.Equal(["a 1", "a 2", "a 4", "a 3", "b 1"], book.Rules.Select(r => $"{r.Id} {r.Version}"));
        // What another version mends is evaluated no more.
        Assert.Equal(["a 2", "a 4", "a 3", "b 1"], book.Active.Select(r => $"{r.Id} {r.Version}"));
        Assert.Equal((3, 1, 0), (book.VersionsOf("a"), book.VersionsOf("b"), book.VersionsOf("c")));
    }

    [Theory]
    [InlineData("EU", "de eu")]
    [InlineData("DE", "de eu")]
    [InlineData("CN", "cn")]
    [InlineData("CN,FR", "cn eu")]
    [InlineData("US", "")]
    public void The_rules_of_some_jurisdictions_are_theirs_and_those_above_and_below_them(string jurisdictions, string ids)
    {
        var book = SmallLaw.Book(SmallLaw.Rule("cn", "jurisdiction: CN"), SmallLaw.Rule("de", "jurisdiction: DE"), SmallLaw.Rule("eu"));
        var some = book.Of(jurisdictions.Split(','));
        Assert.Equal(ids, string.Join(' ', some.Rules.Select(r => r.Id)));
        // It is the same book, of which less is asked.
        Assert.Equal((book.Hash, book.TimeZones), (some.Hash, some.TimeZones));
    }

    [Fact]
    public void A_book_as_it_was_known_on_a_day_has_what_was_known_on_that_day()
    {
        const string Conflict = """
            id: X1
            version: 1
            title: { en: A, zh: 甲 }
            sources: [{ citation: A source of a conflict }]
            validFrom: 2020-01-01
            knownFrom: 2021-01-01
            checkedOn: 2026-11-23
            confidence: own
            effect: notice
            when: { duties: [early] }
            explanation: { en: A, zh: 甲 }
            options: [{ id: a, en: A, zh: 甲 }]
            """;
        var book = SmallLaw.Book(SmallLaw.Rule("early"), SmallLaw.Rule("late", "knownFrom: 2021-01-01"), new RuleFile("rules/conflicts/x1.yaml", Conflict));
        Assert.Equal(("early", 0), Known(2020, 12, 31));
        Assert.Equal(("early late", 1), Known(2021, 1, 1));
        Assert.NotEqual(book.Hash, book.AsKnownOn(new(2020, 12, 31)).Hash);
        Assert.Equal(book.Hash, book.AsKnownOn(new(2021, 1, 1)).Hash);

        (string, int) Known(int year, int month, int day) => book.AsKnownOn(new(year, month, day)) is var known ? (string.Join(' ', known.Rules.Select(r => r.Id)), known.Conflicts.Count) : default;
    }

    [Fact]
    public void The_embedded_files_are_the_files_of_the_repository()
    {
        var onDisk = Directory.EnumerateFiles(Repository.PathOf("rules"), "*.yaml", SearchOption.AllDirectories)
            .Where(f => !f.EndsWith(".cases.yaml", StringComparison.Ordinal))
            .ToDictionary(f => Path.GetRelativePath(Repository.Root, f).Replace('\\', '/'), File.ReadAllText);
        Assert.Equal(onDisk.OrderBy(f => f.Key, StringComparer.Ordinal), RuleBook.EmbeddedFiles().ToDictionary(f => f.Path, f => f.Text));
    }
}
