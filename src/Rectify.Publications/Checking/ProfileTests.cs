using System.Globalization;
using static Rectify.Publications.Checking.CsafTests;

namespace Rectify.Publications.Checking;

/// <summary>The tests of what each profile demands (section 4).</summary>
internal static class ProfileTests
{
    private static readonly string[] Profiles20 = ["csaf_base", "csaf_security_incident_response", "csaf_informational_advisory", "csaf_security_advisory", "csaf_vex"];
    private static readonly string[] Profiles21 = [.. Profiles20, "csaf_deprecated_security_advisory", "csaf_withdrawn", "csaf_superseded"];
    private static readonly string[] NoteCategories = ["description", "details", "general", "summary"];
    private static readonly string[] VexStatuses = ["fixed", "known_affected", "known_not_affected", "under_investigation"];

    /// <summary>6.1.26: a name that looks like a profile's and is none.</summary>
    public static IEnumerable<(Node, string)> ProhibitedName(CsafDocument document)
    {
        var category = document.Document["category"];
        var profiles = document.Is21 ? Profiles21 : Profiles20;
        if (category.Text.Length == 0 || profiles.Contains(category.Text)) yield break;
        var bare = Bare(category.Text);
        // csaf_base may be written as one likes: it is any document that has no profile.
        if (category.Text.StartsWith("csaf_", StringComparison.OrdinalIgnoreCase)
            || profiles.Where(profile => profile != "csaf_base").Any(profile => bare == Bare(profile) || bare == Bare(profile["csaf_".Length..])))
            yield return At(category, category.Text);
    }

    /// <summary>6.1.27.1</summary>
    public static IEnumerable<(Node, string)> Notes(CsafDocument document)
    {
        if (document.Category is "csaf_informational_advisory" or "csaf_security_incident_response"
            && !document.Document.All("notes/*/category").Any(category => NoteCategories.Contains(category.Text))) yield return At(document.Document["notes"]);
    }

    /// <summary>6.1.27.2</summary>
    public static IEnumerable<(Node, string)> References(CsafDocument document)
    {
        if (document.Category is "csaf_informational_advisory" or "csaf_security_incident_response"
            && !document.Document.All("references/*/category").Any(category => category.Text == "external")
            // An item without a category is external by default.
            && document.Document["references"].Items.All(reference => reference["category"].IsThere)) yield return At(document.Document["references"]);
    }

    /// <summary>6.1.27.3</summary>
    public static IEnumerable<(Node, string)> Vulnerabilities(CsafDocument document)
    {
        if (document.Category is "csaf_informational_advisory" or "csaf_withdrawn" or "csaf_superseded" && document.Root["vulnerabilities"] is { IsThere: true } vulnerabilities) yield return At(vulnerabilities);
    }

    /// <summary>6.1.27.4</summary>
    public static IEnumerable<(Node, string)> ProductTree(CsafDocument document)
    {
        if (IsAbout(document, "csaf_security_advisory", "csaf_vex") && !document.Tree.IsThere) yield return At(document.Tree);
    }

    /// <summary>6.1.27.5</summary>
    public static IEnumerable<(Node, string)> VulnerabilityNotes(CsafDocument document) => Without(document, "notes", "csaf_security_advisory", "csaf_vex");

    /// <summary>6.1.27.6</summary>
    public static IEnumerable<(Node, string)> ProductStatus(CsafDocument document) => Without(document, "product_status", "csaf_security_advisory");

    /// <summary>6.1.27.7</summary>
    public static IEnumerable<(Node, string)> VexProductStatus(CsafDocument document) => document.Category != "csaf_vex" ? [] :
        document.Vulnerabilities.Select(one => one["product_status"]).Where(status => !VexStatuses.Any(word => status[word].IsThere)).Select(status => At(status));

    /// <summary>6.1.27.8. In 2.1 an id may be that of some products only; then the others need one too.</summary>
    public static IEnumerable<(Node, string)> VulnerabilityId(CsafDocument document)
    {
        if (document.Category != "csaf_vex") yield break;
        foreach (var vulnerability in document.Vulnerabilities)
        {
            if (vulnerability["cve"].IsThere) continue;
            var ids = vulnerability["ids"].Items.ToList();
            if (ids.Count == 0) yield return At(vulnerability);
            else if (ids.TrueForAll(id => id["product_ids"].IsThere || id["group_ids"].IsThere))
            {
                var named = ids.SelectMany(document.Named).ToHashSet(StringComparer.Ordinal);
                foreach (var (_, status) in vulnerability["product_status"].Members)
                    foreach (var product in status.Items)
                        if (!named.Contains(product.Text)) yield return At(product, product.Text);
            }
        }
    }

    /// <summary>6.1.27.9: why a product is not affected.</summary>
    public static IEnumerable<(Node, string)> ImpactStatement(CsafDocument document) => document.Category != "csaf_vex" ? [] :
        from vulnerability in document.Vulnerabilities
        let said = vulnerability["threats"].Items.Where(threat => threat["category"].Text == "impact").Concat(vulnerability["flags"].Items).SelectMany(document.Named).ToHashSet(StringComparer.Ordinal)
        from id in vulnerability["product_status"]["known_not_affected"].Items
        where !said.Contains(id.Text)
        select At(id, id.Text);

