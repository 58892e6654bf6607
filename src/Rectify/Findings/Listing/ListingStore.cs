using System.Data.Common;
using Dapper;
using Rectify.Advisories.Matching;
using Rectify.Advisories.Scoring;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Storage;

namespace Rectify.Findings.Listing;

/// <summary>All SQL on what lists of findings know. The program's own bookkeeping: findings are open to every viewer.</summary>
internal static class ListingStore
{
    private static class Sql
    {
        private const string Select =
            """
            SELECT id, asset, vulnerability_id AS VulnerabilityId, severity, verdict, status, CASE WHEN kev_listed_on IS NULL THEN 0 ELSE 1 END AS Exploited,
                   CASE WHEN gone_at IS NULL THEN 0 ELSE 1 END AS Gone, CASE WHEN fixed_in = '' THEN 0 ELSE 1 END AS Fixable
            FROM findings
            """;

        public const string All = Select;

        public const string OfAssets = $"{Select} WHERE asset IN (SELECT value FROM json_each(@assets))";

        public const string OfVulnerabilities = $"{Select} WHERE vulnerability_id IN (SELECT value FROM json_each(@vulnerabilities))";

        public const string Some = $"{Select} WHERE id IN (SELECT value FROM json_each(@ids))";

        public const string AllScores = "SELECT id, epss FROM vulnerabilities";

        public const string Scores = $"{AllScores} WHERE id IN (SELECT value FROM json_each(@ids))";

        public const string AllReleases = "SELECT id, product_id AS ProductId FROM releases";

        public const string Releases = $"{AllReleases} WHERE id IN (SELECT value FROM json_each(@ids))";

        public const string AllSystems = "SELECT id, exposure FROM systems";

        public const string Systems = $"{AllSystems} WHERE id IN (SELECT value FROM json_each(@ids))";
    }

    internal sealed record Row(
        string Id, string Asset, string? VulnerabilityId, string? Severity, string? Verdict, string Status, long Exploited, long Gone, long Fixable)
    {
        public static Row Of(DbDataReader row) => new(
            row.GetString(0), row.GetString(1), Text(row, 2), Text(row, 3), Text(row, 4), row.GetString(5),
            row.GetInt32(6), row.GetInt32(7), row.GetInt32(8)); // the type of a constant on both databases

        private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

        public ListedFinding ToFinding() => new(
            Foundation.Id.Parse(Id),
            AssetId.Parse(Asset),
            VulnerabilityId is null ? null : new VulnerabilityId(Foundation.Id.Parse(VulnerabilityId)),
            Traits.Of(
                FindingRatings.Of(Severity is null ? null : Stored.Word<Severity>(Severity)), Stored.Word<FindingStatus>(Status), Verdict is null ? null : Stored.Word<Verdict>(Verdict),
                Exploited != 0, Gone != 0, Fixable != 0));
    }

    internal sealed record ScoreRow(string Id, long? Epss)
    {
        public (VulnerabilityId Id, int Score) ToScore() => (new(Foundation.Id.Parse(Id)), (int?)Epss ?? -1);
    }

    internal sealed record ReleaseRow(string Id, string ProductId)
    {
        public (AssetId Id, ListedAsset Now) ToAsset() =>
            (new ReleaseId(Foundation.Id.Parse(Id)), new ListedAsset(new ProductId(Foundation.Id.Parse(ProductId)), null));
    }

    internal sealed record SystemRow(string Id, string Exposure)
    {
        public (AssetId Id, ListedAsset Now) ToAsset() =>
            (new SystemId(Foundation.Id.Parse(Id)), new ListedAsset(null, Stored.Word<Exposure>(Exposure)));
    }

    /// <summary>Everything there is, as columns.</summary>
    public static async Task<FindingColumns> FillAsync(ReadSession session, CancellationToken cancellationToken)
    {
        var columns = new FindingColumns();
        var (connection, transaction) = (session.Connection, session.Transaction);
        // Row by row, and read by hand: ten million of them are never held as rows, and take 24 s instead of 32.
        await using (var command = connection.CreateCommand())
        {
            (command.Transaction, command.CommandText) = (transaction, Sql.All);
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken)) columns.Put(Row.Of(rows).ToFinding());
        }
        foreach (var (id, score) in await ScoresAsync(session, cancellationToken)) columns.PutScore(id, score);
        foreach (var (id, now) in (await connection.QueryAsync<ReleaseRow>(Sql.AllReleases, new { cancellationToken }, transaction)).Select(row => row.ToAsset()))
            columns.PutAsset(id, now);
        foreach (var (id, now) in (await connection.QueryAsync<SystemRow>(Sql.AllSystems, new { cancellationToken }, transaction)).Select(row => row.ToAsset()))
            columns.PutAsset(id, now);
        return columns;
    }

    /// <summary>All scores as they are now.</summary>
    public static async Task<IEnumerable<(VulnerabilityId Id, int Score)>> ScoresAsync(ReadSession session, CancellationToken cancellationToken) =>
        (await session.Connection.QueryAsync<ScoreRow>(Sql.AllScores, new { cancellationToken }, session.Transaction)).Select(row => row.ToScore());

    public static async Task<IEnumerable<ListedFinding>> OfAssetsAsync(ReadSession session, IEnumerable<AssetId> assets, CancellationToken cancellationToken) =>
        (await session.Connection.QueryAsync<Row>(
            Sql.OfAssets, new { assets = TextList.Of(assets.Select(asset => asset.ToString())), cancellationToken }, session.Transaction)).Select(row => row.ToFinding());

    public static async Task<IEnumerable<ListedFinding>> OfVulnerabilitiesAsync(ReadSession session, IEnumerable<VulnerabilityId> vulnerabilities, CancellationToken cancellationToken) =>
        (await session.Connection.QueryAsync<Row>(
            Sql.OfVulnerabilities, new { vulnerabilities = TextList.Of(vulnerabilities.Select(id => id.ToString())), cancellationToken }, session.Transaction))
            .Select(row => row.ToFinding());

    public static async Task<IEnumerable<ListedFinding>> SomeAsync(ReadSession session, IEnumerable<Id> ids, CancellationToken cancellationToken) =>
        (await session.Connection.QueryAsync<Row>(Sql.Some, new { ids = TextList.Of(ids.Select(id => id.ToString())), cancellationToken }, session.Transaction))
            .Select(row => row.ToFinding());

    public static async Task<IEnumerable<(VulnerabilityId Id, int Score)>> ScoresAsync(
        ReadSession session, IEnumerable<VulnerabilityId> vulnerabilities, CancellationToken cancellationToken) =>
        (await session.Connection.QueryAsync<ScoreRow>(
            Sql.Scores, new { ids = TextList.Of(vulnerabilities.Select(id => id.ToString())), cancellationToken }, session.Transaction)).Select(row => row.ToScore());

    public static async Task<IEnumerable<(AssetId Id, ListedAsset Now)>> AssetsAsync(ReadSession session, IReadOnlyCollection<AssetId> assets, CancellationToken cancellationToken)
    {
        string OfKind(AssetKind kind) => TextList.Of(assets.Where(asset => asset.Kind == kind).Select(asset => asset.Value.ToString()));
        var releases = await session.Connection.QueryAsync<ReleaseRow>(Sql.Releases, new { ids = OfKind(AssetKind.Release), cancellationToken }, session.Transaction);
        var systems = await session.Connection.QueryAsync<SystemRow>(Sql.Systems, new { ids = OfKind(AssetKind.System), cancellationToken }, session.Transaction);
        return [.. releases.Select(row => row.ToAsset()), .. systems.Select(row => row.ToAsset())];
    }
}
