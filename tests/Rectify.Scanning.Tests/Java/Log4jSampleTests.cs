using System.IO.Compression;
using System.Text.Json;
using Rectify.Scanning.Sources;
using Rectify.Testing;
using Xunit;

namespace Rectify.Scanning.Tests.Java;

/// <summary>Real releases of log4j in every wrapping: component, version and place must be those that were found by opening them by hand.</summary>
public sealed class Log4jSampleTests
{
    private const string Kit = "log4j-samples/expected.json";

    [Fact]
    public void Every_sample_gives_the_component_version_and_place_expected()
    {
        Assert.SkipUnless(DataKit.Has(Kit), DataKit.Missing(Kit));
        using var expected = JsonDocument.Parse(File.ReadAllBytes(DataKit.PathOf(Kit)));
        var failures = new List<string>();
        foreach (var sample in expected.RootElement.GetProperty("files").EnumerateObject())
        {
            var result = Scan(sample.Name);
            var found = result.Components.Select(c => $"{c.Group}:{c.Name}:{c.Version} at {c.Location}").ToList();
            foreach (var finding in sample.Value.GetProperty("expected_findings").EnumerateArray())
            {
                var line = $"{finding.GetProperty("component")}:{finding.GetProperty("version")} at {LocationOf(sample.Name, finding.GetProperty("nested_path").GetString())}";
                if (!found.Remove(line)) failures.Add($"{sample.Name}: missing {line}; found {string.Join(", ", found)}");
            }
            if (sample.Value.TryGetProperty("also_inventory", out var inventory))
                foreach (var item in inventory.EnumerateArray())
                    if (!found.Remove($"{item} at {Path.GetFileName(sample.Name)}")) failures.Add($"{sample.Name}: missing {item}");
            failures.AddRange(found.Select(more => $"{sample.Name}: not expected: {more}"));
            failures.AddRange(result.Notes.Select(note => $"{sample.Name}: {note}"));
        }
        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    [Fact]
    public void Every_log4j_core_of_the_kit_is_told_by_its_classes()
    {
        Assert.SkipUnless(DataKit.Has(Kit), DataKit.Missing(Kit));
        var result = Scanner.Scan(new DiskTree(DataKit.PathOf("log4j-samples")), BudgetLimits.Default, null, CancellationToken.None);
        var cores = result.Components.Where(c => c.Name == "log4j-core").ToList();
        Assert.Equal(19, cores.Count);
        Assert.All(cores, core => Assert.True(
            core.Evidence.HasFlag(Evidence.ClassFingerprint | Evidence.JndiLookupPresent) || core.Location.EndsWith("2.14.1-aaaagb.jar", StringComparison.Ordinal), core.ToString()));
    }

    /// <summary>An exploded sample is zipped for transport only: it is unpacked and the folder scanned.</summary>
    private static ScanResult Scan(string sample)
    {
        var path = DataKit.PathOf("log4j-samples/" + sample);
        if (!sample.StartsWith("exploded/", StringComparison.Ordinal)) return Scanner.Scan(new DiskTree(path), BudgetLimits.Default, null, CancellationToken.None);
        var folder = Directory.CreateTempSubdirectory("rectify-test-");
        try
        {
            ZipFile.ExtractToDirectory(path, folder.FullName);
            return Scanner.Scan(new DiskTree(folder.FullName), BudgetLimits.Default, null, CancellationToken.None);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string LocationOf(string sample, string? nested)
    {
        if (sample.StartsWith("exploded/", StringComparison.Ordinal)) return nested?.TrimEnd('/') ?? "";
        var file = Path.GetFileName(sample);
        return nested is null ? file : $"{file}!/{nested.Replace("!", "!/", StringComparison.Ordinal)}";
    }
}
