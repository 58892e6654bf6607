using System.CommandLine;
using Rectify.Cli.Reports;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Clocks.Rules;
using Rectify.Foundation.Texts;

namespace Rectify.Cli.Commands;

/// <summary><c>rectify explain</c>: why a duty runs, and how its time was counted.</summary>
internal static class ExplainCommand
{
    public static Verb For(Session session)
    {
        var id = new Argument<string>("RULE");
        var about = new CaseFlags(session, "rectify explain");
        var verb = new Verb("explain", "RULE --fact KIND=WHEN…", ClockTexts.ExplainPurpose)
        {
            Examples = [new("rectify explain eu.cra.aev.ew --fact aware=2026-12-11T10:20+01:00 --jurisdiction EU --role provider --exploited", ClockTexts.ExampleExplain)],
            Remarks = [ClockTexts.RemarkFile],
        };
        verb.Add(id);
        foreach (var option in about.Options) verb.Add(option);
        verb.SetAction(parsed =>
        {
            var rule = parsed.GetRequiredValue(id);
            if (RulesCommand.Refuse(session, rule, "rectify explain")) return (int)ExitCode.Usage;
            if (!about.TryRead(parsed, session.Clock.GetCurrentInstant(), out var asked, out var code)) return (int)code;
            var evaluation = asked.Evaluate();
            var duties = evaluation.Obligations.Where(obligation => obligation.RuleId == rule).ToList();
            using var result = ResultFile.Open(session, null);
            TableReport.Write(result, session, screen =>
            {
                var card = new DutyCard(screen, session, asked.Rules, evaluation.At, asked.Zone);
                foreach (var duty in duties)
                {
                    card.Write(duty);
                    if (duty.Trigger is null) card.Point(session.Say(ClockTexts.NothingStarted));
                    card.Point(session.Say(ClockTexts.Binds(ClocksTexts.Of(duty.Applicability.Answer), ClocksTexts.Of(duty.Applicability))));
                    card.Steps(duty);
                }
                if (duties.Count == 0) screen.Line(0, session.Say(RulesTexts.NotAmongThese(rule)));
            });
            return (int)(ClockCommand.IsPastDue(evaluation with { Obligations = duties }) ? ExitCode.PastDue : ExitCode.Nothing);
        });
        return verb;
    }
}
