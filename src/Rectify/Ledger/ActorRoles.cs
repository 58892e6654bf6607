using Dapper;
using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Ledger;

/// <summary>The roles of whoever acts, for the use cases and the tables of transitions.</summary>
internal static class ActorRoles
{
    private static class Sql
    {
        public const string Held = "SELECT role FROM person_roles WHERE person_id = @id";
    }

    /// <summary>The actor's roles as they are in this transaction, none for somebody who is not registered; null in local mode, where there are none.</summary>
    public static async Task<IReadOnlyCollection<PersonRole>?> OfAsync(ReadSession session, Actor actor, CancellationToken cancellationToken) =>
        actor.Strength == ActorStrength.Local
            ? null
            : [.. (await session.Connection.QueryAsync<string>(Sql.Held, new { id = actor.Who, cancellationToken }, session.Transaction)).Select(PersonRoles.Parse)];
}
