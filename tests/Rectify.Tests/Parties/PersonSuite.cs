using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Parties;

public abstract class PersonSuite(StoreFixture store) : StoreTests(store)
{
    [Fact]
    public async Task A_registered_person_has_the_roles_they_were_given_each_once()
    {
        var entity = await OwnAsync("Roles GmbH");
        var id = await DoneAsync(new RegisterPerson(" 李雷 ", entity, "CN", PersonRole.Approver, PersonRole.Reporter, PersonRole.Approver));
        Assert.Equal(new Person(id, "李雷", entity, "CN", [PersonRole.Reporter, PersonRole.Approver]), await FindAsync(id));
        Assert.Contains(await FindAsync(id), await ReadAsync(PersonStore.ListAsync));
    }

    [Fact]
    public async Task A_person_works_for_one_of_our_own_legal_entities()
    {
        var vendor = await DoneAsync(new RegisterOrganisation(OrganisationKind.Vendor, "Somebody Else"));
        Assert.Equal(["RCT-ORG-004"], await RefusedAsync(new RegisterPerson("A", vendor, "DE")));
        Assert.Equal(["RCT-TEXT-001", "RCT-PERSON-002", "RCT-ORG-003"], await RefusedAsync(new RegisterPerson("", default, "??")));
    }

    [Fact]
    public async Task Roles_come_and_go()
    {
        var id = await PersonAsync("Changing");
        await DoneAsync(new GrantRole(id, PersonRole.Approver));
        Assert.Equal(["RCT-PERSON-003"], await RefusedAsync(new GrantRole(id, PersonRole.Approver)));
        Assert.Equal([PersonRole.Approver], (await FindAsync(id))?.Roles);
        await DoneAsync(new WithdrawRole(id, PersonRole.Approver));
        Assert.Equal(["RCT-PERSON-004"], await RefusedAsync(new WithdrawRole(id, PersonRole.Approver)));
        Assert.Equal(["RCT-PERSON-001"], await RefusedAsync(new GrantRole(default, PersonRole.Reader)));
    }

    [Fact]
    public async Task Every_role_survives_the_store()
    {
        var id = await DoneAsync(new RegisterPerson("Everything", await OwnAsync("Everything GmbH"), "DE", [.. Enum.GetValues<PersonRole>()]));
        Assert.Equal(Enum.GetValues<PersonRole>(), (await FindAsync(id))?.Roles);
    }

    protected Task<Person?> FindAsync(PersonId id) => ReadAsync((session, token) => PersonStore.FindAsync(session, id, token));

    protected Task<OrganisationId> OwnAsync(string name) => DoneAsync(new RegisterOrganisation(OrganisationKind.Own, name));

    private async Task<PersonId> PersonAsync(string name) => await DoneAsync(new RegisterPerson(name, await OwnAsync($"{name} GmbH"), "DE"));
}

public sealed class Persons_on_sqlite(SqliteFixture store) : PersonSuite(store), IClassFixture<SqliteFixture>;

public sealed class Persons_on_postgresql(PostgresFixture store) : PersonSuite(store), IClassFixture<PostgresFixture>;
