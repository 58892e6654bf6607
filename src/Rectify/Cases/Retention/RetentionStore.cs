using Dapper;
using NodaTime;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Storage;

namespace Rectify.Cases.Retention;

/// <summary>All SQL on times of keeping and holds. A hold on what a viewer may not see does not exist for them.</summary>
public static class RetentionStore
{
    private static class Sql
    {
        private const string Columns =
            "id, subject, access_group AS AccessGroup, reason, placed_at AS PlacedAt, placed_by AS PlacedBy, until, lifted_at AS LiftedAt";

        public const string Rules = "SELECT area, months, why, rule FROM retention_rules ORDER BY area";

        public const string Clear = "DELETE FROM retention_rules";

        public const string AddRule = "INSERT INTO retention_rules (area, months, why, rule) VALUES (@area, @months, @why, @rule)";

        public const string Holds = $"SELECT {Columns} FROM preservation_holds WHERE id > @after AND {Viewer.MaySee} ORDER BY id LIMIT @count";

        public const string FindHold = $"SELECT {Columns} FROM preservation_holds WHERE id = @id AND {Viewer.MaySee}";

        public const string OfSubject =
            $"SELECT {Columns} FROM preservation_holds WHERE lifted_at IS NULL AND (subject IS NULL OR subject = @subject) AND {Viewer.MaySee} ORDER BY id";

        // The program's own question, whoever may see them.
        public const string Standing = $"SELECT {Columns} FROM preservation_holds WHERE lifted_at IS NULL ORDER BY id";

        public const string AddHold =
            """
            INSERT INTO preservation_holds (id, subject, access_group, reason, placed_at, placed_by, until)
            VALUES (@id, @subject, @accessGroup, @reason, @placedAt, @placedBy, @until)
            """;

        public const string Lift = "UPDATE preservation_holds SET lifted_at = @at WHERE id = @id";
    }

    internal sealed record RuleRow(string Area, long? Months, string Why, string? Rule);

    internal sealed record HoldRow(string Id, string? Subject, string? AccessGroup, string Reason, long PlacedAt, string PlacedBy, long? Until, long? LiftedAt)
    {
        public PreservationHold ToHold() => new(
            new(Foundation.Id.Parse(Id)), Subject is null ? null : Ledger.Subject.Parse(Subject), Reason, PlacedAt.ToInstant(), PlacedBy, Until.ToInstant(), LiftedAt.ToInstant())
        {
            AccessGroup = AccessGroup is null ? null : Foundation.Id.Parse(AccessGroup),
        };
    }

    /// <summary>What is erased when its time is over.</summary>
    public static async Task<IReadOnlyList<RetentionRule>> RulesAsync(ReadSession session, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<RuleRow>(Sql.Rules, new { cancellationToken }, session.Transaction))
            .Select(row => new RetentionRule(Stored.Word<RetentionArea>(row.Area), (int?)row.Months, row.Why, row.Rule))];

    /// <summary>Holds placed after one of them, oldest first, at most <paramref name="count"/>; those that were lifted too.</summary>
    public static async Task<IReadOnlyList<PreservationHold>> PageAsync(ReadSession session, Id after, int count, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<HoldRow>(
            Sql.Holds,
            new { after = after.ToString(), count = (long)count, viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken },
            session.Transaction)).Select(row => row.ToHold())];

    /// <summary>A hold; null when there is none for this viewer.</summary>
    public static async Task<PreservationHold?> FindAsync(ReadSession session, PreservationHoldId id, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<HoldRow>(
            Sql.FindHold, new { id = id.ToString(), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken }, session.Transaction))?.ToHold();

    /// <summary>The holds on something that stand at an instant, those on everything too.</summary>
    public static async Task<IReadOnlyList<PreservationHold>> OfSubjectAsync(ReadSession session, Subject subject, Instant now, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<HoldRow>(
            Sql.OfSubject, new { subject = subject.ToString(), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken }, session.Transaction))
            .Select(row => row.ToHold()).Where(hold => hold.HoldsAt(now))];

    internal static async Task<IReadOnlyList<PreservationHold>> StandingAsync(ReadSession session, Instant now, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<HoldRow>(Sql.Standing, new { cancellationToken }, session.Transaction)).Select(row => row.ToHold()).Where(hold => hold.HoldsAt(now))];

    internal static async Task SetAsync(WriteSession session, IReadOnlyList<RetentionRule> rules, CancellationToken cancellationToken)
    {
        await session.Connection.ExecuteAsync(Sql.Clear, new { cancellationToken }, session.Transaction);
        foreach (var rule in rules)
            await session.Connection.ExecuteAsync(
                Sql.AddRule, new { area = Words.Of(rule.Area), months = (long?)rule.Months, why = rule.Why, rule = rule.Rule, cancellationToken }, session.Transaction);
    }

    internal static Task AddAsync(WriteSession session, PreservationHold hold, Id? accessGroup, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.AddHold,
            new
            {
                id = hold.Id.ToString(),
                subject = hold.Subject?.ToString(),
                accessGroup = accessGroup?.ToString(),
                reason = hold.Reason,
                placedAt = hold.PlacedAt.ToTicks(),
                placedBy = hold.PlacedBy,
                until = hold.Until.ToTicks(),
                cancellationToken,
            },
            session.Transaction);

    internal static Task LiftAsync(WriteSession session, PreservationHoldId id, Instant at, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.Lift, new { id = id.ToString(), at = at.ToTicks(), cancellationToken }, session.Transaction);
}
