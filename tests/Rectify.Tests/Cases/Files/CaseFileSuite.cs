using System.Text;
using Rectify.Cases;
using Rectify.Cases.Files;
using Rectify.Cases.Retention;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Storage;
using Rectify.Tests.Fakes;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Cases.Files;

public abstract class CaseFileSuite(StoreFixture store) : CaseStory(store)
{
    private static Actor As(PersonId person) => new(person.ToString(), ActorStrength.Session);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private async Task<PersonId> PersonAsync(string name, params PersonRole[] roles)
    {
        var entity = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, $"{name} {Store.Ids.Next()}"));
        return await DoneAsync(new RegisterPerson(name, entity, "DE", [.. roles]));
    }

    private Task<CaseId> CaseAsync(string title, params PersonId[] closedTo) => DoneAsync(new OpenCase(title, CaseKind.Incident, [], [], closedTo.Length == 0 ? null : closedTo));

    private async Task<CaseFile> FoundAsync(CaseFileId id) => Assert.IsType<CaseFile>(await ReadAsync((session, token) => CaseFileStore.FindAsync(session, id, token)));

    /// <summary>How many hold the bytes, and in how many chunks they are kept.</summary>
    private Task<(long Holders, long Chunks)> HeldAsync(byte[] bytes) => ReadAsync(async (session, token) =>
    {
        var sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
        return (await OneAsync($"SELECT COALESCE(MAX(holders), 0) FROM files WHERE sha256 = '{sha256}'"), await OneAsync($"SELECT COUNT(*) FROM file_chunks WHERE sha256 = '{sha256}'"));

        async Task<long> OneAsync(string sql)
        {
            await using var command = session.Connection.CreateCommand();
            (command.Transaction, command.CommandText) = (session.Transaction, sql);
            return Convert.ToInt64(await command.ExecuteScalarAsync(token), System.Globalization.CultureInfo.InvariantCulture);
        }
    });

    [Fact]
    public async Task A_file_is_kept_as_it_came_once_however_many_hold_it_until_the_last_lets_it_go()
    {
        var (first, second, bytes) = (await CaseAsync("First holder"), await CaseAsync("Second holder"), Enumerable.Range(0, (2 << 20) + 7).Select(index => (byte)(index * 31)).ToArray());
        var one = await DoneAsync(new AttachFile(first, "C:\\evidence\\..\\dump\u202E .bin", bytes, TlpMark.AmberStrict));
        var two = await DoneAsync(new AttachFile(second, "same", bytes, TlpMark.Clear));
        var file = await FoundAsync(one);
        Assert.Equal(("dump  .bin", (long)bytes.Length, TlpMark.AmberStrict), (file.Name, file.Size, file.Tlp));
        Assert.Equal((2, 3), await HeldAsync(bytes));

        var taken = await DoneAsync(new TakeFile(one, "s1"));
        Assert.Equal(bytes, taken.Bytes.ToArray());
        Assert.StartsWith("TLP-AMBER+STRICT CASE-", taken.OutgoingName, StringComparison.Ordinal);
        var hold = await DoneAsync(new PlaceHold(new Subject("case", first.Value), "a court asked for it", null));
        Assert.Equal(["RCT-FILE-008"], await RefusedAsync(new EraseFile(one, "not ours to keep")));
        await DoneAsync(new LiftHold(hold, "over"));
        await DoneAsync(new EraseFile(one, "not ours to keep"));
        Assert.Equal((1, 3), await HeldAsync(bytes));
        Assert.Equal(bytes, (await DoneAsync(new TakeFile(two, "s1"))).Bytes.ToArray());
        Assert.Equal(["RCT-FILE-007"], await RefusedAsync(new TakeFile(one, "s1")));
        Assert.Equal(["RCT-FILE-007"], await RefusedAsync(new EraseFile(one, "again")));
        await DoneAsync(new EraseFile(two, "nor there"));
        Assert.Equal((0, 0), await HeldAsync(bytes));
        Assert.Equal("nor there", (await FoundAsync(two)).ErasedWhy);
        Assert.Equal(["case.opened", "caseFile.attached", "caseFile.erased"], await ReadAsync((session, token) => EventLog.TypesAsync(session, $"case/{first}", token)));
    }

    [Fact]
    public async Task A_file_that_does_not_fit_is_refused_with_everything_that_is_wrong_and_holds_nothing()
    {
        var id = await CaseAsync("Refused");
        Assert.Equal(["RCT-TEXT-001", "RCT-FILE-002", "RCT-FILE-005"], await RefusedAsync(new AttachFile(id, "folder/", default, TlpMark.Red)));
        var large = new byte[AttachFile.MostBytes + 1];
        Assert.Equal(["RCT-FILE-003"], await RefusedAsync(new AttachFile(id, "large", large, TlpMark.Clear)));
        Assert.Equal((0, 0), await HeldAsync(large));
        Assert.Equal(["RCT-CASE-001"], await RefusedAsync(new AttachFile(new CaseId(Store.Ids.Next()), "x", Bytes("x"), TlpMark.Clear)));
        await DoneAsync(new AttachFile(await CaseAsync("Red", await PersonAsync("Red", PersonRole.Analyst)), "red", Bytes("red"), TlpMark.Red));
    }

    [Fact]
    public async Task Taking_a_file_out_of_a_closed_case_is_noted_once_a_person_file_and_session()
    {
        var (ada, bo) = (await PersonAsync("Ada", PersonRole.Analyst), await PersonAsync("Bo", PersonRole.Manager));
        var (closed, open) = (await CaseAsync("Closed", ada, bo), await CaseAsync("Open"));
        var (hidden, known) = (await DoneAsync(new AttachFile(closed, "a", Bytes("a"), TlpMark.Red), As(ada)), await DoneAsync(new AttachFile(open, "b", Bytes("b"), TlpMark.Green), As(ada)));
        foreach (var (person, session) in new[] { (ada, "one"), (ada, "one"), (ada, "two"), (bo, "one"), (bo, "one") })
        {
            await DoneAsync(new TakeFile(hidden, session), As(person));
            await DoneAsync(new TakeFile(known, session), As(person));
        }
        Task<List<string>> TakenAsync(CaseId id) => ReadAsync(async (session, token) => (await EventLog.TypesAsync(session, $"case/{id}", token)).Where(type => type == "caseFile.taken").ToList());
        Assert.Equal(3, (await TakenAsync(closed)).Count);
        Assert.Empty(await TakenAsync(open));
    }

    [Fact]
    public async Task Exploit_material_is_known_to_those_alone_to_whom_it_was_granted_one_by_one()
    {
        var (ada, bo, eve) = (await PersonAsync("Finder of it", PersonRole.Analyst), await PersonAsync("Granted", PersonRole.Analyst), await PersonAsync("Manager of all", PersonRole.Manager));
        var id = await CaseAsync("Exploit");
        var file = await DoneAsync(new AttachFile(id, "exploit", Bytes("MARKER"), TlpMark.Amber, IsExploit: true), As(ada));
        foreach (var person in new[] { bo, eve })
        {
            Assert.Null(await ReadAsync((session, token) => CaseFileStore.FindAsync(session, file, token), Viewer.Person(person.Value)));
            Assert.Empty(await ReadAsync((session, token) => CaseFileStore.PageAsync(session, id, default, 10, token), Viewer.Person(person.Value)));
            Assert.Empty(await ReadAsync((session, token) => EventStore.OfSubjectAsync(session, new Subject("case-file", file.Value), token), Viewer.Person(person.Value)));
            Assert.Equal(["RCT-FILE-001"], await RefusedAsync(new TakeFile(file, "s"), As(person)));
            Assert.Equal(["RCT-FILE-001"], await RefusedAsync(new GrantExploit(file, person, "mine"), As(person)));
        }
        Assert.Equal(["RCT-FILE-001"], await RefusedAsync(new EraseFile(file, "x"), As(eve)));
        Assert.Equal(["RCT-CASE-009", "RCT-CASE-007"], await RefusedAsync(new GrantExploit(file, new(Store.Ids.Next()), " "), As(ada)));
        await DoneAsync(new GrantExploit(file, bo, "to write the detection"), As(ada));
        Assert.Equal(Bytes("MARKER"), (await DoneAsync(new TakeFile(file, "s"), As(bo))).Bytes.ToArray());
        Assert.Single(await ReadAsync((session, token) => CaseFileStore.PageAsync(session, id, default, 10, token), Viewer.Person(bo.Value)));
        Assert.Equal(["caseFile.attached", "caseFile.granted", "caseFile.taken"], (await ReadAsync((session, token) => EventLog.TypesAsync(session, $"case-file/{file}", token))).Distinct());
        Assert.DoesNotContain("caseFile.attached", await ReadAsync((session, token) => EventLog.TypesAsync(session, $"case/{id}", token))); // no proof of the case has it

        var plain = await DoneAsync(new AttachFile(id, "log", Bytes("log"), TlpMark.Amber), As(ada));
        Assert.Equal(["RCT-FILE-006"], await RefusedAsync(new GrantExploit(plain, bo, "x"), As(ada)));
    }

    [Fact]
    public async Task Whoever_cannot_see_the_case_finds_no_file_of_it_though_they_were_granted_it()
    {
        var (named, stranger) = (await PersonAsync("Named", PersonRole.Analyst), await PersonAsync("Stranger", PersonRole.Manager));
        var id = await CaseAsync("Closed to strangers", named);
        var file = await DoneAsync(new AttachFile(id, "x", Bytes("x"), TlpMark.Red), As(named));
        Assert.Null(await ReadAsync((session, token) => CaseFileStore.FindAsync(session, file, token), Viewer.Person(stranger.Value)));
        Assert.Equal(["RCT-FILE-001"], await RefusedAsync(new TakeFile(file, "s"), As(stranger)));
        var exploit = await DoneAsync(new AttachFile(id, "y", Bytes("y"), TlpMark.Red, true), As(named));
        Assert.Equal(["RCT-CASE-027"], await RefusedAsync(new GrantExploit(exploit, stranger, "x"), As(named)));
    }

    [Fact]
    public async Task Writers_at_once_of_the_same_bytes_hold_them_each_once()
    {
        var (id, bytes) = (await CaseAsync("At once"), Bytes($"the same at once {Store.Ids.Next()}"));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(index => Task.Run(() => Store.Commands.RunAsync(new AttachFile(id, $"{index}", bytes, TlpMark.Green), Actor, None))));
        Assert.All(outcomes, outcome => Assert.True(outcome.Succeeded(out var _, out var problems), problems?.ToString()));
        Assert.Equal((6, 1), await HeldAsync(bytes));
        var files = await ReadAsync((session, token) => CaseFileStore.PageAsync(session, id, default, 10, token));
        await Task.WhenAll(files.Select(file => Task.Run(() => Store.Commands.RunAsync(new EraseFile(file.Id, "gone"), Actor, None))));
        Assert.Equal((0, 0), await HeldAsync(bytes));
    }
}

public sealed class Case_files_on_sqlite(SqliteFixture store) : CaseFileSuite(store), IClassFixture<SqliteFixture>;

public sealed class Case_files_on_postgresql(PostgresFixture store) : CaseFileSuite(store), IClassFixture<PostgresFixture>;
