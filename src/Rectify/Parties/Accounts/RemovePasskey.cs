using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties.Sessions;

namespace Rectify.Parties.Accounts;

/// <summary>Takes a passkey away, one's own; other sessions end, since one of them may be the thief's.</summary>
/// <param name="Person">Whose it is.</param>
/// <param name="Credential">Its id.</param>
/// <param name="But">The session that goes on.</param>
public sealed record RemovePasskey(PersonId Person, byte[] Credential, SessionId? But = null) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.Anyone;

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (!AccountProblems.IsOwn(change, Person)) return AccountProblems.NotThere;
        var passkeys = await PasskeyStore.OfPersonAsync(change.Session, Person, cancellationToken);
        if (passkeys.FirstOrDefault(each => each.Credential.AsSpan().SequenceEqual(Credential)) is not { } passkey) return AccountProblems.PasskeyUnknown;
        if (passkeys.Count == 1 && (await AccountStore.FindAsync(change.Session, Person, cancellationToken))?.Password is null) return AccountProblems.LastWay;

        await PasskeyStore.RemoveAsync(change.Session, Credential, cancellationToken);
        await change.RecordAsync(new SignInChanged(Person, SignInChange.PasskeyRemoved, passkey.Name), cancellationToken);
        await EndSessions.DoAsync(change, Person, SessionEnd.CredentialsChanged, But, cancellationToken);
        return new Done();
    }
}
