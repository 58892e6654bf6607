using NodaTime;
using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Ledger;

/// <summary>The answers that <see cref="Once{T}"/> keeps.</summary>
public static class AnsweredRequests
{
    /// <summary>For how long an answer is given again: whoever did not hear it has asked by then.</summary>
    public static Duration Kept { get; } = Duration.FromDays(7);

    /// <summary>Forgets what is older than that.</summary>
    public static Task<Result<Done>> ForgetOldAsync(Database database, Instant now, CancellationToken cancellationToken) => database.WriteAsync<Done>(
        Viewer.Machine,
        async (session, token) =>
        {
            await RequestStore.ForgetAsync(session, now - Kept, token);
            return new Done();
        },
        cancellationToken);
}
