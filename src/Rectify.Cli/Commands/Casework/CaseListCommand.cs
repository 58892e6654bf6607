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
            var now = desk.Now;
            if (!(await desk.RefreshAsync(now)).Succeeded(out _, out var problems)) return problems;
            var list = await desk.ReadAsync(async (reading, token) =>
            {
                var cases = await CaseStore.ListAsync(reading, token);
                var kept = (await DutyStore.OfCasesAsync(reading, cases.Select(about => about.Id), token)).ToDictionary(each => each.Case);
                // One that somebody opened since the refresh shows next time.
                return cases.Where(about => kept.ContainsKey(about.Id)).Select(about => new ListedCase(about, kept[about.Id])).ToList();
            });
            using var result = ResultFile.Open(session, null);
            if (parsed.GetValue(format) == Format.Json) CaseListReport.WriteJson(result.Stream, list);
            else TableReport.Write(result, session, screen => CaseListReport.Write(screen, session, list, now, desk.Zone));
            return ExitCode.Nothing;
        });
        return verb;
    }
}
