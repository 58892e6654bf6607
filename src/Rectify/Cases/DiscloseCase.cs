using Rectify.Cases.Access;
using Rectify.Cases.Links;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Cases;

/// <summary>Opens a closed case to everybody, for ever.</summary>
/// <param name="Case">The case.</param>
/// <param name="Reason">Why; 1 to 2,000 characters.</param>
public sealed record DiscloseCase(CaseId Case, string Reason) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Manager);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await CaseStore.FindAsync(change.Session, Case, cancellationToken) is not { } found) return CaseProblems.Unknown;
        var problems = new Problems();
        Reasons.Check(problems, Reason);
        if (found is not { IsClosed: true, AccessGroup: { } group }) return CaseProblems.NotClosed;
        if (await LinkStore.IsDuplicateAsync(change.Session, Case, cancellationToken)) return LinkProblems.SharedClosing;
        if (await NamePerson.RefusesAsync(change, group, cancellationToken) is { } notTheirs) return notTheirs;
        problems.AddIf(found.Tlp == Files.TlpMark.Red, AccessProblems.RedStaysClosed);
        if (problems.Any) return problems;
        await CaseStore.OpenGroupAsync(change.Session, group, change.Now, cancellationToken);
        await change.RecordAsync(new CaseDisclosed(found, StoredText.Clean(Reason)), cancellationToken);
        return new Done();
    }
}
