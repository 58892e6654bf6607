using Rectify.Cases.Files;
using Rectify.Cases.Links;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Cases.Access;

/// <summary>
/// Says to whom a case, and everything in it that is not marked more strictly, may be given on; it holds here too (docs/need-to-know.md). TLP:RED takes a
/// closed case.
/// </summary>
/// <param name="Case">The case.</param>
/// <param name="Tlp">The mark; null takes it off.</param>
/// <param name="Reason">Why; 1 to 2,000 characters.</param>
public sealed record MarkCase(CaseId Case, TlpMark? Tlp, string Reason) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Manager, PersonRole.Coordinator);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var session = change.Session;
        if (await CaseStore.FindAsync(session, Case, cancellationToken) is not { } found) return CaseProblems.Unknown;
        if (found.AccessGroup is { } group && found.IsClosed && await ClosedCase.RefusesAsync(change, group, cancellationToken) is { } notTheirs) return notTheirs;
        var problems = new Problems();
        Reasons.Check(problems, Reason);
        problems.AddIf(Tlp == TlpMark.Red && !found.IsClosed, AccessProblems.RedInTheOpen);
        problems.AddIf(found.IsClosed && await LinkStore.IsDuplicateAsync(session, Case, cancellationToken), LinkProblems.SharedClosing);
        if (problems.Any) return problems;

        var marked = found with { Tlp = Tlp };
        await AccessStore.MarkAsync(session, marked, cancellationToken);
        if (await CaseStore.FindAsync(session, Case, cancellationToken) is null) return AccessProblems.WouldLockYouOut;
        await change.RecordAsync(new CaseMarked(marked, StoredText.Clean(Reason)), cancellationToken);
        return new Done();
    }
}
