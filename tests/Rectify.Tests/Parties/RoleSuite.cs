using NodaTime;
using Rectify.Cases;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Tests.Fakes;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Parties;

public abstract class RoleSuite(StoreFixture store) : StoreTests(store)
{
    [Fact]
    public async Task A_person_without_the_role_is_refused_whatever_carries_them_in_and_the_log_says_so()
    {
        var entity = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, "Roles GmbH", "DE"));
        var auditor = await DoneAsync(new RegisterPerson("Auditor", entity, "DE", PersonRole.Auditor, PersonRole.Reader));
        var opening = new OpenCase("Opened by an auditor", CaseKind.Vulnerability, [], []);
        foreach (var strength in new[] { ActorStrength.Token, ActorStrength.Key, ActorStrength.Session })
            Assert.Equal(["RCT-LEDGER-009"], await RefusedAsync(opening, new Actor(auditor.ToString(), strength)));
        Assert.Equal(["RCT-LEDGER-009"], await RefusedAsync(new Once<CaseId>(opening, "key", "asked", id => id.ToString()), new Actor(auditor.ToString(), ActorStrength.Token)));

        var events = await ReadAsync((session, token) => EventStore.OfSubjectAsync(session, new Subject("person", auditor.Value), token));
        Assert.Equal(4, events.Count(happened => happened.Type == "command.refused"));
    }

    [Fact]
    public async Task A_role_counts_from_the_moment_it_is_granted_until_the_moment_it_is_withdrawn()
    {
        var entity = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, "Granted GmbH", "DE"));
        var person = await DoneAsync(new RegisterPerson("Granted", entity, "DE"));
        var actor = new Actor(person.ToString(), ActorStrength.Session);
        var adding = new RegisterProduct("Granted product", entity, ["DE"], ProductClass.Default);
        Assert.Equal(["RCT-LEDGER-009"], await RefusedAsync(adding, actor));
        await DoneAsync(new GrantRole(person, PersonRole.Analyst));
        await DoneAsync(adding, actor);
        await DoneAsync(new WithdrawRole(person, PersonRole.Analyst));
        Assert.Equal(["RCT-LEDGER-009"], await RefusedAsync(adding with { Name = "Another" }, actor));
    }

    [Fact]
    public async Task Nobody_gives_themselves_a_role_a_key_or_a_colleague()
    {
        var entity = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, "Risen GmbH", "DE"));
        var manager = await DoneAsync(new RegisterPerson("Manager", entity, "DE", PersonRole.Manager, PersonRole.Approver));
        var actor = new Actor(manager.ToString(), ActorStrength.Token);
        Assert.Equal(["RCT-LEDGER-009"], await RefusedAsync(new GrantRole(manager, PersonRole.Administrator), actor));
        Assert.Equal(["RCT-LEDGER-009"], await RefusedAsync(new EnrolKey(manager, new byte[32], "own"), actor));
        Assert.Equal(["RCT-LEDGER-009"], await RefusedAsync(new RegisterPerson("Friend", entity, "DE", PersonRole.Administrator), actor));
    }

    [Fact]
    public async Task Somebody_who_is_not_registered_may_nothing()
    {
        var nobody = new Actor(Store.Ids.Next().ToString(), ActorStrength.Token);
        Assert.Equal(["RCT-LEDGER-009"], await RefusedAsync(new RegisterOrganisation(OrganisationKind.Vendor, "By nobody"), nobody));
    }
}

public sealed class Roles_on_sqlite(SqliteFixture store) : RoleSuite(store), IClassFixture<SqliteFixture>;

public sealed class Roles_on_postgresql(PostgresFixture store) : RoleSuite(store), IClassFixture<PostgresFixture>;
