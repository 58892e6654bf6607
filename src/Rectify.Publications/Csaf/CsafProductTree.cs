using Rectify.Publications.Model;
using Rectify.Publications.Writing;
using Rectify.Scanning.Packages;

namespace Rectify.Publications.Csaf;

/// <summary>The products as a tree: vendor, family, name, version; and the components in them, <c>relationships</c> in 2.0 and <c>product_paths</c> in 2.1.</summary>
internal sealed class CsafProductTree(CsafWriting writing)
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public JsonMap Write()
    {
        var advisory = writing.Advisory;
        for (var i = 0; i < advisory.Products.Count; i++)
        {
            var (product, place) = (advisory.Products[i], $"products/{i}");
            _names.Add(product.Id, product.FullName);
            if (product is { Version.Length: > 0, VersionRange.Length: > 0 }) writing.NotSaid($"{place}/versionRange");
            for (var more = 1; more < product.Purls.Count; more++)
                if (!IsSaid(product, product.Purls[more])) writing.NotSaid($"{place}/purls/{more}");
        }
        var branches = advisory.Products
            .GroupBy(product => product.Vendor ?? advisory.Publisher.Name, StringComparer.Ordinal)
            .Select(vendor => Branch("vendor", vendor.Key, vendor.GroupBy(product => product.Family ?? "", StringComparer.Ordinal).SelectMany(Family)))
            .ToList();
        var parts = advisory.Parts.Select(Part).ToList();
        return new() { ["branches"] = branches, [writing.Is21 ? "product_paths" : "relationships"] = parts };
    }

    /// <summary>2.0 takes one package URL; 2.1 takes those that differ from the first by their qualifiers alone (6.1.42).</summary>
    private bool IsSaid(PublishedProduct product, PackageUrl purl)
    {
        var first = product.Purls[0];
        return ReferenceEquals(purl, first) || (writing.Is21 && (purl.Type, purl.Namespace, purl.Name, purl.Version) == (first.Type, first.Namespace, first.Name, first.Version));
    }

    private IEnumerable<JsonMap> Family(IGrouping<string, PublishedProduct> family)
    {
        var names = family.GroupBy(product => product.Name, StringComparer.Ordinal).SelectMany(Versions);
        return family.Key.Length == 0 ? names : [Branch("product_family", family.Key, names)];
    }

    /// <summary>A branch holds a product or branches, never both: a product without a version stands beside those with one.</summary>
    private IEnumerable<JsonMap> Versions(IGrouping<string, PublishedProduct> name)
    {
        var versions = name.Where(HasVersion).Select(product => new JsonMap
        {
            ["category"] = product.Version is { Length: > 0 } ? "product_version" : "product_version_range",
            ["name"] = product.Version is { Length: > 0 } version ? version : product.VersionRange,
            ["product"] = Product(product),
        }).ToList();
        if (versions.Count > 0) yield return Branch("product_name", name.Key, versions);
        foreach (var product in name.Where(product => !HasVersion(product)))
            yield return new() { ["category"] = "product_name", ["name"] = name.Key, ["product"] = Product(product) };
    }

    private static bool HasVersion(PublishedProduct product) => product is { Version.Length: > 0 } or { VersionRange.Length: > 0 };

    private static JsonMap Branch(string category, string name, IEnumerable<JsonMap> branches) =>
        new() { ["category"] = category, ["name"] = name, ["branches"] = branches.ToList() };

    private JsonMap Product(PublishedProduct product) => new()
    {
        ["name"] = product.FullName,
        ["product_id"] = product.Id,
        ["product_identification_helper"] = new JsonMap
        {
            ["cpe"] = product.Cpe,
            ["hashes"] = product.Files.Select(file => new JsonMap
            {
                ["file_hashes"] = file.Hashes.Distinct().Select(hash => new JsonMap { ["algorithm"] = hash.Algorithm, ["value"] = hash.Value }).ToList(),
                ["filename"] = file.Name,
            }).ToList(),
            ["model_numbers"] = product.ModelNumbers.Distinct().ToList(),
            ["purl"] = writing.Is21 || product.Purls.Count == 0 ? null : product.Purls[0].ToString(),
            ["purls"] = writing.Is21 ? product.Purls.Where(purl => IsSaid(product, purl)).Select(purl => purl.ToString()).Distinct().ToList() : null,
            ["sbom_urls"] = product.SbomUrls.Distinct().ToList(),
            ["serial_numbers"] = product.SerialNumbers.Distinct().ToList(),
            ["skus"] = product.Skus.Distinct().ToList(),
        },
    };

    private JsonMap Part(ProductPart part)
    {
        var name = $"{_names[part.Product]} / {_names[part.Component]}";
        _names.Add(part.Id, name);
        var full = new JsonMap { ["name"] = name, ["product_id"] = part.Id };
        var relation = Wire.Word(part.Relation);
        return writing.Is21
            ? new()
            {
                ["beginning_product_reference"] = part.Component,
                ["full_product_name"] = full,
                ["subpaths"] = new List<JsonMap> { new() { ["category"] = relation, ["next_product_reference"] = part.Product } },
            }
            : new()
            {
                ["category"] = relation,
                ["full_product_name"] = full,
                ["product_reference"] = part.Component,
                ["relates_to_product_reference"] = part.Product,
            };
    }
}
