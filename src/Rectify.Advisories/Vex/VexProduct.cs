using Rectify.Scanning.Packages;

namespace Rectify.Advisories.Vex;

/// <summary>A product or a component of one, with all that the statement says to recognise it by.</summary>
public sealed record VexProduct
{
    /// <summary>The id in the document: an IRI, a <c>bom-ref</c> or BOM-Link, a CSAF product id.</summary>
    public required string Id { get; init; }

    /// <summary>Package URLs; any of them names it. One without a version names every version.</summary>
    public IReadOnlyList<PackageUrl> Purls { get; init; } = [];

    /// <summary>CPE names as written.</summary>
    public IReadOnlyList<string> Cpes { get; init; } = [];

    /// <summary>Its name; null when not stated.</summary>
    public string? Name { get; init; }

    /// <summary>Its version; null when not stated.</summary>
    public string? Version { get; init; }

    /// <summary>The versions that are meant, in place of a purl's own; empty when none are listed.</summary>
    public IReadOnlyList<VexVersions> Versions { get; init; } = [];

    /// <summary>Hashes of the product's file.</summary>
    public IReadOnlyList<VexHash> Hashes { get; init; } = [];

    /// <summary>The components that the statement is about; empty when it is about the product with all that is in it.</summary>
    public IReadOnlyList<VexProduct> Subcomponents { get; init; } = [];
}

/// <summary>One version or a range of them.</summary>
/// <param name="Text">As written; a range that can be compared is in vers form, <c>vers:npm/&gt;=1.0.0|&lt;2.0.0</c>.</param>
/// <param name="IsRange">Whether the text is a range.</param>
public readonly record struct VexVersions(string Text, bool IsRange);

/// <summary>A hash as written.</summary>
/// <param name="Algorithm">For example <c>sha256</c>, <c>SHA-256</c>.</param>
/// <param name="Value">In hexadecimal.</param>
public readonly record struct VexHash(string Algorithm, string Value);
