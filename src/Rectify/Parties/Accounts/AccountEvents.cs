using Rectify.Ledger;
using Rectify.Proof.Canonical;

namespace Rectify.Parties.Accounts;

/// <summary>A person can sign in: for the first time, or anew after all that they signed in with before was taken away.</summary>
internal sealed record AccountSetUp(PersonId Person, string Login, string With, string Link) : IEvent
{
    public string Type => "account.set-up";

    public int Version => 1;

    public Subject Subject => new("person", Person.Value);

    public void WritePayload(CanonicalWriter json) => json.Member("link", Link).Member("login", Login).Member("with", With);
}

/// <summary>An administrator gave a person a login.</summary>
internal sealed record LoginNamed(PersonId Person, string Login) : IEvent
{
    public string Type => "account.login-named";

    public int Version => 1;

    public Subject Subject => new("person", Person.Value);

    public void WritePayload(CanonicalWriter json) => json.Member("login", Login);
}

/// <summary>A way to sign in was added, changed or taken away: what and how.</summary>
internal sealed record SignInChanged(PersonId Person, SignInChange Change, string? Name = null) : IEvent
{
    public string Type => Change switch
    {
        SignInChange.PasskeyAdded => "account.passkey-added",
        SignInChange.PasskeyRemoved => "account.passkey-removed",
        SignInChange.PasswordSet => "account.password-set",
        SignInChange.PasswordRemoved => "account.password-removed",
        SignInChange.CodesRenewed => "account.recovery-codes-renewed",
        SignInChange.CodeUsed => "account.recovery-code-used",
        SignInChange.Locked => "account.locked",
        _ => throw new ArgumentOutOfRangeException(nameof(Change), Change, null),
    };

    public int Version => 1;

    public Subject Subject => new("person", Person.Value);

    public void WritePayload(CanonicalWriter json)
    {
        if (Name is not null) json.Member("name", Name);
    }
}

/// <summary>What became of a way to sign in.</summary>
internal enum SignInChange
{
    PasskeyAdded,
    PasskeyRemoved,
    PasswordSet,
    PasswordRemoved,
    CodesRenewed,
    CodeUsed,
    Locked,
}
