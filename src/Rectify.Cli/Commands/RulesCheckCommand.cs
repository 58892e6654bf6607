using System.CommandLine;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Clocks.Rules;

namespace Rectify.Cli.Commands;

/// <summary><c>rectify rules check</c>: reads rule files as strictly as the program reads its own.</summary>
internal static class RulesCheckCommand
{
    public static Verb For(Session session)
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore };
        var verb = new Verb("check", "FILE…", RulesTexts.CheckPurpose)
        {
            Examples = [new("rectify rules check rules/eu/cra/eu.cra.aev.ew.yaml", RulesTexts.ExampleCheckFile), new("rectify rules check rules/", RulesTexts.ExampleCheck)],
        };
        verb.Add(files);
        verb.SetAction(parsed => (int)Check(session, parsed.GetRequiredValue(files)));
        return verb;
    }

    private static ExitCode Check(Session session, IReadOnlyList<string> named)
    {
        var opened = named.SelectMany(RuleFiles).Select(path => Inputs.Open(session, path)).ToList();
        var given = opened.OfType<RuleFile>().ToList();
        var problems = RuleBook.Read([.. given, .. Beside(given)]).Problems.Where(problem => given.Exists(file => file.Path == problem.File)).ToList();
        foreach (var problem in problems.OrderBy(each => each.File, StringComparer.Ordinal).ThenBy(each => each.Line).ThenBy(each => each.Column))
            session.Out.WriteLine(Cells.Printable(Inputs.Line(session, problem)));
        var wrong = problems.Select(problem => problem.File).Distinct(StringComparer.Ordinal).Count();
        if (given.Count > 0) session.Out.WriteLine(session.Say(RulesTexts.Checked(given.Count, wrong, problems.Count)));
        return problems.Count > 0 || given.Count < opened.Count ? ExitCode.Unreadable : ExitCode.Nothing;
    }

    /// <summary>
    /// What the files that are checked may refer to: the calendars, the terms and the rules of this program, except those that the checked
    /// files take the place of. A rule takes the place of its namesake; the other rules are there for the conflicts and the recipients.
    /// </summary>
    private static IEnumerable<RuleFile> Beside(List<RuleFile> given)
    {
        var names = given.Select(NameOf).ToHashSet(StringComparer.Ordinal);
        var ids = given.SelectMany(file => file.Text.Split('\n')).Where(line => line.StartsWith("id: ", StringComparison.Ordinal)).Select(line => line.TrimEnd()).ToHashSet(StringComparer.Ordinal);
        return RuleBook.EmbeddedFiles().Where(file => !names.Contains(NameOf(file)) && !file.Text.Split('\n').Any(line => ids.Contains(line.TrimEnd())));
    }

    // Folder and file: an organisation's own terms/eu.yaml is not calendars/eu.yaml.
    private static string NameOf(RuleFile file) => string.Join('/', file.Path.Replace('\\', '/').Split('/').TakeLast(2));

    private static IEnumerable<string> RuleFiles(string path) =>
        Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*.yaml", SearchOption.AllDirectories)
                .Where(file => !file.EndsWith(".cases.yaml", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            : [path];
}
