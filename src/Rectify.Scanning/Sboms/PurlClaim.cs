using Rectify.Scanning.Packages;

namespace Rectify.Scanning.Sboms;

/// <summary>
/// Whether a component's purl names what the component itself names. Documents write names in many ways (with or without scope, group or
/// path, in any case, with <c>-</c> for <c>_</c>); only a purl that fits none of them contradicts its component.
/// </summary>
internal static class PurlClaim
{
    /// <summary>Whether purl and component have the same name in one of the usual spellings.</summary>
    public static bool IsSameName(PackageUrl purl, string? group, string name)
    {
        if (purl.Type is "oci" or "docker") return true; // images are called by repository, path or digest
        if (Same(purl.Name, name) || Same(purl.Name, LastPart(name))) return true;
        if (group is { Length: > 0 } && (Same(purl.Name, $"{group}/{name}") || Same(purl.Name, $"{group}.{name}"))) return true;
        return purl.Namespace is { Length: > 0 } space
            && name.Length > purl.Name.Length + space.Length
            && name.Contains(purl.Name, StringComparison.OrdinalIgnoreCase)
            && name.Contains(space, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// Whether purl and component have the same version; epochs, a leading <c>v</c> and the release that a distribution adds aside.
    /// </summary>
    public static bool IsSameVersion(PackageUrl purl, string version)
    {
        if (purl.Version is not { Length: > 0 } stated) return true;
        var (whole, own) = (stated[Mark(stated)..], version[Mark(version)..]);
        if (whole.Equals(own, StringComparison.OrdinalIgnoreCase)) return true;
        var isRelease = whole.Length > own.Length && whole[own.Length] == '-' && whole.StartsWith(own, StringComparison.Ordinal);
        return isRelease && purl.Type is ("rpm" or "deb" or "apk" or "alpm" or "alpine" or "none");
    }

    private static string LastPart(string name) => name[(name.LastIndexOfAny(['/', ':']) + 1)..];

    private static bool Same(string left, string right)
    {
        if (left.Length != right.Length) return false;
        for (var i = 0; i < left.Length; i++)
            if (Fold(left[i]) != Fold(right[i])) return false;
        return true;
    }

    private static char Fold(char c) => c is '_' or '.' ? '-' : char.ToLowerInvariant(c);

    private static int Mark(string version)
    {
        var at = version.IndexOf(':') + 1;
        return at < version.Length && version[at] == 'v' ? at + 1 : at;
    }
}
