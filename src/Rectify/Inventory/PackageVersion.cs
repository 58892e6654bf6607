using Rectify.Scanning.Packages;

namespace Rectify.Inventory;

/// <summary>A component: one version of one package, known once to the whole inventory.</summary>
/// <param name="Id">A small number, given in the order of first sight; a release's set of these is the truth about what is in it.</param>
/// <param name="Name">Its name as its first source wrote it.</param>
/// <param name="Version">Its version as the source wrote it; null when the source stated none.</param>
/// <param name="Purl">What it is matched by; null when no source gave a valid one: such a component cannot be matched.</param>
/// <param name="Cpe">The first CPE name stated, unverified.</param>
public sealed record PackageVersion(long Id, string Name, string? Version, PackageUrl? Purl, string? Cpe)
{
    /// <summary>What advisories about it are looked up by; null where it cannot be matched.</summary>
    public PackageKey? Key { get; } = Purl is null ? null : PackageKey.From(Purl);
}
