using System.CommandLine;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Foundation;
using Rectify.Submissions;

namespace Rectify.Cli.Commands.Casework;

/// <summary><c>rectify case draft|revise|text</c>: the exact bytes that a person would file.</summary>
internal static class CaseDraftCommand
{
    public static Verb For(Session session, CaseDoor door)
    {
        var word = new Argument<string>("CASE");
        var rule = new Argument<string>("RULE");
        var recipient = new Argument<string>("RECIPIENT");
        var set = Needed.Several("--set", "FIELD=VALUE", CaseFilingTexts.Set);
        var group = new Flag<string?>("--group", "ID", CaseFilingTexts.Group);
        var output = new Flag<string?>("--out", "FILE", CaseFilingTexts.Out);
        var verb = new Verb("draft", "CASE RULE RECIPIENT", CaseFilingTexts.DraftPurpose)
        {
            Examples =
            [
                new("rectify case draft CASE-0001 eu.cra.aev.ew eu.cra.srp", CaseworkTexts.ExampleDraft),
                new("rectify case draft CASE-0001 cn.rmsv.7.2.report cn.miit.nvdb --set product_name=Gateway --set product_version=4.2 --out report.txt", CaseFilingTexts.ExampleDraftFields),
            ],
            Remarks = [CaseFilingTexts.DraftRemark],
        };
        verb.Add(word);
        verb.Add(rule);
        verb.Add(recipient);
        verb.Add(set);
        verb.Add(group);
        verb.Add(output);
        door.Leads(verb, StoreNeed.Existing, async (desk, parsed) =>
        {
            if (!(await desk.CaseAsync(parsed.GetRequiredValue(word))).Succeeded(out var about, out var problems)) return problems;
            if (!Named.Fields(parsed.GetValue(set) ?? []).Succeeded(out var values, out problems)) return problems;
            var drafting = new DraftSubmission(about.Id, parsed.GetRequiredValue(rule), parsed.GetRequiredValue(recipient), values, desk.Laws) { Group = parsed.GetValue(group) };
            if (!(await desk.DoAsync(drafting)).Succeeded(out var id, out problems)) return problems;
            return await GiveAsync(session, desk, id, parsed.GetValue(output));
        });
        return verb;
    }

    public static Verb ForRevise(Session session, CaseDoor door)
    {
        var which = new Argument<string>("SUBMISSION");
        var set = Needed.Several("--set", "FIELD=VALUE", CaseFilingTexts.Set);
        var output = new Flag<string?>("--out", "FILE", CaseFilingTexts.Out);
        var verb = new Verb("revise", "SUBMISSION", CaseFilingTexts.RevisePurpose)
        {
            Examples = [new("rectify case revise 01kb2m9t3x --set harm='remote code execution' --out report.txt", CaseFilingTexts.ExampleRevise)],
        };
        verb.Add(which);
        verb.Add(set);
        verb.Add(output);
        door.Leads(verb, StoreNeed.Existing, async (desk, parsed) =>
        {
            if (!(await desk.SubmissionAsync(parsed.GetRequiredValue(which))).Succeeded(out var submission, out var problems)) return problems;
            if (!Named.Fields(parsed.GetValue(set) ?? []).Succeeded(out var values, out problems)) return problems;
            if (!(await desk.DoAsync(new ReviseSubmission(submission.Id, values, desk.Laws))).Succeeded(out _, out problems)) return problems;
            return await GiveAsync(session, desk, submission.Id, parsed.GetValue(output));
        });
        return verb;
    }

    public static Verb ForText(Session session, CaseDoor door)
    {
        var which = new Argument<string>("SUBMISSION");
        var output = new Flag<string?>("--out", "FILE", CaseFilingTexts.Out);
        var verb = new Verb("text", "SUBMISSION", CaseFilingTexts.TextPurpose) { Examples = [new("rectify case text 01kb2m9t3x", CaseFilingTexts.ExampleText)] };
        verb.Add(which);
        verb.Add(output);
        door.Leads(verb, StoreNeed.Existing, async (desk, parsed) =>
            (await desk.SubmissionAsync(parsed.GetRequiredValue(which))).Succeeded(out var submission, out var problems)
                ? await GiveAsync(session, desk, submission.Id, parsed.GetValue(output))
                : problems);
        return verb;
    }

    // The bytes alone go to standard output, and what is said about them to standard error; with a file it is the output.
    private static async Task<Result<ExitCode>> GiveAsync(Session session, CaseDesk desk, SubmissionId id, string? output)
    {
        var (submission, version) = await desk.NewestAsync(id);
        using var result = ResultFile.Open(session, output);
        await result.Stream.WriteAsync(version.Bytes, desk.Cancellation);
        result.Keep();
        Say(CaseFilingTexts.Drafted(submission.Id.ToString(), version.Number, version.Sha256));
        if (version.Missing.Count > 0) Say(CaseFilingTexts.Missing(string.Join(", ", version.Missing)));
        return ExitCode.Nothing;

        void Say(Text text)
        {
            if (result.IsFile) desk.Print(text);
            else session.Tell(text);
        }
    }
}
