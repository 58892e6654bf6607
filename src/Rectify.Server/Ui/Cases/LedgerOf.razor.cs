using Microsoft.JSInterop;
using Rectify.Cases;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Orders;
using Rectify.RulePacks;
using Rectify.Server.Ui.Pieces;
using Rectify.Storage;
using Rectify.Submissions;

namespace Rectify.Server.Ui.Cases;

/// <summary>The ledger of a case.</summary>
public partial class LedgerOf : CasePart
{
    private const int Few = 8;

    private bool all;
    private bool busy;

    private bool Proves => Works || Here.Is(PersonRole.Approver, PersonRole.Auditor);

    /// <summary>What is owed now goes into the log first: it names the rules and calendars that the bundle carries.</summary>
    private async Task ProveAsync()
    {
        if (busy) return;
        busy = true;
        try
        {
            var recorded = (await Here.DoAsync(new RecordAnswer(Sheet.About.Id, Sheet.Laws), Gone)).Succeeded(out var answer, out var problems);
            Refused = problems;
            if (!recorded || answer is null) return;
            if (!(await Here.Instance.Workspace.NumberAsync(Gone)).Succeeded(out _, out problems))
            {
                Refused = problems;
                return;
            }
            var written = await Here.ReadAsync(async (reading, token) => await CaseProof.WriteAsync(
                reading, answer, [await SubmissionProof.OfAsync(reading, answer.Case.Id, token), await OrderProof.OfAsync(reading, answer.Case.Id, token)],
                await LawAsync(reading, token), token), Gone);
            var made = written.Succeeded(out var bundle, out problems);
            Refused = problems;
            if (made && bundle is not null) await Script.SaveAsync($"{answer.Case.OutgoingName}.proof.zip", bundle, Gone);
        }
        finally
        {
            busy = false;
        }
    }

    private async Task<IReadOnlyList<RuleFile>> LawAsync(ReadSession reading, CancellationToken token) =>
        await RulePackStore.OfRulesAsync(reading, Sheet.Laws.Rules.Hash, token) is { } kept
            ? RulePack.Kept(await RulePackStore.ContentAsync(reading, kept.Id, token)).Files
            : throw new InvalidOperationException($"The store does not keep the rules {Sheet.Laws.Rules.Hash} that it answers with.");
}
