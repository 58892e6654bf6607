using NodaTime;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Findings;

/// <summary>Says what the status of a finding is. That holds against every statement that is brought in.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Status">The status.</param>
/// <param name="Justification">Needed for <see cref="VexStatus.NotAffected"/>, and for nothing else.</param>
/// <param name="Statement">How it is known, up to 2,000 characters.</param>
/// <param name="Until">For <see cref="VexStatus.NotAffected"/>: from then on it holds no more; null for no end.</param>
public sealed record SetStatus(FindingId Finding, VexStatus Status, VexJustification? Justification = null, string? Statement = null, Instant? Until = null) : ICommand<Done>
{
    private const int StatementLimit = 2_000;

    /// <inheritdoc />
    public Permitted By => StatusTransitions.Table.By;

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await FindingStore.FindAsync(change.Session, Finding, cancellationToken) is not { } finding) return FindingProblems.Unknown;
        var problems = new Problems();
        problems.AddIf(Status == VexStatus.NotAffected && Justification is null, FindingProblems.JustificationMissing);
        problems.AddIf(Status != VexStatus.NotAffected && Justification is not null, FindingProblems.JustificationNotAsked);
        problems.AddIf(Statement?.Length > StatementLimit, FindingProblems.StatementTooLong(StatementLimit));
        problems.AddIf(Status != VexStatus.NotAffected && Until is not null, FindingProblems.EndNotAsked);
        problems.AddIf(Until <= change.Now, FindingProblems.EndPassed);
        if (!StatusTransitions.Table.Leads(finding.Status, Status))
            problems.Add(change.Refuse(FindingProblems.Subject(Finding), FindingProblems.NotFromHere(finding.Status, Status)));
        else if (!StatusTransitions.Table.Allows(finding.Status, Status, await change.RolesAsync(cancellationToken)))
            problems.Add(change.Refuse(FindingProblems.Subject(Finding), FindingProblems.NotByThisRole));
        if (problems.Any) return problems;

        var changed = finding with
        {
            Status = Status,
            Justification = Justification,
            Statement = Statement is null ? null : StoredText.Clean(Statement),
            Said = new Said(SaidBy.Person, change.Actor.Who, In: null, Until),
        };
        await FindingStore.PutAsync(change.Session, changed, cancellationToken);
        await change.RecordAsync(new FindingStatusSet(finding, changed), cancellationToken);
        return new Done();
    }
}
