using CsCheck;
using NodaTime;
using Rectify.Clocks.Calendars;
using Rectify.Clocks.Conflicts;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Clocks.Yaml;
using Rectify.Testing;

namespace Rectify.Clocks.Tests;

/// <summary>
/// Whatever stands in a file, each reader gives a value or problems and never throws: shipped files with letters and whole lines changed, and
/// any characters at all. <c>./do fuzz SECONDS</c> tries each of these so long.
/// </summary>
public sealed class ReaderFuzzTests
{
    private const string Alphabet = "\n\r\t :-,#&*!|>'\"%@`[]{}?\\\0\u0085\u2028\ufeff\ud800\udc00€中aZ0~.<=";

    /// <summary>Every kind of file that somebody may hand to a reader.</summary>
    private static readonly IReadOnlyList<RuleFile> Files =
    [
        .. RuleBook.EmbeddedFiles(),
        new("profile.yaml", "name: Example\nestablishedIn: [DE]\nroles: [provider]\nmarkets: [EU, CN]\nflags: []\nassets:\n  head-office:\n    roles: [operator]\ntargetHours:\n  cn.rmsv.7.1.verify: 6\nadopted: [cn.order.rectify]\n"),
        new("facts.yaml", "facts:\n  - { fact: aware, when: 2026-12-11T10:20+01:00 }\n  - { fact: fixReady, when: 2026-12-12, id: f2, corrects: f1 }\ncircumstances: { activelyExploited: yes }\nassets: [a]\n"),
        .. Directory.EnumerateFiles(Repository.PathOf("tests/Rectify.Clocks.Tests/Broken"), "*.yaml").Select(path => new RuleFile(Path.GetFileName(path), File.ReadAllText(path))),
    ];

    private static readonly Gen<RuleFile> Mutated =
        from file in Gen.Int[0, Files.Count - 1].Select(i => Files[i])
        from lines in Gen.Select(Gen.Double.Unit, Gen.Double.Unit, Gen.Int[0, 4]).List[0, 4]
        from letters in Gen.Select(Gen.Double.Unit, Gen.Int[0, 4], Gen.String[Gen.Char[Alphabet], 0, 6]).List[0, 6]
        select file with { Text = letters.Aggregate(lines.Aggregate(file.Text, ChangeLines), ChangeLetters) };

    [Fact]
    public void A_mutated_file_gives_a_value_or_problems_to_every_reader_and_never_throws() => Mutated.Sample(
        file => Assert.All(Readers, read => Assert.All(read(file), problem => Assert.True(problem is { Line: > 0, Column: > 0 } && problem.File == file.Path, $"{problem}"))),
        iter: LongRun.Tries(2_000), time: LongRun.Seconds);

    [Fact]
    public void A_book_with_one_mutated_file_reads_or_says_what_is_wrong() => Mutated.Sample(file =>
    {
        var book = RuleBook.Read([.. RuleBook.EmbeddedFiles().Where(f => f.Path != file.Path), file]);
        return book.Value is not null ? book.Problems.Count == 0 : book.Problems.Count > 0;
    }, iter: LongRun.Tries(20), time: LongRun.Seconds);

    [Fact]
    public void Any_characters_at_all_give_problems_and_never_throw() =>
        Gen.String[0, 60].Sample(text => RuleReader.Read(new RuleFile("x.yaml", text)) is { Value: null, Problems.Count: > 0 }, iter: LongRun.Tries(3_000), time: LongRun.Seconds);

    private static readonly Func<RuleFile, IReadOnlyList<ReadProblem>>[] Readers =
    [
        file => RuleReader.Read(file).Problems,
        file => CalendarReader.Read(file).Problems,
        file => ConflictReader.Read(file).Problems,
        file => TermsReader.Read(file).Problems,
        file => ProfileReader.Read(file).Problems,
        file => FactsReader.Read(file, NodaConstants.UnixEpoch).Problems,
    ];

    /// <summary>Drops a line, writes it twice, moves it in or out, or puts it elsewhere.</summary>
    private static string ChangeLines(string text, (double From, double To, int How) change)
    {
        var lines = text.Split('\n').ToList();
        var (from, to) = ((int)(change.From * lines.Count), (int)(change.To * lines.Count));
        var line = lines[from];
        switch (change.How)
        {
            case 0: lines.RemoveAt(from); break;
            case 1: lines.Insert(from, line); break;
            case 2: lines[from] = $"  {line}"; break;
            case 3: lines[from] = line.StartsWith("  ", StringComparison.Ordinal) ? line[2..] : $"\t{line}"; break;
            default: lines.Insert(to, line); break;
        }
        return string.Join('\n', lines);
    }

    private static string ChangeLetters(string text, (double Where, int Cut, string Insert) change)
    {
        var at = (int)(change.Where * text.Length);
        return string.Concat(text.AsSpan(0, at), change.Insert, text.AsSpan(Math.Min(text.Length, at + change.Cut)));
    }
}
