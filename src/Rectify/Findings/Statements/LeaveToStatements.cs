using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Findings.Statements;

/// <summary>Takes back what a person said of a finding: what statements say of it holds again, and when they say nothing it is under investigation.</summary>
/// <param name="Finding">The finding.</param>
public sealed record LeaveToStatements(FindingId Finding) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => StatusTransitions.Table.By;

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await FindingStore.FindAsync(change.Session, Finding, cancellationToken) is not { } finding) return FindingProblems.Unknown;
        if (finding.Said.By != SaidBy.Person) return FindingProblems.NoPersonSaid;
        var left = KeptStatements.Unsaid(finding);
        left = (await KeptStatements.ReadAsync(change.Session, [left], change.Now, cancellationToken)).Say(left);
        // Through a statement nobody takes back what they may not take back by themselves.
        var table = StatusTransitions.Table;
        if (table.Leads(finding.Status, left.Status) && !table.Allows(finding.Status, left.Status, await change.RolesAsync(cancellationToken)))
            return change.Refuse(FindingProblems.Subject(Finding), FindingProblems.NotByThisRole);
        await FindingStore.PutAsync(change.Session, left, cancellationToken);
        await change.RecordAsync(new FindingLeftToStatements(finding, left), cancellationToken);
        return new Done();
    }
}
