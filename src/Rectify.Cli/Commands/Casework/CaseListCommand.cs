using Rectify.Cases;
using Rectify.Cli.Reports;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;

namespace Rectify.Cli.Commands.Casework;

/// <summary><c>rectify case list</c>.</summary>
internal static class CaseListCommand
{
    public static Verb For(Session session, CaseDoor door)
    {
        var format = CommonFlags.Format(session);
        var verb = new Verb("list", "", CaseTimelineTexts.ListPurpose) { Examples = [new("rectify case list", CaseTimelineTexts.ExampleList)] };
        verb.Add(format);
        door.Leads(verb, StoreNeed.Existing, async (desk, parsed) =>
        {
            var answers = new List<CaseAnswer>();
            foreach (var about in await desk.ReadAsync(CaseStore.ListAsync)) answers.Add(await desk.AnswerAsync(about.Id, desk.Now));
            using var result = ResultFile.Open(session, null);
            if (parsed.GetValue(format) == Format.Json) CaseListReport.WriteJson(result.Stream, answers);
            else TableReport.Write(result, session, screen => CaseListReport.Write(screen, session, answers, desk.Zone));
            return ExitCode.Nothing;
        });
        return verb;
    }
}
