using Rectify.Publications.Writing;

namespace Rectify.Publications.Provider;

/// <summary>The documents that name all others: the provider's metadata and the ROLIE service (CSAF 2.0, sections 7.1.7 and 7.1.16).</summary>
internal sealed class ProviderMetadata(ProviderDirectory directory, IReadOnlyList<string> labels)
{
    public JsonMap Write() => new()
    {
        ["canonical_url"] = directory.BaseUrl + "provider-metadata.json",
        ["distributions"] = Distributions(),
        ["last_updated"] = Wire.Time(directory.UpdatedAt),
        ["list_on_CSAF_aggregators"] = directory.IsListed,
        ["metadata_version"] = "2.0",
        ["mirror_on_CSAF_aggregators"] = directory.IsMirrored,
        ["public_openpgp_keys"] = directory.Key is { } key
            ? new List<JsonMap> { new() { ["fingerprint"] = key.Fingerprint.ToUpperInvariant(), ["url"] = directory.BaseUrl + ProviderWriter.KeyPath(key) } }
            : null,
        ["publisher"] = new JsonMap
        {
            ["category"] = Wire.Word(directory.Publisher.Role),
            ["contact_details"] = directory.Publisher.Contact,
            ["issuing_authority"] = directory.Publisher.Authority,
            ["name"] = directory.Publisher.Name,
            ["namespace"] = directory.Publisher.Namespace,
        },
        ["role"] = "csaf_" + Wire.Word(directory.Role),
    };

    public JsonMap Service() => new()
    {
        ["service"] = new JsonMap
        {
            ["workspace"] = new List<JsonMap>
            {
                new()
                {
                    ["collection"] = labels.Select(label => new JsonMap
                    {
                        ["categories"] = new JsonMap { ["category"] = new List<JsonMap> { RolieFeed.Category() } },
                        ["href"] = RolieFeed.UrlOf(directory, label.ToLowerInvariant()),
                        ["title"] = RolieFeed.Title(directory, label),
                    }).ToList(),
                    ["title"] = $"{directory.Publisher.Name}: CSAF",
                },
            },
        },
    };

    /// <summary>Directories first, each of one label; then all feeds.</summary>
    private List<JsonMap> Distributions()
    {
        var distributions = labels.Select(label => new JsonMap { ["directory_url"] = $"{directory.BaseUrl}{label.ToLowerInvariant()}/" }).ToList();
        if (labels.Count == 0) return distributions;
        distributions.Add(new()
        {
            ["rolie"] = new JsonMap
            {
                ["feeds"] = labels.Select(label => new JsonMap
                {
                    ["summary"] = RolieFeed.Title(directory, label),
                    ["tlp_label"] = label,
                    ["url"] = RolieFeed.UrlOf(directory, label.ToLowerInvariant()),
                }).ToList(),
                ["services"] = new List<string> { directory.BaseUrl + "service.json" },
            },
        });
        return distributions;
    }
}
