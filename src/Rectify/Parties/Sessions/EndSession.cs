using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Parties.Sessions;

/// <summary>Ends a session from now on: one's own, or as an administrator anybody's.</summary>
public sealed record EndSession(SessionId Session, SessionEnd Why) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.Anyone;

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        // Whose it is, is nobody else's business: of another's session they hear what they would hear of none.
        if (await SessionStore.FindAsync(change.Session, Session, cancellationToken) is not { } session
            || !await SessionProblems.MayEndAsync(change, session.Person, cancellationToken)) return SessionProblems.NotFound;
        if (session.Ended is not null) return SessionProblems.Ended;

        await SessionStore.EndAsync(change.Session, Session, new EndedSession(change.Now, change.Actor.Who, Why), cancellationToken);
        await change.RecordAsync(new SessionEnded(session, Why), cancellationToken);
        return new Done();
    }
}
