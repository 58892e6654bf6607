using System.Text.RegularExpressions;
using Rectify.Testing;

namespace Rectify.Tests.House;

/// <summary>A code says which problem it is: whoever quotes it, and whoever looks for it, means the same one.</summary>
public sealed partial class ProblemCodeTests
{
    [Fact]
    public void No_two_problems_have_the_same_code()
    {
        var made = from file in Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
                   where !file.Contains("/obj/", StringComparison.Ordinal)
                   from Match problem in Made().Matches(File.ReadAllText(file))
                   group Path.GetFileName(file) by problem.Groups["code"].Value;
        var all = made.ToList();
        Assert.True(all.Count > 300, $"Only {all.Count} codes were found");
        Assert.Empty(all.Where(code => code.Count() > 1).Select(code => $"{code.Key}: {string.Join(", ", code)}"));
    }

    [GeneratedRegex(@"new(?: Problem)?\(\s*""(?<code>RCT-[A-Z]+-[0-9]+)""")]
    private static partial Regex Made();
}
