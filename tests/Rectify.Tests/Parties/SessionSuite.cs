using NodaTime;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Parties.Sessions;
using Rectify.Tests.Fakes;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Parties;

public abstract class SessionSuite(StoreFixture store) : StoreTests(store)
{
    private static readonly SessionOrigin Somewhere = new("Mozilla/5.0", "192.0.2.7");

    [Fact]
    public async Task A_session_is_found_by_its_secret_alone_and_counts_until_its_end_when_it_is_used()
    {
        var (person, begun) = await BegunAsync("Worker");
        Assert.Matches("^[A-Za-z0-9_-]{43}$", begun.Secret);
        Assert.Equal(begun.Session, await FindAsync(begun.Secret));
        Assert.Null(await FindAsync(begun.Secret.ToUpperInvariant()));
        Assert.Null(await FindAsync(""));
        Assert.Equal([begun.Session], await ReadAsync((session, token) => SessionStore.OfPersonAsync(session, person, token)));

        var used = begun.Session with { SeenAt = begun.Session.EndsAt - Duration.FromMinutes(1) };
        Assert.Equal((true, false), (used.CountsAt(used.EndsAt - Duration.Epsilon), used.CountsAt(used.EndsAt)));
        Assert.False(used.CountsAt(used.BegunAt - Duration.Epsilon));
        Assert.Equal(begun.Session.BegunAt + Duration.FromHours(12), used.EndsAt);
    }

    [Fact]
    public async Task A_session_that_nobody_uses_ends_after_an_hour_and_its_use_is_noted_once_a_minute()
    {
        var (_, begun) = await BegunAsync("Absent");
        var start = begun.Session.BegunAt;
        Assert.Equal((true, false), (begun.Session.CountsAt(start + Duration.FromHours(1) - Duration.Epsilon), begun.Session.CountsAt(start + Duration.FromHours(1))));

        await UseAsync(begun.Session, start + Duration.FromSeconds(59));
        Assert.Equal(start, (await FindAsync(begun.Secret))?.SeenAt);
        await UseAsync(begun.Session, start + Duration.FromSeconds(60));
        Assert.Equal(start + Duration.FromSeconds(60), (await FindAsync(begun.Secret))?.SeenAt);
        // Another process that has the older state does not take it back.
        await UseAsync(begun.Session with { SeenAt = start - Duration.FromHours(1) }, start + Duration.FromSeconds(30));
        Assert.Equal(start + Duration.FromSeconds(60), (await FindAsync(begun.Secret))?.SeenAt);
        Assert.True((await FindAsync(begun.Secret))?.CountsAt(start + Duration.FromMinutes(60)));
    }

    [Fact]
    public async Task What_changes_how_somebody_signs_in_is_done_within_a_quarter_of_an_hour_of_signing_in()
    {
        var (person, begun) = await BegunAsync("Just came");
        var (_, theirs) = await BegunAsync("Came too");
        var actor = new Actor(person.ToString(), ActorStrength.Session);
        Clock.Advance(Session.Fresh);
        Assert.True((await DoneAsync(IssueIn(begun.Session), actor)).Secret.Length > 0);
        Assert.Equal(["RCT-SESSION-001"], await RefusedAsync(IssueIn(theirs.Session), actor));
        Clock.Advance(Duration.FromTicks(1));
        Assert.Equal(["RCT-SESSION-005"], await RefusedAsync(IssueIn(begun.Session), actor));
        Assert.Single(await ReadAsync((session, token) => TokenStore.OfPersonAsync(session, person, token)));

        await DoneAsync(new EndSession(begun.Session.Id, SessionEnd.SignedOut), actor);
        Assert.Equal(["RCT-SESSION-001"], await RefusedAsync(IssueIn(begun.Session), actor));

        WhenFresh<IssuedToken> IssueIn(Session session) => new(new IssueToken(person, "pipeline", [TokenScope.Read], Duration.FromDays(1)), session.Id);
    }

