using System.CommandLine;
using NodaTime;
using Rectify.Cli.Reports;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;

namespace Rectify.Cli.Commands;

/// <summary><c>rectify clock</c>: what is owed to whom by when, from facts.</summary>
internal static class ClockCommand
{
    public static Verb For(Session session)
    {
        var about = new CaseFlags(session, "rectify clock");
        var format = CommonFlags.Format(session, ("ics", Format.Calendar));
        var all = new Flag<bool>("--all", "", ClockTexts.All);
        var why = new Flag<bool>("--why", "", ClockTexts.Why);
        var output = CommonFlags.Output();
        var verb = new Verb("clock", "--fact KIND=WHEN…", ClockTexts.Purpose)
        {
            Examples =
            [
                new("rectify clock --fact aware=2026-12-11T10:20+01:00 --jurisdiction EU,CN --role provider --exploited", ClockTexts.ExampleFlags),
                new("rectify clock --profile us.yaml --fact orderServed=2026-12-01 --fact rectifyBy=2026-12-31 --zone Asia/Shanghai", ClockTexts.ExampleProfile),
                new("rectify clock --profile us.yaml --fact aware=2026-12-11T10:20+01:00 --fact submitted:early-warning@eu.cra.srp=2026-12-12T08:00+01:00", ClockTexts.ExampleActs),
                new("rectify clock --facts case.yaml --format json", ClockTexts.ExampleFile),
            ],
            Remarks = [ClockTexts.RemarkFile, ClockTexts.Remark],
        };
        foreach (var option in about.Options) verb.Add(option);
        verb.Add(format);
        verb.Add(output);
        verb.Add(all);
        verb.Add(why);
        verb.SetAction(parsed =>
        {
            var now = session.Clock.GetCurrentInstant();
            if (!about.TryRead(parsed, now, out var asked, out var code)) return (int)code;
            var evaluation = asked.Evaluate();
            using var result = ResultFile.Open(session, parsed.GetValue(output));
            switch (parsed.GetValue(format))
            {
                case Format.Json: ClockJson.Write(result.Stream, session, evaluation); break;
                case Format.Calendar: CalendarReport.Write(result.Stream, session, evaluation); break;
                default: TableReport.Write(result, session, screen => new ClockReport(screen, session, asked.Rules, evaluation, asked.Zone).Write(parsed.GetValue(all), parsed.GetValue(why))); break;
            }
            result.Keep();
            return (int)(IsPastDue(evaluation) ? ExitCode.PastDue : ExitCode.Nothing);
        });
        return verb;
    }

    /// <summary>Whether the act-by of a duty has passed. What is only encouraged is never past due.</summary>
    internal static bool IsPastDue(Evaluation evaluation) => evaluation.Obligations.Any(obligation =>
        obligation.IsOpen && obligation.Conservative < evaluation.At && obligation.Force is (Force.Mandatory or Force.Programme or Force.Contractual));
}
