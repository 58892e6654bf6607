using Rectify.Publications.Model;
using Rectify.Publications.Writing;

namespace Rectify.Publications.Vex;

/// <summary>The products as components, each with the components that are spoken of in it.</summary>
internal sealed class CycloneDxComponents(PublishedAdvisory advisory, Saying saying)
{
    public List<JsonMap> Write() => [.. advisory.Products.Select((product, i) => Component(product, product.Id, $"products/{i}", depth: 0))];

    private JsonMap Component(PublishedProduct product, string reference, string place, int depth)
    {
        saying.Says($"{place}/id", $"{place}/name", $"{place}/version", $"{place}/purls/0", $"{place}/cpe", $"{place}/vendor");
        // A range belongs to what it is affected by; there it is written.
        return new()
        {
            ["bom-ref"] = reference,
            ["components"] = depth > 0 ? null : Parts(reference),
            ["cpe"] = product.Cpe,
            ["externalReferences"] = Boms(product, place),
            ["hashes"] = Hashes(product, place),
            ["name"] = product.Name,
            ["purl"] = product.Purls.Count > 0 ? product.Purls[0].ToString() : null,
            ["supplier"] = new JsonMap { ["name"] = product.Vendor },
            ["type"] = "application",
            ["version"] = product.Version,
        };
    }

    private List<JsonMap> Parts(string product)
    {
        var parts = new List<JsonMap>();
        for (var i = 0; i < advisory.Parts.Count; i++)
        {
            var part = advisory.Parts[i];
            // How it stands in the product, by default or as an option, has no word.
            if (part.Product != product) continue;
            for (var of = 0; of < advisory.Products.Count; of++)
            {
                if (advisory.Products[of].Id != part.Component) continue;
                saying.Says($"parts/{i}/id", $"parts/{i}/component", $"parts/{i}/product");
                parts.Add(Component(advisory.Products[of], part.Id, $"products/{of}", depth: 1));
            }
        }
        return parts;
    }

    private List<JsonMap> Boms(PublishedProduct product, string place)
    {
        saying.Says($"{place}/sbomUrls");
        return [.. product.SbomUrls.Select(url => new JsonMap { ["type"] = "bom", ["url"] = url })];
    }

    /// <summary>The hashes of the only file: those of several would not say which is whose.</summary>
    private List<JsonMap> Hashes(PublishedProduct product, string place)
    {
        var hashes = new List<JsonMap>();
        if (product.Files.Count != 1) return hashes;
        for (var i = 0; i < product.Files[0].Hashes.Count; i++)
        {
            var hash = product.Files[0].Hashes[i];
            if (Algorithm(hash.Algorithm, hash.Value.Length) is not { } name) continue;
            saying.Says($"{place}/files/0/hashes/{i}");
            hashes.Add(new() { ["alg"] = name, ["content"] = hash.Value });
        }
        return hashes;
    }

    private static string? Algorithm(string name, int digits) => (name, digits) switch
    {
        ("md5", 32) => "MD5",
        ("sha1", 40) => "SHA-1",
        ("sha256", 64) => "SHA-256",
        ("sha384", 96) => "SHA-384",
        ("sha512", 128) => "SHA-512",
        ("sha3-256", 64) => "SHA3-256",
        ("sha3-384", 96) => "SHA3-384",
        ("sha3-512", 128) => "SHA3-512",
        ("blake2b512", 128) => "BLAKE2b-512",
        _ => null,
    };
}
