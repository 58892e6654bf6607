using Dapper;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Inventory;

/// <summary>What products and systems have in common: a name to show, markets, and the roles that organisations hold.</summary>
public static class AssetStore
{
    private static class Sql
    {
        public const string Roles = "SELECT organisation, role FROM asset_roles WHERE asset = @asset ORDER BY role, organisation";

        public const string AddRole =
            "INSERT INTO asset_roles (asset, organisation, role) VALUES (@asset, @organisation, @role) ON CONFLICT (asset, organisation, role) DO NOTHING";
    }

    internal sealed record RoleRow(string Organisation, string Role);

    /// <summary>The asset, or null when there is none.</summary>
    public static async Task<Asset?> FindAsync(ReadSession session, AssetId id, CancellationToken cancellationToken)
    {
        switch (id.Kind)
        {
            case AssetKind.Release:
                if (await ProductStore.FindReleaseAsync(session, new ReleaseId(id.Value), cancellationToken) is not { } release) return null;
                var product = await ProductStore.FindAsync(session, release.Product, cancellationToken)
                    ?? throw new InvalidOperationException($"{id} has no product");
                return new Asset.OfRelease(product, release, await RolesAsync(session, id, new(product.Provider, Role.Provider), cancellationToken));
            case AssetKind.System:
                if (await SystemStore.FindAsync(session, new SystemId(id.Value), cancellationToken) is not { } system) return null;
                return new Asset.OfSystem(system, await RolesAsync(session, id, new(system.Operator, Role.Operator), cancellationToken));
            default:
                throw new ArgumentOutOfRangeException(nameof(id), id, null);
        }
    }

    internal static Task AddRoleAsync(WriteSession session, AssetId asset, AssetRole role, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.AddRole,
            new { asset = asset.ToString(), organisation = role.Organisation.ToString(), role = Words.Of(role.Role), cancellationToken },
            session.Transaction);

    private static async Task<IReadOnlyList<AssetRole>> RolesAsync(
        ReadSession session, AssetId asset, AssetRole following, CancellationToken cancellationToken)
    {
        var rows = await session.Connection.QueryAsync<RoleRow>(Sql.Roles, new { asset = asset.ToString(), cancellationToken }, session.Transaction);
        return [following, .. rows.Select(row => new AssetRole(new(Id.Parse(row.Organisation)), Stored.Word<Role>(row.Role)))];
    }
}
