using Dapper;
using NodaTime;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Cases.Tasks;

/// <summary>All SQL on tasks. They are seen by whoever sees their case.</summary>
public static class TaskStore
{
    private static class Sql
    {
        private const string Columns =
            """
            case_tasks.id, case_id AS CaseId, case_tasks.title, assignee, due_at AS DueAt, due_zone AS DueZone, rule, recipient, finding, state, reason,
            case_tasks.opened_at AS OpenedAt, opened_by AS OpenedBy, revision
            """;

        private const string Visible = $"EXISTS (SELECT 1 FROM cases WHERE cases.id = case_id AND {Viewer.MaySee})";

        public const string Find = $"SELECT {Columns} FROM case_tasks WHERE id = @id AND {Visible}";

        public const string OfCase = $"SELECT {Columns} FROM case_tasks WHERE case_id = @id AND {Visible} ORDER BY id";

        public const string PageOfCase = $"SELECT {Columns} FROM case_tasks WHERE case_id = @id AND case_tasks.id > @after AND {Visible} ORDER BY id LIMIT @count";

        public const string OfPerson =
            $"""
            SELECT {Columns} FROM case_tasks
            WHERE assignee = @person AND state = 'open' AND (COALESCE(due_at, @never), id) > (@due, @after) AND {Visible}
            ORDER BY COALESCE(due_at, @never), id LIMIT @count
            """;

        public const string Due =
            $"SELECT {Columns} FROM case_tasks WHERE due_at <= @now AND state = 'open' AND told_due_at IS NULL AND {Visible} ORDER BY due_at, id LIMIT @count";

        public const string AnyDue =
            $"SELECT CASE WHEN EXISTS (SELECT 1 FROM case_tasks WHERE due_at <= @now AND state = 'open' AND told_due_at IS NULL AND {Visible}) THEN 1 ELSE 0 END";

        public const string Add =
            """
            INSERT INTO case_tasks (id, case_id, title, assignee, due_at, due_zone, rule, recipient, finding, state, reason, opened_at, opened_by, revision)
            VALUES (@id, @caseId, @title, @assignee, @dueAt, @dueZone, @rule, @recipient, @finding, @state, @reason, @openedAt, @openedBy, @revision)
            """;

        public const string Put =
            """
            UPDATE case_tasks SET title = @title, assignee = @assignee, due_at = @dueAt, due_zone = @dueZone, rule = @rule, recipient = @recipient,
                finding = @finding, state = @state, reason = @reason, revision = @revision, told_due_at = CASE WHEN @again = 1 THEN NULL ELSE told_due_at END
            WHERE id = @id
            """;

        public const string Told = "UPDATE case_tasks SET told_due_at = @now WHERE id = @id";
    }

    internal sealed record Row(
        string Id, string CaseId, string Title, string? Assignee, long? DueAt, string? DueZone, string? Rule, string? Recipient, string? Finding, string State,
        string? Reason, long OpenedAt, string OpenedBy, long Revision)
    {
        public CaseTask ToTask() => new()
        {
            Id = new(Foundation.Id.Parse(Id)),
            Case = new(Foundation.Id.Parse(CaseId)),
            Title = Title,
            Assignee = Assignee is null ? null : new PersonId(Foundation.Id.Parse(Assignee)),
            Due = DueAt.ToInstant() is { } at ? new TaskDue(at, DueZone ?? "UTC") : null,
            About = new(Rule, Recipient, Finding is null ? null : new(Foundation.Id.Parse(Finding))),
            State = Stored.Word<TaskState>(State),
            Reason = Reason,
            OpenedAt = OpenedAt.ToInstant(),
            OpenedBy = OpenedBy,
            Revision = Revision,
        };
    }

    /// <summary>The task, or null when there is none for this viewer.</summary>
    public static async Task<CaseTask?> FindAsync(ReadSession session, CaseTaskId id, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<Row>(
            Sql.Find, new { id = id.ToString(), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken }, session.Transaction))?.ToTask();

    /// <summary>The tasks of a case, oldest first; none when the viewer may not see the case.</summary>
    public static async Task<IReadOnlyList<CaseTask>> OfCaseAsync(ReadSession session, CaseId id, CancellationToken cancellationToken) =>
        Read(await session.Connection.QueryAsync<Row>(
            Sql.OfCase, new { id = id.ToString(), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken }, session.Transaction));

