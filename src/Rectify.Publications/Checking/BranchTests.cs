using System.Text.RegularExpressions;
using Rectify.Scanning.Packages;
using static Rectify.Publications.Checking.CsafTests;

namespace Rectify.Publications.Checking;

/// <summary>The tests of branches and of what products are known by (2.1).</summary>
internal static partial class BranchTests
{
    private const int Deepest = 30;

    /// <summary>6.1.34</summary>
    public static IEnumerable<(Node, string)> TooDeep(CsafDocument document) =>
        Paths(document).Where(path => path.Categories.Length > Deepest).Take(1).Select(path => At(path.Branch, $"{path.Categories.Length}"));

    /// <summary>6.1.42: package URLs of one product that differ in more than their qualifiers.</summary>
    public static IEnumerable<(Node, string)> OtherPackages(CsafDocument document) =>
        from helper in ProductTests.Helpers(document)
        let bare = helper["purls"].Texts.Select(Bare).ToHashSet(StringComparer.Ordinal)
        where bare.Count > 1
        select At(helper["purls"], string.Join(' ', bare));

    /// <summary>6.1.43, 6.1.44 and 6.1.61: more than one star that stands for anything.</summary>
    public static IEnumerable<(Node, string)> SeveralStars(CsafDocument document, string list) =>
        ProductTests.Helpers(document).SelectMany(helper => helper[list].Items).Where(number => EscapedSign().Replace(number.Text, "").Count(sign => sign == '*') > 1).Select(number => At(number, number.Text));

    /// <summary>6.1.50: a range in vers form, or in the same signs without a scheme.</summary>
    public static IEnumerable<(Node, string)> InvalidRange(CsafDocument document) => Ranges(document).Where(range => !IsRange(range.Text)).Select(range => At(range, range.Text));

    /// <summary>6.1.57: a category twice on the way to a product, families aside.</summary>
    public static IEnumerable<(Node, string)> Stacked(CsafDocument document) =>
        from path in Paths(document)
        let category = path.Categories[^1]
        where category != "product_family" && path.Categories.AsSpan()[..^1].Contains(category)
        select At(path.Branch["category"], category);

    /// <summary>6.1.58</summary>
    public static IEnumerable<(Node, string)> VersionAndRange(CsafDocument document) =>
        from path in Paths(document)
        where path.Categories[^1] is "product_version" or "product_version_range"
            && path.Categories.Contains("product_version") && path.Categories.Contains("product_version_range")
        select At(path.Branch["category"], path.Branch["name"].Text);

    /// <summary>6.1.59</summary>
    public static IEnumerable<(Node, string)> SingleVersion(CsafDocument document) =>
        Ranges(document).Where(range => SingleVersionForm().IsMatch(range.Text)).Select(range => At(range, range.Text));

    private static IEnumerable<Node> Ranges(CsafDocument document) =>
        document.AllBranches.Where(branch => branch["category"].Text == "product_version_range").Select(branch => branch["name"]);

    private static bool IsRange(string text)
    {
        var (scheme, body) = text.StartsWith("vers:", StringComparison.Ordinal) && text.Split('/', 2) is [var head, var rest] ? (head["vers:".Length..], rest) : (null, text);
        if (scheme is not null && !Scheme().IsMatch(scheme)) return false;
        if (scheme == "all") return body == "*";
        return body.Length > 0 && body.Split('|').All(constraint => Constraint().IsMatch(constraint));
    }

    private static string Bare(string text) =>
        PackageUrl.TryParse(text, out var purl, out _) ? $"{purl.Type}/{purl.Namespace}/{purl.Name}@{purl.Version}" : text;

    private static IEnumerable<(Node Branch, string[] Categories)> Paths(CsafDocument document)
    {
        var open = new Stack<(Node Branches, string[] Path)>([(document.Tree["branches"], [])]);
        while (open.TryPop(out var at))
        {
            foreach (var branch in at.Branches.Items)
            {
                string[] path = [.. at.Path, branch["category"].Text];
                yield return (branch, path);
                if (path.Length <= Deepest) open.Push((branch["branches"], path));
            }
        }
    }

    [GeneratedRegex(@"\\.", RegexOptions.Singleline)]
    private static partial Regex EscapedSign();

    [GeneratedRegex(@"^[a-z0-9.\-+]*\z")]
    private static partial Regex Scheme();

    [GeneratedRegex(@"^(?:>=|<=|!=|<|>|=)?[^\s<>=!|]+\z")]
    private static partial Regex Constraint();

    [GeneratedRegex(@"^(?:vers:[^/]+/)?=?(?!all\z)[^\s<>=!|*]+\z")]
    private static partial Regex SingleVersionForm();
}
