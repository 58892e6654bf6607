using Rectify.Advisories.Vex;
using Rectify.Publications.Data;
using Rectify.Publications.Model;
using Rectify.Publications.Writing;
using Rectify.Scanning.Packages;

namespace Rectify.Publications.Records;

/// <summary>The products of a CVE record, each with the versions that are affected, not affected or in doubt.</summary>
internal sealed class CveProducts(PublishedAdvisory advisory, PublishedVulnerability vulnerability, string place, Saying saying)
{
    private readonly StatedProducts _products = new(advisory);
    private readonly List<Entry> _entries = [];

    public List<JsonMap> Write()
    {
        for (var i = 0; i < vulnerability.Statements.Count; i++)
        {
            var (statement, at) = (vulnerability.Statements[i], $"{place}/statements/{i}");
            if (StatedProducts.Vex(statement.Status) is not { } status) continue;
            var isAllSaid = true;
            foreach (var id in statement.Products.Distinct())
            {
                // A component of a product has no place of its own here.
                if (_products[id] is { Components.Count: 0 } stated) Add(stated, Word(status));
                else isAllSaid = false;
            }
            saying.Says(isAllSaid ? [$"{at}/status", $"{at}/products"] : [$"{at}/status"]);
        }
        return [.. _entries.Select(entry => new JsonMap
        {
            ["cpes"] = entry.Cpes.Distinct().ToList(),
            ["defaultStatus"] = entry.Default,
            ["packageURL"] = entry.Purl,
            ["product"] = entry.Name,
            ["vendor"] = entry.Vendor,
            ["versions"] = entry.Versions,
        })];
    }

    private void Add(StatedProduct stated, string status)
    {
        var product = stated.Product;
        var vendor = saying.Limited(product.Vendor ?? advisory.Publisher.Name, 512, product.Vendor is null ? "publisher/name" : $"{stated.Place}/vendor");
        var name = saying.Limited(product.Name, 2048, $"{stated.Place}/name");
        var purl = Purl(product, stated.Place);
        var entry = _entries.Find(one => one.Vendor == vendor && one.Name == name && (one.Purl is null || purl is null || one.Purl == purl));
        if (entry is null) _entries.Add(entry = new(vendor, name, purl));
        if (product.Cpe is { } cpe)
        {
            entry.Cpes.Add(cpe);
            saying.Says($"{stated.Place}/cpe");
        }
        saying.Says($"{stated.Place}/version", $"{stated.Place}/versionRange");
        if (product.Version is { Length: > 0 } version) entry.Versions.Add(Version(version, status));
        else if (VersText.Read(product.VersionRange) is var (scheme, stretches)) entry.Versions.AddRange(stretches.Select(stretch => Version(stretch, scheme, status)));
        else if (product.VersionRange is { Length: > 0 } words) entry.Versions.Add(Version(words, status));
        else entry.Default = status;
    }

    private string? Purl(PublishedProduct product, string at)
    {
        if (product.Purls.Count == 0) return null;
        var purl = product.Purls[0];
        saying.Says($"{at}/purls/0");
        // The record's versions say which; the purl names the package alone (5.2).
        return PackageUrl.TryCreate(purl.Type, purl.Namespace, purl.Name, null, purl.Qualifiers, purl.Subpath, out var bare, out _) ? bare.ToString() : purl.ToString();
    }

    private static JsonMap Version(string version, string status) => new() { ["status"] = status, ["version"] = version };

    private static JsonMap Version(VersionStretch stretch, string scheme, string status)
    {
        if (stretch.To == stretch.From) return Version(stretch.From, status);
        return new()
        {
            [stretch.IsToIncluded ? "lessThanOrEqual" : "lessThan"] = stretch.To ?? "*",
            ["status"] = status,
            ["version"] = stretch.From,
            ["versionType"] = scheme is "npm" or "semver" or "cargo" or "golang" ? "semver" : scheme is "maven" ? "maven" : scheme is "pypi" ? "python" : "custom",
        };
    }

    private static string Word(StatedStatus status) => status switch
    {
        StatedStatus.Affected => "affected",
        StatedStatus.UnderInvestigation => "unknown",
        _ => "unaffected",
    };

    private sealed class Entry(string vendor, string name, string? purl)
    {
        public string Vendor { get; } = vendor;

        public string Name { get; } = name;

        public string? Purl { get; } = purl;

        public List<string> Cpes { get; } = [];

        public List<JsonMap> Versions { get; } = [];

        public string? Default { get; set; }
    }
}
