using System.Text.RegularExpressions;
using Rectify.Scanning.Packages;
using static Rectify.Publications.Checking.CsafTests;

namespace Rectify.Publications.Checking;

/// <summary>The tests of the product tree.</summary>
internal static partial class ProductTests
{
    private static readonly string[] RangeWords = ["after", "all", "before", "earlier", "later", "prior", "versions"];

    /// <summary>6.1.1</summary>
    public static IEnumerable<(Node, string)> Undefined(CsafDocument document)
    {
        var defined = document.Products.Select(product => product["product_id"].Text).ToHashSet(StringComparer.Ordinal);
        return document.ProductReferences().Where(id => id.Text.Length > 0 && !defined.Contains(id.Text)).Select(id => At(id, id.Text));
    }

    /// <summary>6.1.2</summary>
    public static IEnumerable<(Node, string)> DefinedTwice(CsafDocument document) => Repeated(document.Products.Select(product => product["product_id"]));

    /// <summary>6.1.3: a combination that is put together from itself.</summary>
    public static IEnumerable<(Node, string)> Circular(CsafDocument document)
    {
        var partsOf = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var combination in document.Combinations) partsOf.TryAdd(combination["full_product_name"]["product_id"].Text, Parts(document, combination));
        var isSound = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var combination in document.Combinations)
            if (combination["full_product_name"]["product_id"] is var id && IsCircular(id.Text, partsOf, isSound)) yield return At(id, id.Text);
    }

    /// <summary>6.1.4</summary>
    public static IEnumerable<(Node, string)> GroupUndefined(CsafDocument document)
    {
        var defined = document.Tree.All("product_groups/*/group_id").Select(id => id.Text).ToHashSet(StringComparer.Ordinal);
        return document.GroupReferences().Where(id => id.Text.Length > 0 && !defined.Contains(id.Text)).Select(id => At(id, id.Text));
    }

    /// <summary>6.1.5</summary>
    public static IEnumerable<(Node, string)> GroupDefinedTwice(CsafDocument document) => Repeated(document.Tree.All("product_groups/*/group_id"));

    /// <summary>6.1.13</summary>
    public static IEnumerable<(Node, string)> InvalidPurl(CsafDocument document) =>
        Purls(document).Where(purl => !PackageUrl.TryParse(purl.Text, out _, out var problem) || problem is { Code: not PurlProblemCode.CharacterNotEncoded }).Select(purl => At(purl, purl.Text));

    /// <summary>6.1.25</summary>
    public static IEnumerable<(Node, string)> HashAlgorithmTwice(CsafDocument document) =>
        Files(document).SelectMany(file => Repeated(file.All("file_hashes/*/algorithm")));

    /// <summary>6.1.31</summary>
    public static IEnumerable<(Node, string)> RangeAsVersion(CsafDocument document) =>
        from branch in document.AllBranches
        where branch["category"].Text == "product_version"
        let name = branch["name"]
        let words = name.Text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        where name.Text.AsSpan().IndexOfAny('<', '>') >= 0 || words.Any(RangeWords.Contains)
        select At(name, name.Text);

    /// <summary>6.2.1</summary>
    public static IEnumerable<(Node, string)> Unused(CsafDocument document)
    {
        // An informational advisory names products and has no vulnerabilities that could refer to them.
        if (document.Category == "csaf_informational_advisory") return [];
        var used = document.ProductReferences().Select(id => id.Text).ToHashSet(StringComparer.Ordinal);
        return document.Products.Select(product => product["product_id"]).Where(id => id.Text.Length > 0 && !used.Contains(id.Text)).Select(id => At(id, id.Text));
    }

    /// <summary>6.2.8 and 6.2.9: a file of which nothing better than this hash is stated.</summary>
    public static IEnumerable<(Node, string)> OnlyHash(CsafDocument document, string algorithm) =>
        from file in Files(document)
        let algorithms = file.All("file_hashes/*/algorithm").ToList()
        where algorithms.Count > 0 && algorithms.TrueForAll(one => one.Text == algorithm)
        select At(file["file_hashes"], algorithm);

    /// <summary>6.2.16</summary>
    public static IEnumerable<(Node, string)> WithoutHelper(CsafDocument document) =>
        document.Products.Where(product => !product["product_identification_helper"].IsThere).Select(product => At(product, product["product_id"].Text));

    /// <summary>6.2.18</summary>
    public static IEnumerable<(Node, string)> RangeWithoutVers(CsafDocument document) =>
        from branch in document.AllBranches
        where branch["category"].Text == "product_version_range" && !Vers().IsMatch(branch["name"].Text)
        select At(branch["name"], branch["name"].Text);

    /// <summary>6.3.5</summary>
    public static IEnumerable<(Node, string)> ShortHash(CsafDocument document) =>
        Files(document).SelectMany(file => file.All("file_hashes/*/value")).Where(value => value.Text.Length is > 0 and < 64).Select(value => At(value));

    /// <summary>6.3.9: vendor, name and version stand in this order on the way to each product.</summary>
    public static IEnumerable<(Node, string)> BranchCategories(CsafDocument document)
    {
        var open = new Stack<(Node Branches, string[] Path)>([(document.Tree["branches"], [])]);
        while (open.TryPop(out var at))
        {
            foreach (var branch in at.Branches.Items)
            {
                string[] path = [.. at.Path, branch["category"].Text];
                if (path.Length > 60) continue;
                if (branch["product"].IsObject && !IsOrdered(path)) yield return At(branch["product"], string.Join(" / ", path));
                open.Push((branch["branches"], path));
            }
        }
    }

    /// <summary>6.3.10</summary>
    public static IEnumerable<(Node, string)> VersionRangeUsed(CsafDocument document) =>
        document.AllBranches.Where(branch => branch["category"].Text == "product_version_range").Select(branch => At(branch["category"], branch["name"].Text));

    /// <summary>6.3.11</summary>
    public static IEnumerable<(Node, string)> VersionIndicator(CsafDocument document) =>
        from branch in document.AllBranches
        where branch["category"].Text == "product_version" && VersionWithLetter().IsMatch(branch["name"].Text)
        select At(branch["name"], branch["name"].Text);

    /// <summary>6.3.22: a path that begins or goes on with another path could be one.</summary>
    public static IEnumerable<(Node, string)> NestedPath(CsafDocument document)
    {
        var paths = document.Combinations.Select(path => path["full_product_name"]["product_id"].Text).ToHashSet(StringComparer.Ordinal);
        return document.Combinations.SelectMany(path => path.All("subpaths/*/next_product_reference").Prepend(path["beginning_product_reference"]))
            .Where(id => paths.Contains(id.Text)).Select(id => At(id, id.Text));
    }

    public static IEnumerable<Node> Helpers(CsafDocument document) =>
        document.Products.Select(product => product["product_identification_helper"]).Where(helper => helper.IsObject);

    public static IEnumerable<Node> Purls(CsafDocument document) =>
        Helpers(document).SelectMany(helper => document.Is21 ? helper["purls"].Items : [helper["purl"]]).Where(purl => purl.Text.Length > 0);

    private static IEnumerable<Node> Files(CsafDocument document) => Helpers(document).SelectMany(helper => helper["hashes"].Items);

    private static string[] Parts(CsafDocument document, Node combination) => document.Is21
        ? [combination["beginning_product_reference"].Text, .. combination.All("subpaths/*/next_product_reference").Select(id => id.Text)]
        : [combination["product_reference"].Text, combination["relates_to_product_reference"].Text];

    /// <summary>Without recursion: a chain may be as long as the document.</summary>
    private static bool IsCircular(string id, Dictionary<string, string[]> partsOf, Dictionary<string, bool> isSound)
    {
        if (isSound.TryGetValue(id, out var known)) return !known;
        var onPath = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<(string Id, bool IsLeft)>([(id, false)]);
        while (open.TryPop(out var at))
        {
            if (at.IsLeft)
            {
                onPath.Remove(at.Id);
                isSound.TryAdd(at.Id, true);
                continue;
            }
            if (isSound.ContainsKey(at.Id) || !partsOf.TryGetValue(at.Id, out var parts)) continue;
            if (!onPath.Add(at.Id))
            {
                foreach (var each in onPath) isSound[each] = false;
                return true;
            }
            open.Push((at.Id, true));
            foreach (var part in parts) open.Push((part, false));
        }
        return false;
    }

    private static bool IsOrdered(string[] path)
    {
        var (vendor, name) = (Array.IndexOf(path, "vendor"), Array.IndexOf(path, "product_name"));
        var version = Math.Max(Array.IndexOf(path, "product_version"), Array.IndexOf(path, "product_version_range"));
        return vendor >= 0 && vendor < name && name < version;
    }

    [GeneratedRegex(@"^vers:[a-z.\-+][a-z0-9.\-+]*/.+", RegexOptions.CultureInvariant)]
    private static partial Regex Vers();

    [GeneratedRegex(@"^[vV][0-9].*$", RegexOptions.CultureInvariant)]
    private static partial Regex VersionWithLetter();
}
