using NodaTime;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Findings;

/// <summary>Says what the status of a finding is. That holds against every statement that is brought in.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Status">The status.</param>
/// <param name="Justification">Needed for <see cref="FindingStatus.NotAffected"/>, and for nothing else.</param>
/// <param name="Statement">How it is known, up to 2,000 characters.</param>
/// <param name="Until">For <see cref="FindingStatus.NotAffected"/>: from then on it holds no more; null for no end.</param>
public sealed record SetStatus(FindingId Finding, FindingStatus Status, VexJustification? Justification = null, string? Statement = null, Instant? Until = null) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => StatusTransitions.Table.By;

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await FindingStore.FindAsync(change.Session, Finding, cancellationToken) is not { } finding) return FindingProblems.Unknown;
        var (problems, decision) = (new Problems(), new Decision(Status, Justification, Statement, Until));
        decision.Check(problems, change.Now);
        if (await decision.RefusedAsync(change, finding, cancellationToken) is { } refused) problems.Add(refused);
        if (problems.Any) return problems;

        var changed = decision.Of(change, finding);
        await FindingStore.PutAsync(change.Session, changed, cancellationToken);
        await change.RecordAsync(new FindingStatusSet(finding, changed), cancellationToken);
        return new Done();
    }
}
