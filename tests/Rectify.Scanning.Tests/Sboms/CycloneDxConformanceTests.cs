using System.IO.Compression;
using Rectify.Testing;
using Xunit;

namespace Rectify.Scanning.Tests.Sboms;

public sealed class CycloneDxConformanceTests
{
    private const string Kit = "conformance/cyclonedx/spec-test-resources.zip";

    [Theory]
    [InlineData("1.2")]
    [InlineData("1.3")]
    [InlineData("1.4")]
    [InlineData("1.5")]
    [InlineData("1.6")]
    [InlineData("1.7")]
    public void Every_valid_document_of_the_specification_is_read_whole(string version)
    {
        Assert.SkipUnless(DataKit.Has(Kit), DataKit.Missing(Kit));
        using var zip = ZipFile.OpenRead(DataKit.PathOf(Kit));
        var read = 0;
        foreach (var entry in zip.Entries.Where(e => e.FullName.StartsWith(version + "/valid-", StringComparison.Ordinal) && e.Name.EndsWith(".json", StringComparison.Ordinal)))
        {
            using var stream = entry.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            var result = MemoryTree.Scan(entry.Name, bytes.ToArray());
            Assert.True(!result.IsIncomplete && result.Documents.Count == 1, $"{entry.FullName}: {string.Join("; ", result.Notes)}");
            Assert.Equal(version, result.Documents[0].SpecVersion);
            read++;
        }
        Assert.InRange(read, 20, 200);
    }
}
