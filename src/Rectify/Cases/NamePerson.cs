using Rectify.Cases.Links;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Cases;

/// <summary>Names one more person on a closed case, who sees from then on that it exists.</summary>
public sealed record NamePerson(CaseId Case, PersonId Person) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Reporter, PersonRole.Manager, PersonRole.Coordinator);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await CaseStore.FindAsync(change.Session, Case, cancellationToken) is not { } found) return CaseProblems.Unknown;
        if (found is not { IsClosed: true, AccessGroup: { } group }) return CaseProblems.NotClosed;
        if (await LinkStore.IsDuplicateAsync(change.Session, Case, cancellationToken)) return LinkProblems.SharedClosing;
        if (await PersonStore.FindAsync(change.Session, Person, cancellationToken) is null) return CaseProblems.PersonUnknown;
        await NameAsync(change, found, group, Person, cancellationToken);
        return new Done();
    }

    internal static async Task NameAsync(Change change, Case found, Id accessGroup, PersonId person, CancellationToken cancellationToken)
    {
        await CaseStore.AddMemberAsync(change.Session, accessGroup, person, cancellationToken);
        await change.RecordAsync(new PersonNamed(found, person), cancellationToken);
    }
}
