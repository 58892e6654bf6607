using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties.Sessions;

namespace Rectify.Parties.Accounts;

/// <summary>
/// Begins the session of a person who has shown who they are, and uses up what they showed it with: of two who show the same code at once, one is
/// refused. Only the server itself says that somebody has shown it.
/// </summary>
/// <param name="Person">Who.</param>
/// <param name="Shown">What they showed.</param>
/// <param name="Limits">How long the session lasts.</param>
/// <param name="From">Where they are.</param>
public sealed record SignIn(PersonId Person, Shown Shown, SessionLimits Limits, SessionOrigin From) : ICommand<BegunSession>
{
    /// <inheritdoc />
    public Permitted By => Permitted.Local;

    /// <inheritdoc />
    public async Task<Result<BegunSession>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await AccountStore.FindAsync(change.Session, Person, cancellationToken) is not { } account) return AccountProblems.NotSignedIn;
        if (!await UseAsync(change, account, cancellationToken)) return AccountProblems.NotSignedIn;
        return await new BeginSession(Person, Shown.Method, Limits, From).ExecuteAsync(change, cancellationToken);
    }

    /// <summary>Whether it still counts; it counts no second time.</summary>
    private async Task<bool> UseAsync(Change change, Account account, CancellationToken cancellationToken)
    {
        switch (Shown)
        {
            case Shown.Passkey passkey:
                if (await PasskeyStore.FindAsync(change.Session, passkey.Credential, cancellationToken) is not { } known || known.Person != Person) return false;
                await PasskeyStore.UseAsync(change.Session, passkey.Credential, passkey.Uses, passkey.IsSaved, change.Now, cancellationToken);
                return true;
            case Shown.Password password:
                if (account.Password?.Hash != password.Hash || await SignInAttempts.RestsAsync(change.Session, account.Login, change.Now, cancellationToken)) return false;
                if (!await UseAsync(change, password, cancellationToken)) return false;
                await SignInAttempts.ForgetAsync(change.Session, account.Login, cancellationToken);
                if (password.Rehashed is { } hash) await AccountStore.RehashAsync(change.Session, Person, password.Hash, hash, cancellationToken);
                return true;
            case Shown.SingleSignOn:
                return true;
            default:
                throw new InvalidOperationException("A new way to sign in needs its line here");
        }
    }

    private async Task<bool> UseAsync(Change change, Shown.Password password, CancellationToken cancellationToken)
    {
        if (password is Shown.Code code) return await AccountStore.UseStepAsync(change.Session, Person, code.Step, cancellationToken);
        if (password is not Shown.Recovery recovery || !await AccountStore.UseCodeAsync(change.Session, Person, recovery.CodeHash, cancellationToken)) return false;
        await change.RecordAsync(new SignInChanged(Person, SignInChange.CodeUsed), cancellationToken);
        return true;
    }
}

/// <summary>What a person showed that they are who they say.</summary>
public abstract record Shown
{
    private Shown(SessionMethod method) => Method = method;

    /// <summary>How the session says that they signed in.</summary>
    public SessionMethod Method { get; }

    /// <summary>A passkey, whose signature was right.</summary>
    /// <param name="Credential">Its id.</param>
    /// <param name="Uses">How often it was used, as the authenticator counts now.</param>
    /// <param name="IsSaved">Whether it is copied to other devices now.</param>
    public sealed record Passkey(byte[] Credential, long Uses, bool IsSaved) : Shown(SessionMethod.Passkey);

    /// <summary>A password that was right.</summary>
    /// <param name="Hash">The hash that it was compared with: meanwhile it may be another.</param>
    /// <param name="Rehashed">The hash to keep instead, when the present one is weaker than those made today; null when it is not.</param>
    /// <param name="With">How the session says it.</param>
    public abstract record Password(string Hash, string? Rehashed, SessionMethod With) : Shown(With);

    /// <summary>A password, and a code of the authenticator.</summary>
    /// <param name="Hash">The hash that the password was compared with.</param>
    /// <param name="Rehashed">The hash to keep instead.</param>
    /// <param name="Step">The code's step of time.</param>
    public sealed record Code(string Hash, string? Rehashed, long Step) : Password(Hash, Rehashed, SessionMethod.PasswordAndCode);

    /// <summary>A password, and a recovery code.</summary>
    /// <param name="Hash">The hash that the password was compared with.</param>
    /// <param name="Rehashed">The hash to keep instead.</param>
    /// <param name="CodeHash">The hash of the recovery code.</param>
    public sealed record Recovery(string Hash, string? Rehashed, byte[] CodeHash) : Password(Hash, Rehashed, SessionMethod.PasswordAndRecoveryCode);

    /// <summary>The word of the organisation's identity provider.</summary>
    public sealed record SingleSignOn() : Shown(SessionMethod.SingleSignOn);
}
