using Rectify.Parties;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Parties;

public abstract class OrganisationSuite(StoreFixture store) : StoreTests(store)
{
    [Fact]
    public async Task A_registered_organisation_is_found_by_id_and_by_name_in_any_case()
    {
        var id = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, " Harbour Gateways GmbH ", "DE"));
        var expected = new Organisation(id, OrganisationKind.Own, "Harbour Gateways GmbH", "DE");

        Assert.Equal(expected, await ReadAsync((session, token) => OrganisationStore.FindAsync(session, id, token)));
        Assert.Equal(expected, await ReadAsync((session, token) =>
            OrganisationStore.FindByNameAsync(session, OrganisationKind.Own, "HARBOUR gateways gmbh", token)));
    }

    [Fact]
    public async Task An_unknown_organisation_is_null() =>
        Assert.Null(await ReadAsync((session, token) => OrganisationStore.FindAsync(session, new OrganisationId(new(UInt128.MaxValue)), token)));

    [Fact]
    public async Task All_problems_of_a_request_are_said_at_once() =>
        Assert.Equal(["RCT-TEXT-001", "RCT-ORG-002"], await RefusedAsync(new RegisterOrganisation(OrganisationKind.Vendor, "  ", "Germany")));

    [Fact]
    public async Task A_name_of_more_than_200_characters_is_refused() =>
        Assert.Equal(["RCT-TEXT-002"], await RefusedAsync(new RegisterOrganisation(OrganisationKind.Vendor, new string('n', 201))));

    [Theory]
    [InlineData("two\nlines")]
    [InlineData("half a pair \ud83d")]
    [InlineData("evil\u202Etxt.exe")]
    public async Task A_name_that_cannot_be_shown_in_one_line_is_refused(string name) =>
        Assert.Equal(["RCT-TEXT-003"], await RefusedAsync(new RegisterOrganisation(OrganisationKind.Vendor, name)));

    [Fact]
    public async Task Lists_sort_by_code_point_on_every_database()
    {
        string[] sorted = ["sort-apple", "sort-zebra", "sort-äpfel", "sort-上海"];
        foreach (var name in sorted.Reverse()) await DoneAsync(new RegisterOrganisation(OrganisationKind.Medium, name));
        Assert.Equal(sorted, (await ReadAsync(OrganisationStore.ListAsync)).Select(o => o.Name).Where(name => name.StartsWith("sort-", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Every_kind_survives_the_store()
    {
        foreach (var kind in Enum.GetValues<OrganisationKind>())
        {
            var id = await DoneAsync(new RegisterOrganisation(kind, "Any kind"));
            Assert.Equal(kind, (await ReadAsync((session, token) => OrganisationStore.FindAsync(session, id, token)))?.Kind);
        }
    }

    [Fact]
    public async Task A_name_is_taken_within_its_kind_only()
    {
        await DoneAsync(new RegisterOrganisation(OrganisationKind.Vendor, "Élan Soft"));

        Assert.Equal(["RCT-ORG-001"], await RefusedAsync(new RegisterOrganisation(OrganisationKind.Vendor, " élan soft")));
        await DoneAsync(new RegisterOrganisation(OrganisationKind.Member, "Élan Soft"));
    }

    [Fact]
    public async Task Of_writers_at_once_one_gets_the_name()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            Store.Commands.RunAsync(new RegisterOrganisation(OrganisationKind.Upstream, "Contended"), Actor, None))));

        var refused = outcomes.Where(outcome => !outcome.Succeeded(out var _, out var _)).ToList();
        Assert.Equal(7, refused.Count);
        Assert.All(refused, outcome => Assert.Equal("RCT-ORG-001", outcome.Succeeded(out _, out var problems) ? "" : problems.Single().Code));
    }
}

public sealed class Organisations_on_sqlite(SqliteFixture store) : OrganisationSuite(store), IClassFixture<SqliteFixture>;

public sealed class Organisations_on_postgresql(PostgresFixture store) : OrganisationSuite(store), IClassFixture<PostgresFixture>;
