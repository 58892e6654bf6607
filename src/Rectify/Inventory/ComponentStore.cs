using System.Globalization;
using Dapper;
using NodaTime;
using Rectify.Foundation;
using Rectify.Scanning.Packages;
using Rectify.Storage;

namespace Rectify.Inventory;

/// <summary>All SQL on components: the package versions, and which of them are in which release or system.</summary>
public static class ComponentStore
{
    private static class Sql
    {
        private const string Columns = "id, name, version, purl, cpe";

        public const string Known = "SELECT id, identity FROM package_versions WHERE identity IN (SELECT value FROM json_each(@identities))";

        public const string AddVersion =
            """
            INSERT INTO package_versions (id, identity, purl, cpe, name, version, ecosystem, package)
            VALUES (@id, @identity, @purl, @cpe, @name, @version, @ecosystem, @package)
            """;

        public const string Versions = $"SELECT {Columns} FROM package_versions WHERE id IN (SELECT CAST(value AS BIGINT) FROM json_each(@ids))";

        public const string VersionsOfPackage =
            $"SELECT {Columns} FROM package_versions WHERE ecosystem = @ecosystem AND package = @package ORDER BY id";

        public const string OfAsset =
            "SELECT versions, places, components, unread, scanned_at AS ScannedAt FROM asset_components WHERE asset = @asset";

        public const string EveryAsset = "SELECT asset, versions FROM asset_components ORDER BY asset";

        public const string Put =
            """
            INSERT INTO asset_components (asset, versions, places, components, unread, scanned_at)
            VALUES (@asset, @versions, @places, @components, @unread, @scannedAt)
            ON CONFLICT (asset) DO UPDATE SET
                versions = excluded.versions, places = excluded.places, components = excluded.components,
                unread = excluded.unread, scanned_at = excluded.scanned_at
            """;
    }

    internal sealed record KnownRow(long Id, string Identity);

    internal sealed record VersionRow(long Id, string Name, string? Version, string? Purl, string? Cpe)
    {
        public PackageVersion ToVersion()
        {
            PackageUrl? purl = null;
            if (Purl is not null && !PackageUrl.TryParse(Purl, out purl, out _)) throw new FormatException($"Not a purl: {Purl}");
            return new(Id, Name, Version, purl, Cpe);
        }
    }

    internal sealed record AssetRow(byte[] Versions, byte[] Places, long Components, long Unread, long ScannedAt);

    internal sealed record SetRow(string Asset, byte[] Versions);

    /// <summary>Everything found in an asset, by version id; null when it was never scanned.</summary>
    public static async Task<AssetComponents?> OfAssetAsync(ReadSession session, AssetId asset, CancellationToken cancellationToken)
    {
        var row = await session.Connection.QuerySingleOrDefaultAsync<AssetRow>(
            Sql.OfAsset, new { asset = asset.ToString(), cancellationToken }, session.Transaction);
        if (row is null) return null;
        var ids = VersionIds.Read(row.Versions);
        var versions = (await VersionsAsync(session, ids, cancellationToken)).ToDictionary(version => version.Id);
        var occurrences = ids.Zip(ComponentPlaces.Read(row.Places), (id, places) => (Version: versions[id], Places: places))
            .SelectMany(pair => pair.Places.Select(place => new ComponentOccurrence(pair.Version, place.Location, place.Origin, place.Evidence)));
        return new(asset, [.. occurrences], (int)row.Unread, row.ScannedAt.ToInstant());
    }

    /// <summary>
    /// Who has this package, in this version when one is given: the assets by id, with the versions that they have. Reads the set of
    /// every asset; a set is a few hundred bytes.
    /// </summary>
    public static async Task<IReadOnlyList<PackageHolder>> WhoHasAsync(
        ReadSession session, PackageKey package, string? version, CancellationToken cancellationToken)
    {
        var rows = await session.Connection.QueryAsync<VersionRow>(
            Sql.VersionsOfPackage, new { ecosystem = package.Ecosystem, package = package.Name, cancellationToken }, session.Transaction);
        var versions = rows.Select(row => row.ToVersion()).Where(found => version is null || found.Version == version).ToDictionary(found => found.Id);
        if (versions.Count == 0) return [];
        var wanted = versions.Keys.Order().ToList();
        var holders = new List<PackageHolder>();
        foreach (var row in await session.Connection.QueryAsync<SetRow>(Sql.EveryAsset, new { cancellationToken }, session.Transaction))
            if (VersionIds.Common(row.Versions, wanted) is { Count: > 0 } common)
                holders.Add(new(AssetId.Parse(row.Asset), [.. common.Select(id => versions[id])]));
        return holders;
    }

    /// <summary>The ids of these components, made for those that were never seen.</summary>
    internal static async Task<IReadOnlyDictionary<string, long>> IdentifyAsync(
        WriteSession session, IReadOnlyCollection<SeenComponent> seen, CancellationToken cancellationToken)
    {
        var known = await session.Connection.QueryAsync<KnownRow>(
            Sql.Known, new { identities = TextList.Of(seen.Select(component => component.Identity)), cancellationToken }, session.Transaction);
        var ids = known.ToDictionary(row => row.Identity, row => row.Id, StringComparer.Ordinal);
        var fresh = seen.Where(component => !ids.ContainsKey(component.Identity)).ToList();
        if (fresh.Count == 0) return ids;
        var next = await Numbers.TakeAsync(session, "package-version", fresh.Count, cancellationToken);
        foreach (var component in fresh)
        {
            await session.Connection.ExecuteAsync(
                Sql.AddVersion,
                new
                {
                    id = next,
                    identity = component.Identity,
                    purl = component.Purl?.ToString(),
                    cpe = component.Cpe,
                    name = component.Name,
                    version = component.Version,
                    ecosystem = component.Package?.Ecosystem,
                    package = component.Package?.Name,
                    cancellationToken,
                },
                session.Transaction);
            ids.Add(component.Identity, next++);
        }
        return ids;
    }

    internal static Task PutAsync(
        WriteSession session, AssetId asset, byte[] versions, byte[] places, int components, int unread, Instant scannedAt, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.Put,
            new
            {
                asset = asset.ToString(),
                versions = versions.AsBlob(),
                places = places.AsBlob(),
                components = (long)components,
                unread = (long)unread,
                scannedAt = scannedAt.ToTicks(),
                cancellationToken,
            },
            session.Transaction);

    internal static async Task<IReadOnlyList<PackageVersion>> VersionsAsync(
        ReadSession session, IReadOnlyList<long> ids, CancellationToken cancellationToken)
    {
        var texts = TextList.Of(ids.Select(id => id.ToString(CultureInfo.InvariantCulture)));
        var rows = await session.Connection.QueryAsync<VersionRow>(Sql.Versions, new { ids = texts, cancellationToken }, session.Transaction);
        return [.. rows.Select(row => row.ToVersion())];
    }
}
