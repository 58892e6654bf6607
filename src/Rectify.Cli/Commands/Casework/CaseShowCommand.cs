using System.CommandLine;
using Rectify.Cli.Reports;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;

namespace Rectify.Cli.Commands.Casework;

/// <summary><c>rectify case show</c>: the whole case at a glance.</summary>
internal static class CaseShowCommand
{
    public static Verb For(Session session, CaseDoor door)
    {
        var word = new Argument<string>("CASE");
        var format = CommonFlags.Format(session);
        var why = new Flag<bool>("--why", "", ClockTexts.Why);
        var at = new Flag<string?>("--at", "WHEN", ClockTexts.At);
        var rules = new Flag<string?>("--rules", "VERSION|HASH", CaseTimelineTexts.KeptRules);
        var verb = new Verb("show", "CASE", CaseTimelineTexts.ShowPurpose)
        {
            Examples =
            [
                new("rectify case show CASE-0001", CaseworkTexts.ExampleShow),
                new("rectify case show CASE-0001 --profile us.yaml --zone Europe/Berlin", CaseTimelineTexts.ExampleShowZone),
                new("rectify case show CASE-0001 --why", CaseTimelineTexts.ExampleWhy),
                new("rectify case show CASE-0001 --rules 7567a291 --at 2026-12-14T09:00+01:00", CaseTimelineTexts.ExampleKeptRules),
            ],
            Remarks = [CaseTimelineTexts.ShowRemark],
        };
        verb.Add(word);
        verb.Add(format);
        verb.Add(why);
        verb.Add(at);
        verb.Add(rules);
        door.Leads(verb, StoreNeed.Existing, async (desk, parsed) =>
        {
            if (!(await desk.CaseAsync(parsed.GetRequiredValue(word))).Succeeded(out var about, out var problems)) return problems;
            if (!desk.Moment(parsed.GetValue(at)).Succeeded(out var asked, out problems)) return problems;
            if (parsed.GetValue(rules) is { } kept)
            {
                if (!(await desk.RulesAsync(kept)).Succeeded(out var pack, out problems)) return problems;
                desk = desk.Under(pack.Rules);
                session.Tell(CaseTimelineTexts.AnsweredWith(pack.Manifest.Version, pack.Rules.Hash), verb.Path);
            }
            var sheet = await CaseSheet.ReadAsync(desk, await desk.AnswerAsync(about.Id, asked.Earliest));
            using var result = ResultFile.Open(session, null);
            if (parsed.GetValue(format) == Format.Json) CaseJson.Write(result.Stream, session, sheet);
            else TableReport.Write(result, session, screen => new CaseReport(screen, session, sheet, desk.Zone).Write(parsed.GetValue(why)));
            return ClockCommand.IsPastDue(sheet.Answer.Evaluation) ? ExitCode.PastDue : ExitCode.Nothing;
        });
        return verb;
    }
}
