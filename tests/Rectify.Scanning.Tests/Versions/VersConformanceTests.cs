using System.Text.Json;
using Rectify.Testing;

namespace Rectify.Scanning.Tests.Versions;

/// <summary>The comparison cases of package-url/vers-spec for the ecosystems that have an order here.</summary>
public sealed class VersConformanceTests
{
    [Theory]
    [InlineData("Maven", "maven_version_cmp_test.json", "vers-maven-disagreements.txt")]
    [InlineData("NuGet", "nuget_version_cmp_test.json", null)]
    public void Versions_are_ordered_as_the_case_says(string ecosystem, string file, string? disagreements)
    {
        var kit = $"conformance/vers/{file}";
        Assert.SkipUnless(DataKit.Has(kit), DataKit.Missing(kit));
        using var document = JsonDocument.Parse(File.ReadAllBytes(DataKit.PathOf(kit)));
        var lines = document.RootElement.GetProperty("tests").EnumerateArray().SelectMany(Lines).Distinct().ToList();
        Assert.NotEmpty(lines);

        var failing = lines.Where(line => VersionTable.Failure(ecosystem, line) is not null).ToList();
        var named = disagreements is null ? [] : TextTable.Read(VersionTable.PathOf(disagreements)).Select(row => row.Text).ToList();
        Assert.Equal(named.Order(StringComparer.Ordinal), failing.Order(StringComparer.Ordinal));
    }

    /// <summary>A case lists versions and the order they end in; its neighbours must not be the other way round.</summary>
    private static IEnumerable<string> Lines(JsonElement test)
    {
        var input = Texts(test.GetProperty("input").GetProperty("versions"));
        var expected = test.GetProperty("expected_output");
        if (test.GetProperty("test_type").GetString() == "equality")
        {
            // Two versions that the case calls unequal may stand in either order: we ask only that they are not equal.
            if (expected.GetBoolean()) yield return $"{input[0]} = {input[1]}";
            else yield return $"{input[0]} ≠ {input[1]}";
            yield break;
        }
        var sorted = Texts(expected);
        for (var i = 1; i < sorted.Count; i++)
            if (!string.Equals(sorted[i - 1], sorted[i], StringComparison.Ordinal)) yield return $"{sorted[i - 1]} ≤ {sorted[i]}";
    }

    private static List<string> Texts(JsonElement list) => [.. list.EnumerateArray().Select(text => text.GetString() ?? "")];
}
