using System.Diagnostics.CodeAnalysis;

namespace Rectify.Scanning.Packages;

/// <summary>
/// A package URL (<c>pkg:type/namespace/name@version?qualifiers#subpath</c>) by package-url/purl-spec. All parts are decoded and
/// normalised by their type's rules; two purls are equal when their canonical texts are.
/// </summary>
public sealed class PackageUrl : IEquatable<PackageUrl>
{
    /// <summary>Longer texts are refused unread.</summary>
    public const int MaxLength = 8192;

    private string? _canonical;

    internal PackageUrl(string type, string? ns, string name, string? version, IReadOnlyList<PurlQualifier> qualifiers, string? subpath) =>
        (Type, Namespace, Name, Version, Qualifiers, Subpath) = (type, ns, name, version, qualifiers, subpath);

    /// <summary>Lower case, for example <c>maven</c>. Types that nobody registered are kept.</summary>
    public string Type { get; }

    /// <summary>Segments joined by <c>/</c>; npm scopes keep their <c>@</c>.</summary>
    public string? Namespace { get; }

    public string Name { get; }

    public string? Version { get; }

    /// <summary>Sorted by key; keys are unique, values never empty.</summary>
    public IReadOnlyList<PurlQualifier> Qualifiers { get; }

    /// <summary>Segments joined by <c>/</c>, never <c>.</c> or <c>..</c>.</summary>
    public string? Subpath { get; }

    /// <summary>
    /// Reads what real documents contain. False: nothing could be read, and <paramref name="problem"/> says why. True with a problem: it
    /// was read, though the text breaks the specification. True without: the text is as the specification asks, letter case aside.
    /// </summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PackageUrl? purl, out PurlProblem? problem) =>
        PurlReader.Read(text, out purl, out problem);

    /// <summary>Builds a purl from decoded parts under the same rules as <see cref="TryParse"/>.</summary>
    public static bool TryCreate(
        string? type,
        string? ns,
        string? name,
        string? version,
        IEnumerable<PurlQualifier>? qualifiers,
        string? subpath,
        [NotNullWhen(true)] out PackageUrl? purl,
        out PurlProblem? problem) =>
        PurlReader.Build(type, ns, name, version, qualifiers, subpath, out purl, out problem);

    /// <summary>The value of a qualifier, or null.</summary>
    public string? Qualifier(string key)
    {
        foreach (var qualifier in Qualifiers)
            if (qualifier.Key == key) return qualifier.Value;
        return null;
    }

    /// <summary>The canonical text.</summary>
    public override string ToString() => _canonical ??= PurlText.Print(this);

    public bool Equals(PackageUrl? other) => other is not null && (ReferenceEquals(this, other) || ToString() == other.ToString());

    public override bool Equals(object? obj) => Equals(obj as PackageUrl);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);
}
