using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Inventory.Owners;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Tests.Fakes;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Inventory;

public abstract class EditSuite(StoreFixture store) : StoreTests(store)
{
    private Task<OrganisationId> OwnAsync(string name) => DoneAsync(new RegisterOrganisation(OrganisationKind.Own, name, "DE"));

    private Task<List<string>> EventsAsync(string subject) => ReadAsync((session, token) => EventLog.TypesAsync(session, subject, token));

    [Fact]
    public async Task Everything_that_is_said_of_a_product_can_be_said_otherwise_but_its_provider()
    {
        var us = await OwnAsync("Editors");
        var id = await DoneAsync(new RegisterProduct("Gatewy", us, ["EU"]));
        await DoneAsync(new RegisterProduct("Relay", us, []));
        await DoneAsync(new EditProduct(id, "Gateway", ["CN", "EU"], ProductClass.Critical, new(2031, 3, 31), "pkg:generic/gateway"));
        await DoneAsync(new EditProduct(id, "Gateway", ["EU", "CN"], ProductClass.Critical, new(2031, 3, 31), "pkg:generic/gateway"));

        var product = await ReadAsync((session, token) => ProductStore.FindByNameAsync(session, us, "gateway", token));
        Assert.Equal(
            ("Gateway", "CN EU", ProductClass.Critical, new NodaTime.LocalDate(2031, 3, 31), "pkg:generic/gateway"),
            (product!.Name, string.Join(' ', product.Markets), product.Class, product.SupportEndsOn, product.Purl?.ToString()));
        Assert.Equal(["product.registered", "product.edited"], await EventsAsync($"product/{id}"));
        Assert.Equal(["RCT-INV-003", "RCT-INV-008", "RCT-INV-012"], await RefusedAsync(new EditProduct(id, "RELAY", ["Union"], Purl: "gateway")));
        Assert.Equal(["RCT-INV-006"], await RefusedAsync(new EditProduct(new(new(UInt128.MaxValue)), "None", [])));
        await DoneAsync(new EditProduct(id, "GATEWAY", []));
    }

    [Fact]
    public async Task Everything_that_is_said_of_a_system_can_be_said_otherwise_but_its_operator()
    {
        var us = await OwnAsync("Operators");
        var id = await DoneAsync(new RegisterSystem("Shop", us, ["CN"]));
        await DoneAsync(new EditSystem(id, "Web shop", ["DE"], Exposure.Internet, 3, CriticalInfrastructure: true));
        await DoneAsync(new EditSystem(id, "Web shop", ["DE"], Exposure.Internet, 3, CriticalInfrastructure: true));
        var system = await ReadAsync((session, token) => SystemStore.FindAsync(session, id, token));
        Assert.Equal(("Web shop", "DE", Exposure.Internet, 3, true), (system!.Name, system.OperatedIn[0], system.Exposure, system.ProtectionLevel, system.CriticalInfrastructure));
        Assert.Equal(["system.registered", "system.edited"], await EventsAsync($"system/{id}"));
        Assert.Equal(["RCT-INV-001", "RCT-INV-010"], await RefusedAsync(new EditSystem(id, " ", [], Exposure.Unknown, 0, false)));
        Assert.Equal(["RCT-INV-013"], await RefusedAsync(new EditSystem(new(new(UInt128.MaxValue)), "None", [], Exposure.Unknown, null, false)));
    }

    [Fact]
    public async Task A_release_is_given_its_day()
    {
        var product = await DoneAsync(new RegisterProduct("Dated", await OwnAsync("Dates"), []));
        var id = await DoneAsync(new RegisterRelease(product, "1.0"));
        await DoneAsync(new EditRelease(id, new(2026, 3, 1)));
        await DoneAsync(new EditRelease(id, new(2026, 3, 1)));
        Assert.Equal(new NodaTime.LocalDate(2026, 3, 1), (await ReadAsync((session, token) => ProductStore.FindReleaseAsync(session, id, token)))?.ReleasedOn);
        Assert.Equal(["release.registered", "release.edited"], await EventsAsync($"release/{id}"));
        Assert.Equal(["RCT-INV-022"], await RefusedAsync(new EditRelease(new(new(UInt128.MaxValue)), null)));
    }

    [Fact]
    public async Task Two_who_take_the_same_name_at_once_leave_it_to_one()
    {
        var us = await OwnAsync("Names at once");
        var ids = new List<ProductId>();
        for (var i = 0; i < 3; i++) ids.Add(await DoneAsync(new RegisterProduct($"Wants {i}", us, [])));
        var outcomes = await Task.WhenAll(ids.Select(id => Task.Run(() => Store.Commands.RunAsync(new EditProduct(id, "The name", []), Actor, None))));
        Assert.Single(outcomes, outcome => outcome.Succeeded(out _, out _));
    }

    [Fact]
    public async Task Several_people_answer_for_a_thing_each_in_something()
    {
        var us = await OwnAsync("Owned");
        var (ada, bo) = (await DoneAsync(new RegisterPerson("Ada", us, "DE", [PersonRole.Manager])), await DoneAsync(new RegisterPerson("Bo", us, "DE", [PersonRole.Reader])));
        var product = new Subject("product", (await DoneAsync(new RegisterProduct("Owned", us, []))).Value);
        var system = new Subject("system", (await DoneAsync(new RegisterSystem("Owned", us, []))).Value);
        await DoneAsync(new AssignOwner(product, Responsibility.ProductSecurity, ada));
        await DoneAsync(new AssignOwner(product, Responsibility.ProductSecurity, ada));
        await DoneAsync(new AssignOwner(product, Responsibility.ProductSecurity, bo));
        await DoneAsync(new AssignOwner(system, Responsibility.DataProtection, bo));

        Assert.Equal([ada, bo], (await OfAsync(product)).Select(owner => owner.Person));
        Assert.Equal((Responsibility.DataProtection, bo), Assert.Single((await OfAsync(system)).Select(owner => (owner.Responsibility, owner.Person))));
        await DoneAsync(new WithdrawOwner(product, Responsibility.ProductSecurity, ada));
        Assert.Equal(["RCT-INV-021"], await RefusedAsync(new WithdrawOwner(product, Responsibility.ProductSecurity, ada)));
        Assert.Equal(["RCT-INV-006", "RCT-INV-020"], await RefusedAsync(new AssignOwner(new("product", new(UInt128.MaxValue)), Responsibility.Compliance, new(new(UInt128.MaxValue)))));
        Assert.Equal(["product.registered", "owner.assigned", "owner.assigned", "owner.withdrawn"], await EventsAsync(product.ToString()));
    }

    private Task<IReadOnlyList<Owner>> OfAsync(Subject of) => ReadAsync((session, token) => OwnerStore.OfAsync(session, [of], token));
}

public sealed class Edits_on_sqlite(SqliteFixture store) : EditSuite(store), IClassFixture<SqliteFixture>;

public sealed class Edits_on_postgresql(PostgresFixture store) : EditSuite(store), IClassFixture<PostgresFixture>;
