using Rectify.Inventory;
using Rectify.Inventory.Data;
using Rectify.Parties;
using Rectify.Tests.Fakes;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Inventory;

public abstract class DataHeldSuite(StoreFixture store) : StoreTests(store)
{
    private async Task<(SystemId System, OrganisationId Us)> SystemAsync(string name)
    {
        var us = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, $"{name} GmbH", "DE"));
        return (await DoneAsync(new RegisterSystem(name, us, ["DE"])), us);
    }

    private Task<IReadOnlyList<DataHeld>> OfAsync(SystemId system) => ReadAsync((session, token) => DataHeldStore.OfSystemsAsync(session, [system], token));

    [Fact]
    public async Task Everything_that_is_said_of_data_reads_back()
    {
        var (system, us) = await SystemAsync("Held");
        var says = new DataDescription(DataCategory.Health, " Appointments ")
        {
            Persons = PersonsBand.From10000,
            Source = DataSource.Persons,
            CollectedFrom = ["FR", "DE", "FR"],
            Basis = CollectionBasis.Consent,
            StoredIn = ["IE"],
            Retention = "ten years after the last visit",
            Processors = [us],
            Transfers = [new("US", TransferBasis.StandardClauses), new("CN", TransferBasis.SecurityAssessment)],
        };
        var id = await DoneAsync(new AddDataHeld(system, says));

        var held = Assert.Single(await OfAsync(system));
        Assert.Equal((id, system, Clock.GetCurrentInstant()), (held.Id, held.System, held.RecordedAt));
        Assert.Equal(("Appointments", PersonsBand.From10000, DataSource.Persons, CollectionBasis.Consent, says.Retention), (held.Says.Purpose, held.Says.Persons, held.Says.Source, held.Says.Basis, held.Says.Retention));
        Assert.Equal((IReadOnlyList<string>)["DE", "FR"], held.Says.CollectedFrom);
        Assert.Equal((IReadOnlyList<string>)["IE"], held.Says.StoredIn);
        Assert.Equal((IReadOnlyList<OrganisationId>)[us], held.Says.Processors);
        Assert.Equal((IReadOnlyList<DataTransfer>)[new("CN", TransferBasis.SecurityAssessment), new("US", TransferBasis.StandardClauses)], held.Says.Transfers);
    }

    [Fact]
    public async Task All_problems_are_said_at_once()
    {
        var (system, _) = await SystemAsync("Wrong data");
        Assert.Equal(
            ["RCT-INV-013", "RCT-TEXT-001", "RCT-INV-003", "RCT-INV-003", "RCT-INV-003", "RCT-INV-005"],
            await RefusedAsync(new AddDataHeld(new(new(UInt128.MaxValue)), new(DataCategory.Contact, " ")
            {
                CollectedFrom = ["Germany"], StoredIn = ["us"], Transfers = [new("XXX", TransferBasis.Unknown)], Processors = [new(new(UInt128.MaxValue))],
            })));
        await DoneAsync(new AddDataHeld(system, new(DataCategory.Contact, "Orders")));
        Assert.Equal(["RCT-INV-015"], await RefusedAsync(new AddDataHeld(system, new(DataCategory.Contact, "ORDERS"))));
        await DoneAsync(new AddDataHeld(system, new(DataCategory.Contact, "Newsletter")));
    }

    [Fact]
    public async Task What_is_changed_is_other_from_then_on_and_saying_the_same_says_nothing()
    {
        var (system, _) = await SystemAsync("Changed data");
        var id = await DoneAsync(new AddDataHeld(system, new(DataCategory.Contact, "Orders")));
        await DoneAsync(new ChangeDataHeld(id, new(DataCategory.Financial, "Orders") { StoredIn = ["SG"] }));
        await DoneAsync(new ChangeDataHeld(id, new(DataCategory.Financial, "Orders ") { StoredIn = ["SG", "SG"] }));
        Assert.Equal((DataCategory.Financial, "SG"), (Assert.Single(await OfAsync(system)).Says.Category, Assert.Single(await OfAsync(system)).Says.StoredIn[0]));

        await DoneAsync(new WithdrawDataHeld(id, "sold with the shop"));
        Assert.Empty(await OfAsync(system));
        Assert.Equal("sold with the shop", (await ReadAsync((session, token) => DataHeldStore.FindAsync(session, id, token)))?.Withdrawn?.Reason);
        Assert.Equal(["RCT-INV-016"], await RefusedAsync(new ChangeDataHeld(id, new(DataCategory.Contact, "Orders"))));
        Assert.Equal(["RCT-INV-016"], await RefusedAsync(new WithdrawDataHeld(id, "again")));
        Assert.Equal(["RCT-INV-014"], await RefusedAsync(new WithdrawDataHeld(new(new(UInt128.MaxValue)), "none")));
        await DoneAsync(new AddDataHeld(system, new(DataCategory.Financial, "Orders")));
        Assert.Equal(
            ["system.registered", "dataHeld.added", "dataHeld.changed", "dataHeld.withdrawn", "dataHeld.added"],
            await ReadAsync((session, token) => EventLog.TypesAsync(session, $"system/{system}", token)));
    }

    [Fact]
    public async Task Two_who_say_the_same_at_once_leave_one_record()
    {
        var (system, _) = await SystemAsync("Twice held");
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Store.Commands.RunAsync(new AddDataHeld(system, new(DataCategory.Usage, "Metering")), Actor, None))));
        Assert.Single(outcomes, outcome => outcome.Succeeded(out var _, out _));
        Assert.Single(await OfAsync(system));
    }

    [Theory]
    [InlineData(0, PersonsBand.None)]
    [InlineData(1, PersonsBand.From1)]
    [InlineData(499, PersonsBand.From1)]
    [InlineData(500, PersonsBand.From500)]
    [InlineData(999, PersonsBand.From500)]
    [InlineData(1_000, PersonsBand.From1000)]
    [InlineData(999_999, PersonsBand.From100000)]
    [InlineData(1_000_000, PersonsBand.From1000000)]
    [InlineData(9_999_999, PersonsBand.From1000000)]
    [InlineData(100_000_000, PersonsBand.From100000000)]
    [InlineData(long.MaxValue, PersonsBand.From100000000)]
    public void A_number_of_persons_has_its_band(long persons, PersonsBand band)
    {
        Assert.Equal(band, PersonsBands.Of(persons));
        Assert.True(band.Least() <= persons);
    }
}

public sealed class Data_held_on_sqlite(SqliteFixture store) : DataHeldSuite(store), IClassFixture<SqliteFixture>;

public sealed class Data_held_on_postgresql(PostgresFixture store) : DataHeldSuite(store), IClassFixture<PostgresFixture>;
