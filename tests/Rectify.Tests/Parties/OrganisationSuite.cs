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
        Assert.Equal(["RCT-PARTY-001", "RCT-PARTY-003"], await RefusedAsync(new RegisterOrganisation(OrganisationKind.Vendor, "  ", "Germany")));

    [Fact]
    public async Task A_name_of_more_than_200_characters_is_refused() =>
        Assert.Equal(["RCT-PARTY-002"], await RefusedAsync(new RegisterOrganisation(OrganisationKind.Vendor, new string('n', 201))));

    [Fact]
    public async Task A_name_is_taken_within_its_kind_only()
    {
        await DoneAsync(new RegisterOrganisation(OrganisationKind.Vendor, "Élan Soft"));

        Assert.Equal(["RCT-PARTY-004"], await RefusedAsync(new RegisterOrganisation(OrganisationKind.Vendor, " élan soft")));
        await DoneAsync(new RegisterOrganisation(OrganisationKind.Member, "Élan Soft"));
    }

    [Fact]
    public async Task Of_writers_at_once_one_gets_the_name()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            Store.Commands.RunAsync(new RegisterOrganisation(OrganisationKind.Upstream, "Contended"), Actor, None))));

        var refused = outcomes.Where(outcome => !outcome.Succeeded(out var _, out var _)).ToList();
        Assert.Equal(7, refused.Count);
        Assert.All(refused, outcome => Assert.Equal("RCT-PARTY-004", outcome.Succeeded(out _, out var problems) ? "" : problems.Single().Code));
    }
}

public sealed class Organisations_on_sqlite(SqliteFixture store) : OrganisationSuite(store), IClassFixture<SqliteFixture>;

public sealed class Organisations_on_postgresql(PostgresFixture store) : OrganisationSuite(store), IClassFixture<PostgresFixture>;
