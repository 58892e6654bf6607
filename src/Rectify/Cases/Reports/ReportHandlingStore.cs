using Dapper;
using Rectify.Storage;

namespace Rectify.Cases.Reports;

/// <summary>All SQL on how reports are handled. It is open to every viewer.</summary>
public static class ReportHandlingStore
{
    private static class Sql
    {
        public const string Find =
            "SELECT acknowledge_hours AS AcknowledgeHours, assess_hours AS AssessHours, auto_acknowledge AS AutoAcknowledge FROM report_handling WHERE one = 1";

        public const string Retentions = "SELECT place, zone, months, rule FROM report_retentions ORDER BY place";

        public const string Put =
            """
            INSERT INTO report_handling (one, acknowledge_hours, assess_hours, auto_acknowledge) VALUES (1, @acknowledge, @assess, @auto)
            ON CONFLICT (one) DO UPDATE SET
                acknowledge_hours = excluded.acknowledge_hours, assess_hours = excluded.assess_hours, auto_acknowledge = excluded.auto_acknowledge
            """;

        public const string Clear = "DELETE FROM report_retentions";

        public const string Keep = "INSERT INTO report_retentions (place, zone, months, rule) VALUES (@place, @zone, @months, @rule)";
    }

    internal sealed record Row(long? AcknowledgeHours, long? AssessHours, long AutoAcknowledge);

    internal sealed record RetentionRow(string Place, string Zone, long Months, string? Rule);

    /// <summary>What is set.</summary>
    public static async Task<ReportHandling> FindAsync(ReadSession session, CancellationToken cancellationToken)
    {
        if (await session.Connection.QuerySingleOrDefaultAsync<Row>(Sql.Find, new { cancellationToken }, session.Transaction) is not { } row) return ReportHandling.Unset;
        var kept = await session.Connection.QueryAsync<RetentionRow>(Sql.Retentions, new { cancellationToken }, session.Transaction);
        return new ReportHandling
        {
            AcknowledgeHours = (int?)row.AcknowledgeHours,
            AssessHours = (int?)row.AssessHours,
            AutoAcknowledge = row.AutoAcknowledge == 1,
            Retentions = [.. kept.Select(each => new Retention(each.Place, each.Zone, (int)each.Months, each.Rule))],
        };
    }

    internal static async Task PutAsync(WriteSession session, ReportHandling handling, CancellationToken cancellationToken)
    {
        await session.Connection.ExecuteAsync(
            Sql.Put,
            new { acknowledge = (long?)handling.AcknowledgeHours, assess = (long?)handling.AssessHours, auto = handling.AutoAcknowledge ? 1L : 0, cancellationToken },
            session.Transaction);
        await session.Connection.ExecuteAsync(Sql.Clear, new { cancellationToken }, session.Transaction);
        foreach (var kept in handling.Retentions)
            await session.Connection.ExecuteAsync(
                Sql.Keep, new { place = kept.Place, zone = kept.Zone, months = (long)kept.Months, rule = kept.Rule, cancellationToken }, session.Transaction);
    }
}
