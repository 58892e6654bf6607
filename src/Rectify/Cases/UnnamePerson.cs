using Rectify.Cases.Access;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Cases;

/// <summary>
/// Takes a person off a closed case, who sees from then on nothing of it; what they read and did stays in the log. Their duties and tasks stay theirs until somebody
/// else takes them. Nobody takes themself off: whoever stays sees to that.
/// </summary>
/// <param name="Case">The case.</param>
/// <param name="Person">Who is taken off.</param>
/// <param name="Reason">Why; 1 to 2,000 characters.</param>
public sealed record UnnamePerson(CaseId Case, PersonId Person, string Reason) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Manager, PersonRole.Coordinator);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var session = change.Session;
        if (!(await ClosedCase.FindAsync(change, Case, cancellationToken)).Succeeded(out var closed, out var refused)) return refused;
        var (found, group) = closed;
        var problems = new Problems();
        Reasons.Check(problems, Reason);
        problems.AddIf(!await AccessStore.IsNamedAsync(session, group, Person, cancellationToken), AccessProblems.NotNamed);
        if (problems.Any) return problems;

        await CaseStore.RemoveMemberAsync(session, group, Person, cancellationToken);
        // In local mode whoever acts sees the case anyway: somebody has to be left who does on a server.
        if (await CaseStore.FindAsync(session, Case, cancellationToken) is null || (await AccessStore.ReadersAsync(session, Case, cancellationToken)).Count == 0) return AccessProblems.WouldLockYouOut;
        await change.RecordAsync(new PersonUnnamed(found, Person, StoredText.Clean(Reason)), cancellationToken);
        return new Done();
    }
}
