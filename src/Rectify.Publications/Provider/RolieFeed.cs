using Rectify.Publications.Writing;

namespace Rectify.Publications.Provider;

/// <summary>A ROLIE feed in JSON (RFC 8322; CSAF 2.0, section 7.1.15): the documents of one label, the newest first.</summary>
internal sealed class RolieFeed(ProviderDirectory directory, string folder, IReadOnlyList<OfferedDocument> documents, bool isSigned)
{
    public static string PathOf(string folder) => $"{folder}/csaf-feed-tlp-{folder}.json";

    public static string UrlOf(ProviderDirectory directory, string folder) => directory.BaseUrl + PathOf(folder);

    public static string Title(ProviderDirectory directory, string label) => $"{directory.Publisher.Name}: TLP:{label}";

    public static JsonMap Category() => new() { ["scheme"] = "urn:ietf:params:rolie:category:information-type", ["term"] = "csaf" };

    public JsonMap Write() => new()
    {
        ["feed"] = new JsonMap
        {
            ["category"] = new List<JsonMap> { Category() },
            ["entry"] = documents.Select(Entry).ToList(),
            ["id"] = $"csaf-feed-tlp-{folder}",
            ["link"] = new List<JsonMap> { Link("self", UrlOf(directory, folder)), Link("service", directory.BaseUrl + "service.json") },
            ["title"] = Title(directory, folder.ToUpperInvariant()),
            ["updated"] = Wire.Time(documents[0].UpdatedAt),
        },
    };

    private JsonMap Entry(OfferedDocument document)
    {
        var url = $"{directory.BaseUrl}{folder}/{document.Path}";
        List<JsonMap> links = [Link("self", url), Link("hash", url + ".sha256"), Link("hash", url + ".sha512")];
        if (isSigned) links.Add(Link("signature", url + ".asc"));
        return new()
        {
            ["content"] = new JsonMap { ["src"] = url, ["type"] = "application/json" },
            ["format"] = new JsonMap { ["schema"] = "https://docs.oasis-open.org/csaf/csaf/v2.0/csaf_json_schema.json", ["version"] = "2.0" },
            ["id"] = document.Id,
            ["link"] = links,
            ["published"] = Wire.Time(document.IssuedAt),
            ["summary"] = new JsonMap { ["content"] = document.Summary },
            ["title"] = document.Title,
            ["updated"] = Wire.Time(document.UpdatedAt),
        };
    }

    private static JsonMap Link(string relation, string target) => new() { ["href"] = target, ["rel"] = relation };
}
