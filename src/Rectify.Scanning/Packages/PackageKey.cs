namespace Rectify.Scanning.Packages;

/// <summary>
/// What look-ups in advisory data go by: the ecosystem as OSV names it and the name as that ecosystem's registry compares names. Both
/// sides of a match are made by this type, so that they meet.
/// </summary>
/// <param name="Ecosystem">For example <c>Maven</c>, <c>npm</c>, <c>PyPI</c>, <c>NuGet</c>, <c>Go</c>, <c>crates.io</c>; without a release suffix.</param>
/// <param name="Name">Normalised: <c>group:artifact</c>, <c>@scope/name</c>, PEP 503 for PyPI, lower case where a registry has no case.</param>
public readonly record struct PackageKey(string Ecosystem, string Name)
{
    /// <summary>The key of a purl, or null when its type belongs to no ecosystem that advisories are published for.</summary>
    public static PackageKey? From(PackageUrl purl) => EcosystemOf(purl.Type) is { } ecosystem
        ? For(ecosystem, purl.Namespace is null ? purl.Name : $"{purl.Namespace}{(ecosystem == "Maven" ? ':' : '/')}{purl.Name}")
        : null;

    /// <summary>The key of an advisory's <c>package.ecosystem</c> and <c>package.name</c>.</summary>
    public static PackageKey For(string osvEcosystem, string osvName)
    {
        // "Debian:12" or "Maven:https://repo.example": the suffix says which release or repository, not which ecosystem.
        var colon = osvEcosystem.IndexOf(':', StringComparison.Ordinal);
        var ecosystem = colon < 0 ? osvEcosystem : osvEcosystem[..colon];
        var name = osvName.Trim();
        return new(ecosystem, ecosystem switch
        {
            "PyPI" => PyPiName(name),
            "NuGet" or "Packagist" or "Hex" or "Pub" or "GitHub Actions" or "Bitnami" or "VSCode" => name.ToLowerInvariant(),
            // The registry takes serde_json and Serde-Json for the same crate.
            "crates.io" => name.ToLowerInvariant().Replace('_', '-'),
            _ => name,
        });
    }

    /// <summary>
    /// The same name in lower case, where case counts in the registry but documents lose it: purl libraries lower-cased npm and Go names
    /// for years (<c>JSONStream</c>, <c>github.com/Azure/…</c>). File an advisory under this key too; ask for the exact key first. Null
    /// where there is nothing else to try.
    /// </summary>
    public PackageKey? LowerCased =>
        Ecosystem is "npm" or "Go" && Name.AsSpan().ContainsAnyInRange('A', 'Z') ? this with { Name = Name.ToLowerInvariant() } : null;

    private static string? EcosystemOf(string purlType) => purlType switch
    {
        "maven" => "Maven",
        "npm" => "npm",
        "pypi" => "PyPI",
        "nuget" => "NuGet",
        "golang" => "Go",
        "cargo" => "crates.io",
        "composer" => "Packagist",
        "gem" => "RubyGems",
        "hex" => "Hex",
        "pub" => "Pub",
        "hackage" => "Hackage",
        "cran" => "CRAN",
        "conan" => "ConanCenter",
        "swift" => "SwiftURL",
        "github" => "GitHub Actions",
        "bitnami" => "Bitnami",
        "julia" => "Julia",
        "opam" => "opam",
        "vscode-extension" => "VSCode",
        _ => null,
    };

    /// <summary>PEP 503: runs of <c>-</c>, <c>_</c> and <c>.</c> are one <c>-</c>; lower case.</summary>
    private static string PyPiName(string name)
    {
        if (!name.AsSpan().ContainsAny('_', '.') && !name.Contains("--", StringComparison.Ordinal)) return name.ToLowerInvariant();
        var text = new System.Text.StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (c is not ('-' or '_' or '.')) text.Append(char.ToLowerInvariant(c));
            else if (text.Length == 0 || text[^1] != '-') text.Append('-');
        }
        return text.ToString();
    }
}
