using Rectify.Scanning;
using Rectify.Scanning.Packages;

namespace Rectify.Tests.Fakes;

/// <summary>Scan results of components that are named by their purls.</summary>
public static class Scans
{
    public const string Log4j = "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1";

    public static ScanResult Of(params Component[] components) => new(components, [], [], default);

    public static ScanResult Sbom(params string[] purls) => Of([.. purls.Select((purl, index) => In(purl, $"gateway.cdx.json#components/{index}"))]);

    public static Component In(string purl, string location, Origin origin = Origin.Sbom)
    {
        Assert.True(PackageUrl.TryParse(purl, out var parsed, out _), purl);
        return new Component { Name = parsed.Name, Version = parsed.Version, Purl = parsed, Location = location, Origin = origin };
    }

    public static Component Unnamed(string name, string version, string location) =>
        new() { Name = name, Version = version, Location = location, Origin = Origin.Manifest };
}
