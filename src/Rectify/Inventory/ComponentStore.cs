using System.Globalization;
using Dapper;
using NodaTime;
using Rectify.Foundation;
using Rectify.Inventory.Holders;
using Rectify.Scanning.Packages;
using Rectify.Storage;

namespace Rectify.Inventory;

/// <summary>All SQL on components: the package versions, and which of them are in which release or system.</summary>
public static class ComponentStore
{
    private const string VersionNumbers = "package-version";

    private static class Sql
    {
        private const string Columns = "id, name, version, purl, cpe";

        /// <summary>The row without an identity says which number was given last when this was read.</summary>
        public const string Known =
            """
            SELECT value AS id, NULL AS identity FROM numbers WHERE name = @numbers
            UNION ALL
            SELECT id, identity FROM package_versions WHERE identity IN (SELECT value FROM json_each(@identities))
            """;

        public const string AddVersion =
            """
            INSERT INTO package_versions (id, identity, purl, cpe, name, version, ecosystem, package)
            VALUES (@id, @identity, @purl, @cpe, @name, @version, @ecosystem, @package)
            """;

        public const string Versions = $"SELECT {Columns} FROM package_versions WHERE id IN (SELECT CAST(value AS BIGINT) FROM json_each(@ids))";

        public const string VersionsOfPackage =
            $"SELECT {Columns} FROM package_versions WHERE ecosystem = @ecosystem AND package = @package ORDER BY id";

        // What stands behind the last slash, as the index has it.
        private const string LastName = "LOWER(REPLACE(name, RTRIM(name, REPLACE(name, '/', '')), ''))";

        public const string BeginningWith = $"SELECT {Columns} FROM package_versions WHERE {LastName} >= @first AND {LastName} < @beyond ORDER BY {LastName}, id LIMIT @count";

        public const string VersionsOfPackages =
            $"SELECT {Columns} FROM package_versions WHERE ecosystem = @ecosystem AND LOWER(package) IN (SELECT value FROM json_each(@packages)) ORDER BY id";

        public const string Held =
            "SELECT asset, revision, versions, places FROM asset_components WHERE asset IN (SELECT value FROM json_each(@assets)) ORDER BY asset";

        public const string Revisions = "SELECT CAST(COALESCE(SUM(revision), 0) AS BIGINT) FROM asset_components WHERE asset IN (SELECT value FROM json_each(@assets))";

        public const string AssetsAfter = "SELECT asset FROM asset_components WHERE asset > @after ORDER BY asset LIMIT @count";

        public const string OfAsset =
            "SELECT versions, places, components, unread, scanned_at AS ScannedAt FROM asset_components WHERE asset = @asset";

        public const string Put =
            """
            INSERT INTO asset_components (asset, versions, places, components, unread, scanned_at)
            VALUES (@asset, @versions, @places, @components, @unread, @scannedAt)
            ON CONFLICT (asset) DO UPDATE SET
                former_versions = asset_components.versions, revision = asset_components.revision + 1,
                versions = excluded.versions, places = excluded.places, components = excluded.components,
                unread = excluded.unread, scanned_at = excluded.scanned_at
            RETURNING revision, former_versions AS Former
            """;
    }

    internal sealed record KnownRow(long Id, string? Identity);

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

    internal sealed record HeldRow(string Asset, long Revision, byte[] Versions, byte[] Places)
    {
        public HeldComponents ToHeld() => new(AssetId.Parse(Asset), Revision, Versions, Places);
    }

    internal sealed record NameRow(string Asset);

    internal sealed record PutRow(long Revision, byte[]? Former);

    /// <summary>Everything found in an asset, by version id; null when it was never scanned.</summary>
    public static async Task<AssetComponents?> OfAssetAsync(ReadSession session, AssetId asset, CancellationToken cancellationToken)
    {
        var row = await session.Connection.QuerySingleOrDefaultAsync<AssetRow>(
            Sql.OfAsset, new { asset = asset.ToString(), cancellationToken }, session.Transaction);
        if (row is null) return null;
        var ids = VersionIds.Read(row.Versions);
        var versions = await RememberedAsync(session, ids, cancellationToken);
        var occurrences = ids.Zip(ComponentPlaces.Read(row.Places), (id, places) => (Version: versions[id], Places: places))
            .SelectMany(pair => pair.Places.Select(place => new ComponentOccurrence(pair.Version, place.Location, place.Origin, place.Evidence)));
        return new(asset, [.. occurrences], (int)row.Unread, row.ScannedAt.ToInstant());
    }

