using System.Globalization;
using Microsoft.AspNetCore.Components;
using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Parties.Accounts;
using Rectify.Parties.Sessions;

namespace Rectify.Server.Ui.Accounts;

/// <summary>What the forms of the page do; each use case looks at whose it is by itself.</summary>
public sealed partial class AccountPage
{
    private Account? account;
    private IReadOnlyList<Passkey> passkeys = [];
    private IReadOnlyList<Session> sessions = [];
    private IReadOnlyList<ApiToken> tokens = [];
    private int codesLeft;
    private Problems? problems;
    private IReadOnlyList<string>? codes;
    private string? secret;

    /// <summary>The request.</summary>
    [CascadingParameter]
    public required HttpContext Context { get; set; }

    /// <summary>The passkey to take away, in hexadecimal.</summary>
    [SupplyParameterFromForm(FormName = "passkeys")]
    public string? Removed { get; set; }

    /// <summary>The passkey that the browser made, as JSON.</summary>
    [SupplyParameterFromForm(FormName = "passkey")]
    public string? Credential { get; set; }

    /// <summary>What it is to be called.</summary>
    [SupplyParameterFromForm(FormName = "passkey")]
    public string? PasskeyName { get; set; }

    /// <summary>What is to become of the password.</summary>
    [SupplyParameterFromForm(FormName = "codes")]
    public string? Change { get; set; }

    /// <summary>The new password; it is not drawn again.</summary>
    [SupplyParameterFromForm(FormName = "password")]
    public string? Password { get; set; }

    /// <summary>The authenticator that the form carries.</summary>
    [SupplyParameterFromForm(FormName = "password")]
    public string? Carried { get; set; }

    /// <summary>What the authenticator shows.</summary>
    [SupplyParameterFromForm(FormName = "password")]
    public string? Code { get; set; }

    /// <summary>The session to end, or the word for all others.</summary>
    [SupplyParameterFromForm(FormName = "sessions")]
    public string? Ended { get; set; }

    /// <summary>The token to revoke.</summary>
    [SupplyParameterFromForm(FormName = "tokens")]
    public string? Revoked { get; set; }

    /// <summary>What a new token is for.</summary>
    [SupplyParameterFromForm(FormName = "token")]
    public string? Label { get; set; }

    /// <summary>What it may be used for.</summary>
    [SupplyParameterFromForm(FormName = "token")]
    public string? Scope { get; set; }

    /// <summary>For how many days.</summary>
    [SupplyParameterFromForm(FormName = "token")]
    public string? Days { get; set; }

    private PersonId Person => Here.Person.Id;

    private bool IsFresh => Here.User.Session.IsFreshAt(Here.Now);

    private SessionId This => Here.User.Session.Id;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        await Here.KnowAsync(Gone);
        if (Here.IsKnown) await LoadAsync();
    }

    private async Task LoadAsync() => (account, passkeys, sessions, tokens, codesLeft) = await Here.ReadAsync(
        async (reading, token) => (
            await AccountStore.FindAsync(reading, Person, token),
            await PasskeyStore.OfPersonAsync(reading, Person, token),
            (IReadOnlyList<Session>)[.. (await SessionStore.OfPersonAsync(reading, Person, token)).Where(session => session.CountsAt(Here.Now))],
            (IReadOnlyList<ApiToken>)[.. (await TokenStore.OfPersonAsync(reading, Person, token)).Where(each => each.CountsAt(Here.Now))],
            await AccountStore.CodesLeftAsync(reading, Person, token)),
        Gone);

    private async Task AddPasskeyAsync()
    {
        if ((await Ceremony.TakeMadeAsync(Context, Credential ?? "", PasskeyName ?? "")).Succeeded(out var made, out problems))
            if (made.Person != Person) problems = Problems.Of(AccountProblems.PasskeyFailed);
            else await DoFreshAsync(new AddPasskey(Person, made.Passkey));
    }

    private async Task RemovePasskeyAsync() => await DoFreshAsync(new RemovePasskey(Person, Bytes(Removed), This));

    private async Task ChangeAsync()
    {
        if (Change == "renew") codes = await DoFreshAsync(new RenewRecoveryCodes(Person));
        else await DoFreshAsync(new RemovePassword(Person, This));
    }

    private async Task SetPasswordAsync()
    {
        var entity = await Here.ReadAsync((reading, token) => OrganisationStore.FindAsync(reading, Here.Person.LegalEntity, token), Gone);
        var choosing = await Chosen.PasswordAsync(Password, Carried, Code, [account?.Login ?? "", Here.Person.Name, entity?.Name ?? ""], Gone);
        if (choosing.Succeeded(out var chosen, out problems)) codes = await DoFreshAsync(new SetPassword(Person, chosen, This));
    }

    private Task EndAsync() => Ended == "others" ? DoAsync(new EndSessions(Person, SessionEnd.Revoked, This)) : DoAsync(new EndSession(new SessionId(IdOf(Ended)), SessionEnd.Revoked));

    private async Task RevokeTokenAsync() => await DoFreshAsync(new RevokeToken(new ApiTokenId(IdOf(Revoked))));

    private async Task IssueTokenAsync()
    {
        // What is no number of days is none that a token lives; the use case says so.
        var days = int.TryParse(Days, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? whole : 0;
        TokenScope[] scopes = Enum.TryParse<TokenScope>(Scope, out var scope) && Enum.IsDefined(scope) ? [scope] : [];
        secret = (await DoFreshAsync(new IssueToken(Person, Label ?? "", scopes, Duration.FromDays(days))))?.Secret;
    }

    /// <summary>The same for what a browser that was left open is not enough for.</summary>
    private Task<T?> DoFreshAsync<T>(ICommand<T> command) => DoAsync(new WhenFresh<T>(command, This));

    /// <summary>Runs a use case as the person, and shows how things are then; null when it was refused.</summary>
    private async Task<T?> DoAsync<T>(ICommand<T> command)
    {
        var done = (await Here.DoAsync(command, Gone)).Succeeded(out var value, out problems);
        await LoadAsync();
        return done ? value : default;
    }

    private static Id IdOf(string? text) => Id.TryParse(text, out var id) ? id : default;

    private static byte[] Bytes(string? hexadecimal)
    {
        try
        {
            return Convert.FromHexString(hexadecimal ?? "");
        }
        catch (FormatException)
        {
            return [];
        }
    }
}
