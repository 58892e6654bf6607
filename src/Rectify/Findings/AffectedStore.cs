using Dapper;
using Rectify.Inventory;
using Rectify.Storage;

namespace Rectify.Findings;

/// <summary>All SQL on where a vulnerability is found now: read and counted from one index, however many releases there are. Open to every viewer.</summary>
public static class AffectedStore
{
    private static class Sql
    {
        public const string Count = "SELECT COUNT(DISTINCT asset) FROM findings WHERE vulnerability_id = @vulnerability AND gone_at IS NULL";

        public const string Page =
            """
            SELECT DISTINCT asset FROM findings
            WHERE vulnerability_id = @vulnerability AND asset > @after AND gone_at IS NULL ORDER BY asset LIMIT @count
            """;
    }

    internal sealed record AssetRow(string Asset);

    /// <summary>In how many releases and systems it is found now.</summary>
    public static Task<long> CountAsync(ReadSession session, VulnerabilityId vulnerability, CancellationToken cancellationToken) =>
        session.Connection.QuerySingleAsync<long>(Sql.Count, new { vulnerability = vulnerability.ToString(), cancellationToken }, session.Transaction);

    /// <summary>The releases and systems after one of them, as their texts sort, at most <paramref name="count"/>.</summary>
    public static async Task<IReadOnlyList<AssetId>> AssetsAsync(
        ReadSession session, VulnerabilityId vulnerability, AssetId? after, int count, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<AssetRow>(
            Sql.Page,
            new { vulnerability = vulnerability.ToString(), after = after?.ToString() ?? "", count = (long)count, cancellationToken },
            session.Transaction)).Select(row => AssetId.Parse(row.Asset))];

    /// <summary>The same with what was found in each.</summary>
    public static async Task<IReadOnlyList<AffectedAsset>> PageAsync(
        ReadSession session, VulnerabilityId vulnerability, AssetId? after, int count, CancellationToken cancellationToken)
    {
        var assets = await AssetsAsync(session, vulnerability, after, count, cancellationToken);
        if (assets.Count == 0) return [];
        var findings = (await FindingStore.OfVulnerabilitiesAsync(session, [vulnerability], assets[0], assets[^1], cancellationToken))
            .Where(finding => finding.GoneAt is null).OrderBy(finding => finding.Place, StringComparer.Ordinal).ToLookup(finding => finding.Asset);
        return [.. assets.Select(asset => new AffectedAsset(asset, [.. findings[asset]]))];
    }
}
