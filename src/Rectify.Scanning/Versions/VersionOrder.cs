using System.Diagnostics.CodeAnalysis;
using Rectify.Scanning.Versions.Maven;
using Rectify.Scanning.Versions.Nuget;
using Rectify.Scanning.Versions.Pypi;
using Rectify.Scanning.Versions.Semver;

namespace Rectify.Scanning.Versions;

/// <summary>How one ecosystem orders its versions. What it cannot read it refuses: "cannot compare", never "safe".</summary>
public abstract class VersionOrder
{
    /// <summary>Longer texts are refused: no registry takes them and comparing stays cheap.</summary>
    public const int MaxLength = 1024;

    /// <summary>The order of an ecosystem by its OSV name (a suffix after <c>:</c> is passed over), or null when we have none.</summary>
    public static VersionOrder? For(string ecosystem) => Bare(ecosystem) switch
    {
        "npm" => NpmOrder.Instance,
        "Maven" => MavenOrder.Instance,
        "PyPI" => PypiOrder.Instance,
        "NuGet" => NugetOrder.Instance,
        "Go" => GoOrder.Instance,
        // Both registries demand semantic versions; npm's reading of them is the same with more patience.
        "crates.io" or "Hex" => NpmOrder.Instance,
        _ => null,
    };

    /// <summary>False when the text is no version of this ecosystem. Never throws.</summary>
    public bool TryParse(string? text, [NotNullWhen(true)] out ComparableVersion? version)
    {
        version = null;
        if (text is null || text.Length > MaxLength) return false;
        var trimmed = text.AsSpan().Trim();
        return !trimmed.IsEmpty && (version = Read(trimmed.Length == text.Length ? text : trimmed.ToString())) is not null;
    }

    /// <summary>The version, or null; <paramref name="text"/> is not empty and has no blanks around it.</summary>
    private protected abstract ComparableVersion? Read(string text);

    private static string Bare(string ecosystem) =>
        ecosystem.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0 ? ecosystem[..colon] : ecosystem;
}
