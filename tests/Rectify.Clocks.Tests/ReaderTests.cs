using CsCheck;
using Rectify.Clocks.Calendars;
using Rectify.Clocks.Conflicts;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Clocks.Yaml;
using Rectify.Testing;

namespace Rectify.Clocks.Tests;

public sealed class ReaderTests
{
    private static readonly RuleFile Report = RuleBook.EmbeddedFiles().Single(f => f.Path.EndsWith("cn.rmsv.7.2.report.yaml", StringComparison.Ordinal));

    public static TheoryData<string> BrokenFiles =>
        [.. Directory.EnumerateFiles(Repository.PathOf("tests/Rectify.Clocks.Tests/Broken"), "*.yaml").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(BrokenFiles))]
    public void Each_broken_file_gives_all_its_problems_with_line_and_column(string name)
    {
        var file = new RuleFile(name, File.ReadAllText(Repository.PathOf("tests/Rectify.Clocks.Tests/Broken", name)));
        var problems = Read(file);
        Assert.NotEmpty(problems);
        Assert.Null(Golden.Difference($"tests/Rectify.Clocks.Tests/Goldens/{Path.ChangeExtension(name, ".txt")}", string.Concat(problems.Select(p => $"{p}\n"))));
    }

    [Fact]
    public void Leaving_out_any_mandatory_key_is_one_problem_that_names_it()
    {
        string[] mandatory = ["id", "version", "title", "jurisdiction", "law", "article", "source", "force", "validFrom", "knownFrom", "checkedOn",
            "confidence", "binds", "trigger", "period", "counting", "zone", "calendar", "grouping", "stage", "recipient", "metBy"];
        Assert.All(mandatory, key =>
        {
            // Renaming keeps the rest of the file as it is; the renamed key is then unknown.
            var text = string.Join('\n', Report.Text.Split('\n').Select(l => l.StartsWith($"{key}:", StringComparison.Ordinal) ? $"x{l}" : l));
            var problems = RuleReader.Read(Report with { Text = text }).Problems;
            Assert.Contains(problems, p => p.Code == ReadCode.MissingKey && p.Arguments[0] == key);
            Assert.Contains(problems, p => p.Code == ReadCode.UnknownKey && p.Arguments[0] == $"x{key}");
        });
    }

    [Fact]
    public void The_hash_does_not_depend_on_line_ends() =>
        Assert.Equal(Report.Hash, (Report with { Text = Report.Text.Replace("\n", "\r\n", StringComparison.Ordinal) }).Hash);

    [Fact]
    public void Two_versions_of_a_rule_may_follow_each_other_and_not_overlap()
    {
        RuleFile Version(string path, string from, string to) => new(path, Report.Text
            .Replace("version: 1\n", $"version: {(path == "a.yaml" ? 1 : 2)}\n", StringComparison.Ordinal)
            .Replace("validFrom: 2021-09-01", $"validFrom: {from}\nvalidTo: {to}", StringComparison.Ordinal));
        var others = RuleBook.EmbeddedFiles().Where(f => f.Path != Report.Path).ToList();
        var following = RuleBook.Read([.. others, Version("a.yaml", "2021-09-01", "2023-12-31"), Version("b.yaml", "2024-01-01", "2030-12-31")]);
        Assert.Empty(following.Problems);
        var overlapping = RuleBook.Read([.. others, Version("a.yaml", "2021-09-01", "2024-01-01"), Version("b.yaml", "2024-01-01", "2030-12-31")]);
        Assert.Equal(["b.yaml:16:1 ValidityOverlaps [cn.rmsv.7.2.report] [a.yaml]"], overlapping.Problems.Select(p => p.ToString()));
        Assert.Null(overlapping.Value);

        var book = following.Value ?? throw new InvalidOperationException();
        var facts = new CaseFacts([Given.Fact(FactKind.Discovered, "2023-12-31T23:59:59+08:00")], Given.Provider);
        var old = Assert.Single(Evaluator.Evaluate(book, facts, Given.At("2026-01-01T00:00:00Z")).Obligations, o => o.RuleId == Report.Path[(Report.Path.LastIndexOf('/') + 1)..^5]);
        Assert.Equal("a.yaml", old.Rule.File);
    }

    [Fact]
    public void A_calendar_that_does_not_exist_is_named_with_the_nearest_one()
    {
        var files = RuleBook.EmbeddedFiles().Select(f => f == Report ? f with { Text = f.Text.Replace("calendar: cn", "calendar: cnn", StringComparison.Ordinal) } : f);
        var problem = Assert.Single(RuleBook.Read(files).Problems);
        Assert.Equal((ReadCode.UnknownCalendar, "cnn", "cn"), (problem.Code, problem.Arguments[0], problem.Arguments[1]));
    }

    [Fact]
    public void An_unsure_rule_is_read_with_its_reason_and_never_evaluated()
    {
        var files = RuleBook.EmbeddedFiles().Select(f => f == Report ? f with { Text = f.Text.Replace("confidence: confirmed", "confidence: unsure", StringComparison.Ordinal) } : f);
        var book = RuleBook.Read(files).Value ?? throw new InvalidOperationException();
        Assert.Contains(book.Rules, r => r is { Id: "cn.rmsv.7.2.report", Disabled: true, Note: not null });
        var facts = new CaseFacts([Given.Fact(FactKind.Discovered, "2026-11-17T09:30:00+08:00")], Given.Provider);
        Assert.DoesNotContain(Evaluator.Evaluate(book, facts, Given.At("2026-11-18T00:00:00Z")).Obligations, o => o.RuleId == "cn.rmsv.7.2.report");
    }

    [Fact]
    public void A_thousand_laughs_are_refused_at_the_first_anchor()
    {
        var laughs = "a: &a [x, x, x, x, x, x, x, x, x]\n" + string.Concat(Enumerable.Range(0, 25).Select(i =>
            $"{(char)('b' + i)}: &{(char)('b' + i)} [{string.Join(", ", Enumerable.Repeat($"*{(char)('a' + i)}", 9))}]\n"));
        Assert.Contains(RuleReader.Read(new RuleFile("laughs.yaml", laughs)).Problems, p => p is { Code: ReadCode.NotPlain, Line: 1, Column: 4 });
    }

    [Fact]
    public void Ten_megabytes_are_refused_unread() =>
        Assert.Equal([ReadCode.TooLarge], RuleReader.Read(new RuleFile("big.yaml", new string('a', 10_000_000))).Problems.Select(p => p.Code));

    [Fact]
    public void Deep_nesting_stops_at_the_bound()
    {
        Assert.Equal([ReadCode.TooDeep], RuleReader.Read(new RuleFile("deep.yaml", new string('[', 400_000))).Problems.Select(p => p.Code));
        var block = string.Concat(Enumerable.Range(0, 500).Select(i => $"{new string(' ', i)}a:\n"));
        Assert.Equal([ReadCode.TooDeep], RuleReader.Read(new RuleFile("deep.yaml", block)).Problems.Select(p => p.Code));
    }

    [Fact]
    public void Too_many_values_stop_at_the_bound() =>
        Assert.Equal([ReadCode.TooManyNodes], RuleReader.Read(new RuleFile("wide.yaml", $"[{string.Concat(Enumerable.Repeat("a,", 60_000))}a]")).Problems.Select(p => p.Code));

    [Fact]
    public void A_hostile_value_comes_back_short_and_on_one_line()
    {
        var problem = Assert.Single(ProfileReader.Read(new RuleFile("p.yaml", $"sectors: [\"\\e[31m\\n{new string('Z', 5000)}\"]")).Problems);
        Assert.Equal(ReadCode.WrongValue, problem.Code);
        Assert.True(problem.Arguments[1].Length < 100 && !problem.Arguments[1].Any(char.IsControl));
    }

    private static IReadOnlyList<ReadProblem> Read(RuleFile file) =>
        file.Path.Contains("calendar", StringComparison.Ordinal) ? CalendarReader.Read(file).Problems
        : file.Path.Contains("conflict", StringComparison.Ordinal) ? ConflictReader.Read(file).Problems
        : file.Path.Contains("profile", StringComparison.Ordinal) ? ProfileReader.Read(file).Problems
        : RuleReader.Read(file).Problems;
}