    /// <summary>The same after a place in it, at most <paramref name="count"/> occurrences; only what is told of is looked up.</summary>
    public static async Task<ComponentsPage?> PageOfAssetAsync(ReadSession session, AssetId asset, ComponentPlace after, int count, CancellationToken cancellationToken)
    {
        var row = await session.Connection.QuerySingleOrDefaultAsync<AssetRow>(Sql.OfAsset, new { asset = asset.ToString(), cancellationToken }, session.Transaction);
        if (row is null) return null;
        var (page, more) = PlacesAfter(row, after, count);
        var versions = await RememberedAsync(session, [.. page.Select(each => each.At.Version).Distinct()], cancellationToken);
        return new(
            new(asset, [.. page.Select(each => new ComponentOccurrence(versions[each.At.Version], each.Place.Location, each.Place.Origin, each.Place.Evidence))],
                (int)row.Unread, row.ScannedAt.ToInstant()),
            more ? page[^1].At : null);
    }

    /// <summary>The places of versions after one of them, and whether there are more.</summary>
    private static (List<(ComponentPlace At, ComponentPlaces.Place Place)> Page, bool More) PlacesAfter(AssetRow row, ComponentPlace after, int count)
    {
        var page = new List<(ComponentPlace, ComponentPlaces.Place)>();
        var places = new ComponentPlaces.Cursor(row.Places);
        foreach (var version in VersionIds.Read(row.Versions))
        {
            if (version < after.Version)
            {
                places.Skip();
                continue;
            }
            var number = 0;
            foreach (var place in places.Next())
            {
                var at = new ComponentPlace(version, ++number);
                if (at.CompareTo(after) <= 0) continue;
                if (page.Count == count) return (page, true);
                page.Add((at, place));
            }
        }
        return (page, false);
    }

    /// <summary>The versions of these ids, asked for where this process has not met them lately.</summary>
    private static async Task<Dictionary<long, PackageVersion>> RememberedAsync(ReadSession session, List<long> ids, CancellationToken cancellationToken)
    {
        var (versions, remembered) = (new Dictionary<long, PackageVersion>(ids.Count), KnownVersions.Of(session));
        var asked = remembered.Find(ids, versions);
        if (asked.Count == 0) return versions;
        var read = await VersionsAsync(session, asked, cancellationToken);
        foreach (var version in read) versions.Add(version.Id, version);
        // What a transaction that writes has read may be undone with it.
        if (session is WriteSession writing) writing.OnceCommitted(() => remembered.Add(read));
        else remembered.Add(read);
        return versions;
    }

    /// <summary>Who has this package, in this version when one is given: the assets by id, with the versions that they have.</summary>
    public static async Task<IReadOnlyList<PackageHolder>> WhoHasAsync(
        ReadSession session, PackageKey package, string? version, CancellationToken cancellationToken)
    {
        var versions = await VersionsOfAsync(session, package, version, cancellationToken);
        return PackageHolders.Of(await VersionHolders.OfAsync(session, versions.Keys, cancellationToken), versions);
    }

    /// <summary>The same after one of these assets, at most <paramref name="count"/>.</summary>
    public static async Task<IReadOnlyList<PackageHolder>> WhoHasAsync(
        ReadSession session, PackageKey package, string? version, AssetId? after, int count, CancellationToken cancellationToken)
    {
        var versions = await VersionsOfAsync(session, package, version, cancellationToken);
        var holders = await VersionHolders.OfAsync(session, versions.Keys, cancellationToken);
        // The index is asked as a whole: what stands in its tail may be of any asset. Only the page is told.
        var begin = after is { } last ? holders.Count(holder => holder.CompareTo(new(last, long.MaxValue)) <= 0) : 0;
        var (end, assets) = (begin, 0);
        for (; end < holders.Count; end++)
            if ((end == begin || holders[end].Asset != holders[end - 1].Asset) && ++assets > count) break;
        return PackageHolders.Of([.. holders.Skip(begin).Take(end - begin)], versions);
    }

