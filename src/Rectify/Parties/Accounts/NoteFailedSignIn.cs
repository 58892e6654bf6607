using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Parties.Accounts;

/// <summary>Counts a failure to sign in; the log is told when a person's login rests because of it.</summary>
public sealed record NoteFailedSignIn(string Login) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.Local;

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var rests = await SignInAttempts.CountAsync(change.Session, Login, change.Now, cancellationToken);
        if (rests && await AccountStore.FindByLoginAsync(change.Session, Login, cancellationToken) is { } account)
            await change.RecordAsync(new SignInChanged(account.Person, SignInChange.Locked), cancellationToken);
        return new Done();
    }
}
