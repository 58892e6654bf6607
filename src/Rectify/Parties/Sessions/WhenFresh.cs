using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Parties.Sessions;

/// <summary>
/// A use case that is carried out only for somebody who has just shown who they are: whoever finds a browser that was left open gives themself no way in that lasts. The
/// session is looked at in the transaction of the use case.
/// </summary>
/// <param name="Command">The use case.</param>
/// <param name="Session">The session in which it is asked for.</param>
public sealed record WhenFresh<T>(ICommand<T> Command, SessionId Session) : ICommand<T>
{
    /// <inheritdoc />
    public Permitted By => Command.By;

    /// <inheritdoc />
    public string UseCase => Command.UseCase;

    /// <inheritdoc />
    public async Task<Result<T>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        // Somebody else's session, and one that has ended, vouches for nobody.
        if (await SessionStore.FindAsync(change.Session, Session, cancellationToken) is not { } session || session.Person.ToString() != change.Actor.Who || !session.CountsAt(change.Now))
            return SessionProblems.NotFound;
        return session.IsFreshAt(change.Now) ? await Command.ExecuteAsync(change, cancellationToken) : SessionProblems.NotFresh;
    }
}
