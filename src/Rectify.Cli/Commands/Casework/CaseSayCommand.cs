using System.CommandLine;
using Rectify.Cases;
using Rectify.Cli.Reports;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Clocks.Rules;
using Rectify.Foundation.Texts;

namespace Rectify.Cli.Commands.Casework;

/// <summary><c>rectify case say</c>: yes or no to a question on which rules turn.</summary>
internal static class CaseSayCommand
{
    public static Verb For(Session session, CaseDoor door)
    {
        var word = new Argument<string>("CASE");
        var about = new Argument<string>("CIRCUMSTANCE");
        var says = new Argument<string>("yes|no");
        var reason = new Flag<string>("--reason", "TEXT", CaseTimelineTexts.Reason);
        var verb = new Verb("say", "CASE CIRCUMSTANCE yes|no", CaseTimelineTexts.SayPurpose)
        {
            Examples = [new("rectify case say CASE-0001 activelyExploited yes --reason 'JNDI lookups in a gateway log'", CaseTimelineTexts.ExampleSay)],
            Remarks = [CaseTimelineTexts.SayRemark(string.Join(", ", Words.All<Circumstance>()))],
        };
        verb.Add(word);
        verb.Add(about);
        verb.Add(says);
        verb.Add(reason);
        verb.Needs(session, reason);
        door.Leads(verb, StoreNeed.Existing, async (desk, parsed) =>
        {
            if (!(await desk.CaseAsync(parsed.GetRequiredValue(word))).Succeeded(out var found, out var problems)) return problems;
            if (!Named.Word<Circumstance>(parsed.GetRequiredValue(about)).Succeeded(out var circumstance, out problems)) return problems;
            var answer = parsed.GetRequiredValue(says);
            if (answer is not ("yes" or "no")) return CaseworkProblems.NotAWord(answer, "yes, no");
            var saying = new SayCircumstance(found.Id, circumstance, answer == "yes", parsed.GetRequiredValue(reason));
            if (!(await desk.DoAsync(saying)).Succeeded(out _, out problems)) return problems;
            desk.Print(CaseTimelineTexts.Said(found.Number, ClocksTexts.Of(circumstance), saying.Holds));
            await NextDuty.PrintAsync(desk, found.Id);
            return ExitCode.Nothing;
        });
        return verb;
    }
}
