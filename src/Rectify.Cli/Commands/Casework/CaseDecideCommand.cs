using System.CommandLine;
using Rectify.Cases;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;

namespace Rectify.Cli.Commands.Casework;

/// <summary><c>rectify case decide</c>: what a named person decided where two duties cannot both be met.</summary>
internal static class CaseDecideCommand
{
    public static Verb For(Session session, CaseDoor door)
    {
        var word = new Argument<string>("CASE");
        var conflict = new Argument<string>("CONFLICT");
        var recipient = new Argument<string>("RECIPIENT");
        var option = new Argument<string>("OPTION");
        var reason = new Flag<string>("--reason", "TEXT", CaseTimelineTexts.Reason);
        var by = new Flag<string>("--by", "PERSON", CaseFilingTexts.By);
        var release = new Flag<bool>("--release", "", CaseFilingTexts.Release);
        var verb = new Verb("decide", "CASE CONFLICT RECIPIENT OPTION", CaseFilingTexts.DecidePurpose)
        {
            Examples = [new("rectify case decide CASE-0001 X1 eu.cra.srp ministry-first --by 'W. Chen' --reason 'counsel, 11 December' --release", CaseFilingTexts.ExampleDecide)],
        };
        verb.Add(word);
        verb.Add(conflict);
        verb.Add(recipient);
        verb.Add(option);
        verb.Add(reason);
        verb.Add(by);
        verb.Add(release);
        verb.Needs(session, reason, by);
        door.Leads(verb, StoreNeed.Existing, async (desk, parsed) =>
        {
            if (!(await desk.CaseAsync(parsed.GetRequiredValue(word))).Succeeded(out var about, out var problems)) return problems;
            if (!(await desk.PersonAsync(parsed.GetRequiredValue(by))).Succeeded(out var person, out problems)) return problems;
            var deciding = new DecideConflict(
                about.Id,
                desk.Laws,
                parsed.GetRequiredValue(conflict),
                parsed.GetRequiredValue(recipient),
                parsed.GetRequiredValue(option),
                parsed.GetValue(release),
                parsed.GetRequiredValue(reason),
                person.Id);
            if (!(await desk.DoAsync(deciding)).Succeeded(out _, out problems)) return problems;
            desk.Print(CaseFilingTexts.Decided(deciding.Conflict, deciding.Recipient, deciding.Releases));
            return ExitCode.Nothing;
        });
        return verb;
    }
}
