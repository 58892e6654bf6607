using Dapper;
using Rectify.Inventory;
using Rectify.Storage;

namespace Rectify.Cases;

/// <summary>All SQL on what a reach holds. It follows from findings, which are open to every viewer.</summary>
internal static class ReachStore
{
    private static class Sql
    {
        private const string Found =
            """
            FROM vulnerability_names JOIN findings ON findings.vulnerability_id = vulnerability_names.vulnerability_id
            """;

        private const string Within = "WHERE vulnerability_names.name = @name AND (gone_at IS NULL OR gone_at >= @since)";

        // Rules see of a release its product and the roles that are held for itself: the first of each such group speaks for all of it.
        public const string Representatives =
            $"""
            SELECT MIN(asset) AS Asset FROM (
                SELECT findings.asset AS asset, COALESCE(
                    CASE WHEN EXISTS (SELECT 1 FROM asset_roles WHERE asset_roles.asset = findings.asset) THEN findings.asset END,
                    releases.product_id, findings.asset) AS kind
                {Found} LEFT JOIN releases ON releases.id = SUBSTR(findings.asset, 9)
                {Within}) AS found
            GROUP BY kind ORDER BY Asset
            """;

        public const string Some = $"SELECT DISTINCT asset AS Asset {Found} {Within} AND asset IN (SELECT value FROM json_each(@assets))";

        public const string Count = $"SELECT COUNT(DISTINCT asset) {Found} {Within}";
    }

    internal sealed record AssetRow(string Asset);

    /// <summary>One asset of each group that rules cannot tell apart, in order.</summary>
    public static async Task<IReadOnlyList<AssetId>> RepresentativesAsync(ReadSession session, Reach reach, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<AssetRow>(
            Sql.Representatives, new { name = reach.Vulnerability, since = reach.Since.ToUnixTimeTicks(), cancellationToken }, session.Transaction))
            .Select(row => AssetId.Parse(row.Asset))];

    /// <summary>Those of some assets that a reach holds.</summary>
    public static async Task<IReadOnlySet<AssetId>> WithinAsync(ReadSession session, Reach reach, IEnumerable<AssetId> assets, CancellationToken cancellationToken) =>
        (await session.Connection.QueryAsync<AssetRow>(
            Sql.Some,
            new
            {
                name = reach.Vulnerability,
                since = reach.Since.ToUnixTimeTicks(),
                assets = Foundation.TextList.Of(assets.Select(asset => asset.ToString())),
                cancellationToken,
            },
            session.Transaction)).Select(row => AssetId.Parse(row.Asset)).ToHashSet();

    /// <summary>Those of some assets that none of several reaches holds.</summary>
    public static async Task<IReadOnlyList<AssetId>> BeyondAsync(ReadSession session, IEnumerable<Reach> reaches, IEnumerable<AssetId> assets, CancellationToken cancellationToken)
    {
        var left = assets.Distinct().ToList();
        foreach (var reach in reaches)
        {
            if (left.Count == 0) break;
            var within = await WithinAsync(session, reach, left, cancellationToken);
            left.RemoveAll(within.Contains);
        }
        return left;
    }

    /// <summary>How many releases and systems a reach holds.</summary>
    public static Task<long> CountAsync(ReadSession session, Reach reach, CancellationToken cancellationToken) =>
        session.Connection.QuerySingleAsync<long>(
            Sql.Count, new { name = reach.Vulnerability, since = reach.Since.ToUnixTimeTicks(), cancellationToken }, session.Transaction);
}