    private static async Task<Dictionary<long, PackageVersion>> VersionsOfAsync(ReadSession session, PackageKey package, string? version, CancellationToken cancellationToken)
    {
        var rows = await session.Connection.QueryAsync<VersionRow>(
            Sql.VersionsOfPackage, new { ecosystem = package.Ecosystem, package = package.Name, cancellationToken }, session.Transaction);
        return rows.Select(row => row.ToVersion()).Where(found => version is null || found.Version == version).ToDictionary(found => found.Id);
    }

    /// <summary>All versions of these packages that the inventory has met, those too whose name differs in capitals alone.</summary>
    internal static async Task<IReadOnlyList<PackageVersion>> VersionsOfAsync(
        ReadSession session, IEnumerable<PackageKey> packages, CancellationToken cancellationToken)
    {
        var versions = new List<PackageVersion>();
        foreach (var ecosystem in packages.GroupBy(package => package.Ecosystem, StringComparer.Ordinal))
        {
            var names = TextList.Of(ecosystem.Select(package => package.Name.ToLowerInvariant()).Distinct(StringComparer.Ordinal));
            var rows = await session.Connection.QueryAsync<VersionRow>(
                Sql.VersionsOfPackages, new { ecosystem = ecosystem.Key, packages = names, cancellationToken }, session.Transaction);
            versions.AddRange(rows.Select(row => row.ToVersion()));
        }
        return versions;
    }

    /// <summary>The package versions whose names without their groups begin so, whatever the case of ASCII letters, by name, at most <paramref name="count"/>.</summary>
    internal static async Task<IReadOnlyList<PackageVersion>> BeginningWithAsync(ReadSession session, string name, int count, CancellationToken cancellationToken)
    {
        var first = name.ToLowerInvariant();
        var rows = await session.Connection.QueryAsync<VersionRow>(
            Sql.BeginningWith, new { first, beyond = $"{first}\U0010FFFF", count = (long)count, cancellationToken }, session.Transaction);
        return [.. rows.Select(row => row.ToVersion())];
    }

