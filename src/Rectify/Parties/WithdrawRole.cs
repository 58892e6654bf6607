using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Parties;

/// <summary>Takes a role from a person.</summary>
public sealed record WithdrawRole(PersonId Person, PersonRole Role) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Administrator);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await PersonStore.FindAsync(change.Session, Person, cancellationToken) is not { } person) return PersonProblems.NotFound(Person);
        if (!person.Roles.Contains(Role)) return PersonProblems.LacksRole(person.Name);

        await PersonStore.RemoveRoleAsync(change.Session, Person, Role, cancellationToken);
        await change.RecordAsync(new RoleChanged(Person, Role, Granted: false), cancellationToken);
        return new Done();
    }
}
