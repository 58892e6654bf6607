using System.Text;
using NodaTime;
using Rectify.Cases;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Imports;
using Rectify.Imports.Reading;
using Rectify.Inventory;
using Rectify.Inventory.Data;
using Rectify.Inventory.Owners;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Storage;
using Rectify.Tests.Cases;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Imports;

public abstract class ImportSuite(StoreFixture store) : CaseStory(store)
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    private ImportRounds Rounds(string holder = "imports.test") => new(Store.Database, Store.Commands, Clock, holder);

    private static ImportDraft Draft(params (string Name, string Text)[] files)
    {
        var read = ImportDraft.Read([.. files.Select(file => new ImportFile(file.Name, Encoding.UTF8.GetBytes(file.Text)))], null, TextForm.Told);
        Assert.True(read.Succeeded(out var draft, out var problems), problems?.ToString());
        return draft;
    }

    /// <summary>Brings tables in and has all done that waits; the import, what became of its tables, what did not map.</summary>
    private async Task<(Import Import, string Tables, List<string> Notes)> BringAsync(ImportDraft draft, bool apply, Actor? actor = null, ImportOptions? options = null)
    {
        var id = await DoneAsync(new BringIn(draft, options ?? new(Berlin), apply), actor);
        await TickAsync();
        return await ToldAsync(id);
    }

    private async Task TickAsync()
    {
        var ticked = await Rounds().TickAsync(None);
        Assert.True(ticked.Succeeded(out _, out var problems), problems?.ToString());
    }

    private async Task<(Import Import, string Tables, List<string> Notes)> ToldAsync(ImportId id) => await ReadAsync(async (session, token) =>
    {
        var chunks = await ImportStore.ChunksAsync(session, id, token);
        var tables = chunks.GroupBy(chunk => chunk.Table).Select(table => (table.Key, Counts: table.Aggregate(default(ImportCounts), (sum, chunk) => sum + chunk.Counts)));
        return (
            (await ImportStore.FindAsync(session, id, token))!,
            string.Join(' ', tables.Select(table => $"{Words.Of(table.Key)}:{table.Counts.Made}/{table.Counts.Changed}/{table.Counts.Same}/{table.Counts.NotTaken}")),
            (await ImportStore.NotesAsync(session, id, (0, 0), 10_000, token)).Select(each => $"{each.Note.File}:{each.Note.Row} {each.Note.Column}={each.Note.Value}").ToList());
    });

    /// <summary>Everything that a company has of one name, so that tests of one store do not meet.</summary>
    private static (string, string)[] Everything(string us) =>
    [
        ("facts.csv", $"case,fact,when,how known,according to\n{us}-1,discovered,2026-12-01 09:00,scan,W. Chen\n{us}-1,知悉,2026-12-02,,\n"),
        ("cases.csv", $"reference,title,kind,releases,systems,CVE\n{us}-1,log4j in {us} gateway,vulnerability,{us} gateway 4.2,{us} shop,CVE-2021-44228\n"),
        ("data.csv", $"system,category,purpose,persons,collected from,legal basis,stored in,transfers\n{us} shop,contact data,Orders,\"12,000\",DE; FR,contract,IE,US: adequacy decision\n"),
        ("owners.csv", $"product,system,responsibility,person\n{us} gateway,,product security,{us} Ada\n,{us} shop,dataProtection,{us} Ada\n"),
        ("systems.csv", $"name,operator,operated in,exposure,MLPS level,CII\n{us} shop,{us} GmbH,DE,internet,3,no\n"),
        ("releases.csv", $"product,version,release date\n{us} gateway,4.1,2025-01-31\n{us} gateway,4.2,\n"),
        ("products.csv", $"product,provider,markets,class,end of support\n{us} gateway,{us} GmbH,EU;CN,important class I,2031-12-31\n"),
    ];

    private async Task<OrganisationId> CompanyAsync(string us)
    {
        At(Friday);
        var entity = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, $"{us} GmbH", "DE"));
        await DoneAsync(new RegisterPerson($"{us} Ada", entity, "DE", [PersonRole.Manager]));
        return entity;
    }

    [Fact]
    public async Task A_week_of_tables_comes_in_whatever_their_order_and_twice_is_once()
    {
        var entity = await CompanyAsync("Whole");
        var (import, tables, notes) = await BringAsync(Draft(Everything("Whole")), apply: false);
        const string All = "products:1/0/0/0 releases:2/0/0/0 systems:1/0/0/0 owners:2/0/0/0 dataHeld:1/0/0/0 cases:1/0/0/0 facts:2/0/0/0";
        Assert.Equal((ImportState.Checked, All), (import.State, tables));
        Assert.Empty(notes);
        Assert.Null(await ReadAsync((session, token) => ProductStore.FindByNameAsync(session, entity, "Whole gateway", token)));

        await DoneAsync(new ApplyImport(import.Id));
        await DoneAsync(new ApplyImport(import.Id));
        await TickAsync();
        (import, tables, notes) = await ToldAsync(import.Id);
        Assert.Equal((ImportState.Applied, All), (import.State, tables));
        Assert.Empty(notes);
        var product = (await ReadAsync((session, token) => ProductStore.FindByNameAsync(session, entity, "Whole gateway", token)))!;
        Assert.Equal((ProductClass.ImportantClassI, new LocalDate(2031, 12, 31), "CN EU"), (product.Class, product.SupportEndsOn, string.Join(' ', product.Markets)));
        var system = (await ReadAsync((session, token) => SystemStore.FindByNameAsync(session, entity, "Whole shop", token)))!;
        Assert.Equal((Exposure.Internet, 3, false), (system.Exposure, system.ProtectionLevel, system.CriticalInfrastructure));
        var data = Assert.Single(await ReadAsync((session, token) => DataHeldStore.OfSystemsAsync(session, [system.Id], token)));
        Assert.Equal((PersonsBand.From10000, CollectionBasis.Contract, "DE FR", "US"), (data.Says.Persons, data.Says.Basis, string.Join(' ', data.Says.CollectedFrom), data.Says.Transfers[0].To));
        Assert.Equal(2, (await ReadAsync((session, token) => OwnerStore.OfAsync(session, [new("product", product.Id.Value), new("system", system.Id.Value)], token))).Count);

        var opened = Assert.Single(await ReadAsync((session, token) => CaseStore.OfAssetAsync(session, system.Id, token)));
        Assert.Equal(2, opened.Assets.Count);
        var facts = await ReadAsync((session, token) => FactStore.OfCaseAsync(session, opened.Id, token));
        Assert.Equal([FactKind.Discovered, FactKind.Aware], facts.Select(fact => fact.Kind));
        Assert.Equal((Instant.FromUtc(2026, 12, 1, 8, 0), Clock.GetCurrentInstant(), "scan (according to W. Chen)"), (facts[0].Occurred.Earliest, facts[0].RecordedAt, facts[0].HowKnown));
        Assert.Equal(["imported from facts.csv, row 2"], facts[0].Evidence);
        Assert.Equal(new LocalDate(2026, 12, 2), facts[1].Occurred.Date);

        // Again, and after somebody has corrected one of the facts here.
        await DoneAsync(new RecordFact(opened.Id, FactKind.Aware, OnFriday) { Supersedes = facts[1].Id, Reason = "the mail is of Friday" });
        (_, tables, notes) = await BringAsync(Draft(Everything("Whole")), apply: true);
        Assert.Equal("products:0/0/1/0 releases:0/0/2/0 systems:0/0/1/0 owners:0/0/2/0 dataHeld:0/0/1/0 cases:0/0/1/0 facts:0/0/2/0", tables);
        Assert.Empty(notes);
        Assert.Equal(3, (await ReadAsync((session, token) => FactStore.OfCaseAsync(session, opened.Id, token))).Count);
    }

    [Fact]
    public async Task What_is_said_otherwise_is_changed_and_what_is_not_said_stays()
    {
        var entity = await CompanyAsync("Otherwise");
        await BringAsync(Draft(Everything("Otherwise")), apply: true);
        var (_, tables, _) = await BringAsync(
            Draft(("products.csv", "product,markets\nOtherwise gateway,US\n"), ("systems.csv", "name,operator,exposure\nOtherwise shop,Otherwise GmbH,内网\n"),
                ("data.csv", "system,category,purpose,persons\nOtherwise shop,contact,orders,2000000\n"), ("releases.csv", "product,version,date\nOtherwise gateway,4.2,2026-02-28\n")),
            apply: true);
        Assert.Equal("products:0/1/0/0 releases:0/1/0/0 systems:0/1/0/0 dataHeld:0/1/0/0", tables);
        var system = (await ReadAsync((session, token) => SystemStore.FindByNameAsync(session, entity, "Otherwise shop", token)))!;
        Assert.Equal((Exposure.Internal, 3), (system.Exposure, system.ProtectionLevel));
        Assert.Equal((PersonsBand.From1000000, CollectionBasis.Contract), (await ReadAsync((session, token) => DataHeldStore.OfSystemsAsync(session, [system.Id], token)))[0].Says is var says ? (says.Persons, says.Basis) : default);
    }

    [Fact]
    public async Task Each_cell_that_does_not_map_is_told_and_nothing_is_lost()
    {
        await CompanyAsync("Told");
        var (_, tables, notes) = await BringAsync(
            Draft(("products.csv", "product,provider,markets,class,colour\nTold one,Told GmbH,Atlantis,vital,red\n,Told GmbH,,,\nTold two,Nobody AG,,,\n"),
                ("facts.csv", "case,fact,when\nNone-1,discovered,2026-12-01\nNone-1,submitted,2026-12-01\nNone-1,exploded,03/04/2026\n")),
            apply: true);
        Assert.Equal("products:1/0/0/2 facts:0/0/0/3", tables);
        Assert.Equal(
            [
                "products.csv:2 colour=red",
                "products.csv:2 markets=Atlantis", "products.csv:2 class=vital",
                "products.csv:3 name=", "products.csv:3 =provider=Told GmbH",
                "products.csv:4 provider=Nobody AG", "products.csv:4 =name=Told two; provider=Nobody AG",
                "facts.csv:2 case=None-1", "facts.csv:2 =case=None-1; fact=discovered; when=2026-12-01",
                "facts.csv:3 fact=submitted", "facts.csv:3 case=None-1", "facts.csv:3 =case=None-1; fact=submitted; when=2026-12-01",
                "facts.csv:4 fact=exploded", "facts.csv:4 when=03/04/2026", "facts.csv:4 case=None-1", "facts.csv:4 =case=None-1; fact=exploded; when=03/04/2026",
            ],
            notes);
    }

    [Fact]
    public async Task A_large_table_is_applied_in_chunks_and_goes_on_where_it_was_stopped()
    {
        await CompanyAsync("Large");
        const int Rows = 1_234;
        var text = "product,provider\n" + string.Concat(Enumerable.Range(0, Rows).Select(row => $"Large {row},Large GmbH\n"));
        var id = await DoneAsync(new BringIn(Draft(("products.csv", text)), new(), Apply: true));
        Assert.Equal([500, 500, 234], (await ReadAsync((session, token) => ImportStore.ChunksAsync(session, id, token))).Select(chunk => chunk.Rows));

        // Stopped after the first chunk; the next process, with a lease of its own when that of the first has ended, does what is left.
        await DoneAsync(new BeginChunk(id, 1));
        await DoneAsync(new ApplyChunk(id, 1));
        await DoneAsync(new BeginChunk(id, 2));
        await TickAsync();
        var (import, tables, notes) = await ToldAsync(id);
        Assert.Equal((ImportState.Applied, $"products:{Rows}/0/0/0"), (import.State, tables));
        Assert.Empty(notes);
        await DoneAsync(new ApplyImport(id));
        await TickAsync();
        Assert.Equal(Rows, (await ReadAsync(ProductStore.ListAsync)).Count(product => product.Name.StartsWith("Large ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_chunk_that_fails_is_given_up_and_those_after_it_are_taken()
    {
        await CompanyAsync("Broken");
        var text = "product,provider\n" + string.Concat(Enumerable.Range(0, 501).Select(row => $"Broken {row},Broken GmbH\n"));
        var id = await DoneAsync(new BringIn(Draft(("products.csv", text)), new(), Apply: true));
        await ExecuteAsync($"UPDATE import_chunks SET content = {(Store is PostgresFixture ? "'\\x7b'::bytea" : "x'7b'")} WHERE import_id = '{id}' AND number = 1");
        // What cannot even be listed is not listed: the rows of this chunk are unreadable.
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            for (var i = 0; i < 5; i++) await TickAsync();
        });
        await ExecuteAsync($"UPDATE import_chunks SET content = {(Store is PostgresFixture ? "'\\x5b5d'::bytea" : "x'5b5d'")} WHERE import_id = '{id}' AND number = 1");
        await TickAsync();
        var (import, tables, _) = await ToldAsync(id);
        Assert.Equal((ImportState.Applied, "products:1/0/0/500"), (import.State, tables));
        var chunk = (await ReadAsync((session, token) => ImportStore.ChunksAsync(session, id, token)))[0];
        Assert.Equal((ChunkState.GivenUp, BeginChunk.Most), (chunk.State, chunk.Attempts));
        Assert.StartsWith("Json", chunk.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_processes_that_apply_at_once_double_nothing()
    {
        await CompanyAsync("Both");
        var text = "product,provider\n" + string.Concat(Enumerable.Range(0, 1_100).Select(row => $"Both {row},Both GmbH\n"));
        var ids = new[] { await DoneAsync(new BringIn(Draft(("products.csv", text)), new(), Apply: true)), await DoneAsync(new BringIn(Draft(("products.csv", text)), new(), Apply: true)) };
        await Task.WhenAll(new[] { "one", "two" }.Select(name => Task.Run(() => Rounds(name).TickAsync(None))));
        await TickAsync();
        Assert.Equal(["products:1100/0/0/0", "products:0/0/1100/0"], await Task.WhenAll(ids.Select(async id => (await ToldAsync(id)).Tables)));
        Assert.Equal(1_100, (await ReadAsync(ProductStore.ListAsync)).Count(product => product.Name.StartsWith("Both ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_import_is_its_makers_alone_and_done_in_their_name_with_their_roles()
    {
        var entity = await CompanyAsync("Makers");
        async Task<Actor> ActorAsync(string name, PersonRole role) => new((await DoneAsync(new RegisterPerson(name, entity, "DE", [role]))).ToString(), ActorStrength.Token);
        var (maker, other, reader) = (await ActorAsync("Maker", PersonRole.Analyst), await ActorAsync("Other", PersonRole.Manager), await ActorAsync("Reader", PersonRole.Reader));
        Assert.Equal(["RCT-LEDGER-009"], await RefusedAsync(new BringIn(Draft(("products.csv", "product,provider\nMade,Makers GmbH\n")), new()), reader));
        var id = await DoneAsync(new BringIn(Draft(("cases.csv", "reference,title,closed to\nMakers-1,Secret,Makers Ada\n")), new(), Apply: true), maker);
        await TickAsync();
        Assert.Null(await ReadAsync((session, token) => ImportStore.FindAsync(session, id, token), Viewer.Of(other)));
        Assert.Equal(["RCT-IMP-010"], await RefusedAsync(new ApplyImport(id), other));
        Assert.Equal("cases:1/0/0/0", (await ToldAsync(id)).Tables);
        Assert.Contains(await ReadAsync(CaseStore.ListAsync, Viewer.Of(maker)), about => about.Title == "Secret" && about.IsClosed);
        Assert.DoesNotContain(await ReadAsync(CaseStore.ListAsync, Viewer.Of(other)), about => about.Title == "Secret");
        // Facts of a case that one may not see find no case.
        var (_, tables, _) = await BringAsync(Draft(("facts.csv", "case,fact,when\nMakers-1,aware,2026-12-01\n")), apply: true, other);
        Assert.Equal("facts:0/0/0/1", tables);

        // Who has lost the role meanwhile changes nothing any more.
        var late = await DoneAsync(new BringIn(Draft(("products.csv", "product,provider\nMade late,Makers GmbH\n")), new(), Apply: true), maker);
        await DoneAsync(new WithdrawRole(new(Id.Parse(maker.Who)), PersonRole.Analyst));
        await TickAsync();
        var (refused, _, _) = await ToldAsync(late);
        Assert.Equal(ImportState.Refused, refused.State);
        Assert.Contains("RCT-LEDGER-009", refused.Why);
        Assert.Null(await ReadAsync((session, token) => ProductStore.FindByNameAsync(session, entity, "Made late", token)));
    }

    [Fact]
    public async Task What_was_overdue_when_it_came_in_rings_once_as_over_and_not_for_every_step_that_was_missed()
    {
        await CompanyAsync("Over");
        await BringAsync(
            Draft(("products.csv", "product,provider,markets\nOver gateway,Over GmbH,EU\n"), ("releases.csv", "product,version\nOver gateway,1.0\n"),
                ("cases.csv", "reference,title,releases,CVE\nOver-1,Over,Over gateway 1.0,CVE-2026-1\n"), ("facts.csv", "case,fact,when\nOver-1,aware,2026-10-01T09:00Z\n")),
            apply: true);
        var about = (await ReadAsync(CaseStore.ListAsync)).Single(found => found.Title == "Over");
        await DoneAsync(new SayCircumstance(about.Id, RuleBook.Embedded().Terms.Circumstances[Circumstances.ActivelyExploited], Circumstances.Yes, "the other tool says so"));
        var now = Clock.GetCurrentInstant();
        Assert.True((await RefreshDuties.RunAsync(Store.Database, Laws, now, progress: null, None)).Succeeded(out _, out var problems), problems?.ToString());
        Assert.Equal(ObligationState.Overdue, Open(await AnswerAsync(about.Id, now), "eu.cra.aev.ew").State);
        while (await DoneAsync(new RaiseAlarms(Laws)) > 0) continue;
        var alarms = (await ReadAsync((session, token) => Rectify.Alerts.AlarmStore.OfCasesAsync(session, [about.Id.Value], token)))[about.Id.Value].Where(alarm => alarm.Recipient == "eu.cra.srp").ToList();
        Assert.Equal([Rectify.Alerts.AlarmStep.After], alarms.Select(alarm => alarm.Step));
        Assert.Equal(now, alarms[0].ScheduledAt);
    }
}

public sealed class Imports_on_sqlite(SqliteFixture store) : ImportSuite(store), IClassFixture<SqliteFixture>;

public sealed class Imports_on_postgresql(PostgresFixture store) : ImportSuite(store), IClassFixture<PostgresFixture>;
