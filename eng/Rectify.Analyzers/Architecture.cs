using System;
using System.Collections.Generic;
using System.Linq;

namespace Rectify.Analyzers;

/// <summary>
/// eng/architecture.txt: who may use whom. What is not allowed there is forbidden. A line that starts at the margin names a project and the
/// projects or folders of projects that all of it may use; the indented lines below it name its folders.
/// <code>
/// Rectify.Advisories uses Rectify.Scanning/Packages, Rectify.Scanning/Versions
///   Matching uses Database, Scoring
///   Foundation &lt; Storage &lt; Ledger            each may use all that stand to its left
///   Cases &lt; Submissions | Orders             those beside each other may not use each other
///   Rules | Counting use each other           they are one piece
/// </code>
/// </summary>
public sealed class Architecture
{
    private const string Together = " use each other";

    private static readonly string[] Verb = { " uses " };

    private readonly HashSet<(Folder From, Folder To)> folders = new();
    private readonly HashSet<(string From, Folder To)> projects = new();
    private readonly HashSet<Folder> named = new();
    private readonly HashSet<string> names;

    private Architecture(IEnumerable<string> names) => this.names = new HashSet<string>(names);

    /// <summary>The projects and folders that the table names, as <c>Rectify</c> and <c>Rectify/Cases</c>.</summary>
    public IEnumerable<string> Named => named.Select(folder => folder.ToString()).OrderBy(name => name, StringComparer.Ordinal);

    /// <summary>Reads the table; on a line that is not of the form above the problem names it.</summary>
    public static Architecture? Read(IEnumerable<string> lines, out string? problem)
    {
        var texts = lines.Select(line => line.Split('#')[0].TrimEnd()).ToList();
        var table = new Architecture(texts.Where(text => text.Length > 0 && text[0] != ' ').Select(text => text.Split(' ')[0]));
        problem = null;
        var (project, number) = ("", 0);
        foreach (var text in texts)
        {
            number++;
            if (text.Length == 0) continue;
            var indented = text[0] == ' ';
            if (!indented) project = text.Split(' ')[0];
            if (project.Length == 0 || !(indented ? table.AddFolders(project, text.Trim()) : table.AddProject(project, text)))
            {
                problem = $"({number}): not of the form 'A uses B, C', 'A uses nothing', 'A < B | C < D' or 'A | B use each other'";
                return null;
            }
        }
        return table;
    }

    internal bool Names(string project) => named.Contains(new Folder(project, Folder.Root));

    internal bool Names(Folder folder) => named.Contains(folder);

    internal bool Allows(Folder from, Folder to) =>
        from.Equals(to)
        || folders.Contains((from, to))
        || (from.Project != to.Project && (Allows(from, to, to.Name) || Allows(from, to, Folder.Root)));

    private bool Allows(Folder from, Folder to, string name)
    {
        var target = new Folder(to.Project, name);
        return projects.Contains((from.Project, target)) || folders.Contains((from, target));
    }

    private bool AddProject(string project, string text)
    {
        named.Add(new Folder(project, Folder.Root));
        return Uses(text, project, out _, out var used) && used.TrueForAll(to => projects.Add((project, to)));
    }

    private bool AddFolders(string project, string text)
    {
        if (Uses(text, project, out var from, out var used))
        {
            named.Add(from);
            used.ForEach(to => folders.Add((from, to)));
            return true;
        }
        var together = text.EndsWith(Together, StringComparison.Ordinal);
        if (together) text = text.Substring(0, text.Length - Together.Length);
        var below = new List<Folder>();
        foreach (var layer in text.Split('<'))
        {
            var beside = layer.Split('|').Select(name => name.Trim()).ToList();
            if (!beside.TrueForAll(IsName) || text.Contains("<") == together) return false;
            var here = beside.ConvertAll(name => new Folder(project, name));
            foreach (var folder in here) (together ? here : below).ForEach(to => folders.Add((folder, to)));
            below.AddRange(here);
            named.UnionWith(here);
        }
        return true;
    }

    /// <summary>Takes <c>A uses B, C</c> apart. A name is a project's, a project's with a folder after a slash, or a folder's.</summary>
    private bool Uses(string text, string project, out Folder from, out List<Folder> used)
    {
        used = new List<Folder>();
        var words = text.Split(Verb, StringSplitOptions.None);
        from = new Folder(project, words[0].Trim());
        if (words.Length != 2 || !IsName(words[0].Trim())) return false;
        if (words[1].Trim() == "nothing") return true;
        foreach (var name in words[1].Split(',').Select(name => name.Trim()))
        {
            var parts = name.Split('/');
            if (parts.Length > 2 || !parts.All(IsName)) return false;
            if (parts.Length == 2) used.Add(new Folder(parts[0], parts[1]));
            else used.Add(names.Contains(name) ? new Folder(name, Folder.Root) : new Folder(project, name));
        }
        return true;
    }

    private static bool IsName(string name) => name.Length > 0 && name.All(c => char.IsLetterOrDigit(c) || c == '.');
}
