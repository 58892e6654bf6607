using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Rectify.Cases;
using Rectify.Cases.Files;
using Rectify.Cases.Notes;
using Rectify.Cases.Retention;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;
using Rectify.Findings.Scans;
using Rectify.Foundation;
using Rectify.Imports;
using Rectify.Imports.Reading;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Storage;
using Rectify.Tests.Fakes;
using Rectify.Tests.Findings.Scanned;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Cases;

public abstract class RetentionAreaSuite(StoreFixture store) : CaseStory(store)
{
    private const string Marker = "marker-of-an-area";

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes($"{text} {Marker}");

    private static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    [Fact]
    public async Task The_files_of_scans_go_and_what_was_recorded_of_them_stays()
    {
        await SetAsync(new RetentionRule(RetentionArea.ScanFiles, 6, "scan policy"));
        var (goes, stays) = (await SystemAsync("Its files go"), await SystemAsync("Its files stay"));
        byte[] Report(string host) => NmapRun.Of(Clock.GetCurrentInstant() - Duration.FromHours(1), "443", NmapRun.Host(host, "443", ["443 CVE-2026-9301"]));
        var (file, kept) = (Report("10.9.0.1"), Report("10.9.0.2"));
        var (scan, held) = (await DoneAsync(new HandInScan(goes, "goes.xml", file)), await DoneAsync(new HandInScan(stays, "stays.xml", kept)));
        await RecordScansAsync();
        var hold = await DoneAsync(new PlaceHold(new Subject("case", (await OpenAsync("About the system", stays)).Value), "A court asked for it.", Until: null));
        Clock.Advance(Duration.FromDays(100));
        var young = await DoneAsync(new HandInScan(goes, "young.xml", Report("10.9.0.3")));
        await RecordScansAsync();
        Assert.Equal(0, await TickAsync());

        Clock.Advance(Duration.FromDays(100));
        var waiting = await DoneAsync(new HandInScan(goes, "waits.xml", Report("10.9.0.4")));
        var due = (await DueAsync()).ToDictionary(each => each.Subject.Id);
        Assert.Equal(("goes.xml", "scan policy", 0), (due[scan.Value].Number, due[scan.Value].Why, due[scan.Value].HeldBy.Count));
        Assert.Equal([hold], due[held.Value].HeldBy);
        Assert.Equal(2, due.Count);
        Assert.Equal(1, await TickAsync());
        Assert.Equal(0, await TickAsync());

        Assert.Equal((0, 1), (await ChunksAsync(file), await ChunksAsync(kept)));
        var after = await ScanAsync(scan);
        Assert.Equal((ScanState.Done, Sha256(file), Clock.GetCurrentInstant(), 1), (after.State, after.Sha256, after.ErasedAt, after.Tally.New));
        Assert.Equal((null, null, null), ((await ScanAsync(held)).ErasedAt, (await ScanAsync(young)).ErasedAt, (await ScanAsync(waiting)).ErasedAt));
        var said = await ErasureOfAsync(new("scan", scan.Value));
        Assert.Contains(Sha256(file), said, StringComparison.Ordinal);
        Assert.Contains("scan policy", said, StringComparison.Ordinal);
        Assert.Contains(Sha256(file), await PayloadAsync(new("scan", scan.Value), "scan.handedIn"), StringComparison.Ordinal);
        // The same bytes are the same scan still; and an older scan is recorded beside one whose file is gone.
        Assert.Equal(scan, await DoneAsync(new HandInScan(goes, "again.xml", file)));
        var late = await DoneAsync(new HandInScan(goes, "late.xml", NmapRun.Of(Clock.GetCurrentInstant() - Duration.FromDays(300), "443", NmapRun.Host("10.9.0.1", "443", []))));
        await RecordScansAsync();
        Assert.Equal(ScanState.Done, (await ScanAsync(late)).State);
        await LogHoldsAsync();
    }

