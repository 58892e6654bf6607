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
        if (Same(purl.Name, name) || Same(purl.Name, LastPart(name))) return true;
        if (group is { Length: > 0 } && (Same(purl.Name, $"{group}/{name}") || Same(purl.Name, $"{group}.{name}"))) return true;
        return purl.Namespace is { Length: > 0 } space
            && name.Length > purl.Name.Length + space.Length
            && name.Contains(purl.Name, StringComparison.OrdinalIgnoreCase)
            && name.Contains(space, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether purl and component have the same version, epochs and a leading <c>v</c> aside.</summary>
    public static bool IsSameVersion(PackageUrl purl, string version)
    {
        if (purl.Version is not { Length: > 0 } stated) return true;
        return WithoutMarks(stated).Equals(WithoutMarks(version), StringComparison.OrdinalIgnoreCase);
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

    private static ReadOnlySpan<char> WithoutMarks(string version)
    {
        var rest = version.AsSpan(version.IndexOf(':') + 1);
        return rest.StartsWith("v") ? rest[1..] : rest;
    }
}
