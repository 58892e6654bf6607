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
    public void The_embedded_files_are_the_files_of_the_repository()
    {
        var onDisk = Directory.EnumerateFiles(Repository.PathOf("rules"), "*.yaml", SearchOption.AllDirectories)
            .Where(f => !f.EndsWith(".cases.yaml", StringComparison.Ordinal))
            .ToDictionary(f => Path.GetRelativePath(Repository.Root, f).Replace('\\', '/'), File.ReadAllText);
        Assert.Equal(onDisk.OrderBy(f => f.Key, StringComparer.Ordinal), RuleBook.EmbeddedFiles().ToDictionary(f => f.Path, f => f.Text));
    }
}