    [Fact]
    public async Task A_person_ends_their_own_and_an_administrator_anybodys()
    {
        var (person, begun) = await BegunAsync("Owner");
        var (other, theirs) = await BegunAsync("Other");
        var (byPerson, byOther) = (new Actor(person.ToString(), ActorStrength.Session), new Actor(other.ToString(), ActorStrength.Session));
        Assert.Equal(["RCT-SESSION-001"], await RefusedAsync(new EndSession(begun.Session.Id, SessionEnd.Revoked), byOther));
        Assert.Equal(["RCT-SESSION-001"], await RefusedAsync(new EndSession(begun.Session.Id, SessionEnd.Revoked), new Actor(person.ToString(), ActorStrength.Token)));
        Assert.Equal(["RCT-SESSION-001"], await RefusedAsync(new EndSession(default, SessionEnd.Revoked), byOther));
        Assert.Equal(["RCT-SESSION-003"], await RefusedAsync(new EndSessions(person, SessionEnd.Revoked), byOther));

        Clock.Advance(Duration.FromMinutes(2));
        await DoneAsync(new EndSession(begun.Session.Id, SessionEnd.SignedOut), byPerson);
        var ended = await FindAsync(begun.Secret);
        Assert.Equal(new EndedSession(Clock.GetCurrentInstant(), person.ToString(), SessionEnd.SignedOut), ended?.Ended);
        Assert.Equal((true, false), (ended?.CountsAt(Clock.GetCurrentInstant() - Duration.Epsilon), ended?.CountsAt(Clock.GetCurrentInstant())));
        Assert.Equal(["RCT-SESSION-002"], await RefusedAsync(new EndSession(begun.Session.Id, SessionEnd.SignedOut), byPerson));

        await DoneAsync(new GrantRole(person, PersonRole.Administrator));
        await DoneAsync(new EndSession(theirs.Session.Id, SessionEnd.Revoked), byPerson);
        Assert.Equal(SessionEnd.Revoked, (await FindAsync(theirs.Secret))?.Ended?.Why);
    }

    [Fact]
    public async Task All_of_a_persons_sessions_end_at_once_but_the_one_that_goes_on()
    {
        var (person, first) = await BegunAsync("Many");
        var (second, third) = (await BeginAsync(person), await BeginAsync(person));
        await DoneAsync(new EndSession(first.Session.Id, SessionEnd.SignedOut));
        Assert.Equal(1, await DoneAsync(new EndSessions(person, SessionEnd.CredentialsChanged, But: third.Session.Id), new Actor(person.ToString(), ActorStrength.Session)));
        Assert.Equal(
            (SessionEnd.SignedOut, SessionEnd.CredentialsChanged, null),
            ((await FindAsync(first.Secret))?.Ended?.Why, (await FindAsync(second.Secret))?.Ended?.Why, (await FindAsync(third.Secret))?.Ended?.Why));
    }

    [Fact]
    public async Task Which_of_many_still_count_is_one_question()
    {
        var (person, counting) = await BegunAsync("Watched");
        var (ended, unused) = (await BeginAsync(person), await BeginAsync(person));
        await DoneAsync(new EndSession(ended.Session.Id, SessionEnd.Revoked));
        var later = Clock.GetCurrentInstant() + Duration.FromMinutes(61);
        await UseAsync(counting.Session, later - Duration.FromMinutes(1));
        SessionId[] all = [counting.Session.Id, ended.Session.Id, unused.Session.Id, default];
        Assert.Equal([counting.Session.Id], await ReadAsync((session, token) => SessionStore.CountingAsync(session, all, later, token)));
        Assert.Equal(2, (await ReadAsync((session, token) => SessionStore.CountingAsync(session, all, Clock.GetCurrentInstant(), token))).Count);
        Assert.Empty(await ReadAsync((session, token) => SessionStore.CountingAsync(session, all, later + Duration.FromHours(12), token)));
    }

