using static Rectify.Publications.Checking.CsafTests;

namespace Rectify.Publications.Checking;

/// <summary>The tests of the document as a whole.</summary>
internal static class DocumentTests
{
    /// <summary>6.2.10</summary>
    public static IEnumerable<(Node, string)> WithoutTlp(CsafDocument document)
    {
        if (document.Document["distribution"]["tlp"]["label"] is { IsThere: false } label) yield return At(label);
    }

    /// <summary>6.2.11: a reference to itself under https that ends in the name that the file must have.</summary>
    public static IEnumerable<(Node, string)> WithoutCanonicalUrl(CsafDocument document)
    {
        var name = Model.FileNames.OfCsaf(document.Tracking["id"].Text);
        var references = document.Document["references"];
        if (!references.Items.Any(one => one["category"].Text == "self" && one["url"].Text.StartsWith("https://", StringComparison.Ordinal) && one["url"].Text.EndsWith("/" + name, StringComparison.Ordinal)))
            yield return At(references, name);
    }

    /// <summary>6.2.22: viewers show the id beside the title.</summary>
    public static IEnumerable<(Node, string)> IdInTitle(CsafDocument document)
    {
        var (title, id) = (document.Document["title"], document.Tracking["id"].Text);
        if (id.Length > 0 && title.Text.Contains(id, StringComparison.Ordinal)) yield return At(title, id);
    }

    /// <summary>6.2.13</summary>
    public static IEnumerable<(Node, string)> NotSorted(CsafDocument document)
    {
        var open = new Stack<Node>([document.Root]);
        while (open.TryPop(out var node))
        {
            var last = "";
            var isSorted = true;
            foreach (var (name, member) in node.Members)
            {
                if (isSorted && string.CompareOrdinal(name, last) < 0)
                {
                    isSorted = false;
                    yield return At(node, name);
                }
                last = name;
                open.Push(member);
            }
            foreach (var item in node.Items) open.Push(item);
        }
    }
}
