using static Rectify.Publications.Checking.CsafTests;

namespace Rectify.Publications.Checking;

/// <summary>The tests of how vulnerabilities concern products.</summary>
internal static class StatusTests
{
    public static readonly string[] Affected = ["first_affected", "known_affected", "last_affected"];
    public static readonly string[] NotAffected = ["known_not_affected"];
    public static readonly string[] Fixed = ["first_fixed", "fixed"];
    public static readonly string[] Investigated = ["under_investigation"];
    private static readonly string[] Unknown = ["unknown"];

    /// <summary>6.1.6</summary>
    public static IEnumerable<(Node, string)> Contradicting(CsafDocument document)
    {
        string[][] groups = document.Is21 ? [Affected, NotAffected, Fixed, Investigated, Unknown] : [Affected, NotAffected, Fixed, Investigated];
        foreach (var vulnerability in document.Vulnerabilities)
        {
            var groupOf = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var group = 0; group < groups.Length; group++)
                foreach (var id in groups[group].SelectMany(status => vulnerability["product_status"][status].Items))
                    if (id.Text.Length > 0 && !groupOf.TryAdd(id.Text, group) && groupOf[id.Text] != group) yield return At(id, id.Text);
        }
    }

    /// <summary>6.2.2: a product of which it should be said what to do.</summary>
    public static IEnumerable<(Node, string)> WithoutRemediation(CsafDocument document) =>
        from vulnerability in document.Vulnerabilities
        let said = vulnerability["remediations"].Items.SelectMany(document.Named).ToHashSet(StringComparer.Ordinal)
        from status in (string[])[.. Affected, .. Investigated]
        from id in vulnerability["product_status"][status].Items
        where !said.Contains(id.Text)
        select At(id, id.Text);

    /// <summary>6.2.3</summary>
    public static IEnumerable<(Node, string)> WithoutScore(CsafDocument document) =>
        from vulnerability in document.Vulnerabilities
        let scored = document.Scores(vulnerability).Where(score => !document.Is21 || IsRated(score.Content)).SelectMany(score => score.Products.Texts).ToHashSet(StringComparer.Ordinal)
        from status in Affected
        from id in vulnerability["product_status"][status].Items
        where !scored.Contains(id.Text)
        select At(id, id.Text);

    private static bool IsRated(Node content) =>
        content["cvss_v2"].IsThere || content["cvss_v3"].IsThere || content["cvss_v4"].IsThere || content["qualitative_severity_rating"].IsThere;
}
