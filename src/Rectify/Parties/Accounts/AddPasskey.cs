using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Parties.Accounts;

/// <summary>Adds a passkey to one's own.</summary>
public sealed record AddPasskey(PersonId Person, NewPasskey Passkey) : ICommand<Done>
{
    private const int NameLimit = 100;
    private const int CredentialLimit = 1023; // as WebAuthn has it
    private const int PublicKeyLimit = 4096;

    /// <inheritdoc />
    public Permitted By => Permitted.Anyone;

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (!AccountProblems.IsOwn(change, Person)) return AccountProblems.NotThere;
        var problems = new Problems();
        if (await AccountStore.FindAsync(change.Session, Person, cancellationToken) is null) problems.Add(AccountProblems.NoAccount);
        await CheckAsync(problems, change, Passkey, cancellationToken);
        if (problems.Any) return problems;

        await PasskeyStore.AddAsync(change.Session, Person, Passkey, change.Now, cancellationToken);
        await change.RecordAsync(new SignInChanged(Person, SignInChange.PasskeyAdded, Passkey.Name.Trim()), cancellationToken);
        return new Done();
    }

    /// <summary>Adds what is wrong with a passkey.</summary>
    internal static async Task CheckAsync(Problems problems, Change change, NewPasskey passkey, CancellationToken cancellationToken)
    {
        problems.Check(passkey.Name.Trim(), NameLimit, AccountTexts.PasskeyName);
        if (passkey.Credential.Length is 0 or > CredentialLimit || passkey.PublicKey.Length is 0 or > PublicKeyLimit) problems.Add(AccountProblems.PasskeyUnfit);
        else if (await PasskeyStore.FindAsync(change.Session, passkey.Credential, cancellationToken) is not null) problems.Add(AccountProblems.PasskeyTaken);
    }
}
