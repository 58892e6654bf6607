using Dapper;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Inventory;

/// <summary>The roles of whoever acts, for the tables of transitions.</summary>
internal static class ActorRoles
{
    private static class Sql
    {
        public const string Of = "SELECT role FROM person_roles WHERE person_id = @person ORDER BY role";
    }

    internal sealed record Row(string Role);

    /// <summary>The words of the actor's roles; null in local mode, where there are none.</summary>
    public static async Task<IReadOnlyList<string>?> OfAsync(Change change, CancellationToken cancellationToken)
    {
        if (change.Actor.Strength == ActorStrength.Local) return null;
        var rows = await change.Session.Connection.QueryAsync<Row>(
            Sql.Of, new { person = change.Actor.Who, cancellationToken }, change.Session.Transaction);
        return [.. rows.Select(row => row.Role)];
    }
}
