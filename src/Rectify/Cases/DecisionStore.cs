using Dapper;
using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Cases;

/// <summary>All SQL on decisions about conflicts. They are only added, and seen by whoever sees their case.</summary>
public static class DecisionStore
{
    private static class Sql
    {
        public const string OfCase =
            $"""
            SELECT conflict, conflict_version AS ConflictVersion, recipient, chosen, releases, reason, decided_by AS DecidedBy, decided_at AS DecidedAt
            FROM conflict_decisions WHERE case_id = @id AND EXISTS (SELECT 1 FROM cases WHERE cases.id = case_id AND {Viewer.MaySee}) ORDER BY conflict_decisions.id
            """;

        public const string Add =
            """
            INSERT INTO conflict_decisions (id, case_id, conflict, conflict_version, recipient, chosen, releases, reason, decided_by, decided_at)
            VALUES (@id, @caseId, @conflict, @conflictVersion, @recipient, @chosen, @releases, @reason, @decidedBy, @decidedAt)
            """;
    }

    internal sealed record Row(
        string Conflict, long ConflictVersion, string Recipient, string Chosen, long Releases, string Reason, string DecidedBy, long DecidedAt)
    {
        public ConflictDecision ToDecision() => new(
            Conflict, (int)ConflictVersion, Recipient, Chosen, Releases != 0, Reason, new(Id.Parse(DecidedBy)), DecidedAt.ToInstant());
    }

    /// <summary>The decisions of a case, the earliest first.</summary>
    public static async Task<IReadOnlyList<ConflictDecision>> OfCaseAsync(ReadSession session, CaseId id, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(
            Sql.OfCase, new { id = id.ToString(), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken }, session.Transaction))
            .Select(row => row.ToDecision())];

    internal static Task AddAsync(WriteSession session, Id id, CaseId caseId, ConflictDecision decision, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.Add,
            new
            {
                id = id.ToString(),
                caseId = caseId.ToString(),
                conflict = decision.Conflict,
                conflictVersion = (long)decision.ConflictVersion,
                recipient = decision.Recipient,
                chosen = decision.Option,
                releases = decision.Releases ? 1L : 0L,
                reason = decision.Reason,
                decidedBy = decision.DecidedBy.ToString(),
                decidedAt = decision.DecidedAt.ToTicks(),
                cancellationToken,
            },
            session.Transaction);
}
