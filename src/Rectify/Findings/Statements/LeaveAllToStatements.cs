using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Findings.Statements;

/// <summary>
/// Takes back what persons said of many findings, all or nothing, as <see cref="LeaveToStatements"/> does of one; how many those were. Everything that is
/// wrong is said at once, each with the finding that it is about.
/// </summary>
/// <param name="Findings">The findings, 1 to 1,000; one that is named twice counts once.</param>
public sealed record LeaveAllToStatements(IReadOnlyList<FindingId> Findings) : ICommand<int>
{
    /// <inheritdoc />
    public Permitted By => StatusTransitions.Table.By;

    /// <inheritdoc />
    public async Task<Result<int>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var problems = new Problems();
        var ids = Findings.Distinct().ToList();
        problems.AddIf(ids.Count == 0, FindingProblems.NoneNamed);
        problems.AddIf(ids.Count > SetStatuses.Most, FindingProblems.TooMany(SetStatuses.Most));
        if (problems.Any) return problems;
        var found = await FindingStore.FindAsync(change.Session, ids, cancellationToken);
        foreach (var id in ids.Except(found.Select(finding => finding.Id))) problems.Add(FindingProblems.About(id, FindingProblems.Unknown));
        if (problems.Any) return problems;
        foreach (var (id, why) in await LeaveToStatements.LeaveAsync(change, found, cancellationToken)) problems.Add(FindingProblems.About(id, why));
        return problems.Any ? problems : found.Count;
    }
}
