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
        if (await LeaveAsync(change, [finding], cancellationToken) is [var wrong, ..]) return wrong.Why;
        return new Done();
    }

    /// <summary>Leaves all of them or none; of those that cannot be left it is said why.</summary>
    internal static async Task<IReadOnlyList<(FindingId Finding, Problem Why)>> LeaveAsync(Change change, IReadOnlyList<Finding> findings, CancellationToken cancellationToken)
    {
        var (wrong, left) = (new List<(FindingId, Problem)>(), new List<(Finding Before, Finding After)>());
        var statements = await KeptStatements.ReadAsync(change.Session, findings, change.Now, cancellationToken);
        foreach (var finding in findings)
        {
            var now = statements.Say(KeptStatements.Unsaid(finding));
            // Through a statement nobody takes back what they may not take back by themselves.
            var table = StatusTransitions.Table;
            if (finding.Said.By != SaidBy.Person) wrong.Add((finding.Id, FindingProblems.NoPersonSaid));
            else if (table.Leads(finding.Status, now.Status) && !table.Allows(finding.Status, now.Status, await change.RolesAsync(cancellationToken)))
                wrong.Add((finding.Id, change.Refuse(FindingProblems.Subject(finding.Id), FindingProblems.NotByThisRole)));
            else left.Add((finding, now));
        }
        if (wrong.Count > 0) return wrong;
        await FindingStore.PutManyAsync(change.Session, [.. left.Select(pair => pair.After)], cancellationToken);
        foreach (var (before, after) in left) await change.RecordAsync(new FindingLeftToStatements(before, after), cancellationToken);
        return wrong;
    }
}
