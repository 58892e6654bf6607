using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;

namespace Rectify.Cases;

/// <summary>Withdraws a fact that never happened and that no other takes the place of. It stays, struck through, and counts no more.</summary>
/// <param name="Case">The case.</param>
/// <param name="Fact">The fact.</param>
/// <param name="Reason">Why; 1 to 2,000 characters.</param>
public sealed record RetractFact(CaseId Case, FactId Fact, string Reason) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Reporter, PersonRole.Manager, PersonRole.Coordinator);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await CaseStore.FindAsync(change.Session, Case, cancellationToken) is not { } found) return CaseProblems.Unknown;
        var problems = new Problems();
        Reasons.Check(problems, Reason);
        if (await RecordFact.FactProblemAsync(change, Case, Fact, cancellationToken) is { } problem) problems.Add(problem);
        if (problems.Any) return problems;

        var retraction = new Retraction(change.Now, change.Actor, StoredText.Clean(Reason));
        await FactStore.RetractAsync(change.Session, Fact, retraction, cancellationToken);
        await change.RecordAsync(new FactRetracted(found, Fact, retraction), cancellationToken);
        return new Done();
    }
}