    [Fact]
    public async Task What_a_browser_says_of_itself_is_shown_in_one_line_and_an_address_is_one()
    {
        var person = await PersonAsync("Odd");
        var from = new SessionOrigin($" Firefox\r\n\0\u202Eevil\ud800 {new string('x', 300)}", "<script>");
        var begun = await DoneAsync(new BeginSession(person, SessionMethod.SingleSignOn, SessionLimits.Default, from));
        var kept = (await FindAsync(begun.Secret))?.From;
        Assert.StartsWith("Firefoxevil xxx", kept?.UserAgent);
        Assert.InRange(kept?.UserAgent?.Length ?? 0, 190, 200);
        Assert.Null(kept?.Address);
    }

    [Fact]
    public async Task Nobody_but_the_server_begins_one()
    {
        var person = await PersonAsync("Impostor");
        await DoneAsync(new GrantRole(person, PersonRole.Administrator));
        foreach (var strength in new[] { ActorStrength.Session, ActorStrength.Token, ActorStrength.Key })
            Assert.Equal(["RCT-LEDGER-009"], await RefusedAsync(Begin(person), new Actor(person.ToString(), strength)));
        Assert.Equal(["RCT-SESSION-004", "RCT-PERSON-001"], await RefusedAsync(Begin(default) with { Limits = new(Duration.FromHours(1), Duration.FromHours(2)) }));
    }

    [Fact]
    public async Task The_log_says_who_signed_in_and_how_it_ended_and_not_from_where()
    {
        var (person, begun) = await BegunAsync("Logged");
        await DoneAsync(new EndSession(begun.Session.Id, SessionEnd.SignedOut), new Actor(person.ToString(), ActorStrength.Session));
        var subject = $"session/{begun.Session.Id}";
        Assert.Equal(["session.begun", "session.ended"], await ReadAsync((session, token) => EventLog.TypesAsync(session, subject, token)));
        Assert.Equal(
            [$$"""{"method":"passkey","person":"{{person}}"}""", $$"""{"person":"{{person}}","why":"signedOut"}"""],
            await ReadAsync((session, token) => EventLog.PayloadsAsync(session, subject, token)));
    }

    [Fact]
    public async Task A_session_that_ended_long_ago_is_forgotten()
    {
        var (_, begun) = await BegunAsync("Forgotten");
        var end = begun.Session.EndsAt + SessionUse.Kept;
        await SessionUse.ForgetOldAsync(Store.Database, end, None);
        Assert.NotNull(await FindAsync(begun.Secret));
        await SessionUse.ForgetOldAsync(Store.Database, end + Duration.FromSeconds(1), None);
        Assert.Null(await FindAsync(begun.Secret));
    }

    private async Task UseAsync(Session session, Instant now) => Assert.True((await SessionUse.NoteAsync(Store.Database, session, now, None)).Succeeded(out _, out var problems), problems?.ToString());

    private Task<Session?> FindAsync(string secret) => ReadAsync((session, token) => SessionStore.FindBySecretAsync(session, secret, token));

    private async Task<(PersonId Person, BegunSession Begun)> BegunAsync(string name) => await PersonAsync(name) is var person ? (person, await BeginAsync(person)) : default;

    private Task<BegunSession> BeginAsync(PersonId person) => DoneAsync(Begin(person));

    private static BeginSession Begin(PersonId person) => new(person, SessionMethod.Passkey, SessionLimits.Default, Somewhere);

    private async Task<PersonId> PersonAsync(string name)
    {
        var entity = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, $"Sessions of {name}"));
        return await DoneAsync(new RegisterPerson(name, entity, "DE"));
    }
}

public sealed class Sessions_on_sqlite(SqliteFixture store) : SessionSuite(store), IClassFixture<SqliteFixture>;

public sealed class Sessions_on_postgresql(PostgresFixture store) : SessionSuite(store), IClassFixture<PostgresFixture>;