    [Fact]
    public async Task The_rows_of_imports_go_and_what_was_made_of_them_stays()
    {
        await SetAsync(new RetentionRule(RetentionArea.ImportRows, 3, "import policy"));
        var us = $"Imports {Store.Ids.Next()}";
        await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, us, "DE"));
        var goes = await ImportAsync("goes.csv", $"case,title,kind\n{us}-1,{Marker} one,vulnerability\n,{Marker} unnamed,nonsense\n", apply: true);
        var held = await ImportAsync("held.csv", $"case,title,kind\n{us}-2,{Marker} two,vulnerability\n", apply: true);
        var never = await ImportAsync("never.csv", $"case,title,kind\n{us}-3,{Marker} three,vulnerability\n", apply: false);
        Assert.NotEqual(0, (await FoundAsync(goes)).Notes);
        var about = await ReadAsync(async (session, token) => Assert.Single(await CaseStore.ListAsync(session, token), each => each.Title == $"{Marker} two"));
        var hold = await DoneAsync(new PlaceHold(new Subject("case", about.Id.Value), "An audit runs.", Until: null));
        Assert.Equal(0, await TickAsync());

        Clock.Advance(Duration.FromDays(100));
        var due = (await DueAsync()).ToDictionary(each => each.Subject.Id);
        Assert.Equal((3, "goes.csv", 0, 0), (due.Count, due[goes.Value].Number, due[goes.Value].HeldBy.Count, due[never.Value].HeldBy.Count));
        Assert.Equal([hold], due[held.Value].HeldBy);
        Assert.Equal(2, await TickAsync());
        Assert.Equal(0, await TickAsync());

        var after = await FoundAsync(goes);
        Assert.Equal((ImportState.Applied, 0, Clock.GetCurrentInstant()), (after.State, after.Notes, after.ErasedAt));
        Assert.Null((await FoundAsync(held)).ErasedAt);
        Assert.Equal((0L, 1L), (await CountAsync($"SELECT COUNT(*) FROM import_chunks WHERE import_id = '{goes}' AND LENGTH(content) > 2"), await CountAsync($"SELECT COUNT(*) FROM import_chunks WHERE import_id = '{held}' AND LENGTH(content) > 2")));
        Assert.Single(await ReadAsync((session, token) => CaseStore.ListAsync(session, token)), each => each.Title == $"{Marker} one");
        Assert.Matches("\"files\":\\[\"[0-9a-f]{64}\"\\]", await ErasureOfAsync(new("import", goes.Value)));
        Assert.Equal(["RCT-IMP-012"], await RefusedAsync(new ApplyImport(never)));
        await DoneAsync(new LiftHold(hold, "It is over."));
        Assert.Equal(1, await TickAsync());
        await LogHoldsAsync();
    }

    [Fact]
    public async Task An_import_with_much_that_did_not_map_goes_in_several_transactions_and_once()
    {
        await SetAsync(new RetentionRule(RetentionArea.ImportRows, 3, "import policy"));
        var import = await ImportAsync("large.csv", $"case,title,kind\nlarge-{Store.Ids.Next()},{Marker},vulnerability\n", apply: true);
        await ExecuteAsync(
            $"""
            INSERT INTO import_notes (import_id, chunk, number, file, sheet, row_number, heading, value, english, chinese)
            SELECT '{import}', 9, n.value, 'f', '', 1, 'h', '{Marker}', 'e', 'c' FROM (
                WITH RECURSIVE numbers (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM numbers WHERE value < 2500) SELECT value FROM numbers) AS n
            """);
        Clock.Advance(Duration.FromDays(100));
        var first = Assert.Single(await DueAsync(), due => due.Subject.Id == import.Value);
        Assert.Equal(1, await DoneAsync(new EraseDue([first], ErasableImports.All)));
        Assert.Equal((1500, null), ((int)await CountAsync($"SELECT COUNT(*) FROM import_notes WHERE import_id = '{import}' AND chunk = 9"), (await FoundAsync(import)).ErasedAt));
        await TickAsync();
        Assert.Equal((0, true), ((await FoundAsync(import)).Notes, (await FoundAsync(import)).ErasedAt is not null));
        await ErasureOfAsync(new("import", import.Value));
    }

    [Fact]
    public async Task Files_and_notes_of_cases_go_so_long_after_the_handling_has_ended()
    {
        await SetAsync(new RetentionRule(RetentionArea.CaseFiles, 6, "file policy"), new(RetentionArea.CaseNotes, 3, "note policy"));
        var (over, open, held) = (await OpenAsync("Over"), await OpenAsync("Still open"), await OpenAsync("Over and held"));
        var files = new Dictionary<CaseId, CaseFileId>();
        var notes = new Dictionary<CaseId, CaseNoteId>();
        foreach (var id in new[] { over, open, held })
        {
            files.Add(id, await DoneAsync(new AttachFile(id, "dump", Bytes($"{id}"), TlpMark.Green)));
            notes.Add(id, await DoneAsync(new WriteNote(id, $"It says {Marker}.")));
            await DoneAsync(new EditNote(notes[id], $"It says {Marker} anew."));
        }
        var (exploit, exploitBytes) = (await DoneAsync(new AttachFile(over, "poc", Bytes($"{over} exploit"), TlpMark.Amber, IsExploit: true)), Bytes($"{over} exploit"));
        Clock.Advance(Duration.FromDays(400));
        foreach (var id in new[] { over, held }) await DoneAsync(new RecordFact(id, FactKind.HandlingEnded, Occurrence.At(Clock.GetCurrentInstant(), Brussels)));
        var hold = await DoneAsync(new PlaceHold(new Subject("case", held.Value), "A court asked for it.", Until: null));
        await DutiesAsync();
        Assert.Equal(0, await TickAsync());

        Clock.Advance(Duration.FromDays(100));
        var late = await DoneAsync(new WriteNote(over, $"Added late, {Marker}."));
        await DutiesAsync();
        Assert.Equal([(RetentionArea.CaseNotes, notes[over].Value, 0), (RetentionArea.CaseNotes, notes[held].Value, 1)], (await DueAsync()).Select(due => (due.Area, due.Subject.Id, due.HeldBy.Count)));
        Assert.Equal(1, await TickAsync());
        Assert.Equal([late], await NotesAsync(over));
        Assert.Equal([notes[open], notes[held]], [.. await NotesAsync(open), .. await NotesAsync(held)]);
        Assert.Equal(0, await CountAsync($"SELECT COUNT(*) FROM case_note_texts WHERE note_id = '{notes[over]}'"));
        Assert.Equal(["note.written", "note.edited", "retention.erased"], await ReadAsync((session, token) => EventLog.TypesAsync(session, $"note/{notes[over]}", token)));
        var said = await ErasureOfAsync(new("note", notes[over].Value));
        Assert.Contains("note policy", said, StringComparison.Ordinal);

        Clock.Advance(Duration.FromDays(90));
        await DutiesAsync();
        Assert.InRange(await TickAsync(), 2, 3); // the dump and the exploit; the late note has ten days left. What another test of this store has left may be due by now.
        Assert.Equal(0, await TickAsync());
        Assert.Equal((0, 0, 1, 1), (await ChunksAsync(Bytes($"{over}")), await ChunksAsync(exploitBytes), await ChunksAsync(Bytes($"{open}")), await ChunksAsync(Bytes($"{held}"))));
        var file = Assert.IsType<CaseFile>(await ReadAsync((session, token) => CaseFileStore.FindAsync(session, files[over], token)));
        Assert.Equal((Sha256(Bytes($"{over}")), "file policy", true), (file.Sha256, file.ErasedWhy, file.ErasedAt is not null));
        Assert.Contains(file.Sha256, await ErasureOfAsync(new("case-file", files[over].Value)), StringComparison.Ordinal);
        Assert.Contains("caseFile.erased", await ReadAsync((session, token) => EventLog.TypesAsync(session, $"case/{over}", token)));
        Assert.Empty(await ReadAsync((session, token) => EventStore.OfSubjectAsync(session, new("case-file", exploit.Value), token), Viewer.Everybody));

        await DoneAsync(new LiftHold(hold, "Settled."));
        Assert.Equal(2, await TickAsync());
        Assert.Equal(0, await CountAsync($"SELECT COUNT(*) FROM case_note_texts WHERE body LIKE '%{Marker}%' AND note_id <> '{notes[open]}' AND note_id <> '{late}'"));
        await LogHoldsAsync();
    }

    [Fact]
    public async Task A_duty_of_the_case_that_says_to_keep_goes_before_the_time_that_was_set()
    {
        await SetAsync(new RetentionRule(RetentionArea.CaseFiles, 1, "file policy"));
        var id = await DoneAsync(new OpenCase("Keeps its log", CaseKind.Vulnerability, [await GatewayAsync("Kept gateway", "CN")], ["CVE-2021-44228"]));
        var file = await DoneAsync(new AttachFile(id, "log", Bytes($"{id}"), TlpMark.Green));
        var now = Occurrence.At(Clock.GetCurrentInstant(), Brussels);
        await DoneAsync(new RecordFact(id, FactKind.Received, now));
        await DoneAsync(new RecordFact(id, FactKind.HandlingEnded, now));
        // As long as nobody has computed what the case owes, nobody knows.
        Clock.Advance(Duration.FromDays(60));
        Assert.Equal(0, await TickAsync());
        await DutiesAsync();
        var duties = Assert.Single(await ReadAsync((session, token) => DutyStore.OfCasesAsync(session, [id], token)));
        Assert.Contains(duties.Duties, duty => duty is { Rule: "cn.rmsv.5.logs", KeepUntil: not null });
        Assert.Equal(0, await TickAsync());
        Clock.Advance(Duration.FromDays(150));
        await DutiesAsync();
        Assert.Equal(1, await TickAsync());
        Assert.NotNull((await ReadAsync((session, token) => CaseFileStore.FindAsync(session, file, token)))?.ErasedAt);
    }

    [Fact]
    public async Task However_much_is_held_what_is_not_held_goes()
    {
        await SetAsync(new RetentionRule(RetentionArea.CaseNotes, 1, "note policy"));
        var (held, free) = (await OpenAsync("Held first"), await OpenAsync("Free after it"));
        foreach (var id in new[] { held, held, held, free }) await DoneAsync(new WriteNote(id, Marker));
        foreach (var id in new[] { held, free }) await DoneAsync(new RecordFact(id, FactKind.HandlingEnded, Occurrence.At(Clock.GetCurrentInstant(), Brussels)));
        await DoneAsync(new PlaceHold(new Subject("case", held.Value), "A court asked for it.", Until: null));
        Clock.Advance(Duration.FromDays(40));
        await DutiesAsync();
        var found = await ReadAsync((session, token) => ErasableImports.All.FreeAsync(session, Clock.GetCurrentInstant(), 1, token), Viewer.Machine);
        Assert.Equal([RetentionArea.CaseNotes], found.Select(due => due.Area));
        await TickAsync();
        Assert.Equal((3, 0), ((await NotesAsync(held)).Length, (await NotesAsync(free)).Length));
    }

    [Fact]
    public async Task However_much_a_law_still_wants_kept_what_is_due_behind_it_goes()
    {
        await SetAsync(new RetentionRule(RetentionArea.CaseFiles, 1, "file policy"));
        var (first, second) = (await OpenAsync("Ended a little ago"), await OpenAsync("Ended long ago"));
        foreach (var id in new[] { first, first, first, second }) await DoneAsync(new AttachFile(id, "log", Bytes($"{Store.Ids.Next()}"), TlpMark.Green));
        await DoneAsync(new RecordFact(second, FactKind.HandlingEnded, Occurrence.At(Clock.GetCurrentInstant(), Brussels)));
        Clock.Advance(Duration.FromDays(160));
        await DoneAsync(new RecordFact(first, FactKind.HandlingEnded, Occurrence.At(Clock.GetCurrentInstant(), Brussels)));
        Clock.Advance(Duration.FromDays(40));
        await DutiesAsync();
        // CERT-In's logs are kept for 180 days, and nobody has said that the case has nothing to do with India.
        Assert.Single(await ReadAsync((session, token) => ErasableImports.All.ListAsync(session, Clock.GetCurrentInstant(), 1, token)));
        Assert.Equal(1, await TickAsync());
        var files = await ReadAsync(async (session, token) => (await CaseFileStore.PageAsync(session, first, default, 10, token), await CaseFileStore.PageAsync(session, second, default, 10, token)));
        Assert.Equal((3, 1), (files.Item1.Count(file => file.ErasedAt is null), files.Item2.Count(file => file.ErasedAt is not null)));
    }

    [Fact]
    public async Task A_privileged_note_is_due_for_its_circle_alone()
    {
        await SetAsync(new RetentionRule(RetentionArea.CaseNotes, 1, "note policy"));
        var entity = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, $"Circle {Store.Ids.Next()}"));
        var counsel = await DoneAsync(new RegisterPerson("Counsel of a circle", entity, "DE", PersonRole.Manager));
        var other = await DoneAsync(new RegisterPerson("Out of a circle", entity, "DE", PersonRole.Manager));
        var id = await OpenAsync("With a circle");
        var actor = new Actor(counsel.ToString(), ActorStrength.Session);
        await DoneAsync(new NameLegalCircle(id, [counsel]), actor);
        var note = await DoneAsync(new WriteNote(id, Marker, IsPrivileged: true), actor);
        await DoneAsync(new RecordFact(id, FactKind.HandlingEnded, Occurrence.At(Clock.GetCurrentInstant(), Brussels)));
        Clock.Advance(Duration.FromDays(40));
        await DutiesAsync();
        Assert.Single(await DueAsync(Viewer.Person(counsel.Value)), due => due.Subject.Id == note.Value);
        Assert.DoesNotContain(await DueAsync(Viewer.Person(other.Value)), due => due.Subject.Id == note.Value);
        await TickAsync();
        Assert.Empty(await ReadAsync((session, token) => EventStore.OfSubjectAsync(session, new("note", note.Value), token), Viewer.Person(other.Value)));
        await ErasureOfAsync(new("note", note.Value));
    }

    [Theory]
    [InlineData(RetentionArea.CaseFiles, 119, "eu.cra.si.final", "RCT-RETENTION-009")]
    [InlineData(RetentionArea.CaseFiles, 120, "eu.cra.si.final", null)]
    [InlineData(RetentionArea.ScanFiles, 3, "us.dfars.report", "RCT-RETENTION-009")] // three months may be 89 days
    [InlineData(RetentionArea.ScanFiles, 4, "us.dfars.report", null)]
    [InlineData(RetentionArea.CaseNotes, 5, "cn.rmsv.5.logs", "RCT-RETENTION-009")]
    [InlineData(RetentionArea.ImportRows, 5, "in.certin.logs", "RCT-RETENTION-009")]
    [InlineData(RetentionArea.ImportRows, 6, "in.certin.logs", null)]
    [InlineData(RetentionArea.Alarms, 6, "cn.rmsv.5.logs", null)]
    [InlineData(RetentionArea.Alarms, 600, "eu.cra.nothing", "RCT-RETENTION-008")]
    [InlineData(RetentionArea.Reports, null, "cn.rmsv.5.logs", "RCT-RETENTION-002")]
    public async Task A_time_below_what_the_rule_says_is_refused_with_where_it_says_so(RetentionArea area, int? months, string rule, string? refused)
    {
        await DoneAsync(new Rectify.Cases.Reports.SetReportHandling(
            new Rectify.Cases.Reports.ReportHandling { Retentions = [new("CN", "Asia/Shanghai", 6, "cn.rmsv.5.logs")] }, Laws.Rules));
        var command = new SetRetention([new(area, months, "why", rule)], Laws.Rules);
        if (refused is null)
        {
            await DoneAsync(command);
            Assert.Equal(rule, Assert.Single(await ReadAsync(RetentionStore.RulesAsync)).Rule);
            return;
        }
        var result = await Store.Commands.RunAsync(command, Actor, None);
        Assert.False(result.Succeeded(out _, out var problems));
        var problem = Assert.Single(problems);
        Assert.Equal(refused, problem.Code);
        if (rule == "eu.cra.si.final") Assert.Contains("Art. 13(13)", problem.Message.English, StringComparison.Ordinal);
        if (rule == "eu.cra.si.final") Assert.Contains("第13条第13款", problem.Message.Chinese, StringComparison.Ordinal);
    }

    private async Task SetAsync(params RetentionRule[] rules)
    {
        foreach (var hold in await ReadAsync((session, token) => RetentionStore.PageAsync(session, default, 1_000, token)))
            if (hold.LiftedAt is null) await DoneAsync(new LiftHold(hold.Id, "Another test's."));
        // What other tests of the store have left goes first.
        await DoneAsync(new SetRetention([.. rules.Select(rule => rule with { Months = 1 })], Laws.Rules));
        Clock.Advance(Duration.FromDays(1_000));
        await DutiesAsync();
        await TickAsync();
        await DoneAsync(new SetRetention(rules, Laws.Rules));
    }

    private async Task<SystemId> SystemAsync(string name) =>
        await DoneAsync(new RegisterSystem($"{name} {Store.Ids.Next()}", await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, $"{name} {Store.Ids.Next()}", "DE")), ["DE"], Exposure.Internet));

    private async Task RecordScansAsync()
    {
        var done = await new ScanRounds(Store.Database, Store.Commands, "retention").TickAsync(int.MaxValue, None);
        Assert.True(done.Succeeded(out _, out var problems), problems?.ToString());
    }

    private async Task<Scan> ScanAsync(ScanId id) => Assert.IsType<Scan>(await ReadAsync((session, token) => ScanStore.FindAsync(session, id, token)));

    private async Task<ImportId> ImportAsync(string name, string csv, bool apply)
    {
        var read = ImportDraft.Read([new ImportFile(name, Encoding.UTF8.GetBytes(csv))], ImportTable.Cases, TextForm.Told);
        Assert.True(read.Succeeded(out var draft, out var problems), problems?.ToString());
        var id = await DoneAsync(new BringIn(draft, new(Brussels), apply));
        var ticked = await new ImportRounds(Store.Database, Store.Commands, Clock, "retention").TickAsync(None);
        Assert.True(ticked.Succeeded(out _, out problems), problems?.ToString());
        return id;
    }

    private async Task<Import> FoundAsync(ImportId id) => Assert.IsType<Import>(await ReadAsync((session, token) => ImportStore.FindAsync(session, id, token)));

    private async Task<CaseNoteId[]> NotesAsync(CaseId id) =>
        [.. (await ReadAsync((session, token) => NoteStore.PageAsync(session, id, false, default, 100, token))).Select(note => note.Id)];

    private async Task DutiesAsync() =>
        Assert.True((await RefreshDuties.RunAsync(Store.Database, Laws, Clock.GetCurrentInstant(), progress: null, None)).Succeeded(out _, out var problems), problems?.ToString());

    private Task<IReadOnlyList<DueErasure>> DueAsync(Viewer? viewer = null) =>
        ReadAsync((session, token) => ErasableImports.All.ListAsync(session, Clock.GetCurrentInstant(), 1_000, token), viewer);

    private async Task<int> TickAsync()
    {
        var ticked = await new RetentionRounds(Store.Database, Store.Commands, ErasableImports.All, "retention").TickAsync(Clock.GetCurrentInstant(), None);
        Assert.True(ticked.Succeeded(out var erased, out var problems), problems?.ToString());
        return erased;
    }

    private Task<string> ErasureOfAsync(Subject subject) => PayloadAsync(subject, "retention.erased");

    private async Task<string> PayloadAsync(Subject subject, string type) => Encoding.UTF8.GetString(Assert.IsType<LoggedPayload>(
        Assert.Single(await ReadAsync((session, token) => EventStore.OfSubjectAsync(session, subject, token)), logged => logged.Type == type).Payload).Bytes);

    private Task<long> ChunksAsync(byte[] bytes) => CountAsync($"SELECT COUNT(*) FROM file_chunks WHERE sha256 = '{Sha256(bytes)}'");

    private Task<long> CountAsync(string sql) => ReadAsync(async (session, token) =>
    {
        await using var command = session.Connection.CreateCommand();
        (command.Transaction, command.CommandText) = (session.Transaction, sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(token), CultureInfo.InvariantCulture);
    });

    private async Task LogHoldsAsync() => Assert.Empty((await ReadAsync(LedgerCheck.RunAsync, Viewer.Machine)).Faults);
}

public sealed class Retention_areas_on_sqlite(SqliteFixture store) : RetentionAreaSuite(store), IClassFixture<SqliteFixture>;

public sealed class Retention_areas_on_postgresql(PostgresFixture store) : RetentionAreaSuite(store), IClassFixture<PostgresFixture>;
