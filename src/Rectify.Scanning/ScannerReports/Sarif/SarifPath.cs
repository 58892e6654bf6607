namespace Rectify.Scanning.ScannerReports.Sarif;

/// <summary>
/// The address of a file as a path that stays the same wherever the code was checked out: relative to the run's own base where it lies
/// below one, decoded, with <c>/</c> between names.
/// </summary>
internal static class SarifPath
{
    /// <param name="uri">The address as written.</param>
    /// <param name="baseName">The base that it is relative to, by name; empty when none is stated.</param>
    /// <param name="bases">The run's bases by name.</param>
    public static string Of(string uri, string baseName, IReadOnlyDictionary<string, string> bases)
    {
        var text = uri.Trim().Replace('\\', '/');
        if (bases.Values.Where(root => IsAbsolute(root) && text.StartsWith(root, StringComparison.Ordinal)).MaxBy(root => root.Length) is { } around)
            text = text[around.Length..].TrimStart('/');
        else if (!IsAbsolute(text) && !text.StartsWith('/') && bases.TryGetValue(baseName, out var under))
        {
            // One absolute base is the checkout. Of several, files of the same name are different files.
            if (!IsAbsolute(under)) text = under + text;
            else if (bases.Values.Count(IsAbsolute) > 1) text = $"{baseName}/{text}";
        }
        if (text.StartsWith("file://", StringComparison.OrdinalIgnoreCase)) text = WithoutDriveSlash(text["file://".Length..]);
        if (IsAbsolute(text)) return text; // a page on the web, left as it is
        while (text.StartsWith("./", StringComparison.Ordinal)) text = text[2..];
        return text.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(text) : text;
    }

    private static bool IsAbsolute(string uri) => uri.Contains("://", StringComparison.Ordinal);

    /// <summary><c>/C:/src</c>, as a file's address has it, is <c>C:/src</c>.</summary>
    private static string WithoutDriveSlash(string path) =>
        path.Length > 2 && path[0] == '/' && char.IsAsciiLetter(path[1]) && path[2] == ':' ? path[1..] : path;
}
