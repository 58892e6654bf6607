using Rectify.Scanning.Versions.Semver;

namespace Rectify.Scanning.Versions.Nuget;

/// <summary>
/// NuGet: semantic versions of up to four numbers, whose pre-release has no case. Versions of more numbers, which only old tools
/// produced, compare number by number too.
/// </summary>
internal sealed class NugetOrder : VersionOrder
{
    public static NugetOrder Instance { get; } = new();

    private protected override ComparableVersion? Read(string text) =>
        // Upper case, as OrdinalIgnoreCase compares: "_" stands after the letters.
        SemanticVersion.Read(text, text.ToUpperInvariant().AsSpan().TrimStart('V'));
}
