using System.IO.Compression;
using System.Text.Json;
using Rectify.Scanning.Versions;
using Rectify.Testing;

namespace Rectify.Scanning.Tests.Versions;

/// <summary>A bound that cannot be read makes a range that cannot be decided, so we know each one in real advisories by name.</summary>
public sealed class AdvisoryBoundsTests
{
    [Theory]
    [InlineData("npm")]
    [InlineData("Maven")]
    [InlineData("NuGet")]
    [InlineData("Go")]
    [InlineData("crates.io")]
    [InlineData(
        "PyPI", "0.2.0-n653", "0.7.11p3", "0.8.3ubuntu7.5", "0.9-stable", "0.9.3.5ubuntu3", "1.6.5ubuntu0.1", "1.9.0ubuntu1.2", "10.0.2-1.1",
        "2019-09-12", "7.2.0-12.1", "8.3.0-11.1", "9.3.1-2.1")]
    public void Every_bound_of_the_advisories_is_comparable_but_these(string ecosystem, params string[] refused)
    {
        var kit = $"osv/{ecosystem}/all.zip";
        Assert.SkipUnless(DataKit.Has(kit), DataKit.Missing(kit));
        var order = VersionOrderTests.Order(ecosystem);
        var bounds = new SortedSet<string>(StringComparer.Ordinal);
        using var zip = ZipFile.OpenRead(DataKit.PathOf(kit));
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            using var record = JsonDocument.Parse(stream);
            if (record.RootElement.TryGetProperty("affected", out var affected))
                foreach (var package in affected.EnumerateArray()) bounds.UnionWith(Bounds(ecosystem, package));
        }
        Assert.NotEmpty(bounds);
        Assert.Equal(refused, bounds.Where(bound => !order.TryParse(bound, out _)));
    }

    private static IEnumerable<string> Bounds(string ecosystem, JsonElement affected)
    {
        if (!affected.TryGetProperty("package", out var package) || package.GetProperty("ecosystem").GetString() != ecosystem) return [];
        if (!affected.TryGetProperty("ranges", out var ranges)) return [];
        return ranges.EnumerateArray()
            .Where(range => range.GetProperty("type").GetString() != "GIT")
            .SelectMany(range => range.GetProperty("events").EnumerateArray())
            .SelectMany(change => change.EnumerateObject())
            .Select(bound => bound.Value.GetString() ?? "");
    }
}
