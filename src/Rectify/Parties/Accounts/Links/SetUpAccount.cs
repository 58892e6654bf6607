using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties.Sessions;

namespace Rectify.Parties.Accounts.Links;

/// <summary>
/// Whoever holds a link sets up how the person of it signs in; the link is used up. What the person signed in with before counts no more, and every
/// session of theirs ends.
/// </summary>
/// <param name="Key">The key of the link.</param>
/// <param name="Login">The login; null keeps the one that the person has.</param>
/// <param name="Passkey">A passkey; null for none.</param>
/// <param name="Password">A password with its authenticator; null for none.</param>
public sealed record SetUpAccount(string Key, string? Login, NewPasskey? Passkey, NewPassword? Password) : ICommand<SetUp>
{
    /// <inheritdoc />
    public Permitted By => Permitted.Local;

    /// <inheritdoc />
    public async Task<Result<SetUp>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await AccountLinkStore.FindByKeyAsync(change.Session, Key, cancellationToken) is not { Person: { } person } link || !link.CountsAt(change.Now)) return AccountProblems.LinkUnknown;
        return await DoAsync(change, link, person, Login, Passkey, Password, cancellationToken);
    }

    internal static async Task<Result<SetUp>> DoAsync(
        Change change, AccountLink link, PersonId person, string? wanted, NewPasskey? passkey, NewPassword? password, CancellationToken cancellationToken)
    {
        var problems = new Problems();
        var login = wanted?.Trim() ?? (await AccountStore.FindAsync(change.Session, person, cancellationToken))?.Login ?? "";
        await NameLogin.CheckAsync(problems, change, person, login, cancellationToken);
        problems.AddIf(passkey is null && password is null, AccountProblems.NothingToSignInWith);
        if (passkey is not null) await AddPasskey.CheckAsync(problems, change, passkey, cancellationToken);
        await AccountProblems.CheckSealAsync(problems, change, password, cancellationToken);
        if (problems.Any) return problems;

        await AccountStore.PutAsync(change.Session, person, login, change.Now, cancellationToken);
        await PasskeyStore.RemoveAllAsync(change.Session, person, cancellationToken);
        await AccountStore.RemovePasswordAsync(change.Session, person, cancellationToken);
        await AccountStore.SetCodesAsync(change.Session, person, [], cancellationToken);
        await SignInAttempts.ForgetAsync(change.Session, login, cancellationToken);
        await EndSessions.DoAsync(change, person, SessionEnd.CredentialsChanged, but: null, cancellationToken);
        if (passkey is not null) await PasskeyStore.AddAsync(change.Session, person, passkey, change.Now, cancellationToken);
        var codes = password is null ? [] : await SetPassword.DoAsync(change, person, password, cancellationToken);
        await AccountLinkStore.UseAsync(change.Session, link.Id, change.Now, cancellationToken);
        await change.RecordAsync(new AccountSetUp(person, login, passkey is null ? "password" : password is null ? "passkey" : "passkey and password", link.Id.ToString()), cancellationToken);
        return new SetUp(person, passkey is null ? SessionMethod.PasswordAndCode : SessionMethod.Passkey, codes);
    }
}

/// <summary>A person can sign in.</summary>
/// <param name="Person">Who.</param>
/// <param name="Method">With what they have just shown that they can.</param>
/// <param name="RecoveryCodes">For the day on which the authenticator is lost, shown once; empty when there is none.</param>
public sealed record SetUp(PersonId Person, SessionMethod Method, IReadOnlyList<string> RecoveryCodes);
