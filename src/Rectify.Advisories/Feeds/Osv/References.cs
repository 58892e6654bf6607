namespace Rectify.Advisories.Feeds.Osv;

/// <summary>Chooses the few links that a person needs out of up to a hundred.</summary>
internal static class References
{
    private const int Few = 3;
    private const int LongestUrl = 400;

    /// <summary>The best links, best first. Pages that follow from an id (NVD, GitHub's own advisory page) are left out.</summary>
    public static IReadOnlyList<string> Choose(List<(string Type, string Url)> all)
    {
        if (all.Count == 0) return [];
        all.RemoveAll(link => link.Url.Length > LongestUrl || FollowsFromAnId(link.Url) || !IsWeb(link.Url));
        // The sort is stable: among equals the order of the record decides.
        return [.. all.OrderBy(link => Rank(link.Type)).Take(Few).Select(link => link.Url)];
    }

    private static int Rank(string type) => type switch
    {
        "FIX" => 0,
        "ADVISORY" => 1,
        "REPORT" => 2,
        "ARTICLE" or "EVIDENCE" => 3,
        "WEB" => 4,
        _ => 5,
    };

    private static bool FollowsFromAnId(string url) =>
        url.StartsWith("https://nvd.nist.gov/vuln/detail/", StringComparison.Ordinal) || url.StartsWith("https://github.com/advisories/", StringComparison.Ordinal);

    private static bool IsWeb(string url) =>
        url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
}
