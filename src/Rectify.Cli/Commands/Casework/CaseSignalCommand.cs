using System.CommandLine;
using Rectify.Cases;
using Rectify.Cli.Reports;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Clocks.Rules;

namespace Rectify.Cli.Commands.Casework;

/// <summary><c>rectify case signals|signal|confirm|reject</c>: what others say, until a person decides.</summary>
internal static class CaseSignalCommand
{
    public static Verb ForList(CaseDoor door)
    {
        var verb = new Verb("signals", "", CaseTimelineTexts.SignalsPurpose) { Examples = [new("rectify case signals", CaseTimelineTexts.SignalsPurpose)] };
        door.Leads(verb, StoreNeed.Existing, async (desk, _) =>
        {
            var waiting = await desk.ReadAsync(SignalStore.WaitingAsync);
            if (waiting.Count == 0) desk.Print(CaseTimelineTexts.NoSignals);
            else SignalTable.Write(desk.Screen, desk.Session, waiting);
            return ExitCode.Nothing;
        });
        return verb;
    }

    public static Verb ForNote(Session session, CaseDoor door)
    {
        var says = new Argument<string>("STATEMENT");
        var from = new Flag<string>("--from", "SOURCE", CaseTimelineTexts.From);
        var kinds = Needed.Several("--fact", "KIND", CaseTimelineTexts.FactKinds);
        var at = new Flag<string?>("--at", "WHEN", CaseTimelineTexts.SignalAt);
        var vulnerability = new Flag<string?>("--vulnerability", "ID", CaseTimelineTexts.Vulnerability);
        var word = new Flag<string?>("--case", "CASE", CaseTimelineTexts.SignalCase);
        var verb = new Verb("signal", "STATEMENT", CaseTimelineTexts.SignalPurpose)
        {
            Examples = [new("rectify case signal 'the gateway logs JNDI lookups' --from finder --fact learned --case CASE-0001", CaseTimelineTexts.ExampleSignal)],
        };
        verb.Add(says);
        verb.Add(from);
        verb.Add(kinds);
        verb.Add(at);
        verb.Add(vulnerability);
        verb.Add(word);
        verb.Needs(session, from, kinds);
        door.Leads(verb, StoreNeed.Made, async (desk, parsed) =>
        {
            Case? about = null;
            if (parsed.GetValue(word) is { } named && !(await desk.CaseAsync(named)).Succeeded(out about, out var problems)) return problems;
            var facts = new List<FactKind>();
            foreach (var text in parsed.GetRequiredValue(kinds))
                if (Named.Word<FactKind>(text).Succeeded(out var kind, out problems)) facts.Add(kind);
                else return problems;
            if (!desk.When(parsed.GetValue(at) ?? JsonReport.Instant(desk.Now)).Succeeded(out var occurred, out problems)) return problems;
            var raising = new RaiseSignal(parsed.GetRequiredValue(from), parsed.GetRequiredValue(says), facts, occurred, [], parsed.GetValue(vulnerability), about?.Id);
            if (!(await desk.DoAsync(raising)).Succeeded(out var id, out problems)) return problems;
            desk.Print(CaseTimelineTexts.SignalNoted(id.ToString()));
            if (about is not null) await NextDuty.PrintAsync(desk, about.Id);
            return ExitCode.Nothing;
        });
        return verb;
    }

    public static Verb ForConfirm(CaseDoor door)
    {
        var which = new Argument<string>("SIGNAL");
        var word = new Argument<string>("CASE");
        var how = new Flag<string?>("--how", "TEXT", CaseTimelineTexts.How);
        var verb = new Verb("confirm", "SIGNAL CASE", CaseTimelineTexts.ConfirmPurpose)
        {
            Examples = [new("rectify case confirm 01kb2m9t3x CASE-0001", CaseTimelineTexts.ExampleConfirm)],
        };
        verb.Add(which);
        verb.Add(word);
        verb.Add(how);
        door.Leads(verb, StoreNeed.Existing, async (desk, parsed) =>
        {
            if (!(await desk.SignalAsync(parsed.GetRequiredValue(which))).Succeeded(out var signal, out var problems)) return problems;
            if (!(await desk.CaseAsync(parsed.GetRequiredValue(word))).Succeeded(out var about, out problems)) return problems;
            var confirming = new ConfirmSignal(signal.Id, about.Id, HowKnown: parsed.GetValue(how));
            if (!(await desk.DoAsync(confirming)).Succeeded(out var facts, out problems)) return problems;
            desk.Print(CaseTimelineTexts.Confirmed(facts.Count, about.Number));
            await NextDuty.PrintAsync(desk, about.Id);
            return ExitCode.Nothing;
        });
        return verb;
    }

    public static Verb ForReject(Session session, CaseDoor door)
    {
        var which = new Argument<string>("SIGNAL");
        var reason = new Flag<string>("--reason", "TEXT", CaseTimelineTexts.Reason);
        var verb = new Verb("reject", "SIGNAL", CaseTimelineTexts.RejectPurpose)
        {
            Examples = [new("rectify case reject 01kb2m9t3x --reason 'we never shipped 2.14'", CaseTimelineTexts.ExampleReject)],
        };
        verb.Add(which);
        verb.Add(reason);
        verb.Needs(session, reason);
        door.Leads(verb, StoreNeed.Existing, async (desk, parsed) =>
        {
            if (!(await desk.SignalAsync(parsed.GetRequiredValue(which))).Succeeded(out var signal, out var problems)) return problems;
            if (!(await desk.DoAsync(new RejectSignal(signal.Id, parsed.GetRequiredValue(reason)))).Succeeded(out _, out problems)) return problems;
            desk.Print(CaseTimelineTexts.Rejected(signal.Id.ToString()));
            return ExitCode.Nothing;
        });
        return verb;
    }
}
