using NodaTime;
using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Parties.Sessions;

/// <summary>What is noted of sessions beside the log: that one is used, and when old ones are forgotten.</summary>
public static class SessionUse
{
    /// <summary>How exactly a use is noted: once in this time, so that reading does not become writing.</summary>
    public static Duration Exactly { get; } = Duration.FromMinutes(1);

    /// <summary>For how long a session is kept after its end, for whoever asks where somebody signed in from; the log says for ever that they did.</summary>
    public static Duration Kept { get; } = Duration.FromDays(90);

    /// <summary>Notes that a session is used, unless that was noted within the last minute.</summary>
    public static async Task<Result<Done>> NoteAsync(Database database, Session used, Instant now, CancellationToken cancellationToken) =>
        now - used.SeenAt < Exactly
            ? new Done()
            : await database.WriteAsync<Done>(
                Viewer.Machine,
                async (session, token) =>
                {
                    await SessionStore.SeeAsync(session, used.Id, now, token);
                    return new Done();
                },
                cancellationToken);

    /// <summary>Forgets sessions that ended long ago.</summary>
    public static Task<Result<Done>> ForgetOldAsync(Database database, Instant now, CancellationToken cancellationToken) => database.WriteAsync<Done>(
        Viewer.Machine,
        async (session, token) =>
        {
            await SessionStore.ForgetAsync(session, now - Kept, token);
            return new Done();
        },
        cancellationToken);
}
