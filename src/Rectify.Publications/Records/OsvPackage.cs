using Rectify.Scanning.Packages;

namespace Rectify.Publications.Records;

/// <summary>A package as OSV names it.</summary>
/// <param name="Ecosystem">For example <c>npm</c>, <c>Maven</c>.</param>
/// <param name="Name">The name in that ecosystem.</param>
internal sealed record OsvPackage(string Ecosystem, string Name)
{
    /// <summary>Whether the ecosystem's versions are semantic versions, so that a range needs no registry to be read.</summary>
    public bool IsSemantic => Ecosystem is "npm" or "Go" or "crates.io" or "Hex" or "Pub" or "SwiftURL";

    /// <summary>Null when OSV has no ecosystem for the type (https://ossf.github.io/osv-schema/#defined-ecosystems).</summary>
    public static OsvPackage? Of(PackageUrl purl) => purl.Type switch
    {
        "npm" => new("npm", Joined(purl, "/")),
        "maven" => new("Maven", Joined(purl, ":")),
        "pypi" => new("PyPI", purl.Name),
        "nuget" => new("NuGet", purl.Name),
        "golang" => new("Go", Joined(purl, "/")),
        "cargo" => new("crates.io", purl.Name),
        "hex" => new("Hex", purl.Name),
        "gem" => new("RubyGems", purl.Name),
        "composer" => new("Packagist", Joined(purl, "/")),
        "pub" => new("Pub", purl.Name),
        "cran" => new("CRAN", purl.Name),
        "hackage" => new("Hackage", purl.Name),
        "conan" => new("ConanCenter", purl.Name),
        "swift" => new("SwiftURL", Joined(purl, "/")),
        _ => null,
    };

    private static string Joined(PackageUrl purl, string between) => purl.Namespace is { } space ? space + between + purl.Name : purl.Name;
}
