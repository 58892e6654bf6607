using System.Text.RegularExpressions;
using Rectify.Testing;

namespace Rectify.Tests.House;

/// <summary>Pages that name files stay true: what they point at is there.</summary>
public sealed partial class PagesTests
{
    private static readonly string[] Sources =
        [.. Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains("/obj/", StringComparison.Ordinal))];

    [Fact]
    public void Every_file_and_method_that_the_architecture_page_names_exists()
    {
        var page = File.ReadAllText(Repository.PathOf("ARCHITECTURE.md"));
        page = page[page.IndexOf("## Main flows", StringComparison.Ordinal)..];
        var missing = NamedFile().Matches(page).Where(named => !Exists(named.Groups["file"].Value, named.Groups["method"].Value)).Select(named => named.Value);
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_link_of_a_page_leads_to_a_file()
    {
        string[] pages = [.. Directory.EnumerateFiles(Repository.Root, "*.md"), .. Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories)];
        var broken = from page in pages
                     from Match link in Link().Matches(File.ReadAllText(page))
                     let target = link.Groups["target"].Value
                     where !target.Contains("://", StringComparison.Ordinal)
                     let path = Path.Combine(Path.GetDirectoryName(page) ?? "", target)
                     where !File.Exists(path) && !Directory.Exists(path)
                     select $"{Path.GetRelativePath(Repository.Root, page)}: {target}";
        Assert.Empty(broken);
    }

    private static bool Exists(string file, string method) =>
        Sources.Any(source => source.EndsWith('/' + file, StringComparison.Ordinal)
            && (method.Length == 0 || Regex.IsMatch(File.ReadAllText(source), $@"\b{method}(<\w+>)?\(")));

    [GeneratedRegex(@"`(?<file>[\w./]+\.cs)(:(?<method>\w+))?`")]
    private static partial Regex NamedFile();

    [GeneratedRegex(@"\]\((?<target>[^)#\s]+)(#[^)]*)?\)")]
    private static partial Regex Link();
}
