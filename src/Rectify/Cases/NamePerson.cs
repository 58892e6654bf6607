using Rectify.Cases.Access;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Cases;

/// <summary>
/// Names one more person on a closed case, who sees from then on that it exists. Whoever it is kept from for where they are is refused, and so is whoever sees
/// the case for a time only and would name somebody.
/// </summary>
public sealed record NamePerson(CaseId Case, PersonId Person) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Reporter, PersonRole.Manager, PersonRole.Coordinator);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (!(await ClosedCase.FindAsync(change, Case, cancellationToken)).Succeeded(out var closed, out var refused)) return refused;
        var (found, group) = closed;
        if (await PersonStore.FindAsync(change.Session, Person, cancellationToken) is not { } person) return CaseProblems.PersonUnknown;
        if ((await AccessStore.LimitsAsync(change.Session, Case, cancellationToken)).Refuses(person) is { } keptOut) return keptOut;
        if (found.Tlp == Files.TlpMark.AmberStrict && person.IsGuest) return AccessProblems.GuestOfAStrictCase(person.Name);
        await NameAsync(change, found, group, Person, cancellationToken);
        return new Done();
    }

    internal static async Task NameAsync(Change change, Case found, Id accessGroup, PersonId person, CancellationToken cancellationToken)
    {
        await CaseStore.AddMemberAsync(change.Session, accessGroup, person, cancellationToken);
        await change.RecordAsync(new PersonNamed(found, person), cancellationToken);
    }
}
