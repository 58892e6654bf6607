using System.Collections.Frozen;

namespace Rectify.Scanning.Packages;

internal enum Presence { Optional, Required, Forbidden }

internal enum Letters { Kept, Lower, Upper }

/// <summary>
/// What the purl type definitions say about one type (package-url/purl-spec, <c>types/*-definition.json</c>, August 2026): whether it has
/// a namespace, which parts have no case, and which qualifier it cannot do without.
/// </summary>
internal sealed record PurlType(
    string Id,
    Presence Namespace = Presence.Optional,
    Letters NamespaceLetters = Letters.Kept,
    Letters NameLetters = Letters.Kept,
    Letters VersionLetters = Letters.Kept,
    string? RequiredQualifier = null)
{
    private static readonly FrozenDictionary<string, PurlType> Registered = new PurlType[]
    {
        new("alpm", Presence.Required, Letters.Lower, Letters.Lower),
        new("apk", Presence.Required, Letters.Lower, Letters.Lower),
        new("bazel", Presence.Forbidden),
        new("bitbucket", Presence.Required, Letters.Lower, Letters.Lower),
        new("bitnami", Presence.Forbidden, NameLetters: Letters.Lower),
        new("brew", Presence.Optional, Letters.Lower, Letters.Lower),
        new("cargo", Presence.Forbidden),
        new("chrome-extension", Presence.Forbidden, NameLetters: Letters.Lower),
        new("cocoapods", Presence.Forbidden),
        new("composer", Presence.Required, Letters.Lower, Letters.Lower),
        new("conan"),
        new("conda", Presence.Forbidden),
        new("cpan", Presence.Optional, Letters.Upper),
        new("cran", Presence.Forbidden),
        new("deb", Presence.Required, Letters.Lower, Letters.Lower),
        new("docker"),
        new("gem", Presence.Forbidden),
        new("generic"),
        new("git", Presence.Required),
        new("github", Presence.Required, Letters.Lower, Letters.Lower),
        // The definition demands a namespace, but a module path may have one segment: go.opencensus.io, stdlib.
        new("golang"),
        new("hackage", Presence.Forbidden),
        new("hex", Presence.Optional, Letters.Lower, Letters.Lower),
        new("huggingface", Presence.Required, VersionLetters: Letters.Lower),
        new("julia", Presence.Forbidden, RequiredQualifier: "uuid"),
        new("luarocks", Presence.Optional, Letters.Lower, Letters.Lower),
        new("maven", Presence.Required),
        new("mlflow", Presence.Forbidden),
        new("npm"),
        new("nuget", Presence.Forbidden),
        new("oci", Presence.Forbidden, NameLetters: Letters.Lower, VersionLetters: Letters.Lower),
        new("opam", Presence.Forbidden),
        new("otp", Presence.Forbidden, NameLetters: Letters.Lower),
        new("pub", Presence.Forbidden, NameLetters: Letters.Lower),
        new("pypi", Presence.Forbidden, NameLetters: Letters.Lower, VersionLetters: Letters.Lower),
        new("qpkg", Presence.Required, Letters.Lower),
        new("rpm", Presence.Required, Letters.Lower),
        new("swid", RequiredQualifier: "tag_id"),
        new("swift", Presence.Required),
        new("vcpkg", Presence.Forbidden),
        new("vscode-extension", Presence.Required, Letters.Lower, Letters.Lower, Letters.Lower),
        new("yocto", Presence.Optional, Letters.Lower),
    }.ToFrozenDictionary(type => type.Id, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, PurlType>.AlternateLookup<ReadOnlySpan<char>> ByText =
        Registered.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The definition of a type; a type that nobody registered is legal and has no rules.</summary>
    public static PurlType Of(ReadOnlySpan<char> text) =>
        ByText.TryGetValue(text, out var known) ? known : new PurlType(text.ToString().ToLowerInvariant());

    /// <summary>ASCII letters, digits, <c>.</c>, <c>-</c>; never a digit first.</summary>
    public static bool IsValid(ReadOnlySpan<char> text)
    {
        if (!char.IsAsciiLetter(text[0])) return false;
        foreach (var c in text)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-')) return false;
        return true;
    }
}
