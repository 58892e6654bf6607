using System.Text.Json;

namespace Rectify.Publications.Checking;

/// <summary>A document as the tests see it: where 2.0 and 2.1 keep the same thing, and what is asked of it again and again.</summary>
internal sealed class CsafDocument
{
    /// <summary>Branches below branches that are followed; what is deeper is beyond the schema's recursion and reported by 6.1.34.</summary>
    private const int DeepestBranch = 60;

    /// <summary>
    /// Products that groups may stand for in all. A few bytes name a group of a hundred thousand products; whoever writes them a hundred thousand times
    /// wants a machine to stand still.
    /// </summary>
    private const long MostNamed = 50_000_000;

    private readonly Lazy<List<Node>> _branches;
    private readonly Lazy<List<Node>> _products;
    private readonly Lazy<Dictionary<string, HashSet<string>>> _groups;
    private long _named;

    public CsafDocument(JsonElement root)
    {
        Root = new(root, "");
        Document = Root["document"];
        Tracking = Document["tracking"];
        Tree = Root["product_tree"];
        Is21 = Document["csaf_version"].Text == "2.1";
        Category = Document["category"].Text;
        Vulnerabilities = [.. Root["vulnerabilities"].Items];
        _branches = new(() => [.. Branches(Tree, 0)]);
        _products = new(() => [.. AllProducts()]);
        _groups = new(Groups);
    }

    public Node Root { get; }

    public Node Document { get; }

    public Node Tracking { get; }

    public Node Tree { get; }

    public bool Is21 { get; }

    public string Category { get; }

    public IReadOnlyList<Node> Vulnerabilities { get; }

    /// <summary>Every branch, outer before inner.</summary>
    public IReadOnlyList<Node> AllBranches => _branches.Value;

    /// <summary>Every full product name: in branches, in the flat list, of combinations.</summary>
    public IReadOnlyList<Node> Products => _products.Value;

    /// <summary>The combinations of a component with a product.</summary>
    public IEnumerable<Node> Combinations => Tree[Is21 ? "product_paths" : "relationships"].Items;

    /// <summary>The scores of a vulnerability: the place, the objects with <c>cvss_v2</c> and so on, and the products.</summary>
    public IEnumerable<(Node Score, Node Content, Node Products)> Scores(Node vulnerability) => Is21
        ? vulnerability["metrics"].Items.Select(metric => (metric, metric["content"], metric["products"]))
        : vulnerability["scores"].Items.Select(score => (score, score, score["products"]));

    /// <summary>Every CVSS object.</summary>
    public IEnumerable<Node> Cvss =>
        from vulnerability in Vulnerabilities
        from score in Scores(vulnerability)
        from name in (string[])["cvss_v2", "cvss_v3", "cvss_v4"]
        let cvss = score.Content[name]
        where cvss.IsObject
        select cvss;

    /// <summary>The products that something in a vulnerability names, by id and by group.</summary>
    /// <exception cref="TooManyProductsException">The groups stand for more than the limit.</exception>
    public HashSet<string> Named(Node item)
    {
        var ids = new HashSet<string>(item["product_ids"].Texts, StringComparer.Ordinal);
        foreach (var group in item["group_ids"].Texts)
        {
            if (!_groups.Value.TryGetValue(group, out var members)) continue;
            if ((_named += members.Count) > MostNamed) throw new TooManyProductsException();
            ids.UnionWith(members);
        }
        return ids;
    }

    /// <summary>The products of some statuses.</summary>
    public static HashSet<string> WithStatus(Node vulnerability, params IEnumerable<string> statuses) =>
        [.. statuses.SelectMany(status => vulnerability["product_status"][status].Texts)];

    /// <summary>Every place that refers to a product.</summary>
    public IEnumerable<Node> ProductReferences()
    {
        foreach (var id in Tree.All("product_groups/*/product_ids/*")) yield return id;
        foreach (var combination in Combinations)
        {
            if (Is21)
            {
                yield return combination["beginning_product_reference"];
                foreach (var id in combination.All("subpaths/*/next_product_reference")) yield return id;
            }
            else
            {
                yield return combination["product_reference"];
                yield return combination["relates_to_product_reference"];
            }
        }
        foreach (var id in Document.All("notes/*/product_ids/*")) yield return id;
        foreach (var vulnerability in Vulnerabilities)
        {
            foreach (var (_, status) in vulnerability["product_status"].Members)
                foreach (var id in status.Items) yield return id;
            foreach (var (_, _, products) in Scores(vulnerability))
                foreach (var id in products.Items) yield return id;
            foreach (var item in Scoped(vulnerability))
                foreach (var id in item["product_ids"].Items) yield return id;
        }
    }

    /// <summary>Every place that refers to a product group.</summary>
    public IEnumerable<Node> GroupReferences() =>
        Document.All("notes/*/group_ids/*").Concat(Vulnerabilities.SelectMany(Scoped).SelectMany(item => item["group_ids"].Items));

    private static IEnumerable<Node> Scoped(Node vulnerability) =>
        ((string[])["remediations", "threats", "flags", "notes", "ids", "involvements", "first_known_exploitation_dates"]).SelectMany(list => vulnerability[list].Items);

    private static IEnumerable<Node> Branches(Node parent, int depth)
    {
        if (depth > DeepestBranch) yield break;
        foreach (var branch in parent["branches"].Items)
        {
            yield return branch;
            foreach (var inner in Branches(branch, depth + 1)) yield return inner;
        }
    }

    private IEnumerable<Node> AllProducts() =>
        AllBranches.Select(branch => branch["product"]).Where(product => product.IsObject)
            .Concat(Tree["full_product_names"].Items)
            .Concat(Combinations.Select(combination => combination["full_product_name"]).Where(product => product.IsObject));

    private Dictionary<string, HashSet<string>> Groups()
    {
        var groups = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var group in Tree["product_groups"].Items) groups.TryAdd(group["group_id"].Text, [.. group["product_ids"].Texts]);
        return groups;
    }
}

/// <summary>A check was given up.</summary>
internal sealed class TooManyProductsException : Exception;
