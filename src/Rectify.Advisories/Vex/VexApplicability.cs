using Rectify.Scanning.Packages;

namespace Rectify.Advisories.Vex;

/// <summary>Whether a statement is about a component of a release.</summary>
public enum Applicability
{
    /// <summary>It is about something else.</summary>
    No,
    /// <summary>It may be: what it names cannot be compared with a purl or a version. A person decides.</summary>
    CannotSay,
    /// <summary>It is.</summary>
    Yes,
}

/// <summary>
/// Decides whether a statement is about a component of a release. The vulnerability is compared apart, by <see cref="VexStatement.IsAbout"/>.
/// A statement applies when one of its products does:
/// <list type="bullet">
/// <item>the product is one of the release's purls (the release itself, or what stands between it and the component), and it names no
/// subcomponents or the component is one of them; or</item>
/// <item>the product is the component itself and names no subcomponents: the component's own author speaks of it wherever it is.</item>
/// </list>
/// A purl of a statement names another when type, namespace, name and subpath are the same, its version is the same text or not stated, and
/// each of its qualifiers is there with the same value; further qualifiers do not matter. Listed versions and ranges count in place of the
/// purl's version, a qualifier <c>vers</c> counts like a range. What names the product without a purl (CPE, name, hash, a reference
/// into another document), a range that is not in vers form or has no order, or a release whose version is not known: cannot be said.
/// </summary>
public static class VexApplicability
{
    /// <summary>Whether the statement is about the component in the release.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="release">The release's purls, and those of the components that the component is in.</param>
    /// <param name="component">The component's purl.</param>
    public static Applicability Applies(VexStatement statement, IReadOnlyList<PackageUrl> release, PackageUrl component)
    {
        var answer = Applicability.No;
        foreach (var product in statement.Products)
        {
            answer = Either(answer, Applies(product, release, component));
            if (answer == Applicability.Yes) break;
        }
        return answer;
    }

    private static Applicability Applies(VexProduct product, IReadOnlyList<PackageUrl> release, PackageUrl component)
    {
        if (product.Subcomponents.Count == 0) return Either(NamesAny(product, release), Names(product, component));
        var part = Applicability.No;
        foreach (var subcomponent in product.Subcomponents) part = Either(part, Names(subcomponent, component));
        return Both(part, NamesAny(product, release));
    }

    private static Applicability NamesAny(VexProduct product, IReadOnlyList<PackageUrl> candidates)
    {
        if (product.Purls.Count == 0) return Applicability.CannotSay;
        var answer = Applicability.No;
        foreach (var candidate in candidates) answer = Either(answer, Names(product, candidate));
        return answer;
    }

    private static Applicability Names(VexProduct product, PackageUrl candidate)
    {
        if (product.Purls.Count == 0) return Applicability.CannotSay;
        var answer = Applicability.No;
        foreach (var purl in product.Purls) answer = Either(answer, Names(purl, product.Versions, candidate));
        return answer;
    }

    private static Applicability Names(PackageUrl purl, IReadOnlyList<VexVersions> versions, PackageUrl candidate)
    {
        if (purl.Type != candidate.Type || purl.Namespace != candidate.Namespace || purl.Name != candidate.Name) return Applicability.No;
        if (purl.Subpath is not null && purl.Subpath != candidate.Subpath) return Applicability.No;
        foreach (var qualifier in purl.Qualifiers)
            if (qualifier.Key != "vers" && candidate.Qualifier(qualifier.Key) != qualifier.Value) return Applicability.No;
        if (purl.Qualifier("vers") is { } range) versions = [.. versions, new VexVersions(range, true)];
        if (versions.Count == 0 && purl.Version is null) return Applicability.Yes;
        if (candidate.Version is not { } version) return versions.Any(IsEvery) ? Applicability.Yes : Applicability.CannotSay;
        if (versions.Count == 0) return purl.Version == version ? Applicability.Yes : Applicability.No;
        var answer = Applicability.No;
        foreach (var one in versions) answer = Either(answer, Holds(one, version));
        return answer;
    }

    private static bool IsEvery(VexVersions versions) => versions.IsRange && versions.Text.StartsWith("vers:", StringComparison.OrdinalIgnoreCase) && versions.Text.EndsWith("/*", StringComparison.Ordinal);

    private static Applicability Holds(VexVersions versions, string version)
    {
        if (!versions.IsRange) return versions.Text == version ? Applicability.Yes : Applicability.No;
        if (!VersRange.TryParse(versions.Text, out var range)) return Applicability.CannotSay;
        return range.Contains(version) switch
        {
            true => Applicability.Yes,
            false => Applicability.No,
            null => Applicability.CannotSay,
        };
    }

    private static Applicability Either(Applicability one, Applicability other) => one > other ? one : other;

    private static Applicability Both(Applicability one, Applicability other) => one < other ? one : other;
}
