using Dapper;
using NodaTime;
using Rectify.Cases;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Submissions.Dispatch;

/// <summary>All SQL on mailings. Whoever may see the submission may see them.</summary>
public static class MailingStore
{
    private static class Sql
    {
        private const string Columns =
            """
            id, submission_id AS Submission, number, person_id AS Person, recipient, message_id AS MessageId, protection, sha256, attached, incomplete,
            pressed_at AS PressedAt, state, begun_at AS BegunAt, ended_at AS EndedAt, answer, fact_id AS Fact
            """;

        public const string OfSubmission = $"SELECT {Columns} FROM submission_mailings WHERE submission_id = @id ORDER BY id";

        public const string Find = $"SELECT {Columns} FROM submission_mailings WHERE id = @id";

        public const string InState = $"SELECT {Columns} FROM submission_mailings WHERE state = @state ORDER BY id LIMIT 100";

        public const string CountOpen = "SELECT COUNT(*) FROM submission_mailings WHERE state IN ('waiting', 'begun')";

        public const string Bytes = "SELECT bytes FROM submission_mailings WHERE id = @id";

        public const string Add =
            """
            INSERT INTO submission_mailings
                (id, submission_id, number, person_id, recipient, message_id, protection, bytes, sha256, attached, incomplete, pressed_at, state, answer)
            VALUES (@id, @submission, @number, @person, @recipient, @messageId, @protection, @bytes, @sha256, @attached, @incomplete, @pressedAt, 'waiting', '')
            """;

        public const string Begin = "UPDATE submission_mailings SET state = 'begun', begun_at = @at WHERE id = @id AND state = 'waiting'";

        public const string End = "UPDATE submission_mailings SET state = @state, ended_at = @at, answer = @answer, fact_id = @fact WHERE id = @id AND state = @from";

        public const string Move = "UPDATE submission_mailings SET state = @state, fact_id = @fact WHERE id = @id";
    }

    internal sealed record Row(
        string Id, string Submission, long Number, string Person, string Recipient, string MessageId, string Protection, string Sha256, string Attached, long Incomplete, long PressedAt,
        string State, long? BegunAt, long? EndedAt, string Answer, string? Fact)
    {
        public Mailing ToMailing() => new(
            Foundation.Id.Parse(Id), new(Foundation.Id.Parse(Submission)), (int)Number, new(Foundation.Id.Parse(Person)), Recipient, MessageId, Read<MailProtection>(Protection), Sha256,
            Attached.Split('\n', StringSplitOptions.RemoveEmptyEntries), PressedAt.ToInstant(), Read<MailingState>(State))
        {
            Incomplete = Incomplete != 0,
            BegunAt = BegunAt?.ToInstant(),
            EndedAt = EndedAt?.ToInstant(),
            Answer = Answer,
            Fact = Fact is null ? null : new FactId(Foundation.Id.Parse(Fact)),
        };

        private static T Read<T>(string word)
            where T : struct, Enum => Words.TryParse<T>(word, out var value) ? value : throw new FormatException($"Not a word of {typeof(T).Name}: {word}");
    }

    internal sealed record BytesRow(byte[] Bytes);

    /// <summary>The mailings of a submission that the viewer was shown, oldest first.</summary>
    public static async Task<IReadOnlyList<Mailing>> ListAsync(ReadSession session, Submission submission, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(Sql.OfSubmission, new { id = submission.Id.ToString(), cancellationToken }, session.Transaction)).Select(row => row.ToMailing())];

    /// <summary>The bytes of one of them, as they went to the mail server.</summary>
    public static async Task<byte[]?> BytesAsync(ReadSession session, Mailing mailing, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<BytesRow>(Sql.Bytes, new { id = mailing.Id.ToString(), cancellationToken }, session.Transaction))?.Bytes;

    internal static async Task<Mailing?> FindAsync(ReadSession session, Id id, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<Row>(Sql.Find, new { id = id.ToString(), cancellationToken }, session.Transaction))?.ToMailing();

    /// <summary>The first that stand in a state, oldest first, whoever may see them: for the program's own work.</summary>
    internal static async Task<IReadOnlyList<Mailing>> InStateAsync(ReadSession session, MailingState state, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(Sql.InState, new { state = Words.Of(state), cancellationToken }, session.Transaction)).Select(row => row.ToMailing())];

    /// <summary>Whether any waits, or was begun and not ended.</summary>
    internal static async Task<bool> AnyOpenAsync(ReadSession session, CancellationToken cancellationToken) =>
        await session.Connection.QuerySingleAsync<long>(Sql.CountOpen, new { cancellationToken }, session.Transaction) > 0;

    /// <summary>Puts a mailing where the sending worker finds it. <see cref="SendSubmission"/> alone does that.</summary>
    internal static Task AddAsync(WriteSession session, Mailing mailing, byte[] bytes, CancellationToken cancellationToken) => session.Connection.ExecuteAsync(
        Sql.Add,
        new
        {
            id = mailing.Id.ToString(),
            submission = mailing.Submission.ToString(),
            number = (long)mailing.Version,
            person = mailing.Person.ToString(),
            recipient = mailing.To,
            messageId = mailing.MessageId,
            protection = Words.Of(mailing.Protection),
            bytes = bytes.AsBlob(),
            sha256 = mailing.Sha256,
            attached = string.Join('\n', mailing.Attached),
            incomplete = mailing.Incomplete ? 1L : 0L,
            pressedAt = mailing.PressedAt.ToTicks(),
            cancellationToken,
        },
        session.Transaction);

    /// <summary>Marks one as begun; false when it waits no more.</summary>
    internal static async Task<bool> BeginAsync(WriteSession session, Id id, Instant at, CancellationToken cancellationToken) =>
        await session.Connection.ExecuteAsync(Sql.Begin, new { id = id.ToString(), at = at.ToTicks(), cancellationToken }, session.Transaction) == 1;

    /// <summary>Writes what became of one; false when it stood elsewhere by then.</summary>
    internal static async Task<bool> EndAsync(
        WriteSession session, Mailing mailing, MailingState state, Instant at, string answer, FactId? fact, CancellationToken cancellationToken) =>
        await session.Connection.ExecuteAsync(
            Sql.End,
            new
            {
                id = mailing.Id.ToString(), from = Words.Of(mailing.State), state = Words.Of(state), at = at.ToTicks(), answer, fact = fact?.ToString(), cancellationToken,
            },
            session.Transaction) == 1;

    /// <summary>Writes where one stands, what it answered staying as it is.</summary>
    internal static Task MoveAsync(WriteSession session, Mailing mailing, MailingState state, FactId? fact, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.Move, new { id = mailing.Id.ToString(), state = Words.Of(state), fact = fact?.ToString(), cancellationToken }, session.Transaction);
}