    /// <summary>6.1.27.10: what to do where a product is affected.</summary>
    public static IEnumerable<(Node, string)> ActionStatement(CsafDocument document) => document.Category != "csaf_vex" ? [] :
        from vulnerability in document.Vulnerabilities
        let said = vulnerability["remediations"].Items.SelectMany(document.Named).ToHashSet(StringComparer.Ordinal)
        from id in vulnerability["product_status"]["known_affected"].Items
        where !said.Contains(id.Text)
        select At(id, id.Text);

    /// <summary>6.1.27.11</summary>
    public static IEnumerable<(Node, string)> SomeVulnerabilities(CsafDocument document)
    {
        if (IsAbout(document, "csaf_security_advisory", "csaf_vex") && document.Root["vulnerabilities"] is { IsThere: false } vulnerabilities) yield return At(vulnerabilities);
    }

    /// <summary>6.2.38</summary>
    public static IEnumerable<(Node, string)> Deprecated(CsafDocument document)
    {
        if (document.Category.StartsWith("csaf_deprecated_", StringComparison.Ordinal)) yield return At(document.Document["category"], document.Category);
    }

    /// <summary>6.1.27.12: an advisory says of each vulnerability which products are affected.</summary>
    public static IEnumerable<(Node, string)> AffectedProducts(CsafDocument document) => document.Category != "csaf_security_advisory" ? [] :
        document.Vulnerabilities.Where(one => CsafDocument.WithStatus(one, StatusTests.Affected).Count == 0).Select(one => At(one["product_status"]));

    /// <summary>6.1.27.14</summary>
    public static IEnumerable<(Node, string)> ReasoningNotes(CsafDocument document)
    {
        if (IsRevoked(document) && !document.Document.All("notes/*/category").Any(category => NoteCategories.Contains(category.Text))) yield return At(document.Document["notes"]);
    }

    /// <summary>6.1.27.15</summary>
    public static IEnumerable<(Node, string)> NoProductTree(CsafDocument document)
    {
        if (IsRevoked(document) && document.Tree.IsThere) yield return At(document.Tree);
    }

    /// <summary>6.1.27.16: what is withdrawn was there before.</summary>
    public static IEnumerable<(Node, string)> EarlierRevision(CsafDocument document)
    {
        if (IsRevoked(document) && document.Tracking["revision_history"].Items.Count() < 2) yield return At(document.Tracking["revision_history"]);
    }

    /// <summary>6.1.27.17</summary>
    public static IEnumerable<(Node, string)> Withdrawal(CsafDocument document) => Reasoning(document, "csaf_withdrawn", "Reasoning for Withdrawal");

    /// <summary>6.1.27.18</summary>
    public static IEnumerable<(Node, string)> Supersession(CsafDocument document) => Reasoning(document, "csaf_superseded", "Reasoning for Supersession");

    /// <summary>6.1.27.19. The summary is given for English only.</summary>
    public static IEnumerable<(Node, string)> SupersedingDocument(CsafDocument document)
    {
        if (document.Category == "csaf_superseded" && IsEnglish(document) && !document.Document["references"].Items.Any(reference =>
            reference["category"].Text == "external" && reference["summary"].Text.StartsWith("Superseding Document", StringComparison.Ordinal))) yield return At(document.Document["references"]);
    }

    /// <summary>Whether the texts are English, or nobody says what they are.</summary>
    public static bool IsEnglish(CsafDocument document) =>
        document.Document["lang"] is { IsThere: false } || document.Document["lang"].Text.Split('-')[0].Equals("en", StringComparison.OrdinalIgnoreCase);

    public static bool IsAbout(CsafDocument document, params ReadOnlySpan<string> categories) =>
        categories.Contains(document.Category) || (document.Category == "csaf_deprecated_security_advisory" && categories.Contains("csaf_security_advisory"));

    private static bool IsRevoked(CsafDocument document) => document.Category is "csaf_withdrawn" or "csaf_superseded";

    /// <summary>One note has the title, and it is a description. The title is given for English only.</summary>
    private static IEnumerable<(Node, string)> Reasoning(CsafDocument document, string category, string title)
    {
        if (document.Category != category || !IsEnglish(document)) yield break;
        var notes = document.Document["notes"].Items.Where(note => note["title"].Text == title).ToList();
        if (notes.Count != 1 || notes[0]["category"].Text != "description") yield return At(document.Document["notes"], title);
    }

    private static IEnumerable<(Node, string)> Without(CsafDocument document, string member, params string[] categories) =>
        IsAbout(document, categories) ? document.Vulnerabilities.Where(one => !one[member].IsThere).Select(one => At(one[member])) : [];

    private static string Bare(string name) => string.Concat(name.ToLowerInvariant().Where(letter =>
        letter != '_' && !char.IsWhiteSpace(letter) && char.GetUnicodeCategory(letter) != UnicodeCategory.DashPunctuation));
}