    /// <summary>The same after one of them, at most <paramref name="count"/>.</summary>
    public static async Task<IReadOnlyList<CaseTask>> PageOfCaseAsync(ReadSession session, CaseId id, Id after, int count, CancellationToken cancellationToken) =>
        Read(await session.Connection.QueryAsync<Row>(
            Sql.PageOfCase,
            new { id = id.ToString(), after = after.ToString(), count = (long)count, viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken },
            session.Transaction));

    /// <summary>The open tasks of a person in cases that the viewer may see, by due time, those without one last, at most <paramref name="count"/>.</summary>
    public static Task<IReadOnlyList<CaseTask>> OfPersonAsync(ReadSession session, PersonId person, int count, CancellationToken cancellationToken) =>
        OfPersonAsync(session, person, after: null, count, cancellationToken);

    /// <summary>The same after a place among them: a due time, null for none, and an id.</summary>
    public static async Task<IReadOnlyList<CaseTask>> OfPersonAsync(
        ReadSession session, PersonId person, (Instant? Due, CaseTaskId Id)? after, int count, CancellationToken cancellationToken) =>
        Read(await session.Connection.QueryAsync<Row>(
            Sql.OfPerson,
            new
            {
                person = person.ToString(),
                never = long.MaxValue,
                due = after is { } place ? place.Due.ToTicks() ?? long.MaxValue : long.MinValue,
                after = after?.Id.ToString() ?? "",
                count = (long)count,
                viewer = session.Viewer.PersonId,
                seesAll = session.Viewer.SeesAll,
                cancellationToken,
            },
            session.Transaction));

    /// <summary>The open tasks whose time has come and of which nobody was told yet, at most <paramref name="count"/>.</summary>
    internal static async Task<IReadOnlyList<CaseTask>> DueAsync(ReadSession session, Instant now, int count, CancellationToken cancellationToken) =>
        Read(await session.Connection.QueryAsync<Row>(
            Sql.Due,
            new { now = now.ToTicks(), count = (long)count, viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken },
            session.Transaction));

    /// <summary>Whether there are any.</summary>
    internal static async Task<bool> IsDueAsync(ReadSession session, Instant now, CancellationToken cancellationToken) =>
        await session.Connection.QuerySingleAsync<long>(
            Sql.AnyDue, new { now = now.ToTicks(), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken }, session.Transaction) != 0;

    internal static Task AddAsync(WriteSession session, CaseTask task, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.Add,
            new
            {
                id = task.Id.ToString(),
                caseId = task.Case.ToString(),
                title = task.Title,
                assignee = task.Assignee?.ToString(),
                dueAt = (task.Due?.At).ToTicks(),
                dueZone = task.Due?.Zone,
                rule = task.About.Rule,
                recipient = task.About.Recipient,
                finding = task.About.Finding?.ToString(),
                state = Words.Of(task.State),
                reason = task.Reason,
                openedAt = task.OpenedAt.ToTicks(),
                openedBy = task.OpenedBy,
                revision = task.Revision,
                cancellationToken,
            },
            session.Transaction);

    /// <summary>Writes what changed.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="task">The task as it is from now on.</param>
    /// <param name="tellAgain">Whether it is told again when its time comes.</param>
    /// <param name="cancellationToken">Ends it.</param>
    internal static Task PutAsync(WriteSession session, CaseTask task, bool tellAgain, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.Put,
            new
            {
                id = task.Id.ToString(),
                title = task.Title,
                assignee = task.Assignee?.ToString(),
                dueAt = (task.Due?.At).ToTicks(),
                dueZone = task.Due?.Zone,
                rule = task.About.Rule,
                recipient = task.About.Recipient,
                finding = task.About.Finding?.ToString(),
                state = Words.Of(task.State),
                reason = task.Reason,
                revision = task.Revision,
                again = tellAgain ? 1L : 0,
                cancellationToken,
            },
            session.Transaction);

    internal static Task ToldAsync(WriteSession session, CaseTaskId id, Instant now, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.Told, new { id = id.ToString(), now = now.ToTicks(), cancellationToken }, session.Transaction);

    private static IReadOnlyList<CaseTask> Read(IEnumerable<Row> rows) => [.. rows.Select(row => row.ToTask())];
}
