using NodaTime;
using Rectify.Alerts.Messages;
using Rectify.Foundation;
using Rectify.Ledger.Sealing;
using Rectify.Parties;
using Rectify.Parties.Accounts;
using Rectify.Parties.Accounts.Links;
using Rectify.Parties.Sessions;
using Rectify.Tests.Fakes;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Parties;

public abstract class AccountSuite(StoreFixture store) : StoreTests(store)
{
    private static readonly SealKey Seal = SealKey.Make(new SystemRandomSource());
    private static readonly SessionOrigin Somewhere = new("Mozilla/5.0", "192.0.2.7");
    private static int made;

    [Fact]
    public async Task An_invitation_lets_a_person_set_up_how_they_sign_in_once()
    {
        var person = await PersonAsync("Invited");
        var link = await DoneAsync(new MakeLink(person));
        Assert.Equal((LinkPurpose.Invitation, link.Link.MadeAt + Duration.FromDays(7)), (link.Link.Kind, link.Link.ExpiresAt));
        Assert.Equal(["RCT-ACCOUNT-002", "RCT-ACCOUNT-019"], await RefusedAsync(new SetUpAccount(link.Key, "two words", Passkey: null, Password: null)));

        var set = await DoneAsync(new SetUpAccount(link.Key, " Invited@Example.org ", Passkey(), Password: null));
        Assert.Equal((person, SessionMethod.Passkey, 0), (set.Person, set.Method, set.RecoveryCodes.Count));
        Assert.Equal("Invited@Example.org", (await ByLoginAsync("invited@example.ORG"))?.Login);
        Assert.Equal(["RCT-ACCOUNT-016"], await RefusedAsync(new SetUpAccount(link.Key, "again", Passkey(), Password: null)));
        Assert.Equal(["RCT-ACCOUNT-003"], await RefusedAsync(new SetUpAccount((await DoneAsync(new MakeLink(await PersonAsync("Same login")))).Key, "INVITED@example.org", Passkey(), null)));
    }

    [Fact]
    public async Task A_link_that_is_over_taken_back_or_made_up_sets_nothing_up()
    {
        var late = await DoneAsync(new MakeLink(await PersonAsync("Late")));
        var back = await DoneAsync(new MakeLink(await PersonAsync("Taken back")));
        var twice = await PersonAsync("Twice invited");
        var former = await DoneAsync(new MakeLink(twice));
        await DoneAsync(new MakeLink(twice));
        await DoneAsync(new RevokeLink(back.Link.Id));
        Assert.Equal(["RCT-ACCOUNT-017"], await RefusedAsync(new RevokeLink(back.Link.Id)));
        Clock.Advance(Duration.FromDays(7));
        foreach (var key in new[] { late.Key, back.Key, former.Key, new string('A', 43), "" })
            Assert.Equal(["RCT-ACCOUNT-016"], await RefusedAsync(new SetUpAccount(key, "somebody", Passkey(), Password: null)));
    }

