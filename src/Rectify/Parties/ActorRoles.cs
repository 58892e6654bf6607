using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Parties;

/// <summary>The roles of whoever acts, for the tables of transitions.</summary>
internal static class ActorRoles
{
    /// <summary>The actor's roles, none for somebody who is not registered; null in local mode, where there are none.</summary>
    public static async Task<IReadOnlyCollection<PersonRole>?> OfAsync(Change change, CancellationToken cancellationToken)
    {
        if (change.Actor.Strength == ActorStrength.Local) return null;
        var person = await PersonStore.FindAsync(change.Session, new PersonId(Id.Parse(change.Actor.Who)), cancellationToken);
        return person is null ? [] : person.Roles;
    }
}
