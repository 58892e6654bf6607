using Rectify.Publications.Model;

namespace Rectify.Publications.Writing;

/// <summary>
/// Every place of an advisory at which something is said, as notes name it: <c>vulnerabilities/0/threats/1/details</c>. The ids of products are keys
/// of the model and say nothing.
/// </summary>
internal sealed class AdvisoryPlaces
{
    private readonly List<string> _places = [];

    private AdvisoryPlaces()
    {
    }

    public static IReadOnlyList<string> Of(PublishedAdvisory advisory)
    {
        var places = new AdvisoryPlaces();
        places.Add(advisory);
        return places._places;
    }

    private void Add(PublishedAdvisory advisory)
    {
        Always("id", "title", "kind", "status", "publisher/role", "publisher/name", "publisher/namespace", "tlp");
        If("publisher/contact", advisory.Publisher.Contact);
        If("publisher/authority", advisory.Publisher.Authority);
        Each("revisions", advisory.Revisions, (_, place) => Always($"{place}/number", $"{place}/at", $"{place}/summary"));
        If("distribution", advisory.Distribution);
        If("language", advisory.Language);
        If("sourceLanguage", advisory.SourceLanguage);
        If("severity", advisory.Severity);
        If("licence", advisory.Licence);
        Each("aliases", advisory.Aliases, Item);
        If("url", advisory.Url);
        Texts("", advisory.Notes, advisory.References, advisory.Acknowledgements);
        Each("products", advisory.Products, Add);
        Each("parts", advisory.Parts, (_, place) => Always($"{place}/component", $"{place}/relation", $"{place}/product"));
        Each("vulnerabilities", advisory.Vulnerabilities, Add);
    }

    private void Add(PublishedProduct product, string place)
    {
        Always($"{place}/name");
        If($"{place}/vendor", product.Vendor);
        If($"{place}/family", product.Family);
        If($"{place}/version", product.Version);
        If($"{place}/versionRange", product.VersionRange);
        Each($"{place}/purls", product.Purls, (_, at) => Always(at));
        If($"{place}/cpe", product.Cpe);
        Each($"{place}/files", product.Files, (file, at) =>
        {
            Always($"{at}/name");
            Each($"{at}/hashes", file.Hashes, (_, inner) => Always(inner));
        });
        Each($"{place}/modelNumbers", product.ModelNumbers, Item);
        Each($"{place}/serialNumbers", product.SerialNumbers, Item);
        Each($"{place}/skus", product.Skus, Item);
        Each($"{place}/sbomUrls", product.SbomUrls, Item);
    }

    private void Add(PublishedVulnerability vulnerability, string place)
    {
        If($"{place}/cve", vulnerability.Cve);
        Each($"{place}/ids", vulnerability.Ids, (_, at) => Always($"{at}/system", $"{at}/text"));
        If($"{place}/title", vulnerability.Title);
        Each($"{place}/cwes", vulnerability.Cwes, (_, at) => Always(at));
        Texts($"{place}/", vulnerability.Notes, vulnerability.References, vulnerability.Acknowledgements);
        Each($"{place}/scores", vulnerability.Scores, (_, at) => Always($"{at}/vector", $"{at}/products"));
        Each($"{place}/statements", vulnerability.Statements, (statement, at) =>
        {
            Always($"{at}/status", $"{at}/products");
            If($"{at}/justification", statement.Justification);
            If($"{at}/at", statement.At);
        });
        Each($"{place}/remediations", vulnerability.Remediations, (remediation, at) =>
        {
            Always($"{at}/category", $"{at}/details", $"{at}/products");
            If($"{at}/url", remediation.Url);
            If($"{at}/at", remediation.At);
            If($"{at}/restart", remediation.Restart);
        });
        Each($"{place}/threats", vulnerability.Threats, (threat, at) =>
        {
            Always($"{at}/category", $"{at}/details");
            if (threat.Products.Count > 0) Always($"{at}/products");
            If($"{at}/at", threat.At);
        });
        Each($"{place}/exploitations", vulnerability.Exploitations, (exploitation, at) =>
        {
            Always($"{at}/exploitedAt", $"{at}/at");
            if (exploitation.Products.Count > 0) Always($"{at}/products");
        });
        Each($"{place}/involvements", vulnerability.Involvements, (involvement, at) =>
        {
            Always($"{at}/party", $"{at}/status");
            If($"{at}/at", involvement.At);
            If($"{at}/summary", involvement.Summary);
            If($"{at}/contact", involvement.Contact);
        });
        If($"{place}/discoveredAt", vulnerability.DiscoveredAt);
        If($"{place}/disclosedAt", vulnerability.DisclosedAt);
    }

    private void Texts(string place, IReadOnlyList<AdvisoryNote> notes, IReadOnlyList<Reference> references, IReadOnlyList<Acknowledgement> acknowledgements)
    {
        Each($"{place}notes", notes, (note, at) =>
        {
            Always($"{at}/category", $"{at}/text");
            If($"{at}/title", note.Title);
            If($"{at}/audience", note.Audience);
        });
        Each($"{place}references", references, (_, at) => Always($"{at}/summary", $"{at}/url"));
        Each($"{place}acknowledgements", acknowledgements, (thanks, at) =>
        {
            Each($"{at}/names", thanks.Names, Item);
            If($"{at}/organisation", thanks.Organisation);
            If($"{at}/summary", thanks.Summary);
            Each($"{at}/urls", thanks.Urls, Item);
        });
    }

    private void Always(params ReadOnlySpan<string> places) => _places.AddRange(places);

    private void If(string place, object? value)
    {
        if (value is not (null or "")) _places.Add(place);
    }

    private void Item(string value, string place) => If(place, value);

    private static void Each<T>(string place, IReadOnlyList<T> items, Action<T, string> add)
    {
        for (var i = 0; i < items.Count; i++) add(items[i], $"{place}/{i}");
    }
}