    [Fact]
    public async Task Only_an_administrator_who_is_there_makes_links()
    {
        var (person, administrator) = (await PersonAsync("Wants in"), await PersonAsync("Gives links", PersonRole.Administrator));
        Assert.Equal(["RCT-LEDGER-009"], await RefusedAsync(new MakeLink(person), new Actor(person.ToString(), ActorStrength.Session)));
        Assert.Equal(["RCT-ACCOUNT-014"], await RefusedAsync(new MakeLink(person), new Actor(administrator.ToString(), ActorStrength.Token)));
        var link = await DoneAsync(new MakeLink(person), new Actor(administrator.ToString(), ActorStrength.Session));
        Assert.Equal(["RCT-LEDGER-009"], await RefusedAsync(new RevokeLink(link.Link.Id), new Actor(person.ToString(), ActorStrength.Session)));
        var entity = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, "Inviting entity"));
        var invited = await DoneAsync(new InvitePerson("New person", entity, "DE", PersonRole.Analyst), new Actor(administrator.ToString(), ActorStrength.Session));
        Assert.Equal("New person", (await ReadAsync((session, token) => PersonStore.FindAsync(session, invited.Link.Person ?? default, token)))?.Name);
        Assert.Equal(["RCT-PERSON-002"], await RefusedAsync(new InvitePerson("Nowhere", entity, "Germany"), new Actor(administrator.ToString(), ActorStrength.Session)));
    }

    [Fact]
    public async Task A_reset_takes_everything_away_that_the_person_signed_in_with()
    {
        var (person, login, authenticator, codes) = await WithPasswordAsync("Lost everything");
        await DoneAsync(new AddPasskey(person, Passkey("old")));
        var session = await SignInAsync(person, authenticator);
        var link = await DoneAsync(new MakeLink(person));
        Assert.Equal(LinkPurpose.Reset, link.Link.Kind);
        Assert.True((await SessionAsync(session)).CountsAt(Clock.GetCurrentInstant()));

        await DoneAsync(new SetUpAccount(link.Key, Login: null, Passkey("new"), Password: null));
        var account = await ByLoginAsync(login);
        Assert.Equal((person, null), (account?.Person, account?.Password));
        Assert.Equal("new", Assert.Single(await ReadAsync((reading, token) => PasskeyStore.OfPersonAsync(reading, person, token))).Name);
        Assert.Equal(SessionEnd.CredentialsChanged, (await SessionAsync(session)).Ended?.Why);
        Assert.Equal(0, await ReadAsync((reading, token) => AccountStore.CodesLeftAsync(reading, person, token)));
        Assert.NotEmpty(codes);
    }

    [Fact]
    public async Task A_code_signs_in_once_and_an_earlier_one_not_at_all()
    {
        var (person, _, authenticator, _) = await WithPasswordAsync("Coder");
        Clock.Advance(Duration.FromSeconds(60));
        var shown = await ShownAsync(person, authenticator);
        Assert.Equal(SessionMethod.PasswordAndCode, (await DoneAsync(SignIn(person, shown))).Session.Method);
        Assert.Equal(["RCT-ACCOUNT-001"], await RefusedAsync(SignIn(person, shown)));
        Assert.Equal(["RCT-ACCOUNT-001"], await RefusedAsync(SignIn(person, shown with { Step = shown.Step - 1 })));
        Clock.Advance(Duration.FromSeconds(30));
        await SignInAsync(person, authenticator);
        Assert.Equal(["RCT-ACCOUNT-001"], await RefusedAsync(SignIn(person, shown with { Step = shown.Step + 9, Hash = "of another password" })));
    }

    [Fact]
    public async Task Of_two_who_show_the_same_code_at_once_one_is_signed_in()
    {
        var (person, _, authenticator, codes) = await WithPasswordAsync("Raced");
        Clock.Advance(Duration.FromSeconds(60));
        var shown = await ShownAsync(person, authenticator);
        var recovery = new Shown.Recovery(shown.Hash, null, RecoveryCode.HashOf(codes[0]) ?? []);
        foreach (var each in new Shown[] { shown, recovery })
        {
            var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Store.Commands.RunAsync(SignIn(person, each), Actor, None)));
            Assert.Single(results, result => result.Succeeded(out var _, out var _));
        }
    }

    [Fact]
    public async Task A_recovery_code_signs_in_once_and_new_ones_replace_the_old()
    {
        var (person, _, _, codes) = await WithPasswordAsync("Forgetful");
        Assert.Equal((10, 10), (codes.Count, codes.Distinct().Count()));
        var hash = (await AccountAsync(person)).Password?.Hash ?? "";
        Shown Recovery(string code) => new Shown.Recovery(hash, null, RecoveryCode.HashOf(code) ?? []);
        Assert.Equal(SessionMethod.PasswordAndRecoveryCode, (await DoneAsync(SignIn(person, Recovery(codes[3])))).Session.Method);
        Assert.Equal(["RCT-ACCOUNT-001"], await RefusedAsync(SignIn(person, Recovery(codes[3]))));
        Assert.Equal(9, await ReadAsync((session, token) => AccountStore.CodesLeftAsync(session, person, token)));
        var renewed = await DoneAsync(new RenewRecoveryCodes(person), Own(person));
        Assert.Equal(["RCT-ACCOUNT-001"], await RefusedAsync(SignIn(person, Recovery(codes[4]))));
        await DoneAsync(SignIn(person, Recovery(renewed[4])));
        Assert.Contains("account.recovery-code-used", await ReadAsync((session, token) => EventLog.TypesAsync(session, $"person/{person}", token)));
    }

    [Fact]
    public async Task After_ten_failures_a_login_rests_and_a_passkey_signs_in_all_the_same()
    {
        var (person, login, authenticator, _) = await WithPasswordAsync("Guessed");
        var passkey = Passkey();
        await DoneAsync(new AddPasskey(person, passkey), Own(person));
        Clock.Advance(Duration.FromSeconds(60));
        for (var i = 0; i < SignInAttempts.Limit; i++)
        {
            Assert.False(await RestsAsync(login));
            await DoneAsync(new NoteFailedSignIn(i % 2 == 0 ? login : login.ToUpperInvariant()));
        }
        Assert.True(await RestsAsync(login));
        var shown = await ShownAsync(person, authenticator);
        Assert.Equal(["RCT-ACCOUNT-001"], await RefusedAsync(SignIn(person, shown)));
        await DoneAsync(SignIn(person, new Shown.Passkey(passkey.Credential, 1, IsSaved: true)));
        Assert.True(await RestsAsync(login));
        Assert.Contains("account.locked", await ReadAsync((session, token) => EventLog.TypesAsync(session, $"person/{person}", token)));

        Clock.Advance(SignInAttempts.Rest);
        Assert.False(await RestsAsync(login));
        await SignInAsync(person, authenticator);
    }

    [Fact]
    public async Task Failures_are_counted_in_a_row_and_for_what_nobody_has_too()
    {
        var (person, login, authenticator, _) = await WithPasswordAsync("Mistyper");
        Clock.Advance(Duration.FromSeconds(60));
        for (var i = 0; i < SignInAttempts.Limit - 1; i++) await DoneAsync(new NoteFailedSignIn(login));
        await SignInAsync(person, authenticator);
        await DoneAsync(new NoteFailedSignIn(login));
        Assert.False(await RestsAsync(login));

        for (var i = 0; i < SignInAttempts.Limit; i++) await DoneAsync(new NoteFailedSignIn("nobody at all"));
        Assert.True(await RestsAsync("nobody at all"));
        Clock.Advance(Duration.FromDays(2));
        await SignInAttempts.ForgetOldAsync(Store.Database, Clock.GetCurrentInstant(), None);
        await DoneAsync(new NoteFailedSignIn("nobody at all"));
        Assert.False(await RestsAsync("nobody at all"));
    }

    [Fact]
    public async Task People_change_their_own_and_nobody_elses_and_other_sessions_end_with_it()
    {
        var (person, _, authenticator, _) = await WithPasswordAsync("Changer");
        var other = await PersonAsync("Meddler", PersonRole.Administrator);
        Clock.Advance(Duration.FromSeconds(60));
        var (here, there) = (await SignInAsync(person, authenticator), await BeginAsync(person));
        foreach (var actor in new[] { new Actor(other.ToString(), ActorStrength.Session), new Actor(person.ToString(), ActorStrength.Token) })
        {
            Assert.Equal(["RCT-ACCOUNT-014"], await RefusedAsync(new AddPasskey(person, Passkey()), actor));
            Assert.Equal(["RCT-ACCOUNT-014"], await RefusedAsync(new RemovePassword(person), actor));
            Assert.Equal(["RCT-ACCOUNT-014"], await RefusedAsync(new RenewRecoveryCodes(person), actor));
            Assert.Equal(["RCT-ACCOUNT-014"], await RefusedAsync(new SetPassword(person, Password(out _)), actor));
            Assert.Equal(["RCT-ACCOUNT-014"], await RefusedAsync(new RemovePasskey(person, [1]), actor));
        }
        await DoneAsync(new SetPassword(person, Password(out _), here), Own(person));
        Assert.Equal((null, SessionEnd.CredentialsChanged), ((await SessionAsync(here)).Ended, (await SessionAsync(there)).Ended?.Why));
    }

    [Fact]
    public async Task The_last_way_to_sign_in_is_not_taken_away()
    {
        var (person, _, _, _) = await WithPasswordAsync("Careful");
        Assert.Equal(["RCT-ACCOUNT-011"], await RefusedAsync(new RemovePassword(person), Own(person)));
        var (first, second) = (Passkey("one"), Passkey("two"));
        await DoneAsync(new AddPasskey(person, first), Own(person));
        Assert.Equal(["RCT-ACCOUNT-009"], await RefusedAsync(new AddPasskey(person, first), Own(person)));
        await DoneAsync(new AddPasskey(person, second), Own(person));
        await DoneAsync(new RemovePassword(person), Own(person));
        Assert.Equal(["RCT-ACCOUNT-012"], await RefusedAsync(new RenewRecoveryCodes(person), Own(person)));
        await DoneAsync(new RemovePasskey(person, first.Credential), Own(person));
        Assert.Equal(["RCT-ACCOUNT-010"], await RefusedAsync(new RemovePasskey(person, first.Credential), Own(person)));
        Assert.Equal(["RCT-ACCOUNT-011"], await RefusedAsync(new RemovePasskey(person, second.Credential), Own(person)));
    }

    [Fact]
    public async Task A_passkey_signs_its_own_person_in_and_its_use_is_noted()
    {
        var (person, other) = (await PersonAsync("Keyed"), await PersonAsync("Other keyed"));
        var passkey = Passkey();
        await DoneAsync(new SetUpAccount((await DoneAsync(new MakeLink(person))).Key, "keyed", passkey, Password: null));
        await DoneAsync(new SetUpAccount((await DoneAsync(new MakeLink(other))).Key, "other-keyed", Passkey(), Password: null));
        await DoneAsync(SignIn(person, new Shown.Passkey(passkey.Credential, 7, IsSaved: true)));
        var used = await ReadAsync((session, token) => PasskeyStore.FindAsync(session, passkey.Credential, token));
        Assert.Equal((7, true, Clock.GetCurrentInstant()), (used?.Uses, used?.IsSaved, used?.UsedAt));
        Assert.Equal(["usb", "nfc"], used?.Transports);
        Assert.Equal(["RCT-ACCOUNT-001"], await RefusedAsync(SignIn(other, new Shown.Passkey(passkey.Credential, 8, IsSaved: true))));
        Assert.Equal(["RCT-ACCOUNT-001"], await RefusedAsync(SignIn(await PersonAsync("No account"), new Shown.SingleSignOn())));
    }

    [Fact]
    public async Task Whoever_the_provider_vouches_for_is_registered_once_as_a_reader()
    {
        var entity = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, "Vouched for GmbH", "DE"));
        var comes = new RegisterByProvider("New.Comer@example.org", "New Comer", "vouched for gmbh");
        var both = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => DoneAsync(comes)));
        var person = await ReadAsync((session, token) => PersonStore.FindAsync(session, Assert.Single(both.Distinct()), token));
        Assert.Equal(("New Comer", entity, "DE"), (person?.Name, person?.LegalEntity, person?.Place));
        Assert.Equal([PersonRole.Reader], person?.Roles);
        Assert.Equal(["RCT-ACCOUNT-022"], await RefusedAsync(comes with { Login = "other", LegalEntity = "Nobody's" }));
    }

    [Fact]
    public async Task A_new_sealing_key_opens_the_authenticators_and_what_protects_forms()
    {
        var (person, _, authenticator, _) = await WithPasswordAsync("Sealed");
        var kept = await ProtectionKeys.KeepAsync(Store.Database, new SealedKey("key-1", Seal.Seal(ProtectionKeys.Purpose, "<key/>")), Clock.GetCurrentInstant(), None);
        Assert.True(kept.Succeeded(out _, out var problems), problems?.ToString());
        await ProtectionKeys.KeepAsync(Store.Database, new SealedKey("key-lost", SealKey.Make(new SystemRandomSource()).Seal(ProtectionKeys.Purpose, "<key/>")), Clock.GetCurrentInstant(), None);
        using var next = SealKey.Make(new SystemRandomSource());
        await DoneAsync(new ReplaceSealKey(Seal, next));
        try
        {
            var seed = next.Open(Authenticator.Purpose, (await AccountAsync(person)).Password?.Authenticator);
            Assert.Equal(authenticator.Seed, seed);
            var key = Assert.Single(await ReadAsync(ProtectionKeys.AllAsync));
            Assert.Equal(("key-1", "<key/>"), (key.Name, next.Open(ProtectionKeys.Purpose, key.Sealed)));
            Assert.Equal(["RCT-LEDGER-025"], await RefusedAsync(new SetPassword(person, Password(out _))));
        }
        finally
        {
            await DoneAsync(new ReplaceSealKey(next, Seal));
        }
    }

    protected static NewPassword Password(out Authenticator authenticator)
    {
        var own = Authenticator.Make(new SystemRandomSource());
        authenticator = own;
        var now = Instant.FromUnixTimeSeconds(1_600_000_000);
        var result = NewPassword.Of("four words in a row", [], password => $"hash of {password}", own, seed => Seal.Seal(Authenticator.Purpose, seed), own.CodeAt(now), now);
        Assert.True(result.Succeeded(out var password, out var problems), problems?.ToString());
        return password;
    }

    protected static NewPasskey Passkey(string name = "laptop") =>
        new([.. Guid.CreateVersion7().ToByteArray(), (byte)Interlocked.Increment(ref made)], [1, 2, 3], name, 0, ["usb", "nfc"], MayBeSaved: true, IsSaved: false);

    protected static PersonId NewPerson() => new(new Id(((UInt128)1 << 100) + (UInt128)Interlocked.Increment(ref made)));

    private static Actor Own(PersonId person) => new(person.ToString(), ActorStrength.Session);

    private static SignIn SignIn(PersonId person, Shown shown) => new(person, shown, SessionLimits.Default, Somewhere);

    private async Task<SessionId> SignInAsync(PersonId person, Authenticator authenticator) => (await DoneAsync(SignIn(person, await ShownAsync(person, authenticator)))).Session.Id;

    private async Task<SessionId> BeginAsync(PersonId person) => (await DoneAsync(new BeginSession(person, SessionMethod.Passkey, SessionLimits.Default, Somewhere))).Session.Id;

    private async Task<Shown.Code> ShownAsync(PersonId person, Authenticator authenticator)
    {
        var now = Clock.GetCurrentInstant();
        return new Shown.Code((await AccountAsync(person)).Password?.Hash ?? "", null, authenticator.StepOf(authenticator.CodeAt(now), now) ?? 0);
    }

    private async Task<(PersonId Person, string Login, Authenticator Authenticator, IReadOnlyList<string> Codes)> WithPasswordAsync(string name)
    {
        var person = await PersonAsync(name);
        var login = $"{name.Replace(' ', '.')}@example.org";
        var set = await DoneAsync(new SetUpAccount((await DoneAsync(new MakeLink(person))).Key, login, Passkey: null, Password(out var authenticator)));
        return (person, login, authenticator, set.RecoveryCodes);
    }

    private async Task<Account> AccountAsync(PersonId person) =>
        await ReadAsync((session, token) => AccountStore.FindAsync(session, person, token)) ?? throw new InvalidOperationException("There is no account.");

    private async Task<Session> SessionAsync(SessionId id) =>
        await ReadAsync((session, token) => SessionStore.FindAsync(session, id, token)) ?? throw new InvalidOperationException("There is no session.");

    private Task<Account?> ByLoginAsync(string login) => ReadAsync((session, token) => AccountStore.FindByLoginAsync(session, login, token));

    private Task<bool> RestsAsync(string login) => ReadAsync((session, token) => SignInAttempts.RestsAsync(session, login, Clock.GetCurrentInstant(), token));

    private async Task<PersonId> PersonAsync(string name, params PersonRole[] roles)
    {
        var entity = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, $"Accounts of {name}"));
        return await DoneAsync(new RegisterPerson(name, entity, "DE", [.. roles]));
    }
}

