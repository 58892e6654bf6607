namespace Rectify.Scanning.ScannerReports.Sarif;

/// <summary>
/// The address of a file as a path that stays the same wherever the code was checked out: relative to the run's own base where it lies
/// below one, decoded, with <c>/</c> between names.
/// </summary>
internal static class SarifPath
{
    public static string Of(string uri, IReadOnlyList<string> bases)
    {
        var text = uri.Trim().Replace('\\', '/');
        foreach (var root in bases)
        {
            if (root.Length == 0 || !text.StartsWith(root, StringComparison.Ordinal)) continue;
            text = text[root.Length..].TrimStart('/');
            break;
        }
        if (text.StartsWith("file://", StringComparison.OrdinalIgnoreCase)) text = text["file://".Length..];
        if (text.Contains("://", StringComparison.Ordinal)) return text; // a page on the web, left as it is
        while (text.StartsWith("./", StringComparison.Ordinal)) text = text[2..];
        return text.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(text) : text;
    }
}
