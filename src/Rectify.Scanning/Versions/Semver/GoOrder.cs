namespace Rectify.Scanning.Versions.Semver;

/// <summary>
/// Go modules: semantic versions behind a <c>v</c>. Pseudo-versions order themselves (their time stamp is a pre-release), and
/// <c>+incompatible</c> is build metadata. The toolchain's own <c>go1.21rc2</c> is read as <c>1.21.0-rc.2</c>, the form of the Go
/// vulnerability database.
/// </summary>
internal sealed class GoOrder : VersionOrder
{
    public static GoOrder Instance { get; } = new();

    private protected override ComparableVersion? Read(string text)
    {
        if (text.StartsWith("go", StringComparison.Ordinal)) return SemanticVersion.Read(text, Toolchain(text[2..]));
        return SemanticVersion.Read(text, text.StartsWith('v') ? text.AsSpan(1) : text);
    }

    private static string Toolchain(string version)
    {
        var letters = 0;
        while (letters < version.Length && (char.IsAsciiDigit(version[letters]) || version[letters] == '.')) letters++;
        foreach (var label in (ReadOnlySpan<string>)["rc", "beta"])
            if (version.AsSpan(letters).StartsWith(label, StringComparison.Ordinal))
                return $"{version[..letters]}-{label}.{version[(letters + label.Length)..]}";
        return version;
    }
}
