using System.Globalization;
using Rectify.Scanning;
using Rectify.Scanning.Packages;

namespace Rectify.Bench;

/// <summary>
/// SBOMs of 300 components each. The packages are drawn by Zipf's law from 30,000 (the k-th is drawn with a weight of 1/k), each in one of
/// eight versions, drawn by the same law: 240,000 components that differ. The same seed draws the same SBOMs.
/// </summary>
internal sealed class Portfolio(int seed)
{
    public const int Components = 300;
    private const int Packages = 30_000, Versions = 8;
    private static readonly double[] PackageWeights = Cumulative(Packages), VersionWeights = Cumulative(Versions);
    private readonly Random random = new(seed);

    public static string PackageName(int package) => string.Create(CultureInfo.InvariantCulture, $"package-{package:D5}");

    /// <summary>The next SBOM, as it is after reading.</summary>
    public ScanResult Next()
    {
        var packages = new HashSet<int>(Components);
        while (packages.Count < Components) packages.Add(Draw(PackageWeights));
        return new([.. packages.Select((package, index) => Of(package, Draw(VersionWeights), index))], [], [], default);
    }

    private static Component Of(int package, int version, int index)
    {
        var purl = string.Create(CultureInfo.InvariantCulture, $"pkg:npm/{PackageName(package)}@1.{version}.0");
        if (!PackageUrl.TryParse(purl, out var parsed, out _)) throw new InvalidOperationException($"Not a purl: {purl}");
        var location = string.Create(CultureInfo.InvariantCulture, $"bom.cdx.json#components/{index}");
        return new() { Name = parsed.Name, Version = parsed.Version, Purl = parsed, Location = location, Origin = Origin.Sbom };
    }

    private int Draw(double[] weights)
    {
        var place = Array.BinarySearch(weights, random.NextDouble() * weights[^1]);
        return place < 0 ? ~place : place + 1;
    }

    private static double[] Cumulative(int count)
    {
        var weights = new double[count];
        for (var (k, sum) = (1, 0.0); k <= count; k++) weights[k - 1] = sum += 1.0 / k;
        return weights;
    }
}
