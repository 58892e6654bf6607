using Dapper;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Cases.Reports;

/// <summary>All SQL on who found it. The access list is its own: the people named, or nobody but those who handle reports while none are.</summary>
internal static class FinderStore
{
    private static class Sql
    {
        public const string Find =
            $"""
            SELECT name, address, pgp_key AS PgpKey, wants_credit AS WantsCredit, access_group AS AccessGroup FROM report_finders
            WHERE report_id = @report AND {Viewer.MaySee}
            """;

        public const string Add =
            """
            INSERT INTO report_finders (report_id, name, address, pgp_key, wants_credit, access_group)
            VALUES (@report, @name, @address, @pgpKey, @wantsCredit, NULL)
            """;

        public const string Limit = "UPDATE report_finders SET access_group = @accessGroup WHERE report_id = @report";

        // The program's own question, for the answer that it was told to send.
        public const string Address = "SELECT address FROM report_finders WHERE report_id = @report";
    }

    internal sealed record Row(string Name, string Address, string PgpKey, long? WantsCredit, string? AccessGroup);

    /// <summary>Who found it, and the group of the people who alone may read it; null when that is not for this viewer.</summary>
    public static async Task<(Finder Finder, Id? AccessGroup)?> FindAsync(ReadSession session, ReportId report, CancellationToken cancellationToken)
    {
        var row = await session.Connection.QuerySingleOrDefaultAsync<Row>(
            Sql.Find,
            new { report = report.ToString(), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken },
            session.Transaction);
        return row is null
            ? null
            : (new Finder(row.Name, row.Address, row.PgpKey, row.WantsCredit is { } wants ? wants == 1 : null), row.AccessGroup is null ? null : Id.Parse(row.AccessGroup));
    }

    public static Task AddAsync(WriteSession session, ReportId report, Finder finder, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.Add,
            new
            {
                report = report.ToString(),
                name = finder.Name,
                address = finder.Address,
                pgpKey = finder.PgpKey,
                wantsCredit = finder.WantsCredit is { } wants ? (wants ? 1L : 0) : (long?)null,
                cancellationToken,
            },
            session.Transaction);

    /// <summary>Limits it to the people named; those who were named before stay.</summary>
    public static async Task LimitAsync(
        WriteSession session, ReportId report, Id? before, Func<Id> newId, IEnumerable<PersonId> people, CancellationToken cancellationToken)
    {
        var group = before ?? newId();
        if (before is null)
        {
            await CaseStore.AddGroupAsync(session, group, cancellationToken);
            await session.Connection.ExecuteAsync(Sql.Limit, new { report = report.ToString(), accessGroup = group.ToString(), cancellationToken }, session.Transaction);
        }
        foreach (var person in people) await CaseStore.AddMemberAsync(session, group, person, cancellationToken);
    }

    public static async Task<string?> AddressAsync(ReadSession session, ReportId report, CancellationToken cancellationToken) =>
        await session.Connection.QuerySingleOrDefaultAsync<string>(Sql.Address, new { report = report.ToString(), cancellationToken }, session.Transaction);
}
