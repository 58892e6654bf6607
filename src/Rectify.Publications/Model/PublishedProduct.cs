using Rectify.Advisories.Vex;
using Rectify.Scanning.Packages;

namespace Rectify.Publications.Model;

/// <summary>A product in one version or a range of them, or a component of products.</summary>
public sealed record PublishedProduct
{
    /// <summary>The id by which the rest of the document names it.</summary>
    public required string Id { get; init; }

    /// <summary>Who makes it; null: the publisher.</summary>
    public string? Vendor { get; init; }

    /// <summary>The family it belongs to; null when none.</summary>
    public string? Family { get; init; }

    /// <summary>Its name without a version.</summary>
    public required string Name { get; init; }

    /// <summary>One version; null when <see cref="VersionRange"/> is stated or it has none.</summary>
    public string? Version { get; init; }

    /// <summary>A range in vers form, <c>vers:semver/&gt;=1.0.0|&lt;2.0.0</c>, or in words.</summary>
    public string? VersionRange { get; init; }

    /// <summary>Package URLs; any of them names it.</summary>
    public IReadOnlyList<PackageUrl> Purls { get; init; } = [];

    /// <summary>A CPE 2.3 name; null when it has none.</summary>
    public string? Cpe { get; init; }

    /// <summary>Its files and what they hash to.</summary>
    public IReadOnlyList<ProductFile> Files { get; init; } = [];

    /// <summary>Model numbers; <c>*</c> and <c>?</c> stand for letters.</summary>
    public IReadOnlyList<string> ModelNumbers { get; init; } = [];

    /// <summary>Serial numbers, likewise.</summary>
    public IReadOnlyList<string> SerialNumbers { get; init; } = [];

    /// <summary>Order numbers, likewise.</summary>
    public IReadOnlyList<string> Skus { get; init; } = [];

    /// <summary>Where its SBOMs are.</summary>
    public IReadOnlyList<string> SbomUrls { get; init; } = [];

    /// <summary>Name and version as people say them.</summary>
    public string FullName => Version is { Length: > 0 } version ? $"{Name} {version}" : VersionRange is { Length: > 0 } range ? $"{Name} {range}" : Name;
}

/// <summary>A file of a product.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Hashes">Algorithms in OpenSSL's words (<c>sha256</c>), values in lower-case hexadecimal.</param>
public sealed record ProductFile(string Name, IReadOnlyList<VexHash> Hashes);

/// <summary>A component as it stands in a product: what a statement about a library in a release is about.</summary>
/// <param name="Id">The id of the combination.</param>
/// <param name="Component">The component's id.</param>
/// <param name="Relation">How the one stands to the other.</param>
/// <param name="Product">The product's id.</param>
public sealed record ProductPart(string Id, string Component, PartRelation Relation, string Product);

/// <summary>How a component stands to a product.</summary>
public enum PartRelation { DefaultComponentOf, ExternalComponentOf, InstalledOn, InstalledWith, OptionalComponentOf }
