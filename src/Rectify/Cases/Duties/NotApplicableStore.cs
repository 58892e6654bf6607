using Dapper;
using NodaTime;
using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Cases.Duties;

/// <summary>All SQL on what people say does not apply. It is seen by whoever sees the case.</summary>
public static class NotApplicableStore
{
    private static class Sql
    {
        private const string Columns =
            """
            id, case_id AS CaseId, rule, rule_version AS RuleVersion, recipient, reason, until_at AS UntilAt, said_by AS SaidBy, said_at AS SaidAt,
            withdrawn_at AS WithdrawnAt, withdrawn_because AS WithdrawnBecause
            """;

        public const string OfCases = $"SELECT {Columns} FROM not_applicable WHERE case_id IN ({CaseStore.Visible}) ORDER BY id";

        public const string Starts =
            $"""
            SELECT said_id AS SaidId, about, started_by AS StartedBy, needed FROM not_applicable_starts JOIN not_applicable ON not_applicable.id = said_id
            WHERE case_id IN ({CaseStore.Visible}) ORDER BY said_id, number
            """;

        public const string Add =
            """
            INSERT INTO not_applicable (id, case_id, rule, rule_version, recipient, reason, until_at, said_by, said_at)
            VALUES (@id, @caseId, @rule, @ruleVersion, @recipient, @reason, @until, @saidBy, @saidAt)
            """;

        public const string AddStart =
            "INSERT INTO not_applicable_starts (said_id, number, about, started_by, needed) VALUES (@id, @number, @about, @startedBy, @needed)";

        public const string Withdraw = "UPDATE not_applicable SET withdrawn_at = @at, withdrawn_because = @reason WHERE id = @id";
    }

    internal sealed record Row(
        string Id, string CaseId, string Rule, long RuleVersion, string Recipient, string Reason, long? UntilAt, string SaidBy, long SaidAt, long? WithdrawnAt,
        string? WithdrawnBecause)
    {
        public NotApplicable ToSaid(IEnumerable<StartRow> starts) => new()
        {
            Id = new(Foundation.Id.Parse(Id)),
            Case = new(Foundation.Id.Parse(CaseId)),
            Rule = Rule,
            RuleVersion = (int)RuleVersion,
            Recipient = Recipient,
            Starts = [.. starts.Select(row => new DutyStart(row.About, row.StartedBy, row.Needed))],
            Reason = Reason,
            Until = UntilAt.ToInstant(),
            SaidBy = new(Foundation.Id.Parse(SaidBy)),
            SaidAt = SaidAt.ToInstant(),
            WithdrawnAt = WithdrawnAt.ToInstant(),
            WithdrawnBecause = WithdrawnBecause,
        };
    }

    internal sealed record StartRow(string SaidId, string? About, string StartedBy, string? Needed);

    /// <summary>Everything that was said of these cases, the earliest first, what was withdrawn or has ended too.</summary>
    public static async Task<ILookup<CaseId, NotApplicable>> OfCasesAsync(ReadSession session, IEnumerable<CaseId> cases, CancellationToken cancellationToken)
    {
        var arguments = new { cases = TextList.Of(cases.Select(id => id.ToString())), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken };
        var rows = (await session.Connection.QueryAsync<Row>(Sql.OfCases, arguments, session.Transaction)).ToList();
        var starts = rows.Count == 0 ? [] : await session.Connection.QueryAsync<StartRow>(Sql.Starts, arguments, session.Transaction);
        var of = starts.ToLookup(row => row.SaidId, StringComparer.Ordinal);
        return rows.Select(row => row.ToSaid(of[row.Id])).ToLookup(said => said.Case);
    }

    internal static async Task AddAsync(WriteSession session, NotApplicable said, CancellationToken cancellationToken)
    {
        await session.Connection.ExecuteAsync(
            Sql.Add,
            new
            {
                id = said.Id.ToString(),
                caseId = said.Case.ToString(),
                rule = said.Rule,
                ruleVersion = (long)said.RuleVersion,
                recipient = said.Recipient,
                reason = said.Reason,
                until = said.Until.ToTicks(),
                saidBy = said.SaidBy.ToString(),
                saidAt = said.SaidAt.ToTicks(),
                cancellationToken,
            },
            session.Transaction);
        foreach (var (number, start) in said.Starts.Index())
            await session.Connection.ExecuteAsync(
                Sql.AddStart,
                new { id = said.Id.ToString(), number = (long)number, about = start.Group, startedBy = start.Trigger, needed = start.Needed, cancellationToken },
                session.Transaction);
    }

    internal static Task WithdrawAsync(WriteSession session, NotApplicableId id, string reason, Instant at, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.Withdraw, new { id = id.ToString(), reason, at = at.ToTicks(), cancellationToken }, session.Transaction);
}
