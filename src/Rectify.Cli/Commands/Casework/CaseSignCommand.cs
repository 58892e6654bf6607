using System.CommandLine;
using Rectify.Cli.Reports;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Submissions;

namespace Rectify.Cli.Commands.Casework;

/// <summary><c>rectify case review|approve|filed</c>: the acts that a person signs with a key of their own.</summary>
internal static class CaseSignCommand
{
    public static Verb ForReview(Session session, CaseDoor door)
    {
        var verb = new Verb("review", "SUBMISSION --key FILE", CaseFilingTexts.ReviewPurpose)
        {
            Examples = [new("rectify case review 01kb2m9t3x --key ortiz.key", CaseFilingTexts.ExampleReview)],
        };
        var signing = new Signing(session, verb);
        door.Leads(verb, StoreNeed.Existing, (desk, parsed) => signing.DoAsync(
            desk, parsed, SubmissionAction.RequestReview, (submission, version, signature) => new RequestReview(submission, version, signature)));
        return verb;
    }

    public static Verb ForApprove(Session session, CaseDoor door)
    {
        var verb = new Verb("approve", "SUBMISSION --key FILE", CaseFilingTexts.ApprovePurpose)
        {
            Examples = [new("rectify case approve 01kb2m9t3x --key chen.key", CaseFilingTexts.ExampleApprove)],
        };
        var signing = new Signing(session, verb);
        door.Leads(verb, StoreNeed.Existing, (desk, parsed) => signing.DoAsync(
            desk, parsed, SubmissionAction.Approve, (submission, version, signature) => new ApproveSubmission(submission, version, signature)));
        return verb;
    }

    public static Verb ForFiled(Session session, CaseDoor door)
    {
        var at = new Flag<string?>("--at", "WHEN", CaseFilingTexts.At);
        var channel = new Flag<string>("--channel", "TEXT", CaseFilingTexts.Channel);
        var reference = new Flag<string?>("--reference", "NUMBER", CaseFilingTexts.Reference);
        var verb = new Verb("filed", "SUBMISSION --key FILE --channel TEXT", CaseFilingTexts.FiledPurpose)
        {
            Examples = [new("rectify case filed 01kb2m9t3x --key chen.key --at 2026-12-11T15:20+01:00 --channel www.nvdb.org.cn --reference NVDB-17", CaseFilingTexts.ExampleFiled)],
        };
        var signing = new Signing(session, verb);
        verb.Add(at);
        verb.Add(channel);
        verb.Add(reference);
        verb.Needs(session, channel);
        door.Leads(verb, StoreNeed.Existing, async (desk, parsed) =>
        {
            if (!desk.Moment(parsed.GetValue(at)).Succeeded(out var filed, out var problems)) return problems;
            var (through, number) = (parsed.GetRequiredValue(channel), parsed.GetValue(reference) ?? "");
            return await signing.DoAsync(desk, parsed, SubmissionAction.RecordFiling, (submission, version, signature) =>
                new RecordFiling(submission, version, filed.Earliest, filed.Zone, through, number, signature, desk.Laws));
        });
        return verb;
    }

    /// <summary>What the signed acts have in common: the submission, the key file, the version that was read.</summary>
    private sealed class Signing
    {
        private readonly Argument<string> _which = new("SUBMISSION");
        private readonly Flag<string> _key = new("--key", "FILE", CaseFilingTexts.Key);
        private readonly Flag<int?> _version = new("--version", "NUMBER", CaseFilingTexts.Version);

        public Signing(Session session, Verb verb)
        {
            verb.Add(_which);
            verb.Add(_key);
            verb.Add(_version);
            verb.Needs(session, _key);
        }

        public async Task<Result<ExitCode>> DoAsync(
            CaseDesk desk, ParseResult parsed, SubmissionAction act, Func<SubmissionId, int, KeySignature, ICommand<SubmissionState>> command)
        {
            if (!(await desk.SubmissionAsync(parsed.GetRequiredValue(_which))).Succeeded(out var named, out var problems)) return problems;
            if (!KeyFile.Read(parsed.GetRequiredValue(_key)).Succeeded(out var key, out problems)) return problems;
            var (submission, newest) = await desk.NewestAsync(named.Id);
            using var signer = key;
            var signature = signer.Sign(act, submission, newest);
            var acting = command(submission.Id, parsed.GetValue(_version) ?? newest.Number, signature);
            if (!(await desk.DoAsync(acting)).Succeeded(out var state, out problems)) return problems;
            desk.Print(CaseFilingTexts.Signed(submission.Id.ToString(), newest.Number, newest.Sha256, SubmissionTexts.Of(state)));
            await NextDuty.PrintAsync(desk, submission.CaseId);
            return ExitCode.Nothing;
        }
    }
}
