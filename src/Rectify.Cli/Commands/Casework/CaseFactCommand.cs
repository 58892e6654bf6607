using System.CommandLine;
using Rectify.Cases;
using Rectify.Cli.Reports;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Clocks.Rules;
using Rectify.Foundation.Texts;

namespace Rectify.Cli.Commands.Casework;

/// <summary><c>rectify case fact</c> and <c>rectify case withdraw</c>: the timeline that everything follows from.</summary>
internal static class CaseFactCommand
{
    public static Verb For(CaseDoor door)
    {
        var word = new Argument<string>("CASE");
        var kind = new Argument<string>("KIND");
        var when = new Argument<string>("WHEN");
        var recipient = new Flag<string?>("--recipient", "ID", CaseTimelineTexts.Recipient);
        var stage = new Flag<string?>("--stage", "STAGE", CaseTimelineTexts.Stage);
        var how = new Flag<string?>("--how", "TEXT", CaseTimelineTexts.How);
        var corrects = new Flag<string?>("--corrects", "FACT", CaseTimelineTexts.Corrects);
        var reason = new Flag<string?>("--reason", "TEXT", CaseTimelineTexts.Reason);
        var verb = new Verb("fact", "CASE KIND WHEN", CaseTimelineTexts.FactPurpose)
        {
            Examples =
            [
                new("rectify case fact CASE-0001 aware 2026-12-11T10:20+01:00 --how 'JNDI lookups in a gateway log'", CaseTimelineTexts.ExampleAware),
                new("rectify case fact CASE-0001 discovered 2026-12-10 --zone Asia/Shanghai", CaseTimelineTexts.ExampleDate),
                new("rectify case fact CASE-0001 aware 2026-12-11T09:05+01:00 --corrects 01kb2m9t3x --reason 'the mail came at 09:05'", CaseTimelineTexts.ExampleCorrect),
            ],
            Remarks = [CaseTimelineTexts.FactRemark(string.Join(", ", Words.All<FactKind>()))],
        };
        verb.Add(word);
        verb.Add(kind);
        verb.Add(when);
        verb.Add(recipient);
        verb.Add(stage);
        verb.Add(how);
        verb.Add(corrects);
        verb.Add(reason);
        door.Leads(verb, StoreNeed.Existing, async (desk, parsed) =>
        {
            if (!(await desk.CaseAsync(parsed.GetRequiredValue(word))).Succeeded(out var about, out var problems)) return problems;
            if (!Named.Word<FactKind>(parsed.GetRequiredValue(kind)).Succeeded(out var happened, out problems)) return problems;
            if (!desk.When(parsed.GetRequiredValue(when)).Succeeded(out var occurred, out problems)) return problems;
            CaseFact? replaced = null;
            if (parsed.GetValue(corrects) is { } corrected && !(await desk.FactAsync(about, corrected)).Succeeded(out replaced, out problems)) return problems;
            var fact = new RecordFact(about.Id, happened, occurred)
            {
                Recipient = parsed.GetValue(recipient),
                Stage = parsed.GetValue(stage),
                HowKnown = parsed.GetValue(how),
                Supersedes = replaced?.Id,
                Reason = parsed.GetValue(reason),
            };
            if (!(await desk.DoAsync(fact)).Succeeded(out _, out problems)) return problems;
            desk.Print(CaseTimelineTexts.FactRecorded(about.Number, ClocksTexts.Of(happened), desk.Session.Say(FactTimeline.When(occurred))));
            await NextDuty.PrintAsync(desk, about.Id);
            return ExitCode.Nothing;
        });
        return verb;
    }

    public static Verb ForWithdraw(Session session, CaseDoor door)
    {
        var word = new Argument<string>("CASE");
        var which = new Argument<string>("FACT");
        var reason = new Flag<string>("--reason", "TEXT", CaseTimelineTexts.Reason);
        var verb = new Verb("withdraw", "CASE FACT", CaseTimelineTexts.WithdrawPurpose)
        {
            Examples = [new("rectify case withdraw CASE-0001 01kb2m9t3x --reason 'it was a test system'", CaseTimelineTexts.ExampleWithdraw)],
        };
        verb.Add(word);
        verb.Add(which);
        verb.Add(reason);
        verb.Needs(session, reason);
        door.Leads(verb, StoreNeed.Existing, async (desk, parsed) =>
        {
            if (!(await desk.CaseAsync(parsed.GetRequiredValue(word))).Succeeded(out var about, out var problems)) return problems;
            if (!(await desk.FactAsync(about, parsed.GetRequiredValue(which))).Succeeded(out var fact, out problems)) return problems;
            if (!(await desk.DoAsync(new RetractFact(about.Id, fact.Id, parsed.GetRequiredValue(reason)))).Succeeded(out _, out problems)) return problems;
            desk.Print(CaseTimelineTexts.Withdrawn(fact.Id.ToString()));
            await NextDuty.PrintAsync(desk, about.Id);
            return ExitCode.Nothing;
        });
        return verb;
    }
}
