using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Parties;

/// <summary>Gives a person a role.</summary>
public sealed record GrantRole(PersonId Person, PersonRole Role) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Administrator);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await PersonStore.FindAsync(change.Session, Person, cancellationToken) is not { } person) return PersonProblems.NotFound(Person);
        if (person.Roles.Contains(Role)) return PersonProblems.HasRole(person.Name);

        await PersonStore.AddRoleAsync(change.Session, Person, Role, cancellationToken);
        await change.RecordAsync(new RoleChanged(Person, Role, Granted: true), cancellationToken);
        return new Done();
    }
}
