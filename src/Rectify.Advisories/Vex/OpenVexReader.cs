using System.Text.Json;

namespace Rectify.Advisories.Vex;

/// <summary>
/// OpenVEX 0.2.0 and the older forms: a vulnerability that is a text, products and subcomponents that are texts, subcomponents beside the
/// products instead of in them (0.0.0, 0.0.1; https://github.com/openvex/spec/blob/main/OPENVEX-SPEC.md).
/// </summary>
internal sealed class OpenVexReader(VexContext context)
{
    public static bool IsOne(JsonElement root, VexContext context)
    {
        var named = VexContext.Get(root, "@context");
        return (named.ValueKind == JsonValueKind.String && context.TextOf(named, "@context", "").Contains("openvex", StringComparison.OrdinalIgnoreCase))
            || (VexContext.Get(root, "statements").ValueKind == JsonValueKind.Array && VexContext.Get(root, "author").ValueKind == JsonValueKind.String);
    }

    public VexDocument Read(JsonElement root)
    {
        var spec = context.Text(root, "@context", "");
        if (spec.Contains("/ns/v", StringComparison.Ordinal) && !spec.Contains("/ns/v0.", StringComparison.Ordinal)) context.Note(VexNoteCode.VersionUnknown, "", spec);
        var (issued, updated) = (context.Time(root, "timestamp", ""), context.Time(root, "last_updated", ""));
        return new VexDocument
        {
            Format = VexFormat.OpenVex,
            SpecVersion = spec,
            Id = context.Text(root, "@id", ""),
            Version = context.Text(root, "version", ""),
            Author = context.Text(root, "author", ""),
            IssuedAt = issued,
            UpdatedAt = updated ?? issued,
            Statements = [.. context.Objects(root, "statements", "").Select(one => Statement(one.Item, one.Place, updated ?? issued)).OfType<VexStatement>()],
        };
    }

    private VexStatement? Statement(JsonElement statement, string place, DateTimeOffset? documentTime)
    {
        context.SpendPart();
        var (name, aliases) = Vulnerability(statement, place);
        var word = context.Text(statement, "status", place);
        var justification = context.Text(statement, "justification", place);
        if (name.Length == 0) context.Note(VexNoteCode.VulnerabilityMissing, place);
        if (word.Length == 0) context.Note(VexNoteCode.StatusMissing, place);
        else if (VexWords.OpenVexStatus(word) is null) context.Note(VexNoteCode.StatusUnknown, place, word);
        if (name.Length == 0 || VexWords.OpenVexStatus(word) is not { } status) return null;
        var products = Products(statement, place);
        if (products.Count == 0) context.Note(VexNoteCode.ProductsMissing, place, name);
        var mapped = VexWords.Justification(justification);
        if (justification.Length > 0 && mapped is null) context.Note(VexNoteCode.JustificationNotMapped, place, justification);
        if (status == StatedStatus.NotAffected && justification.Length == 0) context.Note(VexNoteCode.JustificationMissing, place, name);
        return new VexStatement
        {
            Vulnerability = name,
            Aliases = aliases,
            Products = products,
            Status = status,
            StatusWord = word,
            Justification = mapped,
            JustificationWord = justification,
            ImpactStatement = context.LongText(statement, "impact_statement", place),
            ActionStatement = context.LongText(statement, "action_statement", place),
            StatedAt = context.Time(statement, "last_updated", place) ?? context.Time(statement, "timestamp", place) ?? documentTime,
        };
    }

    private (string Name, IReadOnlyList<string> Aliases) Vulnerability(JsonElement statement, string place)
    {
        var vulnerability = VexContext.Get(statement, "vulnerability");
        if (vulnerability.ValueKind == JsonValueKind.Undefined) return ("", []);
        if (vulnerability.ValueKind != JsonValueKind.Object) return (context.TextOf(vulnerability, "vulnerability", place), []);
        var name = context.Text(vulnerability, "name", place);
        var id = context.Text(vulnerability, "@id", place);
        var aliases = context.Texts(vulnerability, "aliases", place).ToList();
        // An IRI like https://nvd.nist.gov/vuln/detail/CVE-2023-1255: its last part is the id when no name is given.
        if (name.Length == 0) name = id[(id.TrimEnd('/').LastIndexOf('/') + 1)..].TrimEnd('/');
        return (name, [.. aliases.Where(alias => alias != name).Distinct(StringComparer.Ordinal)]);
    }

    private List<VexProduct> Products(JsonElement statement, string place)
    {
        var beside = Components(statement, "subcomponents", place);
        var products = new List<VexProduct>();
        foreach (var item in context.Items(statement, "products", place))
        {
            if (Component(item, place) is not { } product) continue;
            var inside = item.ValueKind == JsonValueKind.Object ? Components(item, "subcomponents", place) : [];
            products.Add(product with { Subcomponents = inside.Count > 0 ? inside : beside });
        }
        return products;
    }

    private List<VexProduct> Components(JsonElement element, string name, string place) =>
        [.. context.Items(element, name, place).Select(item => Component(item, place)).OfType<VexProduct>()];

    private VexProduct? Component(JsonElement item, string place)
    {
        context.SpendPart();
        if (item.ValueKind != JsonValueKind.Object)
        {
            var text = context.TextOf(item, "products", place);
            return text.Length == 0 ? null : Identified(new VexProduct { Id = text, Purls = PurlsOf(place, text) }, place);
        }
        var (id, identifiers) = (context.Text(item, "@id", place), VexContext.Get(item, "identifiers"));
        return Identified(new VexProduct
        {
            Id = id,
            Purls = PurlsOf(place, id, context.Text(identifiers, "purl", place)),
            Cpes = [.. new[] { context.Text(identifiers, "cpe23", place), context.Text(identifiers, "cpe22", place) }.Where(cpe => cpe.Length > 0)],
            Hashes = Hashes(item, place),
        }, place);
    }

    private List<Scanning.Packages.PackageUrl> PurlsOf(string place, params string[] texts)
    {
        var purls = new List<Scanning.Packages.PackageUrl>();
        foreach (var text in texts)
            if (text.StartsWith("pkg:", StringComparison.OrdinalIgnoreCase) && context.Purl(text, place) is { } purl && !purls.Contains(purl)) purls.Add(purl);
        return purls;
    }

    private VexProduct Identified(VexProduct product, string place)
    {
        if (product.Purls.Count == 0 && product.Cpes.Count == 0 && product.Hashes.Count == 0) context.Note(VexNoteCode.ProductNotIdentified, place, product.Id);
        return product;
    }

    private List<VexHash> Hashes(JsonElement item, string place)
    {
        var hashes = VexContext.Get(item, "hashes");
        var list = new List<VexHash>();
        if (hashes.ValueKind != JsonValueKind.Object) return list;
        foreach (var hash in hashes.EnumerateObject())
            if (context.TextOf(hash.Value, "hashes", place) is { Length: > 0 } value) list.Add(new VexHash(hash.Name, value));
        return list;
    }
}
