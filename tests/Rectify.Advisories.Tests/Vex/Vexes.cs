using System.Text;
using Rectify.Advisories.Vex;
using Rectify.Scanning.Packages;
using Rectify.Testing;

namespace Rectify.Advisories.Tests.Vex;

/// <summary>Readings as tests make them, and the kit's documents.</summary>
internal static class Vexes
{
    public static VexReading Read(string text, VexLimits? limits = null) => Read(Encoding.UTF8.GetBytes(text), limits);

    public static VexReading Read(byte[] bytes, VexLimits? limits = null) => VexReader.Read(new MemoryStream(bytes), "vex", limits);

    public static VexDocument Whole(string text)
    {
        var reading = Read(text);
        Assert.Empty(reading.Notes);
        Assert.NotNull(reading.Document);
        return reading.Document;
    }

    public static byte[] Kit(string name)
    {
        Assert.SkipUnless(DataKit.Has("csaf"), DataKit.Missing("csaf"));
        return File.ReadAllBytes(DataKit.PathOf("csaf/" + name));
    }

    /// <summary>The kit's JSON files below a folder, by their names in it, in order.</summary>
    public static IReadOnlyList<string> Files(string folder)
    {
        Assert.SkipUnless(DataKit.Has("csaf/" + folder), DataKit.Missing("csaf/" + folder));
        var root = DataKit.PathOf("csaf");
        return [.. Directory.EnumerateFiles(DataKit.PathOf("csaf/" + folder), "*.json", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];
    }

    public static PackageUrl Purl(string text) => PackageUrl.TryParse(text, out var purl, out _) ? purl : throw new ArgumentException(text);

    public static VexStatement Statement(params VexProduct[] products) => new()
    {
        Vulnerability = "CVE-2024-0001",
        Aliases = [],
        Products = products,
        Status = StatedStatus.NotAffected,
        StatusWord = "not_affected",
        JustificationWord = "",
        ImpactStatement = "",
        ActionStatement = "",
    };

    public static string OpenVex(string statements, string more = "") =>
        "{\"@context\":\"https://openvex.dev/ns/v0.2.0\",\"@id\":\"urn:x\",\"author\":\"A\",\"timestamp\":\"2024-01-01T00:00:00Z\",\"version\":1," + more + "\"statements\":[" + statements + "]}";

    public static string CycloneDx(string parts) => "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.5\",\"version\":1," + parts + "}";

    public static string Csaf(string tree, string vulnerabilities) =>
        "{\"document\":{\"category\":\"csaf_vex\",\"csaf_version\":\"2.0\",\"publisher\":{\"name\":\"P\"},\"tracking\":{\"id\":\"ID-1\",\"version\":\"2\",\"initial_release_date\":\"2024-01-01T00:00:00Z\",\"current_release_date\":\"2024-02-01T00:00:00Z\"}},"
        + "\"product_tree\":{" + tree + "},\"vulnerabilities\":[" + vulnerabilities + "]}";
}
