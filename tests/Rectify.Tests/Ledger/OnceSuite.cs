using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Ledger;

public abstract class OnceSuite(StoreFixture store) : StoreTests(store)
{
    [Fact]
    public async Task A_request_that_comes_again_is_answered_again_and_does_nothing()
    {
        var asked = Asking("Once", "key-1");
        var answer = await DoneAsync(asked);
        Assert.Equal(answer, await DoneAsync(asked));
        Assert.Equal(["RCT-LEDGER-008"], await RefusedAsync(asked with { Asked = "something else" }));
        Assert.Equal(["RCT-ORG-001"], await RefusedAsync(asked with { Key = "key-2" }));
    }

    [Fact]
    public async Task Of_many_at_once_one_does_it_and_all_hear_the_same()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Store.Commands.RunAsync(Asking("Raced", "key-3"), Actor, None))));
        var answers = outcomes.Select(outcome => outcome.Succeeded(out var answer, out var problems) ? answer : problems.ToString()).Distinct().ToList();
        Assert.True(Id.TryParse(Assert.Single(answers), out _), answers[0]);
    }

    [Fact]
    public async Task What_was_refused_is_not_kept_so_that_it_can_be_asked_again()
    {
        Assert.Equal(["RCT-TEXT-001"], await RefusedAsync(Asking(" ", "key-4")));
        await DoneAsync(Asking("Mended", "key-4"));
    }

    [Fact]
    public async Task A_key_has_a_length()
    {
        Assert.Equal(["RCT-LEDGER-007"], await RefusedAsync(Asking("Short", "")));
        Assert.Equal(["RCT-LEDGER-007"], await RefusedAsync(Asking("Long", new string('k', 201))));
        await DoneAsync(Asking("Just fits", new string('k', 200)));
    }

    private static Once<OrganisationId> Asking(string name, string key) =>
        new(new RegisterOrganisation(OrganisationKind.Vendor, name), key, name, id => id.ToString());
}

public sealed class Once_on_sqlite(SqliteFixture store) : OnceSuite(store), IClassFixture<SqliteFixture>;

public sealed class Once_on_postgresql(PostgresFixture store) : OnceSuite(store), IClassFixture<PostgresFixture>;
