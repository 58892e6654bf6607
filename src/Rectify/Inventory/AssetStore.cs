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
        public const string Roles =
            "SELECT asset, organisation, role FROM asset_roles WHERE asset IN (SELECT value FROM json_each(@assets)) ORDER BY asset, role, organisation";

        public const string Named =
            """
            SELECT asset, name FROM (
                SELECT 'release:' || releases.id AS asset, products.name || ' ' || releases.version AS name FROM releases JOIN products ON products.id = releases.product_id
                UNION ALL
                SELECT 'system:' || id AS asset, name FROM systems
            ) AS assets WHERE LOWER(name) LIKE @text ESCAPE '!' ORDER BY LENGTH(name), name, asset LIMIT @count
            """;

        public const string AddRole =
            "INSERT INTO asset_roles (asset, organisation, role) VALUES (@asset, @organisation, @role) ON CONFLICT (asset, organisation, role) DO NOTHING";
    }

    internal sealed record NamedRow(string Asset, string Name);

    internal sealed record RoleRow(string Asset, string Organisation, string Role);

    /// <summary>The asset, or null when there is none.</summary>
    public static async Task<Asset?> FindAsync(ReadSession session, AssetId id, CancellationToken cancellationToken) =>
        (await FindAsync(session, [id], cancellationToken)).GetValueOrDefault(id);

    /// <summary>Some of the releases and systems whose name contains a text, whatever the case of its Latin letters: the shortest names first. None when nothing is looked for.</summary>
    public static async Task<IReadOnlyList<NamedAsset>> NamedAsync(ReadSession session, string text, int count, CancellationToken cancellationToken) =>
        LikePattern.Of(text) is { } pattern
            ? [.. (await session.Connection.QueryAsync<NamedRow>(Sql.Named, new { text = pattern, count = (long)count, cancellationToken }, session.Transaction))
                .Select(row => new NamedAsset(AssetId.Parse(row.Asset), row.Name))]
            : [];

    /// <summary>Those of these assets that there are.</summary>
    public static async Task<IReadOnlyDictionary<AssetId, Asset>> FindAsync(ReadSession session, IReadOnlyCollection<AssetId> ids, CancellationToken cancellationToken)
    {
        var assets = new Dictionary<AssetId, Asset>();
        if (ids.Count == 0) return assets;
        var rows = await session.Connection.QueryAsync<RoleRow>(
            Sql.Roles, new { assets = TextList.Of(ids.Select(id => id.ToString())), cancellationToken }, session.Transaction);
        var given = rows.ToLookup(row => row.Asset, row => new AssetRole(new(Id.Parse(row.Organisation)), Stored.Word<Role>(row.Role)), StringComparer.Ordinal);
        foreach (var (product, release) in await ReleasesAsync(session, ids, cancellationToken))
            Add(new Asset.OfRelease(product, release, RolesOf(release.Id, new AssetRole(product.Provider, Role.Provider))));
        var systems = ids.Where(id => id.Kind == AssetKind.System).Select(id => new SystemId(id.Value)).ToList();
        if (systems.Count > 0)
            foreach (var system in await SystemStore.FindAsync(session, systems, cancellationToken))
                Add(new Asset.OfSystem(system, RolesOf(system.Id, new AssetRole(system.Operator, Role.Operator))));
        return assets;

        void Add(Asset asset) => assets[asset.Id] = asset;

        // The role that follows from the product or system itself, then those that were given.
        IReadOnlyList<AssetRole> RolesOf(AssetId id, AssetRole following) => [following, .. given[id.ToString()]];
    }

    private static async Task<IEnumerable<(Product Product, Release Release)>> ReleasesAsync(
        ReadSession session, IReadOnlyCollection<AssetId> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.Where(id => id.Kind == AssetKind.Release).Select(id => new ReleaseId(id.Value)).ToList();
        if (wanted.Count == 0) return [];
        var releases = await ProductStore.FindReleasesAsync(session, wanted, cancellationToken);
        var products = (await ProductStore.FindAsync(session, releases.Select(release => release.Product).Distinct(), cancellationToken)).ToDictionary(product => product.Id);
        return releases.Select(release => (products[release.Product], release));
    }

    internal static Task AddRoleAsync(WriteSession session, AssetId asset, AssetRole role, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.AddRole,
            new { asset = asset.ToString(), organisation = role.Organisation.ToString(), role = Words.Of(role.Role), cancellationToken },
            session.Transaction);
}
