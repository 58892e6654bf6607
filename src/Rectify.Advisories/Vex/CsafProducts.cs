using System.Text.Json;
using Rectify.Scanning.Packages;

namespace Rectify.Advisories.Vex;

/// <summary>
/// A CSAF product tree: products in branches and in the flat list, groups, and combinations (2.0 <c>relationships</c>, 2.1
/// <c>product_paths</c>) in which a component stands in a product.
/// </summary>
internal sealed class CsafProducts(VexContext context)
{
    private const int Deepest = 16;

    private readonly Dictionary<string, VexProduct> _products = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Component, string Product, VexProduct Own)> _combinations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, VexProduct> _found = new(StringComparer.Ordinal);
    private bool _isCircular;

    public static CsafProducts Of(JsonElement tree, VexContext context)
    {
        var products = new CsafProducts(context);
        products.ReadBranches(tree, "product_tree", new Branch("", null, null));
        foreach (var (item, place) in context.Objects(tree, "full_product_names", "product_tree")) products.Add(item, place, new Branch("", null, null));
        foreach (var (item, place) in context.Objects(tree, "relationships", "product_tree"))
            products.AddCombination(item, place, context.Text(item, "product_reference", place), context.Text(item, "relates_to_product_reference", place));
        foreach (var (item, place) in context.Objects(tree, "product_paths", "product_tree"))
        {
            // The path leads from the component outwards; what it ends in is the product.
            var outermost = context.Objects(item, "subpaths", place).Select(one => context.Text(one.Item, "next_product_reference", one.Place)).LastOrDefault(id => id.Length > 0);
            products.AddCombination(item, place, context.Text(item, "beginning_product_reference", place), outermost ?? "");
        }
        foreach (var (item, place) in context.Objects(tree, "product_groups", "product_tree"))
            products._groups.TryAdd(context.Text(item, "group_id", place), [.. context.Texts(item, "product_ids", place)]);
        return products;
    }

    /// <summary>The product of an id; null with a note when the tree lacks it.</summary>
    public VexProduct? Find(string id, string place)
    {
        if (_found.TryGetValue(id, out var found)) return found;
        _isCircular = false;
        if (Resolve(id, 0) is not { } product)
        {
            if (_isCircular) context.Note(VexNoteCode.ProductsCircular, place, id);
            context.Note(VexNoteCode.ProductUnknown, place, id);
            return null;
        }
        if (product.Purls.Count == 0 && product.Cpes.Count == 0 && product.Hashes.Count == 0) context.Note(VexNoteCode.ProductNotIdentified, place, id);
        _found.Add(id, product);
        return product;
    }

    /// <summary>The ids of a group; none with a note when the tree lacks it.</summary>
    public IReadOnlyList<string> Group(string id, string place)
    {
        if (_groups.TryGetValue(id, out var ids)) return ids;
        context.Note(VexNoteCode.ProductUnknown, place, id);
        return [];
    }

    private VexProduct? Resolve(string id, int depth)
    {
        _isCircular |= depth > Deepest;
        if (_isCircular) return null;
        if (_products.TryGetValue(id, out var plain)) return plain;
        if (!_combinations.TryGetValue(id, out var combination)) return null;
        context.SpendPart();
        var (component, product) = (Resolve(combination.Component, depth + 1), Resolve(combination.Product, depth + 1));
        if (component is null || product is null) return null;
        // A combination in a combination: the innermost component in the outermost product.
        var innermost = component.Subcomponents.Count > 0 ? component.Subcomponents : [component];
        return product with
        {
            Id = id,
            Name = combination.Own.Name ?? product.Name,
            Purls = combination.Own.Purls.Count > 0 ? combination.Own.Purls : product.Purls,
            Cpes = combination.Own.Cpes.Count > 0 ? combination.Own.Cpes : product.Cpes,
            Subcomponents = innermost,
        };
    }

    private void ReadBranches(JsonElement parent, string at, Branch above)
    {
        foreach (var (item, place) in context.Objects(parent, "branches", at))
        {
            context.SpendPart();
            var (category, name) = (context.Text(item, "category", place), context.Text(item, "name", place));
            var branch = category switch
            {
                "product_name" or "product_family" => above with { Name = name },
                "product_version" => above with { Version = name },
                "product_version_range" => above with { Range = name },
                _ => above,
            };
            var product = VexContext.Get(item, "product");
            if (product.ValueKind == JsonValueKind.Object) Add(product, place, branch);
            else if (product.ValueKind != JsonValueKind.Undefined) context.Note(VexNoteCode.PartWrong, place, "product", "object");
            ReadBranches(item, place, branch);
        }
    }

    private void Add(JsonElement product, string place, Branch branch)
    {
        var read = Read(product, place, branch);
        if (read.Id.Length == 0 || _products.TryAdd(read.Id, read)) return;
        context.Note(VexNoteCode.ProductRepeated, place, read.Id);
    }

    private void AddCombination(JsonElement item, string place, string component, string product)
    {
        var own = Read(VexContext.Get(item, "full_product_name"), place, new Branch("", null, null));
        if (own.Id.Length == 0) return;
        if (_products.ContainsKey(own.Id) || !_combinations.TryAdd(own.Id, (component, product, own))) context.Note(VexNoteCode.ProductRepeated, place, own.Id);
    }

    private VexProduct Read(JsonElement product, string place, Branch branch)
    {
        context.SpendPart();
        var helper = VexContext.Get(product, "product_identification_helper");
        var name = context.Text(product, "name", place);
        var cpe = context.Text(helper, "cpe", place);
        return new VexProduct
        {
            Id = context.Text(product, "product_id", place),
            Purls = Purls(helper, place),
            Cpes = cpe.Length > 0 ? [cpe] : [],
            Name = name.Length > 0 ? name : branch.Name.Length > 0 ? branch.Name : null,
            Version = branch.Version,
            Versions = branch.Range is { Length: > 0 } range ? [new VexVersions(range, true)] : [],
            Hashes = [.. from file in context.Objects(helper, "hashes", place)
                         from hash in context.Objects(file.Item, "file_hashes", file.Place)
                         select new VexHash(context.Text(hash.Item, "algorithm", hash.Place), context.Text(hash.Item, "value", hash.Place))],
        };
    }

    /// <summary>One in 2.0 (<c>purl</c>), any number in 2.1 (<c>purls</c>).</summary>
    private List<PackageUrl> Purls(JsonElement helper, string place)
    {
        var purls = new List<PackageUrl>();
        foreach (var text in context.Texts(helper, "purls", place).Prepend(context.Text(helper, "purl", place)))
            if (text.Length > 0 && context.Purl(text, place) is { } purl) purls.Add(purl);
        return purls;
    }

    private sealed record Branch(string Name, string? Version, string? Range);
}
