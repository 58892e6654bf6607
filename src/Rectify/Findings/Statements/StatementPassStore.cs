using Dapper;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Storage;

namespace Rectify.Findings.Statements;

/// <summary>All SQL on passes of statements over findings. Like findings and statements they are open to every viewer.</summary>
public static class StatementPassStore
{
    private static class Sql
    {
        private const string Select = "SELECT about, begun_at AS BegunAt, findings, looked_at AS LookedAt, done_to AS DoneTo FROM statement_passes";

        public const string Find = $"{Select} WHERE about = @about";

        public const string List = $"{Select} ORDER BY begun_at, about LIMIT @count";

        public const string Put =
            """
            INSERT INTO statement_passes (about, begun_at, findings, looked_at, done_to) VALUES (@about, @begunAt, @findings, @lookedAt, @doneTo)
            ON CONFLICT (about) DO UPDATE SET begun_at = excluded.begun_at, findings = excluded.findings, looked_at = excluded.looked_at, done_to = excluded.done_to
            """;

        public const string End = "DELETE FROM statement_passes WHERE about = @about";
    }

    internal sealed record Row(string About, long BegunAt, long Findings, long LookedAt, string DoneTo)
    {
        public StatementPass ToPass() => new(Subject.Parse(About), BegunAt.ToInstant(), Findings, LookedAt, WalkPlace.Parse(DoneTo));
    }

    /// <summary>What goes on because of something; null when all of it is done.</summary>
    public static async Task<StatementPass?> FindAsync(ReadSession session, Subject about, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<Row>(Sql.Find, new { about = about.ToString(), cancellationToken }, session.Transaction))?.ToPass();

    /// <summary>All that goes on, the oldest first, at most <paramref name="count"/>.</summary>
    public static async Task<IReadOnlyList<StatementPass>> ListAsync(ReadSession session, int count, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(Sql.List, new { count = (long)count, cancellationToken }, session.Transaction)).Select(row => row.ToPass())];

    internal static Task PutAsync(WriteSession session, StatementPass pass, CancellationToken cancellationToken) => session.Connection.ExecuteAsync(
        Sql.Put,
        new
        {
            about = pass.About.ToString(),
            begunAt = pass.BegunAt.ToTicks(),
            findings = pass.Findings,
            lookedAt = pass.LookedAt,
            doneTo = pass.DoneTo.ToString(),
            cancellationToken,
        },
        session.Transaction);

    internal static Task EndAsync(WriteSession session, Subject about, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.End, new { about = about.ToString(), cancellationToken }, session.Transaction);
}
