using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Parties.Sessions;

/// <summary>Ends all sessions of a person that count, from now on; gives how many. One's own, or as an administrator anybody's.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Why">Why.</param>
/// <param name="But">The one that goes on; null when none does.</param>
public sealed record EndSessions(PersonId Person, SessionEnd Why, SessionId? But = null) : ICommand<int>
{
    /// <inheritdoc />
    public Permitted By => Permitted.Anyone;

    /// <inheritdoc />
    public async Task<Result<int>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (!await SessionProblems.MayEndAsync(change, Person, cancellationToken)) return SessionProblems.NotYours;
        return await DoAsync(change, Person, Why, But, cancellationToken);
    }

    /// <summary>The same within another use case, which has made sure that it may.</summary>
    internal static async Task<int> DoAsync(Change change, PersonId person, SessionEnd why, SessionId? but, CancellationToken cancellationToken)
    {
        var ended = 0;
        foreach (var session in await SessionStore.OfPersonAsync(change.Session, person, cancellationToken))
        {
            if (session.Id == but || !session.CountsAt(change.Now)) continue;
            await SessionStore.EndAsync(change.Session, session.Id, new EndedSession(change.Now, change.Actor.Who, why), cancellationToken);
            await change.RecordAsync(new SessionEnded(session, why), cancellationToken);
            ended++;
        }
        return ended;
    }
}
