using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;

namespace Rectify.Cases;

/// <summary>Answers a question on which rules turn. The last word counts; the earlier ones stay in the ledger.</summary>
/// <param name="Case">The case.</param>
/// <param name="Circumstance">Which circumstance.</param>
/// <param name="Holds">Yes or no.</param>
/// <param name="Reason">How it is known; 1 to 2,000 characters.</param>
public sealed record SayCircumstance(CaseId Case, Circumstance Circumstance, bool Holds, string Reason) : ICommand<Done>
{
    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await CaseStore.FindAsync(change.Session, Case, cancellationToken) is not { } found) return CaseProblems.Unknown;
        var problems = new Problems();
        Reasons.Check(problems, Reason);
        if (problems.Any) return problems;
        var reason = StoredText.Clean(Reason);
        await CaseStore.AddCircumstanceAsync(change.Session, change.NewId(), Case, Circumstance, Holds, reason, change.Now, cancellationToken);
        await change.RecordAsync(new CircumstanceSaid(found, Circumstance, Holds, reason), cancellationToken);
        return new Done();
    }
}
