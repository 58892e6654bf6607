using System.CommandLine;
using Rectify.Cases;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;

namespace Rectify.Cli.Commands.Casework;

/// <summary><c>rectify case open</c>.</summary>
internal static class CaseOpenCommand
{
    public static Verb For(Session session, CaseDoor door)
    {
        var title = new Argument<string>("TITLE");
        var vulnerability = Needed.Several("--vulnerability", "ID", CaseTimelineTexts.Vulnerability);
        var kind = Choice.Of(session, "--kind", "KIND", CaseTimelineTexts.Kind, CaseKind.Vulnerability,
            ("vulnerability", CaseKind.Vulnerability), ("incident", CaseKind.Incident), ("order", CaseKind.Order));
        var verb = new Verb("open", "TITLE", CaseTimelineTexts.OpenPurpose)
        {
            Examples = [new("rectify case open 'log4j-core in Gateway 4.2' --vulnerability CVE-2021-44228", CaseworkTexts.ExampleOpen)],
        };
        verb.Add(title);
        verb.Add(vulnerability);
        verb.Add(kind);
        door.Leads(verb, StoreNeed.Made, async (desk, parsed) =>
        {
            var opening = new OpenCase(parsed.GetRequiredValue(title), parsed.GetValue(kind), [], parsed.GetValue(vulnerability) ?? []);
            if (!(await desk.DoAsync(opening)).Succeeded(out var id, out var problems)) return problems;
            var opened = (await desk.AnswerAsync(id, desk.Now)).Case;
            desk.Print(CaseTimelineTexts.Opened(opened.Number, opened.Title));
            desk.Print(CaseTimelineTexts.OpenNext(opened.Number));
            return ExitCode.Nothing;
        });
        return verb;
    }
}