    /// <summary>What these assets hold, by asset, unread.</summary>
    internal static async Task<IReadOnlyList<HeldComponents>> HeldAsync(ReadSession session, IEnumerable<AssetId> assets, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<HeldRow>(Sql.Held, new { assets = Texts(assets), cancellationToken }, session.Transaction)).Select(row => row.ToHeld())];

    /// <summary>How many intakes these assets have had together.</summary>
    internal static async Task<long> SumOfRevisionsAsync(ReadSession session, IEnumerable<AssetId> assets, CancellationToken cancellationToken) =>
        await session.Connection.QuerySingleAsync<long>(Sql.Revisions, new { assets = Texts(assets), cancellationToken }, session.Transaction);

    /// <summary>The assets of which anything is recorded, in order, from one on.</summary>
    internal static async Task<IReadOnlyList<AssetId>> AssetsAfterAsync(ReadSession session, string after, int count, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<NameRow>(Sql.AssetsAfter, new { after, count = (long)count, cancellationToken }, session.Transaction))
            .Select(row => AssetId.Parse(row.Asset))];

    private static string Texts(IEnumerable<AssetId> assets) => TextList.Of(assets.Select(asset => asset.ToString()));

    /// <summary>The ids of these components, made for those that were never seen.</summary>
    internal static async Task<IReadOnlyDictionary<string, long>> IdentifyAsync(
        WriteSession session, IReadOnlyCollection<SeenComponent> seen, CancellationToken cancellationToken)
    {
        var (ids, remembered) = (new Dictionary<string, long>(seen.Count, StringComparer.Ordinal), KnownVersions.Of(session));
        var asked = remembered.Find(seen, ids);
        if (asked.Count == 0) return ids;
        // A version that nobody holds harms nobody, so its id is given beside the command: intakes would collide over each new one.
        var found = await session.BesideAsync((beside, token) => AskAsync(beside, asked, token), cancellationToken);
        foreach (var (identity, id) in found) ids.Add(identity, id);
        session.OnceCommitted(() => remembered.Add(found));
        return ids;
    }

    private static async Task<Dictionary<string, long>> AskAsync(WriteSession session, List<SeenComponent> asked, CancellationToken cancellationToken)
    {
        var (ids, last) = await KnownAsync(session, asked, cancellationToken);
        if (Fresh() is not { Count: > 0 } fresh) return ids;
        // Whoever gives ids waits here for the others, and then sees theirs, if there were any; numbers for those are left over.
        var next = await Numbers.TakeAsync(session, VersionNumbers, fresh.Count, cancellationToken);
        if (next != last + 1)
        {
            foreach (var (identity, id) in (await KnownAsync(session, fresh, cancellationToken)).Ids) ids.Add(identity, id);
            fresh = Fresh();
        }
        foreach (var component in fresh) ids.Add(component.Identity, next++);
        await AddAsync(session, fresh, ids, cancellationToken);
        return ids;

        List<SeenComponent> Fresh() => [.. asked.Where(component => !ids.ContainsKey(component.Identity))];
    }

    private static async Task<(Dictionary<string, long> Ids, long Last)> KnownAsync(
        WriteSession session, List<SeenComponent> asked, CancellationToken cancellationToken)
    {
        var (ids, last) = (new Dictionary<string, long>(asked.Count, StringComparer.Ordinal), 0L);
        var rows = await session.Connection.QueryAsync<KnownRow>(
            Sql.Known,
            new { numbers = VersionNumbers, identities = TextList.Of(asked.Select(component => component.Identity)), cancellationToken },
            session.Transaction);
        foreach (var (id, identity) in rows)
        {
            if (identity is null) last = id;
            else ids.Add(identity, id);
        }
        return (ids, last);
    }

    private static Task AddAsync(WriteSession session, List<SeenComponent> fresh, Dictionary<string, long> ids, CancellationToken cancellationToken) =>
        session.InsertManyAsync(
            Sql.AddVersion,
            [
                new("@id", fresh.Select(component => ids[component.Identity]).ToArray()),
                new("@identity", fresh.Select(component => component.Identity).ToArray()),
                new("@purl", fresh.Select(component => component.Purl?.ToString()).ToArray()),
                new("@cpe", fresh.Select(component => component.Cpe).ToArray()),
                new("@name", fresh.Select(component => component.Name).ToArray()),
                new("@version", fresh.Select(component => component.Version).ToArray()),
                new("@ecosystem", fresh.Select(component => component.Package?.Ecosystem).ToArray()),
                new("@package", fresh.Select(component => component.Package?.Name).ToArray()),
            ],
            cancellationToken);

    /// <summary>
    /// Puts what is in an asset in the place of what was; in the same transaction the tail of the index is told of the difference, which is given back:
    /// null when nothing was known before.
    /// </summary>
    internal static async Task<ComponentDifference?> PutAsync(
        WriteSession session, AssetId asset, byte[] versions, byte[] places, int components, int unread, Instant scannedAt, CancellationToken cancellationToken)
    {
        var put = await session.Connection.QuerySingleAsync<PutRow>(
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
        var changed = TailRow.Between(asset, put.Revision, put.Former, versions);
        if (changed is not null) await HolderStore.AddToTailAsync(session, changed, cancellationToken);
        if (put.Former is null) return null;
        return changed?.Removed is { } removed ? new ComponentDifference(VersionIds.Read(changed.Added), VersionIds.Read(removed)) : ComponentDifference.None;
    }

    /// <summary>The package versions of some ids, in no order.</summary>
    public static async Task<IReadOnlyList<PackageVersion>> VersionsAsync(
        ReadSession session, IReadOnlyList<long> ids, CancellationToken cancellationToken)
    {
        var texts = TextList.Of(ids.Select(id => id.ToString(CultureInfo.InvariantCulture)));
        var rows = await session.Connection.QueryAsync<VersionRow>(Sql.Versions, new { ids = texts, cancellationToken }, session.Transaction);
        return [.. rows.Select(row => row.ToVersion())];
    }
}
