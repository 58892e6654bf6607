using Rectify.Testing;

namespace Rectify.Scanning.Tests.Versions;

/// <summary>
/// The pairs that osv-scanner keeps for each ecosystem, most of them made with the ecosystem's own tool. A line we order otherwise stands
/// in <c>Tables/*-disagreements.txt</c> under its reason; a line there that holds after all fails too.
/// </summary>
public sealed class VersionConformanceTests
{
    [Theory]
    [InlineData("npm", null, "semver-versions.txt")]
    [InlineData("crates.io", null, "semver-versions.txt")]
    [InlineData("Hex", null, "semver-versions.txt")]
    [InlineData("Go", null, "semver-versions.txt")]
    [InlineData("NuGet", null, "nuget-versions.txt")]
    [InlineData("Maven", "maven-disagreements.txt", "maven-versions.txt", "maven-versions-generated.txt")]
    [InlineData("PyPI", "pypi-disagreements.txt", "pypi-versions.txt", "pypi-versions-generated.txt")]
    public void Pairs_are_ordered_as_the_ecosystem_orders_them(string ecosystem, string? disagreements, params string[] tables)
    {
        var paths = tables.Select(table => $"conformance/version-compare/{table}").ToList();
        foreach (var path in paths) Assert.SkipUnless(DataKit.Has(path), DataKit.Missing(path));

        var lines = paths.SelectMany(path => TextTable.Read(DataKit.PathOf(path))).Select(row => row.Text).Distinct().ToList();
        Assert.NotEmpty(lines);
        var named = disagreements is null
            ? []
            : TextTable.Read(VersionTable.PathOf(disagreements)).Select(row => row.Text).ToHashSet();
        Assert.Equal([], lines.Where(line => !named.Contains(line)).Select(line => VersionTable.Failure(ecosystem, line)).OfType<string>());
        Assert.Equal([], named.Where(line => VersionTable.Failure(ecosystem, line) is null));
        Assert.Equal([], named.Except(lines));
    }
}
