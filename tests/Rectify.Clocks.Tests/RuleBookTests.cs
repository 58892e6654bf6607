using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Testing;

namespace Rectify.Clocks.Tests;

public sealed class RuleBookTests
{
    [Fact]
    public void The_embedded_rules_read_without_a_problem() => Assert.Empty(RuleBook.Read(RuleBook.EmbeddedFiles()).Problems);

    [Fact]
    public void The_embedded_files_are_the_files_of_the_repository()
    {
        var onDisk = Directory.EnumerateFiles(Repository.PathOf("rules"), "*.yaml", SearchOption.AllDirectories)
            .Where(f => !f.EndsWith(".cases.yaml", StringComparison.Ordinal))
            .ToDictionary(f => Path.GetRelativePath(Repository.Root, f).Replace('\\', '/'), File.ReadAllText);
        Assert.Equal(onDisk.OrderBy(f => f.Key, StringComparer.Ordinal), RuleBook.EmbeddedFiles().ToDictionary(f => f.Path, f => f.Text));
    }
}
