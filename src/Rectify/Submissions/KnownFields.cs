using Dapper;
using Rectify.Cases;
using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Submissions;

/// <summary>
/// The names of the fields that <see cref="KnownValues"/> fills, of many cases at once and without their values: a list of duties says what is missing,
/// and a case may be about a hundred thousand releases.
/// </summary>
internal static class KnownFields
{
    private static class Sql
    {
        // What is found of its vulnerabilities in what a case names, or, where it names nothing, anywhere since.
        private const string Found =
            """
            FROM case_vulnerabilities
            JOIN vulnerability_names ON vulnerability_names.name = case_vulnerabilities.name
            JOIN findings ON findings.vulnerability_id = vulnerability_names.vulnerability_id
            WHERE case_vulnerabilities.case_id = cases.id
            """;

        private const string Reached = $"{Found} AND found_since IS NOT NULL AND (gone_at IS NULL OR gone_at >= found_since)";

        private const string Named =
            $"{Found} AND EXISTS (SELECT 1 FROM case_assets WHERE case_assets.case_id = cases.id AND case_assets.asset = findings.asset)";

        private const string Release = "asset >= 'release:' AND asset < 'release;'";

        public const string OfCases =
            $"""
            SELECT id,
                CAST(CASE WHEN EXISTS (SELECT 1 FROM case_assets WHERE case_assets.case_id = cases.id AND {Release})
                    OR EXISTS (SELECT 1 {Reached} AND {Release}) THEN 1 ELSE 0 END AS BIGINT) AS Releases,
                CAST(CASE WHEN EXISTS (SELECT 1 {Named} AND purl <> '') OR EXISTS (SELECT 1 {Reached} AND purl <> '') THEN 1 ELSE 0 END AS BIGINT) AS Components,
                CAST(CASE WHEN EXISTS (SELECT 1 {Named} AND vector IS NOT NULL) OR EXISTS (SELECT 1 {Reached} AND vector IS NOT NULL) THEN 1 ELSE 0 END AS BIGINT) AS Vectors
            FROM cases WHERE id IN (SELECT value FROM json_each(@cases)) AND {Viewer.MaySee}
            """;
    }

    internal sealed record Row(string Id, long Releases, long Components, long Vectors);

    /// <summary>By case; a duty that is owed has started, and so the case knows when.</summary>
    public static async Task<IReadOnlyDictionary<CaseId, IReadOnlySet<string>>> OfAsync(ReadSession session, IReadOnlyCollection<Case> cases, CancellationToken cancellationToken)
    {
        if (cases.Count == 0) return new Dictionary<CaseId, IReadOnlySet<string>>();
        var arguments = new { cases = TextList.Of(cases.Select(about => about.Id.ToString())), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken };
        var rows = (await session.Connection.QueryAsync<Row>(Sql.OfCases, arguments, session.Transaction)).ToDictionary(row => row.Id, StringComparer.Ordinal);
        return cases.ToDictionary(about => about.Id, IReadOnlySet<string> (about) => Of(about, rows.GetValueOrDefault(about.Id.ToString())));
    }

    private static HashSet<string> Of(Case about, Row? row)
    {
        var known = new HashSet<string>(["title", "notification_type", "awareness_datetime_utc"], StringComparer.Ordinal);
        if (about.Vulnerabilities.Any(KnownValues.IsCve)) known.Add("cve_id");
        if (row is null) return known;
        if (row.Releases > 0) known.UnionWith(about.Reach.Count > 0 ? ["manufacturer_name", "product_name"] : ["manufacturer_name", "product_name", "product_version"]);
        if (row.Components > 0) known.Add("component_name");
        if (row.Vectors > 0) known.Add("severity_description");
        return known;
    }
}