/// <summary>The first administrator comes to an empty store.</summary>
public abstract class FirstAdministratorSuite(StoreFixture store) : AccountSuite(store)
{
    [Fact]
    public async Task The_first_administrator_comes_once_and_whoever_else_holds_a_link_does_not()
    {
        await ExecuteAsync("DELETE FROM recovery_codes");
        await ExecuteAsync("DELETE FROM passkeys");
        await ExecuteAsync("DELETE FROM accounts");
        var (first, second) = (await DoneAsync(new MakeFirstLink()), await DoneAsync(new MakeFirstLink()));
        Assert.Equal((LinkPurpose.First, first.Link.MadeAt + Duration.FromDays(1)), (first.Link.Kind, first.Link.ExpiresAt));
        Assert.Equal(["RCT-ACCOUNT-016"], await RefusedAsync(new SetUpAccount(first.Key, "first", Passkey(), Password: null)));
        SetUpFirst Come(MadeLink link, string login) => new(link.Key, NewPerson(), "J. Ortiz", "First Northwind GmbH", "DE", login, Passkey(), Password: null);
        Assert.Equal(["RCT-ORG-002"], await RefusedAsync(Come(first, "first") with { Place = "Germany" }));

        var both = await Task.WhenAll(Store.Commands.RunAsync(Come(first, "first"), Actor, None), Store.Commands.RunAsync(Come(second, "second"), Actor, None));
        var come = Assert.Single(both, result => result.Succeeded(out var _, out var _));
        Assert.True(come.Succeeded(out var set, out _));
        var person = await ReadAsync((session, token) => PersonStore.FindAsync(session, set.Person, token));
        Assert.Equal([PersonRole.Administrator], person?.Roles);
        Assert.Equal(["RCT-ACCOUNT-016"], await RefusedAsync(Come(first, "third")));
        Assert.Equal(["RCT-ACCOUNT-018"], await RefusedAsync(new MakeFirstLink()));
    }
}

public sealed class Accounts_on_sqlite(SqliteFixture store) : FirstAdministratorSuite(store), IClassFixture<SqliteFixture>;

public sealed class Accounts_on_postgresql(PostgresFixture store) : FirstAdministratorSuite(store), IClassFixture<PostgresFixture>;
