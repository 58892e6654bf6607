using System.CommandLine;
using Rectify.Cli.Reports;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Clocks.Rules;
using Rectify.Clocks.Yaml;

namespace Rectify.Cli.Commands;

/// <summary><c>rectify rules list|show|check</c>: the law as data.</summary>
internal static class RulesCommand
{
    public static Verb For(Session session)
    {
        var group = new Verb("rules", "list|show|check", RulesTexts.Purpose)
        {
            Examples =
            [
                new("rectify rules list", RulesTexts.ExampleList),
                new("rectify rules show cn.rmsv.7.2.report", RulesTexts.ExampleShow),
                new("rectify rules check rules/", RulesTexts.ExampleCheck),
            ],
        };
        group.Add(ForList(session));
        group.Add(ForShow(session));
        group.Add(ForCheck(session));
        group.SetAction(parsed => RectifyCommand.Help(session, parsed));
        return group;
    }

    private static Verb ForList(Session session)
    {
        var format = CommonFlags.Format(session);
        var verb = new Verb("list", "", RulesTexts.ListPurpose) { Examples = [new("rectify rules list", RulesTexts.ExampleList)] };
        verb.Add(format);
        verb.SetAction(parsed =>
        {
            using var result = ResultFile.Open(session, null);
            if (parsed.GetValue(format) == Format.Json) RulesReport.WriteJson(result.Stream, session, RuleBook.Embedded());
            else TableReport.Write(result, session, screen => RulesReport.WriteList(screen, session, RuleBook.Embedded()));
        });
        return verb;
    }

    private static Verb ForShow(Session session)
    {
        var id = new Argument<string>("ID");
        var verb = new Verb("show", "ID", RulesTexts.ShowPurpose) { Examples = [new("rectify rules show eu.cra.aev.ew", RulesTexts.ExampleShow)] };
        verb.Add(id);
        verb.SetAction(parsed =>
        {
            var named = parsed.GetRequiredValue(id);
            var rules = RuleBook.Embedded().Rules.Where(rule => rule.Id == named).ToList();
            if (rules.Count == 0)
            {
                session.Tell(RulesTexts.NoSuchRule(named), "rectify rules show");
                return (int)ExitCode.Usage;
            }
            using var result = ResultFile.Open(session, null);
            TableReport.Write(result, session, screen =>
            {
                foreach (var rule in rules) RulesReport.Show(screen, session, rule);
            });
            return (int)ExitCode.Nothing;
        });
        return verb;
    }

    private static Verb ForCheck(Session session)
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
        // A rule alone still counts by the calendars of the book, but its own ids are not taken by it.
        var calendars = given.Exists(file => file.Path.Contains("calendars/", StringComparison.Ordinal))
            ? []
            : RuleBook.EmbeddedFiles().Where(file => file.Path.Contains("calendars/", StringComparison.Ordinal));
        var problems = RuleBook.Read([.. given, .. calendars]).Problems;
        foreach (var problem in problems.OrderBy(each => each.File, StringComparer.Ordinal).ThenBy(each => each.Line).ThenBy(each => each.Column))
            session.Out.WriteLine(Cells.Printable(Inputs.Line(session, problem)));
        var wrong = problems.Select(problem => problem.File).Distinct(StringComparer.Ordinal).Count();
        if (given.Count > 0) session.Out.WriteLine(session.Say(RulesTexts.Checked(given.Count, wrong, problems.Count)));
        return problems.Count > 0 || given.Count < opened.Count ? ExitCode.Unreadable : ExitCode.Nothing;
    }

    private static IEnumerable<string> RuleFiles(string path) =>
        Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*.yaml", SearchOption.AllDirectories)
                .Where(file => !file.EndsWith(".cases.yaml", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            : [path];
}
