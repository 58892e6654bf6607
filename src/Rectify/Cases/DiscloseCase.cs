using Rectify.Cases.Access;
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
        if (!(await ClosedCase.FindAsync(change, Case, cancellationToken)).Succeeded(out var closed, out var refused)) return refused;
        var (found, group) = closed;
        var problems = new Problems();
        Reasons.Check(problems, Reason);
        problems.AddIf(found.Tlp == Files.TlpMark.Red, AccessProblems.RedStaysClosed);
        if (problems.Any) return problems;
        await CaseStore.OpenGroupAsync(change.Session, group, change.Now, cancellationToken);
        await change.RecordAsync(new CaseDisclosed(found, StoredText.Clean(Reason)), cancellationToken);
        return new Done();
    }
}
