using System.CommandLine;
using Rectify.Cli.Reports;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Clocks.Rules;
using Rectify.Clocks.Yaml;

namespace Rectify.Cli.Commands;

/// <summary><c>rectify rules</c>: the law as data.</summary>
internal static class RulesCommand
{
    public static Verb For(Session session)
    {
        var group = new Verb("rules", "list|show|terms|check|diff|update|kept|pack", RulesTexts.Purpose)
        {
            Examples =
            [
                new("rectify rules list", RulesTexts.ExampleList),
                new("rectify rules show cn.rmsv.7.2.report", RulesTexts.ExampleShow),
                new("rectify rules diff 2025-12-31 2026-11-23 --profile us.yaml", RulesTexts.ExampleDiff),
                new("rectify rules check rules/", RulesTexts.ExampleCheck),
            ],
        };
        group.Add(ForList(session));
        group.Add(ForShow(session));
        group.Add(ForTerms(session));
        group.Add(RulesCheckCommand.For(session));
        group.Add(RulesDiffCommand.For(session));
        group.Add(RulesUpdateCommand.For(session));
        group.Add(RulesKeptCommand.For(session));
        group.Add(RulesPackCommand.For(session));
        group.SetAction(parsed => RectifyCommand.Help(session, parsed));
        return group;
    }

    /// <summary>Whether there is no such rule, which has then been said.</summary>
    public static bool Refuse(Session session, string id, string command)
    {
        if (RuleBook.Embedded().Rules.Any(rule => rule.Id == id)) return false;
        var nearest = Nearest.To(id, RuleBook.Embedded().Rules.Select(rule => rule.Id));
        session.Tell(RulesTexts.NoSuchRule(id, nearest.Length > 0 ? nearest : null), command);
        return true;
    }

    private static Verb ForList(Session session)
    {
        var places = new Flag<string[]>("--jurisdiction", "PLACE,…", RulesTexts.OnlyThese) { Arity = ArgumentArity.OneOrMore };
        var format = CommonFlags.Format(session);
        var verb = new Verb("list", "[--jurisdiction PLACE,…]", RulesTexts.ListPurpose)
        {
            Examples = [new("rectify rules list", RulesTexts.ExampleList), new("rectify rules list --jurisdiction EU,CN", RulesTexts.ExampleListPlaces)],
        };
        verb.Add(places);
        verb.Add(format);
        verb.SetAction(parsed =>
        {
            var words = new CaseWords(RuleBook.Embedded().Terms);
            var named = words.Places(parsed.GetValue(places));
            foreach (var problem in words.Wrong) session.Tell(problem, "rectify rules list");
            if (words.Wrong.Count > 0) return (int)ExitCode.Usage;
            var book = named is null ? RuleBook.Embedded() : RuleBook.Embedded().Of(named);
            using var result = ResultFile.Open(session, null);
            if (parsed.GetValue(format) == Format.Json) RulesReport.WriteJson(result.Stream, session, book);
            else TableReport.Write(result, session, screen => RulesReport.WriteList(screen, session, book));
            return (int)ExitCode.Nothing;
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
            if (Refuse(session, named, "rectify rules show")) return (int)ExitCode.Usage;
            using var result = ResultFile.Open(session, null);
            TableReport.Write(result, session, screen =>
            {
                foreach (var rule in RuleBook.Embedded().Rules.Where(rule => rule.Id == named)) RulesReport.Show(screen, session, rule, RuleBook.Embedded().Terms);
            });
            return (int)ExitCode.Nothing;
        });
        return verb;
    }

    private static Verb ForTerms(Session session)
    {
        var verb = new Verb("terms", "", RulesTexts.TermsPurpose) { Examples = [new("rectify rules terms", RulesTexts.ExampleTerms)] };
        verb.SetAction(_ =>
        {
            using var result = ResultFile.Open(session, null);
            TableReport.Write(result, session, screen => TermsReport.Write(screen, session, RuleBook.Embedded().Terms));
        });
        return verb;
    }
}
