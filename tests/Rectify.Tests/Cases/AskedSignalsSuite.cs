using Rectify.Cases;
using Rectify.Clocks.Rules;
using Rectify.Inventory;
using Rectify.Parties;
using Rectify.Storage;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Cases;

public abstract class AskedSignalsSuite(StoreFixture store) : CaseStory(store)
{
    [Fact]
    public async Task What_waits_is_paged_by_question_and_nobody_sees_what_belongs_to_a_closed_case()
    {
        At(Friday);
        var gateway = await GatewayAsync("Paged", "EU");
        var entity = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, "Paged people", "DE"));
        var (named, other) = (await DoneAsync(new RegisterPerson("Named here", entity, "DE")), await DoneAsync(new RegisterPerson("Not named", entity, "DE")));
        var (open, closed) = (await OpenAsync("Open", gateway), await DoneAsync(new OpenCase("Closed", CaseKind.Vulnerability, [gateway], [], [named])));
        var first = await RaiseAsync("press", "It is 100% broken", FactKind.PublicAware);
        var listed = await RaiseAsync("kev", "Listed", FactKind.KevListed, "CVE-2099-1001", open);
        var again = await RaiseAsync("scanner", "Seen here", FactKind.Learned, "CVE-2099-1001", open);
        var elsewhere = await RaiseAsync("scanner", "Seen there", FactKind.Learned, "CVE-2099-1001");
        var hidden = await RaiseAsync("kev", "Hidden", FactKind.KevListed, "CVE-2099-1002", closed);

        var all = await AskAsync(new SignalFilter(), 0, 10, Viewer.Person(other.Value));
        Assert.Equal([first, listed, again, elsewhere], all.Signals.Select(signal => signal.Id));
        Assert.Equal((4, 3), (all.All, all.Questions));
        Assert.Equal(5, (await AskAsync(new SignalFilter(), 0, 10, Viewer.Person(named.Value))).All);

        // A question comes with all that ask it, whatever lies between them.
        Assert.Equal([listed, again], await IdsAsync(new SignalFilter(), 1, 1));
        Assert.Equal([elsewhere], await IdsAsync(new SignalFilter(), 2, 5));
        Assert.Empty(await IdsAsync(new SignalFilter(), 3, 5));
        Assert.Equal([listed], await IdsAsync(new SignalFilter { Kind = FactKind.KevListed }, 0, 5));
        Assert.Equal([first], await IdsAsync(new SignalFilter { Text = " 100% B" }, 0, 5));
        Assert.Equal([listed, again, elsewhere], await IdsAsync(new SignalFilter { Text = "cve-2099" }, 0, 5));
        Assert.Equal([again, elsewhere], await IdsAsync(new SignalFilter { Text = "SCANNER" }, 0, 5));
        Assert.Equal([hidden], (await AskAsync(new SignalFilter { Text = "1002" }, 0, 5, Viewer.Person(named.Value))).Signals.Select(signal => signal.Id));

        Task<SignalId> RaiseAsync(string source, string statement, FactKind kind, string? vulnerability = null, CaseId? about = null) =>
            DoneAsync(new RaiseSignal(source, statement, [kind], OnFriday, [gateway], vulnerability, about));

        Task<AskedSignals> AskAsync(SignalFilter filter, int skip, int count, Viewer viewer) => ReadAsync((session, token) => SignalStore.AskedAsync(session, filter, skip, count, token), viewer);

        async Task<SignalId[]> IdsAsync(SignalFilter filter, int skip, int count) => [.. (await AskAsync(filter, skip, count, Viewer.Person(other.Value))).Signals.Select(signal => signal.Id)];
    }

    [Fact]
    public async Task Releases_and_systems_are_found_by_a_part_of_their_name_the_shortest_first()
    {
        var gateway = await GatewayAsync("Nordlicht_gate", "EU");
        var entity = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, "Operator of nordlicht", "DE"));
        var system = await DoneAsync(new RegisterSystem("NORDLICHT", entity, ["DE"], Exposure.Internal));
        Assert.Equal([new NamedAsset(system, "NORDLICHT"), new NamedAsset(gateway, "Nordlicht_gate 4.2")], await NamedAsync("nordLICHT", 20));
        Assert.Equal([new NamedAsset(gateway, "Nordlicht_gate 4.2")], await NamedAsync("t_gate 4", 20));
        Assert.Single(await NamedAsync("nordlicht", 1));
        Assert.Empty(await NamedAsync("t%gate", 20));
        Assert.Empty(await NamedAsync("  ", 20));

        Task<IReadOnlyList<NamedAsset>> NamedAsync(string text, int count) => ReadAsync((session, token) => AssetStore.NamedAsync(session, text, count, token));
    }
}

public sealed class Asked_signals_on_sqlite(SqliteFixture store) : AskedSignalsSuite(store), IClassFixture<SqliteFixture>;

public sealed class Asked_signals_on_postgresql(PostgresFixture store) : AskedSignalsSuite(store), IClassFixture<PostgresFixture>;
