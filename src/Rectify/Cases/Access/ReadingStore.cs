using Dapper;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Storage;

namespace Rectify.Cases.Access;

/// <summary>
/// All SQL on what was opened by whom. It keeps that the ledger has one event a person, object and session, and answers nobody: who read what is asked of the
/// ledger (<see cref="AskReadings"/>).
/// </summary>
internal static class ReadingStore
{
    private static class Sql
    {
        public const string Note =
            """
            INSERT INTO readings (subject, what, reader, via, read_at) VALUES (@subject, @what, @reader, @via, @readAt)
            ON CONFLICT (subject, what, reader, via) DO NOTHING
            """;

        public const string IsNoted =
            """
            SELECT CASE WHEN EXISTS (SELECT 1 FROM readings WHERE subject = @subject AND what = @what AND reader = @reader AND via = @via) THEN 1 ELSE 0 END
            """;
    }

    /// <summary>Notes that whoever acts opened something; the event is recorded when they had not in this session.</summary>
    /// <param name="change">Who acts, and when.</param>
    /// <param name="subject">The case or report.</param>
    /// <param name="what">What of it.</param>
    /// <param name="via">The session, or the token, that it was opened in.</param>
    /// <param name="happened">The event.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public static async Task NoteAsync(Change change, Subject subject, string what, string via, IEvent happened, CancellationToken cancellationToken)
    {
        var arguments = new { subject = subject.ToString(), what, reader = change.Actor.Who, via, readAt = change.Now.ToTicks(), cancellationToken };
        if (await change.Session.Connection.ExecuteAsync(Sql.Note, arguments, change.Session.Transaction) == 1) await change.RecordAsync(happened, cancellationToken);
    }

    /// <summary>Whether it is noted already.</summary>
    public static async Task<bool> IsNotedAsync(ReadSession session, Subject subject, string what, string reader, string via, CancellationToken cancellationToken) =>
        await session.Connection.QuerySingleAsync<long>(Sql.IsNoted, new { subject = subject.ToString(), what, reader, via, cancellationToken }, session.Transaction) == 1;
}
