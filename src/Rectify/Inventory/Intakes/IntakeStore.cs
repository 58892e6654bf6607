using Dapper;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Inventory.Intakes;

/// <summary>All SQL on intakes. Like the inventory they are open to every viewer.</summary>
public static class IntakeStore
{
    private static class Sql
    {
        private const string Select =
            """
            SELECT id, asset, name, sha256, size, handed_in_at AS HandedInAt, handed_in_by AS HandedInBy, state, attempts, changed_at AS ChangedAt, components,
                   occurrences, unread, notes, added, removed, findings_new AS FindingsNew, findings_again AS FindingsAgain, findings_gone AS FindingsGone, why
            FROM intakes
            """;

        public const string Find = $"{Select} WHERE id = @id";

        public const string Next = $"{Select} WHERE state IN ('recorded', 'waiting') ORDER BY state, id LIMIT @count";

        public const string Page = $"{Select} WHERE id > @after ORDER BY id LIMIT @count";

        public const string Last = $"{Select} ORDER BY id DESC LIMIT @count";

        public const string Add =
            """
            INSERT INTO intakes (id, asset, name, sha256, size, handed_in_at, handed_in_by, state, attempts, changed_at, notes)
            VALUES (@id, @asset, @name, @sha256, @size, @handedInAt, @handedInBy, @state, 0, @changedAt, '')
            """;

        public const string Put =
            """
            UPDATE intakes SET state = @state, attempts = @attempts, changed_at = @changedAt, components = @components, occurrences = @occurrences,
                unread = @unread, notes = @notes, added = @added, removed = @removed, findings_new = @findingsNew, findings_again = @findingsAgain,
                findings_gone = @findingsGone, why = @why
            WHERE id = @id
            """;
    }

    internal sealed record Row(
        string Id, string Asset, string Name, string Sha256, long Size, long HandedInAt, string HandedInBy, string State, long Attempts, long ChangedAt,
        long? Components, long? Occurrences, long? Unread, string Notes, byte[]? Added, byte[]? Removed, long? FindingsNew, long? FindingsAgain,
        long? FindingsGone, string? Why)
    {
        public Intake ToIntake() => new()
        {
            Id = new(Foundation.Id.Parse(Id)),
            Asset = AssetId.Parse(Asset),
            Name = Name,
            Sha256 = Sha256,
            Size = Size,
            HandedInAt = HandedInAt.ToInstant(),
            HandedInBy = HandedInBy,
            State = Stored.Word<IntakeState>(State),
            Attempts = (int)Attempts,
            ChangedAt = ChangedAt.ToInstant(),
            Recorded = Components is { } components
                ? new Ingested((int)components, (int)(Occurrences ?? 0), (int)(Unread ?? 0))
                {
                    Difference = Added is null || Removed is null ? null : new ComponentDifference(VersionIds.Read(Added), VersionIds.Read(Removed)),
                }
                : null,
            Notes = Notes.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            Matched = FindingsNew is { } found ? new IntakeMatched((int)found, (int)(FindingsAgain ?? 0), (int)(FindingsGone ?? 0)) : null,
            Why = Why,
        };
    }

    /// <summary>The intake, or null.</summary>
    public static async Task<Intake?> FindAsync(ReadSession session, IntakeId id, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<Row>(Sql.Find, new { id = id.ToString(), cancellationToken }, session.Transaction))?.ToIntake();

    /// <summary>What is to be done next, at most <paramref name="count"/>: what is read already and only waits to be matched, then the oldest.</summary>
    public static async Task<IReadOnlyList<Intake>> NextAsync(ReadSession session, int count, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(Sql.Next, new { count = (long)count, cancellationToken }, session.Transaction)).Select(row => row.ToIntake())];

    /// <summary>Those that were handed in after one of them, oldest first, at most <paramref name="count"/>.</summary>
    public static async Task<IReadOnlyList<Intake>> PageAsync(ReadSession session, Id after, int count, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(Sql.Page, new { after = after.ToString(), count = (long)count, cancellationToken }, session.Transaction))
            .Select(row => row.ToIntake())];

    /// <summary>Those that were handed in last, the newest first, at most <paramref name="count"/>.</summary>
    public static async Task<IReadOnlyList<Intake>> LastAsync(ReadSession session, int count, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(Sql.Last, new { count = (long)count, cancellationToken }, session.Transaction)).Select(row => row.ToIntake())];

    internal static Task AddAsync(WriteSession session, Intake intake, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.Add,
            new
            {
                id = intake.Id.ToString(),
                asset = intake.Asset.ToString(),
                name = intake.Name,
                sha256 = intake.Sha256,
                size = intake.Size,
                handedInAt = intake.HandedInAt.ToTicks(),
                handedInBy = intake.HandedInBy,
                state = Words.Of(intake.State),
                changedAt = intake.ChangedAt.ToTicks(),
                cancellationToken,
            },
            session.Transaction);

    internal static Task PutAsync(WriteSession session, Intake intake, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.Put,
            new
            {
                id = intake.Id.ToString(),
                state = Words.Of(intake.State),
                attempts = (long)intake.Attempts,
                changedAt = intake.ChangedAt.ToTicks(),
                components = (long?)intake.Recorded?.Components,
                occurrences = (long?)intake.Recorded?.Occurrences,
                unread = (long?)intake.Recorded?.Unread,
                notes = string.Join('\n', intake.Notes.Select(note => note.ReplaceLineEndings(" "))),
                added = intake.Recorded?.Difference is { } came ? VersionIds.Write(came.Added).AsBlob() : null,
                removed = intake.Recorded?.Difference is { } went ? VersionIds.Write(went.Removed).AsBlob() : null,
                findingsNew = (long?)intake.Matched?.New,
                findingsAgain = (long?)intake.Matched?.SeenAgain,
                findingsGone = (long?)intake.Matched?.Gone,
                why = intake.Why,
                cancellationToken,
            },
            session.Transaction);
}
