using System.Text.Json;
using Rectify.Testing;

namespace Rectify.Scenarios;

/// <summary>The real feeds and samples of the data kit, against the values expected there.</summary>
public sealed class KitTests(KitTests.Feeds feeds) : IClassFixture<KitTests.Feeds>
{
    [Fact]
    public async Task Log4j_samples_give_the_components_and_vulnerabilities_expected()
    {
        Assert.SkipUnless(DataKit.Has("log4j-samples/expected.json"), DataKit.Missing("log4j-samples/expected.json"));
        using var home = await feeds.Home();
        var root = DataKit.PathOf("log4j-samples");
        var outcome = await Published.Run(home, "scan", root, "--format", "json");
        Assert.Equal(1, outcome.ExitCode);
        using var json = JsonDocument.Parse(outcome.Out);
        var found = json.RootElement.GetProperty("findings").EnumerateArray().ToList();
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(root, "expected.json")));
        var wrong = new List<string>();
        foreach (var file in expected.RootElement.GetProperty("files").EnumerateObject())
            foreach (var component in file.Value.GetProperty("expected_findings").EnumerateArray())
            {
                var name = component.GetProperty("component").GetString()?.Split(':')[^1];
                var version = component.GetProperty("version").GetString();
                var cves = component.GetProperty("cves").EnumerateArray().Select(each => each.GetString()).Order(StringComparer.Ordinal).ToList();
                // Of a class that was renamed nobody can tell the version; what it may have is said as "cannot compare".
                var seen = found.Where(each => Belongs(each, file.Name, name, version)).Select(each => each.GetProperty("id").GetString()).Distinct().Order(StringComparer.Ordinal).ToList();
                if (!cves.SequenceEqual(seen)) wrong.Add($"{file.Name} {name} {version}: expected {string.Join(' ', cves)}, found {string.Join(' ', seen)}");
            }
        Assert.Empty(wrong);
    }

    /// <summary>
    /// The kit's counts leave out what is nested in a document's subject (metadata.component.components): two in the first, five in the
    /// second. They are components like any other and are listed here.
    /// </summary>
    private static readonly string[] CountedOtherwise =
    [
        "dep-scan.zip/test__data__sbom-docker.json",
        "sbom-utility.zip/test__cyclonedx__1.7__ml-bom__cyclonedx-qwen-7b.json",
    ];

    [Fact]
    public async Task Sboms_give_the_number_of_components_expected()
    {
        Assert.SkipUnless(DataKit.Has("sboms/expected.json"), DataKit.Missing("sboms/expected.json"));
        using var home = new Folder();
        var outcome = await Published.Run(home, "inventory", DataKit.PathOf("sboms"), "--format", "json");
        Assert.Equal(0, outcome.ExitCode);
        using var json = JsonDocument.Parse(outcome.Out);
        var counts = json.RootElement.GetProperty("components").EnumerateArray()
            .CountBy(each => each.GetProperty("location").GetString()?.Split('#')[0].Replace("!/", "/", StringComparison.Ordinal) ?? "").ToDictionary();
        using var expected = JsonDocument.Parse(File.ReadAllText(DataKit.PathOf("sboms/expected.json")));
        var wrong = new List<string>();
        foreach (var file in expected.RootElement.GetProperty("files").EnumerateObject().Where(file => file.Value.GetProperty("format").GetString() is "cyclonedx-json" or "spdx-json"))
        {
            var (count, seen) = (file.Value.GetProperty("components").GetInt32(), counts.GetValueOrDefault(file.Name));
            if (count != seen && !CountedOtherwise.Contains(file.Name)) wrong.Add($"{file.Name}: expected {count}, found {seen}");
        }
        Assert.Empty(wrong);
    }

    private static bool Belongs(JsonElement finding, string file, string? name, string? version) =>
        finding.GetProperty("location").GetString()?.StartsWith(file, StringComparison.Ordinal) == true
        && finding.GetProperty("name").GetString()?.Split(':')[^1] == name
        && finding.GetProperty("version").GetString() == version;

    /// <summary>The kit's feeds, imported once.</summary>
    public sealed class Feeds : IAsyncDisposable
    {
        private readonly Folder _folder = new();
        private readonly SemaphoreSlim _once = new(1);

        /// <summary>A home of its own with the database in it.</summary>
        public async Task<Folder> Home()
        {
            var database = _folder["advisories.db"];
            await _once.WaitAsync();
            try
            {
                if (!File.Exists(database))
                {
                    var outcome = await Published.Run(_folder, "db", "update", "--db", database, "--from", DataKit.PathOf("osv"), DataKit.PathOf("kev"), DataKit.PathOf("epss"));
                    Assert.True(outcome.ExitCode == 0, outcome.Err);
                }
            }
            finally
            {
                _once.Release();
            }
            var home = new Folder();
            Directory.CreateDirectory(home[".local/share/rectify"]);
            File.Copy(database, home[".local/share/rectify/advisories.db"]);
            return home;
        }

        public ValueTask DisposeAsync()
        {
            _folder.Dispose();
            _once.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
