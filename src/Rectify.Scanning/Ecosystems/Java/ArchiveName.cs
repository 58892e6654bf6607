namespace Rectify.Scanning.Ecosystems.Java;

/// <summary>Name and version out of a file name such as <c>commons-io-2.11.0.jar</c>: the last resort.</summary>
/// <param name="Name">What stands before the version.</param>
/// <param name="Version">From the first digit that follows a dash; null when there is none.</param>
internal readonly record struct ArchiveName(string Name, string? Version)
{
    private static readonly string[] Classifiers = ["-sources", "-javadoc", "-tests", "-test-sources"];

    public static ArchiveName Read(ReadOnlySpan<char> fileName)
    {
        var stem = WithoutExtension(fileName);
        foreach (var classifier in Classifiers)
            if (stem.EndsWith(classifier, StringComparison.Ordinal)) stem = stem[..^classifier.Length];
        for (var at = 1; at < stem.Length - 1; at++)
            if (stem[at] is '-' or '_' && char.IsAsciiDigit(stem[at + 1])) return new ArchiveName(stem[..at].ToString(), stem[(at + 1)..].ToString());
        return new ArchiveName(stem.ToString(), null);
    }

    /// <summary>An extension is a last part of at most four characters that begins with a letter.</summary>
    private static ReadOnlySpan<char> WithoutExtension(ReadOnlySpan<char> name)
    {
        var dot = name.LastIndexOf('.');
        return dot > 0 && dot + 1 < name.Length && name.Length - dot <= 5 && char.IsAsciiLetter(name[dot + 1]) ? name[..dot] : name;
    }
}
