using System.IO.Compression;
using System.Text.Json;
using Rectify.Testing;
using Xunit;

namespace Rectify.Scanning.Tests.Sboms;

/// <summary>Every document of the data kit, compared with counts that an independent script made.</summary>
public sealed class SbomKitTests
{
    private const string Expected = "sboms/expected.json";

    public static IEnumerable<TheoryDataRow<string>> Archives() =>
        new[]
        {
            "bom-shelter-lab", "bom-shelter-wild-spdx", "cyclonedx-bom-examples", "dep-scan", "guac-data", "sbom-utility", "spdx-examples",
            "trivy-testdata",
        }.Select(name => new TheoryDataRow<string>(name + ".zip"));

    [Theory]
    [MemberData(nameof(Archives))]
    public void Every_document_gives_the_components_purls_and_cpes_that_were_counted(string archive)
    {
        Assert.SkipUnless(DataKit.Has(Expected), DataKit.Missing(Expected));
        using var expected = JsonDocument.Parse(File.ReadAllBytes(DataKit.PathOf(Expected)));
        using var zip = ZipFile.OpenRead(DataKit.PathOf("sboms/" + archive));
        var differences = new List<string>();
        var compared = 0;
        foreach (var file in expected.RootElement.GetProperty("files").EnumerateObject().Where(f => f.Name.StartsWith(archive + "/", StringComparison.Ordinal)))
        {
            if (zip.GetEntry(file.Name[(archive.Length + 1)..]) is not { } entry) continue;
            using var stream = entry.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            differences.AddRange(Differences(file.Name, file.Value, MemoryTree.Scan("sbom", bytes.ToArray())));
            compared++;
        }
        Assert.NotEqual(0, compared);
        var unexpected = differences.Except(KnownDifferences).Concat(KnownDifferences.Where(d => d.StartsWith(archive, StringComparison.Ordinal)).Except(differences));
        Assert.True(!unexpected.Any(), string.Join('\n', unexpected));
    }

    /// <summary>Where this reader and the script disagree, and why.</summary>
    private static readonly string[] KnownDifferences =
    [
        // A URL stands where the purl belongs: the component is kept without one, a note says so.
        "bom-shelter-wild-spdx.zip/missionlz.spdx.json: purls 0, expected 1",
        "bom-shelter-wild-spdx.zip/win-x64-manifest.spdx.json: purls 86, expected 87",
        // "pkg:" followed by nothing that could be a name.
        "dep-scan.zip/test__data__crapi__crapi-lint.json: purls 2591, expected 2598",
        "dep-scan.zip/test__data__crapi__sbom-universal.vex.json: purls 1656, expected 1663",
        "trivy-testdata.zip/pkg__sbom__cyclonedx__testdata__happy__invalid-purl.json: purls 1, expected 2",
        "trivy-testdata.zip/pkg__sbom__spdx__testdata__sad__invalid-purl.json: purls 0, expected 1",
        // The script leaves out what is nested in metadata.component; the format lets parts stand there, so they are inventory.
        "dep-scan.zip/test__data__sbom-docker.json: components 1121, expected 1119",
        "dep-scan.zip/test__data__sbom-docker.json: purls 1121, expected 1119",
        "sbom-utility.zip/test__cyclonedx__1.7__ml-bom__cyclonedx-qwen-7b.json: components 8, expected 3",
        "sbom-utility.zip/test__cyclonedx__1.7__ml-bom__cyclonedx-qwen-7b.json: purls 8, expected 3",
        "sbom-utility.zip/test__cyclonedx__1.7__ml-bom__cyclonedx-qwen-7b.json: no_version 7, expected 2",
    ];

    private static IEnumerable<string> Differences(string name, JsonElement expected, ScanResult result)
    {
        var format = expected.GetProperty("format").GetString() ?? "";
        if (format is not ("cyclonedx-json" or "spdx-json"))
        {
            if (!result.IsIncomplete || (result.Components.Count > 0 && format != "invalid-json")) yield return $"{name}: {format} was not said to be unread";
            yield break;
        }
        if (result.Documents.Count != 1) yield return $"{name}: not read";
        foreach (var line in Compare("components", result.Components.Count)) yield return line;
        foreach (var line in Compare("purls", result.Components.Count(c => c.Purl is not null))) yield return line;
        foreach (var line in Compare("cpes", result.Components.Sum(c => c.Cpes.Count))) yield return line;
        foreach (var line in Compare("no_version", result.Components.Count(c => string.IsNullOrEmpty(c.Version)))) yield return line;

        IEnumerable<string> Compare(string property, int actual)
        {
            if (expected.TryGetProperty(property, out var value) && value.GetInt32() != actual)
                yield return $"{name}: {property} {actual}, expected {value.GetInt32()}";
        }
    }
}
