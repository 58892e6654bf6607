using Rectify.Advisories.Vex;
using Rectify.Publications.Data;
using Rectify.Publications.Model;
using Rectify.Publications.Writing;

namespace Rectify.Publications.Vex;

/// <summary>The statements of one vulnerability. Products of one status of which different things are said stand in statements of their own.</summary>
internal sealed class OpenVexStatements(PublishedAdvisory advisory, PublishedVulnerability vulnerability, string place, StatedProducts products, Saying saying)
{
    private readonly StatedTexts _texts = new(vulnerability, place, saying);

    /// <summary>Adds them; the place of what is missing when one cannot be said.</summary>
    public string? Write(List<JsonMap> statements)
    {
        for (var i = 0; i < vulnerability.Statements.Count; i++)
        {
            var (statement, at) = (vulnerability.Statements[i], $"{place}/statements/{i}");
            if (StatedProducts.Vex(statement.Status) is not { } status) continue;
            if (Name() is not { } name) return $"{place}/cve";
            var groups = statement.Products.Distinct().GroupBy(id => status switch
            {
                StatedStatus.Affected => _texts.Actions(id),
                StatedStatus.NotAffected => _texts.Impacts(id),
                _ => "",
            });
            foreach (var group in groups)
            {
                if (status == StatedStatus.NotAffected && statement.Justification is null && group.Key.Length == 0) return at;
                statements.Add(Statement(statement, status, name, group.Key, [.. group], at));
            }
            saying.Says($"{at}/status", $"{at}/products");
        }
        return null;
    }

    private JsonMap Statement(ProductStatement statement, StatedStatus status, string name, string text, List<string> ids, string at)
    {
        var isNotAffected = status == StatedStatus.NotAffected;
        if (isNotAffected) saying.Says($"{at}/justification");
        if (statement.At is not null) saying.Says($"{at}/at");
        return new()
        {
            ["action_statement"] = status != StatedStatus.Affected ? null : text.Length > 0 ? text : saying.Otherwise($"{place}/remediations", "", NoRemedy()),
            ["impact_statement"] = isNotAffected ? text : null,
            ["justification"] = isNotAffected && statement.Justification is { } justification ? Wire.Word(justification) : null,
            ["products"] = ids.Select(Product).ToList(),
            ["status"] = OpenVexWriter.Word(status),
            ["timestamp"] = Wire.Time(statement.At),
            ["vulnerability"] = new JsonMap { ["aliases"] = Aliases(name), ["description"] = _texts.Description(), ["name"] = name },
        };
    }

    private string? Name()
    {
        saying.Says($"{place}/cve");
        return vulnerability.Cve ?? (vulnerability.Ids.Count > 0 ? vulnerability.Ids[0].Text : null);
    }

    private List<string> Aliases(string name)
    {
        for (var i = 0; i < vulnerability.Ids.Count; i++) saying.Says($"{place}/ids/{i}/text");
        return [.. vulnerability.Ids.Select(id => id.Text).Where(id => id != name).Distinct()];
    }

    private JsonMap Product(string id)
    {
        var stated = products[id];
        saying.Says($"{stated.Place}/id");
        if (stated.Components.Count > 0) saying.Says(stated.Place);
        var product = Identified(stated.Product);
        product["subcomponents"] = stated.Components.Select(Identified).ToList();
        return product;
    }

    private JsonMap Identified(PublishedProduct product)
    {
        var at = products[product.Id].Place;
        saying.Says($"{at}/id", $"{at}/purls/0", $"{at}/cpe");
        var hashes = new JsonMap();
        // One map of hashes: that of the only file.
        if (product.Files.Count == 1)
        {
            for (var i = 0; i < product.Files[0].Hashes.Count; i++)
            {
                var hash = product.Files[0].Hashes[i];
                if (HashName(hash.Algorithm) is not { } name) continue;
                hashes[name] = hash.Value;
                saying.Says($"{at}/files/0/hashes/{i}");
            }
        }
        var purl = product.Purls.Count > 0 ? product.Purls[0].ToString() : null;
        return new()
        {
            ["@id"] = purl ?? DocumentIri.Of(advisory, product.Id),
            ["hashes"] = hashes,
            ["identifiers"] = new JsonMap { ["cpe23"] = product.Cpe, ["purl"] = purl },
        };
    }

    private string NoRemedy() => advisory.Language?.StartsWith("zh", StringComparison.OrdinalIgnoreCase) == true ? "尚无处置措施。" : "No remedy is stated yet.";

    private static string? HashName(string algorithm) => algorithm switch
    {
        "md5" or "sha1" => algorithm,
        "sha256" or "sha384" or "sha512" => $"sha-{algorithm[3..]}",
        "sha3-224" or "sha3-256" or "sha3-384" or "sha3-512" => algorithm,
        "blake2s256" => "blake2s-256",
        "blake2b512" => "blake2b-512",
        _ => null,
    };
}
