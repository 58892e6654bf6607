using System.CommandLine;
using Rectify.Cases;
using Rectify.Cli.Reports;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Clocks.Rules;
using Rectify.Foundation.Texts;

namespace Rectify.Cli.Commands.Casework;

/// <summary><c>rectify case say</c>: the answer to a question on which rules turn.</summary>
internal static class CaseSayCommand
{
    public static Verb For(Session session, CaseDoor door)
    {
        var word = new Argument<string>("CASE");
        var about = new Argument<string>("CIRCUMSTANCE");
        var says = new Argument<string>("ANSWER");
        var reason = new Flag<string>("--reason", "TEXT", CaseTimelineTexts.Reason);
        var verb = new Verb("say", "CASE CIRCUMSTANCE ANSWER", CaseTimelineTexts.SayPurpose)
        {
            Examples = [new("rectify case say CASE-0001 activelyExploited yes --reason 'JNDI lookups in a gateway log'", CaseTimelineTexts.ExampleSay)],
            Remarks = [CaseTimelineTexts.SayRemark],
        };
        verb.Add(word);
        verb.Add(about);
        verb.Add(says);
        verb.Add(reason);
        verb.Needs(session, reason);
        door.Leads(verb, StoreNeed.Existing, async (desk, parsed) =>
        {
            if (!(await desk.CaseAsync(parsed.GetRequiredValue(word))).Succeeded(out var found, out var problems)) return problems;
            var known = desk.Laws.Rules.Terms.Circumstances;
            var named = parsed.GetRequiredValue(about);
            if (!known.TryGetValue(named, out var circumstance)) return CaseworkProblems.NotAWord(named, string.Join(", ", known.Keys.Order(StringComparer.Ordinal)));
            var saying = new SayCircumstance(found.Id, circumstance, parsed.GetRequiredValue(says), parsed.GetRequiredValue(reason));
            if (!(await desk.DoAsync(saying)).Succeeded(out _, out problems)) return problems;
            desk.Print(CaseTimelineTexts.Said(found.Number, ClocksTexts.Of(circumstance), ClocksTexts.AnswerTo(circumstance, saying.Answer)));
            await NextDuty.PrintAsync(desk, found.Id);
            return ExitCode.Nothing;
        });
        return verb;
    }
}
