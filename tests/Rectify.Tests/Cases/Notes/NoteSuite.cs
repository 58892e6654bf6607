using System.Text;
using NodaTime;
using Rectify.Alerts.Messages;
using Rectify.Cases;
using Rectify.Cases.Notes;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Proof.Log;
using Rectify.Storage;
using Rectify.Submissions;
using Rectify.Tests.Fakes;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Cases.Notes;

public abstract class NoteSuite(StoreFixture store) : CaseStory(store)
{
    private static Actor As(PersonId person) => new(person.ToString(), ActorStrength.Session);

    private async Task<PersonId> PersonAsync(string name, params PersonRole[] roles)
    {
        var entity = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, $"{name} {Store.Ids.Next()}"));
        var person = await DoneAsync(new RegisterPerson(name, entity, "DE", [.. roles]));
        await DoneAsync(new AddAlarmAddress(person, AlarmChannel.Mail, "somebody@example.com", Language.English, null), As(person));
        return person;
    }

    private async Task<List<AlarmMessage>> WaitingAsync(PersonId person) =>
        [.. (await ReadAsync((session, token) => MessageStore.DueAsync(session, Clock.GetCurrentInstant(), 1_000, token))).Select(each => each.Message).Where(message => message.Address.Person == person)];

    private async Task<CaseNote> FoundAsync(CaseNoteId id) => Assert.IsType<CaseNote>(await ReadAsync((session, token) => NoteStore.FindAsync(session, id, token)));

    private Task<IReadOnlyList<CaseNote>> PageAsync(CaseId id, bool privileged, Viewer viewer) =>
        ReadAsync((session, token) => NoteStore.PageAsync(session, id, privileged, default, 100, token), viewer);

    [Fact]
    public async Task A_comment_tells_those_whom_it_mentions_once_and_keeps_what_it_said_before()
    {
        At(Friday);
        var (ada, bo) = (await PersonAsync("Ada Comment", PersonRole.Analyst), await PersonAsync("Bo Comment", PersonRole.Reader));
        var id = await DoneAsync(new OpenCase("Commented", CaseKind.Incident, [], []));
        var note = await DoneAsync(new WriteNote(id, "@Bo Comment: the vendor SECRET called.\r\n@Ada Comment notes."), As(ada));
        var told = Assert.Single(await WaitingAsync(bo));
        Assert.Equal((NoticeKind.Mentioned, "Commented"), (told.Notice?.Kind, told.Notice?.Title));
        Assert.DoesNotContain("SECRET", MessageText.Body(told, Friday), StringComparison.Ordinal);
        Assert.Empty(await WaitingAsync(ada)); // nobody is told of their own words

        await DoneAsync(new EditNote(note, "@bo comment: the vendor did not call."), As(ada));
        Assert.Single(await WaitingAsync(bo));
        Assert.Equal(["@Bo Comment: the vendor SECRET called.\n@Ada Comment notes.", "@bo comment: the vendor did not call."], (await FoundAsync(note)).Texts.Select(text => text.Body));
        Assert.Equal(new[] { ada, bo }.OrderBy(person => person.Value), (await FoundAsync(note)).Mentions.OrderBy(person => person.Value));
        Assert.Equal(["RCT-NOTE-002"], await RefusedAsync(new EditNote(note, "forged"), As(await PersonAsync("Forger", PersonRole.Manager))));
        Assert.Equal(["RCT-TEXT-001"], await RefusedAsync(new EditNote(note, " "), As(ada)));
        Assert.Equal(["note.written", "note.edited"], await ReadAsync((session, token) => EventLog.TypesAsync(session, $"note/{note}", token)));
    }

    [Fact]
    public async Task To_mention_somebody_who_may_not_read_it_is_refused_and_so_is_a_name_of_several()
    {
        var (named, stranger) = (await PersonAsync("Named Mention", PersonRole.Analyst), await PersonAsync("Strange Mention", PersonRole.Manager));
        await PersonAsync("Twin Mention", PersonRole.Reader);
        await PersonAsync("Twin Mention", PersonRole.Reader);
        var id = await DoneAsync(new OpenCase("Closed", CaseKind.Incident, [], [], [named]));
        Assert.Equal(["RCT-NOTE-003"], await RefusedAsync(new WriteNote(id, "@Strange Mention, look"), As(named)));
        Assert.Equal(["RCT-NOTE-004"], await RefusedAsync(new WriteNote(id, "@Twin Mention, look"), As(named)));
        Assert.Equal(["RCT-CASE-001"], await RefusedAsync(new WriteNote(id, "x"), As(stranger)));
        Assert.Empty(await PageAsync(id, privileged: false, Viewer.Local));
        Assert.Empty(await WaitingAsync(stranger));

        var note = await DoneAsync(new WriteNote(id, "seen"), As(named));
        Assert.Equal(["RCT-NOTE-001"], await RefusedAsync(new EditNote(note, "x"), As(stranger)));
        Assert.Null(await ReadAsync((session, token) => NoteStore.FindAsync(session, note, token), Viewer.Person(stranger.Value)));
    }

    [Fact]
    public async Task Of_two_edits_at_once_both_stay_in_an_order()
    {
        var id = await DoneAsync(new OpenCase("Edited at once", CaseKind.Incident, [], []));
        var note = await DoneAsync(new WriteNote(id, "first"));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(index => Task.Run(() => Store.Commands.RunAsync(new EditNote(note, $"edit {index}"), Actor, None))));
        Assert.All(outcomes, outcome => Assert.True(outcome.Succeeded(out _, out var problems), problems?.ToString()));
        Assert.Equal(5, (await FoundAsync(note)).Texts.Select(text => text.Body).Distinct().Count());
    }

    [Fact]
    public async Task A_privileged_note_is_read_by_its_circle_alone_and_nobody_else_learns_that_there_is_one()
    {
        var (counsel, colleague, other) = (await PersonAsync("Counsel", PersonRole.Manager), await PersonAsync("Colleague", PersonRole.Reader), await PersonAsync("Other manager", PersonRole.Manager));
        var id = await DoneAsync(new OpenCase("Privileged", CaseKind.Incident, [], []));
        Assert.Equal(["RCT-NOTE-005"], await RefusedAsync(new WriteNote(id, "too early", true), As(counsel)));
        Assert.Equal(["RCT-NOTE-006"], await RefusedAsync(new NameLegalCircle(id, []), As(counsel)));
        await DoneAsync(new NameLegalCircle(id, [colleague]), As(counsel));
        var note = await DoneAsync(new WriteNote(id, "Our exposure is as follows. @Colleague", true), As(counsel));
        Assert.Equal(["RCT-NOTE-003"], await RefusedAsync(new WriteNote(id, "@Other manager", true), As(counsel)));

        Assert.Single(await PageAsync(id, privileged: true, Viewer.Person(colleague.Value)));
        Assert.Single(await WaitingAsync(colleague));
        Assert.Empty(await PageAsync(id, privileged: true, Viewer.Person(other.Value)));
        Assert.Empty(await PageAsync(id, privileged: false, Viewer.Person(colleague.Value)));
        Assert.Null(await ReadAsync((session, token) => NoteStore.FindAsync(session, note, token), Viewer.Person(other.Value)));
        Assert.Empty(await ReadAsync((session, token) => NoteStore.CircleMembersAsync(session, id, token), Viewer.Person(other.Value)));
        Assert.Equal(2, (await ReadAsync((session, token) => NoteStore.CircleMembersAsync(session, id, token), Viewer.Person(colleague.Value))).Count);
        Assert.Equal(["RCT-NOTE-005"], await RefusedAsync(new WriteNote(id, "me too", true), As(other)));
        Assert.Equal(["RCT-NOTE-005"], await RefusedAsync(new NameLegalCircle(id, [other]), As(other)));
        Assert.Equal(["RCT-NOTE-001"], await RefusedAsync(new EditNote(note, "x"), As(other)));
        Assert.Empty(await ReadAsync((session, token) => EventStore.OfSubjectAsync(session, new Subject("note", note.Value), token), Viewer.Person(other.Value)));

        await DoneAsync(new NameLegalCircle(id, [other]), As(counsel));
        Assert.Single(await PageAsync(id, privileged: true, Viewer.Person(other.Value)));
    }

    [Fact]
    public async Task Of_two_who_name_a_circle_at_once_there_is_one_circle()
    {
        var (first, second) = (await PersonAsync("First of two", PersonRole.Manager), await PersonAsync("Second of two", PersonRole.Manager));
        var id = await DoneAsync(new OpenCase("Two circles", CaseKind.Incident, [], []));
        var outcomes = await Task.WhenAll(new[] { first, second }.Select(person => Task.Run(() => Store.Commands.RunAsync(new NameLegalCircle(id, [person]), As(person), None))));
        Assert.Single(outcomes, outcome => outcome.Succeeded(out _, out _));
        Assert.Single(await ReadAsync((session, token) => NoteStore.CircleMembersAsync(session, id, token)));
    }

    [Fact]
    public async Task What_is_privileged_is_in_no_byte_that_leaves_the_house()
    {
        const string marker = "MARKER-OF-WHAT-IS-PRIVILEGED";
        At(Friday);
        var counsel = await PersonAsync("Marking counsel", PersonRole.Manager);
        var colleague = await PersonAsync("Marked colleague", PersonRole.Manager);
        var id = await OpenAsync("Marked", await GatewayAsync("Marked", "EU"));
        await DoneAsync(new RecordFact(id, FactKind.Aware, OnFriday));
        await DoneAsync(new NameLegalCircle(id, [colleague]), As(counsel));
        var note = await DoneAsync(new WriteNote(id, $"{marker} @Marked colleague", true), As(counsel));
        await DoneAsync(new EditNote(note, $"{marker} again @Marked colleague"), As(counsel));
        await DoneAsync(new RecordAnswer(id, Laws));
        await DoneAsync(new DraftSubmission(id, "eu.cra.aev.ew", "eu.cra.srp", new Dictionary<string, string>(), Laws));
        using (var key = NotePrivateKey.Generate("notes.test/log", bytes => bytes.Fill(9)))
            Assert.True((await new Sequencer(Store.Database, key, Clock, "notes").DrainAsync(None)).Succeeded(out _, out var problems), problems?.ToString());
        await RefreshDuties.RunAsync(Store.Database, Laws, Friday, progress: null, None);

        var outgoing = new List<byte[]>();
        foreach (var viewer in new[] { Viewer.Local, Viewer.Person(counsel.Value) }) // they may read it, and what they take out has none of it
        {
            outgoing.Add(await ReadAsync((session, token) => DutyCalendar.WriteAsync(session, Laws, "rectify", Language.English, Friday, token), viewer));
            var bundle = await ReadAsync(async (session, token) =>
            {
                var answer = (await CaseAnswers.ObligationsOfAsync(session, id, Laws, Friday, token))!;
                return await CaseProof.WriteAsync(session, answer, [await SubmissionProof.OfAsync(session, id, token)], [], token);
            }, viewer);
            Assert.True(bundle.Succeeded(out var bytes, out var failed), failed?.ToString());
            outgoing.AddRange(Unzipped(bytes));
        }
        foreach (var message in await WaitingAsync(colleague))
            outgoing.AddRange([MessageText.Webhook(message, Friday), MessageText.Chat(message, Friday), Encoding.UTF8.GetBytes(MessageText.Body(message, Friday) + MessageText.Subject(message, Friday))]);
        Assert.True(outgoing.Count > 10);
        Assert.All(outgoing, bytes => Assert.DoesNotContain(marker, Encoding.UTF8.GetString(bytes), StringComparison.OrdinalIgnoreCase));
        Assert.All(outgoing, bytes => Assert.DoesNotContain(note.ToString(), Encoding.UTF8.GetString(bytes), StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<byte[]> Unzipped(byte[] bundle)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(bundle));
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            yield return bytes.ToArray();
        }
    }
}

public sealed class Notes_on_sqlite(SqliteFixture store) : NoteSuite(store), IClassFixture<SqliteFixture>;

public sealed class Notes_on_postgresql(PostgresFixture store) : NoteSuite(store), IClassFixture<PostgresFixture>;
