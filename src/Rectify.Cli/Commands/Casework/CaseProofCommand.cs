using System.CommandLine;
using System.Text;
using Rectify.Cases;
using Rectify.Cli.Commands.Bundles;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Orders;
using Rectify.Proof.Log;
using Rectify.Submissions;
using Rectify.Submissions.Bundled;

namespace Rectify.Cli.Commands.Casework;

/// <summary><c>rectify case proof</c>: what was recorded, in one file that anybody can check.</summary>
internal static class CaseProofCommand
{
    public static Verb For(Session session, CaseDoor door)
    {
        var word = new Argument<string>("CASE");
        var output = new Flag<string>("--out", "FILE", CaseFilingTexts.ProofOut);
        var keyOutput = new Flag<string?>("--key-out", "FILE", CaseFilingTexts.KeyOut);
        var since = new Flag<string?>("--since", "FILE", CaseFilingTexts.Since);
        var verb = new Verb("proof", "CASE --out FILE", CaseFilingTexts.ProofPurpose)
        {
            Examples = [new("rectify case proof CASE-0001 --out case-0001.proof.zip --key-out log.vkey", CaseFilingTexts.ExampleProof)],
        };
        verb.Add(word);
        verb.Add(output);
        verb.Add(keyOutput);
        verb.Add(since);
        verb.Needs(session, output);
        door.Leads(verb, StoreNeed.Existing, async (desk, parsed) =>
        {
            if (!(await desk.CaseAsync(parsed.GetRequiredValue(word))).Succeeded(out var about, out var problems)) return problems;
            SignedNote? earlier = null;
            if (parsed.GetValue(since) is { } path && (BundleCommand.Read(session, path) is not { } kept || (earlier = EarlierFile.Checkpoint(kept)) is null)) return BundleProblems.NoCheckpoint(path);
            // What is owed now goes into the log first: it names the rules and calendars that the bundle carries.
            if (!(await desk.DoAsync(new RecordAnswer(about.Id, desk.Laws))).Succeeded(out var answer, out problems)) return problems;
            if (!(await desk.NumberAsync()).Succeeded(out _, out problems)) return problems;
            var law = await desk.LawFilesAsync();
            var written = await desk.ReadAsync(async (reading, token) => await CaseProof.WriteAsync(
                reading,
                answer,
                [await SubmissionProof.OfAsync(reading, about.Id, token), await OrderProof.OfAsync(reading, about.Id, token)],
                law,
                earlier,
                token));
            if (!written.Succeeded(out var bundle, out problems)) return problems;
            Write(session, parsed.GetRequiredValue(output), bundle);
            desk.Print(CaseworkTexts.Out(parsed.GetRequiredValue(output)));
            if (parsed.GetValue(keyOutput) is { } keyPath) Write(session, keyPath, Encoding.UTF8.GetBytes($"{desk.LogKey}\n"));
            else session.Tell(CaseFilingTexts.LogKey(desk.LogKey.ToString()), verb.Path);
            return ExitCode.Nothing;
        });
        return verb;
    }

    private static void Write(Session session, string path, byte[] bytes)
    {
        using var result = ResultFile.Open(session, path);
        result.Stream.Write(bytes);
        result.Keep();
    }
}
