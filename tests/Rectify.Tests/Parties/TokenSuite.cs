using NodaTime;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Parties;

public abstract class TokenSuite(StoreFixture store) : StoreTests(store)
{
    [Fact]
    public async Task A_token_is_found_by_its_secret_alone_and_counts_from_its_issue_to_its_end()
    {
        var person = await PersonAsync("Holder");
        var issued = await DoneAsync(new IssueToken(person, " pipeline ", [TokenScope.Write, TokenScope.Read, TokenScope.Read], Duration.FromDays(1)));
        Assert.Matches("^rectify_[A-Za-z0-9_-]{43}$", issued.Secret);
        Assert.Equal("pipeline", issued.Token.Label);
        Assert.Equal([TokenScope.Read, TokenScope.Write], issued.Token.Scopes);

        var found = await ReadAsync((session, token) => TokenStore.FindBySecretAsync(session, issued.Secret, token));
        Assert.Equal(issued.Token with { Scopes = [] }, found is null ? null : found with { Scopes = [] });
        Assert.Null(await ReadAsync((session, token) => TokenStore.FindBySecretAsync(session, issued.Secret.ToUpperInvariant(), token)));
        var (from, to) = (issued.Token.IssuedAt, issued.Token.IssuedAt + Duration.FromDays(1));
        Assert.Equal((false, true, true, false), (
            issued.Token.CountsAt(from - Duration.Epsilon), issued.Token.CountsAt(from), issued.Token.CountsAt(to - Duration.Epsilon), issued.Token.CountsAt(to)));
    }

    [Fact]
    public async Task What_is_revoked_counts_no_more_and_is_not_revoked_twice()
    {
        var issued = await DoneAsync(new IssueToken(await PersonAsync("Loser"), "lost", [TokenScope.Read], Duration.FromDays(1)));
        Clock.Advance(Duration.FromHours(1));
        await DoneAsync(new RevokeToken(issued.Token.Id));
        var found = await ReadAsync((session, token) => TokenStore.FindAsync(session, issued.Token.Id, token));
        Assert.Equal((true, false), (found?.CountsAt(Clock.GetCurrentInstant() - Duration.Epsilon), found?.CountsAt(Clock.GetCurrentInstant())));
        Assert.Equal(["RCT-TOKEN-004"], await RefusedAsync(new RevokeToken(issued.Token.Id)));
        Assert.Equal(["RCT-TOKEN-004"], await RefusedAsync(new GiveUpToken(issued.Token.Id), new Actor(issued.Token.Person.ToString(), ActorStrength.Token)));
    }

    [Fact]
    public async Task No_token_issues_a_token_and_nobody_does_for_another()
    {
        var (person, other) = (await PersonAsync("One"), await PersonAsync("Two"));
        var issue = new IssueToken(person, "mine", [TokenScope.Read], Duration.FromDays(1));
        Assert.Equal(["RCT-TOKEN-005"], await RefusedAsync(issue, new Actor(person.ToString(), ActorStrength.Token)));
        Assert.Equal(["RCT-TOKEN-005"], await RefusedAsync(issue, new Actor(other.ToString(), ActorStrength.Session)));
        var mine = await DoneAsync(issue, new Actor(person.ToString(), ActorStrength.Session));
        Assert.Equal(["RCT-TOKEN-005"], await RefusedAsync(new RevokeToken(mine.Token.Id), new Actor(other.ToString(), ActorStrength.Session)));
        Assert.Equal(["RCT-TOKEN-001"], await RefusedAsync(new GiveUpToken(mine.Token.Id), new Actor(other.ToString(), ActorStrength.Token)));
        await DoneAsync(new GrantRole(other, PersonRole.Administrator));
        await DoneAsync(new RevokeToken(mine.Token.Id), new Actor(other.ToString(), ActorStrength.Session));
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_token_is_told_at_once() =>
        Assert.Equal(["RCT-TEXT-001", "RCT-TOKEN-002", "RCT-TOKEN-003", "RCT-PERSON-001"], await RefusedAsync(new IssueToken(default, " ", [], Duration.FromDays(367))));

    private async Task<PersonId> PersonAsync(string name)
    {
        var entity = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, $"Tokens of {name}"));
        return await DoneAsync(new RegisterPerson(name, entity, "DE"));
    }
}

public sealed class Tokens_on_sqlite(SqliteFixture store) : TokenSuite(store), IClassFixture<SqliteFixture>;

public sealed class Tokens_on_postgresql(PostgresFixture store) : TokenSuite(store), IClassFixture<PostgresFixture>;
