using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties.Sessions;

namespace Rectify.Parties.Accounts;

/// <summary>Takes one's own password away, with the authenticator and the recovery codes, when there is a passkey; other sessions end.</summary>
/// <param name="Person">Whose.</param>
/// <param name="But">The session that goes on.</param>
public sealed record RemovePassword(PersonId Person, SessionId? But = null) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.Anyone;

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (!AccountProblems.IsOwn(change, Person)) return AccountProblems.NotThere;
        if ((await AccountStore.FindAsync(change.Session, Person, cancellationToken))?.Password is null) return AccountProblems.NoPassword;
        if ((await PasskeyStore.OfPersonAsync(change.Session, Person, cancellationToken)).Count == 0) return AccountProblems.LastWay;

        await AccountStore.RemovePasswordAsync(change.Session, Person, cancellationToken);
        await AccountStore.SetCodesAsync(change.Session, Person, [], cancellationToken);
        await change.RecordAsync(new SignInChanged(Person, SignInChange.PasswordRemoved), cancellationToken);
        await EndSessions.DoAsync(change, Person, SessionEnd.CredentialsChanged, But, cancellationToken);
        return new Done();
    }
}
