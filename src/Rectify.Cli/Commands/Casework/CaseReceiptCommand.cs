using System.CommandLine;
using Rectify.Cli.Reports;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Submissions;

namespace Rectify.Cli.Commands.Casework;

/// <summary><c>rectify case receipt</c>.</summary>
internal static class CaseReceiptCommand
{
    public static Verb For(CaseDoor door)
    {
        var which = new Argument<string>("SUBMISSION");
        var file = new Argument<string>("FILE");
        var at = new Flag<string?>("--at", "WHEN", CaseFilingTexts.At);
        var reference = new Flag<string?>("--reference", "NUMBER", CaseFilingTexts.Reference);
        var verb = new Verb("receipt", "SUBMISSION FILE", CaseFilingTexts.ReceiptPurpose)
        {
            Examples = [new("rectify case receipt 01kb2m9t3x receipt.html --reference NVDB-17", CaseFilingTexts.ExampleReceipt)],
        };
        verb.Add(which);
        verb.Add(file);
        verb.Add(at);
        verb.Add(reference);
        door.Leads(verb, StoreNeed.Existing, async (desk, parsed) =>
        {
            if (!(await desk.SubmissionAsync(parsed.GetRequiredValue(which))).Succeeded(out var submission, out var problems)) return problems;
            if (!FileBytes.Read(parsed.GetRequiredValue(file), RecordAcknowledgement.MaxBytes).Succeeded(out var bytes, out problems)) return problems;
            if (!desk.Moment(parsed.GetValue(at)).Succeeded(out var received, out problems)) return problems;
            var recording = new RecordAcknowledgement(submission.Id, received.Earliest, received.Zone, parsed.GetValue(reference) ?? "", bytes);
            if (!(await desk.DoAsync(recording)).Succeeded(out var state, out problems)) return problems;
            desk.Print(CaseFilingTexts.ReceiptKept(submission.Id.ToString(), SubmissionTexts.Of(state)));
            await NextDuty.PrintAsync(desk, submission.CaseId);
            return ExitCode.Nothing;
        });
        return verb;
    }
}
