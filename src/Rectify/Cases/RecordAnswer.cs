using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Cases;

/// <summary>
/// Computes what a case owes now and puts the answer into the ledger with the versions that it was computed with, so that it can be shown
/// later what was said when. The tables keep nothing of it: the next answer is computed anew.
/// </summary>
public sealed record RecordAnswer(CaseId Case, Laws Laws) : ICommand<CaseAnswer>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Reporter, PersonRole.Approver, PersonRole.Manager, PersonRole.Coordinator, PersonRole.Auditor);

    /// <inheritdoc />
    public async Task<Result<CaseAnswer>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await CaseAnswers.ObligationsOfAsync(change.Session, Case, Laws, change.Now, cancellationToken) is not { } answer) return CaseProblems.Unknown;
        await change.RecordAsync(new CaseAnswered(answer, Laws.Rules), cancellationToken);
        return answer;
    }
}
