using System.Buffers;
using Rectify.Advisories.Vex;
using Rectify.Scanning.Packages;
using Rectify.Storage;

namespace Rectify.Inventory;

/// <summary>
/// A package and which of its versions, as one types it: <c>log4j-core</c>, <c>log4j-core 2.14.1</c>, <c>log4j-core &gt;=2.0 &lt;2.17.1</c>, a purl, a purl
/// and bounds.
/// </summary>
/// <param name="Name">The name as typed, or the purl's.</param>
/// <param name="Package">The package; null when only a name was typed.</param>
/// <param name="Bounds">Bounds as vers writes them, <c>&gt;=2.0|&lt;2.17.1</c>; empty when every version is meant.</param>
public sealed record PackageQuestion(string Name, PackageKey? Package, string Bounds)
{
    private const int Limit = 300, Versions = 2_000;
    private const string Signs = "<>=!";
    private static readonly char[] Between = [' ', '\t', ',', '|'];
    private static readonly SearchValues<char> Ends = SearchValues.Create(" \t,|<>=!");

    /// <summary>Reads what was typed; null when it names no package.</summary>
    public static PackageQuestion? Read(string text)
    {
        if (text.Length > Limit || Parts(text.Trim()) is not { } typed) return null;
        var (name, bounds) = typed;
        if (!name.StartsWith("pkg:", StringComparison.OrdinalIgnoreCase))
        {
            if (name.LastIndexOf('@') is > 0 and var at && at < name.Length - 1) (name, bounds) = (name[..at], [Bound(name[(at + 1)..]), .. bounds]);
            return new(name, Package: null, string.Join('|', bounds));
        }
        if (!PackageUrl.TryParse(name, out var purl, out _) || PackageKey.From(purl) is not { } package) return null;
        if (purl.Version is { } version) bounds.Insert(0, Bound(version));
        return new(purl.Name, package, string.Join('|', bounds));
    }

    /// <summary>
    /// The versions that the inventory has met and that are meant, and those of which it cannot be said. Of a name without a package those that it is the whole
    /// name of, and when there is none those that begin with it.
    /// </summary>
    public async Task<(IReadOnlyList<PackageVersion> Meant, IReadOnlyList<PackageVersion> Unclear)> FindAsync(ReadSession session, CancellationToken cancellationToken)
    {
        var found = (await KnownAsync(session, cancellationToken)).Select(version => (Version: version, Holds: Holds(version))).ToList();
        return ([.. found.Where(each => each.Holds == true).Select(each => each.Version)], [.. found.Where(each => each.Holds is null).Select(each => each.Version)]);
    }

    private async Task<IReadOnlyList<PackageVersion>> KnownAsync(ReadSession session, CancellationToken cancellationToken)
    {
        if (Package is { } package) return await ComponentStore.VersionsOfAsync(session, [package], cancellationToken);
        // Maven's group:artifact and npm's @scope/name are asked for by their last part, and then looked at whole.
        var last = Name[(Name.LastIndexOfAny([':', '/']) + 1)..];
        var known = await ComponentStore.BeginningWithAsync(session, last, Versions, cancellationToken);
        if (last.Length < Name.Length)
            return [.. known.Where(version => version.Purl is { } purl && PackageKey.From(purl)?.Name.Equals(Name, StringComparison.OrdinalIgnoreCase) == true)];
        var whole = known.Where(version => version.Name[(version.Name.LastIndexOf('/') + 1)..].Equals(Name, StringComparison.OrdinalIgnoreCase)).ToList();
        return whole.Count > 0 ? whole : known;
    }

    /// <summary>Whether a version is meant; null when that cannot be said, because it or its order is not known.</summary>
    private bool? Holds(PackageVersion version)
    {
        if (Bounds.Length == 0) return true;
        if (version.Version is not { } known) return null;
        return VersRange.TryParse($"vers:{version.Purl?.Type ?? "generic"}/{Bounds}", out var range) ? range.Contains(known) : null;
    }

    /// <summary>The name, and the bounds behind it; null when a sign has no version.</summary>
    private static (string Name, List<string> Bounds)? Parts(string text)
    {
        var end = text.AsSpan().IndexOfAny(Ends);
        if (end == 0 || text.Length == 0) return null;
        var (bounds, rest) = (new List<string>(), end < 0 ? "" : text[end..]);
        while ((rest = rest.TrimStart(Between)).Length > 0)
        {
            var sign = rest.AsSpan().IndexOfAnyExcept(Signs);
            if (sign < 0) return null;
            var version = rest[sign..].TrimStart();
            var length = version.AsSpan().IndexOfAny(Ends) is >= 0 and var at ? at : version.Length;
            if (length == 0) return null;
            bounds.Add($"{rest[..sign]}{version[..length]}");
            rest = version[length..];
        }
        return (end < 0 ? text : text[..end], [.. bounds.Select(Bound)]);
    }

    /// <summary>A bound as vers writes it: a version without a sign is that version.</summary>
    private static string Bound(string typed)
    {
        var sign = typed.AsSpan().IndexOfAnyExcept(Signs);
        return $"{(sign == 0 ? "=" : typed[..sign])}{Uri.EscapeDataString(typed[sign..])}";
    }
}
