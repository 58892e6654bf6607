using Dapper;
using NodaTime;
using Rectify.Findings;
using Rectify.Findings.Listing;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Storage;

namespace Rectify.Cases;

/// <summary>All SQL on what the cases that a viewer may see are about, and how soon one must act in them: for lists of findings.</summary>
public static class ConcernStore
{
    private static class Sql
    {
        public const string Everywhere =
            $"""
            SELECT vulnerability_id AS VulnerabilityId, MIN(act_by) AS ActBy
            FROM cases JOIN case_vulnerabilities ON case_vulnerabilities.case_id = cases.id
                JOIN vulnerability_names ON vulnerability_names.name = case_vulnerabilities.name LEFT JOIN case_duties ON case_duties.case_id = cases.id
            WHERE found_since IS NOT NULL AND {Viewer.MaySee} GROUP BY vulnerability_id
            """;

        public const string Named =
            $"""
            SELECT vulnerability_id AS VulnerabilityId, asset, MIN(act_by) AS ActBy
            FROM cases JOIN case_vulnerabilities ON case_vulnerabilities.case_id = cases.id
                JOIN vulnerability_names ON vulnerability_names.name = case_vulnerabilities.name JOIN case_assets ON case_assets.case_id = cases.id
                LEFT JOIN case_duties ON case_duties.case_id = cases.id
            WHERE {Viewer.MaySee} GROUP BY vulnerability_id, asset
            """;
    }

    internal sealed record EverywhereRow(string VulnerabilityId, long? ActBy);

    internal sealed record NamedRow(string VulnerabilityId, string Asset, long? ActBy);

    /// <summary>What they are about. What has been found gone before a case was opened belongs to it no more, but is rare, and listed with it.</summary>
    public static async Task<Concerns> ReadAsync(ReadSession session, CancellationToken cancellationToken)
    {
        var arguments = new { viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken };
        var everywhere = await session.Connection.QueryAsync<EverywhereRow>(Sql.Everywhere, arguments, session.Transaction);
        var named = await session.Connection.QueryAsync<NamedRow>(Sql.Named, arguments, session.Transaction);
        return new(
            everywhere.ToDictionary(row => new VulnerabilityId(Id.Parse(row.VulnerabilityId)), row => row.ActBy.ToInstant()),
            named.ToDictionary(row => (new VulnerabilityId(Id.Parse(row.VulnerabilityId)), AssetId.Parse(row.Asset)), row => row.ActBy.ToInstant()));
    }
}
