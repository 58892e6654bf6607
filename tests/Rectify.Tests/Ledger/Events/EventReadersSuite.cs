using System.Text;
using System.Text.Json;
using Rectify.Cases;
using Rectify.Cases.Access;
using Rectify.Cases.Replay;
using Rectify.Findings;
using Rectify.Findings.Listing;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Proof.Cosigning;
using Rectify.Proof.Log;
using Rectify.Storage;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Ledger.Events;

/// <summary>Whatever reads payloads back reads those of every version that there was, as they stand in the golden.</summary>
public abstract class EventReadersSuite(StoreFixture store) : StoreTests(store)
{
    [Fact]
    public async Task The_trail_gives_out_every_version_in_the_bytes_that_were_recorded()
    {
        var subject = await RecordAsync(EventGolden.Lines);
        var trail = await ReadAsync((session, token) => EventStore.TrailAsync(session, new TrailFilter { Subject = subject }, default, 1000, token));
        Assert.Equal(
            EventGolden.Lines.Select(line => (line.Type, line.Version, line.Payload)),
            trail.Select(happened => (happened.Type, happened.Version, Encoding.UTF8.GetString(happened.Payload?.Bytes ?? []))));
        Assert.All(trail, happened => Assert.True(EventTexts.Knows(happened.Type, out _), happened.Type));
        Assert.All(trail, happened => Assert.Equal(JsonValueKind.Object, JsonSerializer.Deserialize<JsonElement>(happened.Payload?.Bytes).ValueKind)); // the API's reader
    }

    [Fact]
    public async Task Who_read_what_is_told_of_every_version()
    {
        var lines = EventGolden.Lines.Where(line => line is { Type: "case.read" or "caseFile.taken" or "report.read", Name: "full" }).ToList();
        var subject = await RecordAsync(lines);
        var answer = await ReadAsync((session, token) => new AskReadings(new TrailFilter { Subject = subject }, default, 100).AnswerAsync(session, token));
        Assert.True(answer.Succeeded(out var readings, out _));
        var file = JsonDocument.Parse(lines.First(line => line.Type == "caseFile.taken").Payload).RootElement.GetProperty("file").GetString();
        Assert.Equal(
            [
                ("case.read", 1, "the object", "the via"), ("caseFile.taken", 1, $"file/{file}", null), ("caseFile.taken", 2, $"file/{file}", "the via"),
                ("report.read", 1, "the object", null), ("report.read", 2, "the object", "the via"),
            ],
            lines.Zip(readings, (line, reading) => (line.Type, line.Version, reading.Object, reading.Via)));
    }

    [Fact]
    public async Task What_was_said_of_a_finding_is_read_in_every_version()
    {
        var lines = EventGolden.Lines.Where(line => line.Type is "finding.statusSet" or "finding.leftToStatements" or "finding.statusEnded").ToList();
        Assert.Equal([1, 2], lines.Where(line => line.Type == "finding.statusSet").Select(line => line.Version).Distinct());
        var subject = await RecordAsync(lines);
        var said = (await ReadAsync((session, token) => SaidBefore.OfAsync(session, new FindingId(subject.Id), token))).Reverse().ToList();
        Assert.Equal(lines.Count, said.Count);
        foreach (var (line, read) in lines.Zip(said))
        {
            var json = JsonDocument.Parse(line.Payload).RootElement;
            Assert.Equal((line.Key, json.GetProperty("from").GetString(), json.GetProperty("to").GetString()), (line.Key, Word(read.From), Word(read.To)));
            Assert.Equal(line.Type == "finding.statusSet" && json.TryGetProperty("statement", out var words) ? words.GetString() : null, read.Statement);
        }

        static string? Word(FindingStatus? status) => status is { } known ? Clocks.Rules.Words.Of(known) : null;
    }

    [Fact]
    public void The_list_of_findings_takes_what_every_version_names()
    {
        foreach (var line in EventGolden.Lines.Where(line => TouchedFindings.Types.Contains(line.Type)))
        {
            var touched = new TouchedFindings();
            var subject = new Subject(Concepts[line.Type], Id.Parse("00000000000000000000000001"));
            touched.Take(new LoggedEvent(default, line.Type, line.Version, "", subject, default, 0, [], new LoggedPayload([], Encoding.UTF8.GetBytes(line.Payload))));
            Assert.False(touched.IsUnknown, line.Key);
            var named = touched.Ids.Count + touched.Assets.Count + touched.Systems.Count + touched.Vulnerabilities.Count;
            Assert.True(named > 0 || line is { Name: "least" }, line.Key);
        }
    }

    [Fact]
    public void What_opens_a_log_and_hands_a_key_over_is_read_in_every_version()
    {
        foreach (var line in EventGolden.Lines.Where(line => line.Type == Succession.EventType)) Assert.True(Succession.TryRead(Encoding.UTF8.GetBytes(line.Payload), out _), line.Key);
        foreach (var line in EventGolden.Lines.Where(line => line.Type == KeyHandOver.EventType)) Assert.True(KeyHandOver.TryRead(Encoding.UTF8.GetBytes(line.Payload), out _), line.Key);
    }

    [Fact]
    public void What_a_replay_takes_of_facts_is_read_in_every_version()
    {
        foreach (var line in EventGolden.Lines.Where(line => line.Type is RecordedFact.Type or RecordedFact.Retracted))
        {
            var json = JsonDocument.Parse(line.Payload).RootElement;
            var happened = new LoggedEvent(default, line.Type, line.Version, "os:former", new Subject("case", default), default, 0, [], new LoggedPayload([], Encoding.UTF8.GetBytes(line.Payload)));
            var fact = RecordedFact.TryRead(happened, out var recorded) ? recorded.Id : RecordedFact.RetractedBy(happened);
            Assert.Equal((line.Key, json.GetProperty("fact").GetString()), (line.Key, fact));
            if (recorded is null) continue;
            Assert.Equal(json.GetProperty("occurred").GetString(), OccurrenceColumns.Text(recorded.Occurred));
            Assert.Equal(json.TryGetProperty("recipient", out var recipient) ? recipient.GetString() : null, recorded.Standing().Fact.Recipient);
        }
    }

    /// <summary>What the events are about that say which findings are other than before.</summary>
    private static readonly Dictionary<string, string> Concepts = new(StringComparer.Ordinal)
    {
        ["finding.leftToStatements"] = "finding", ["finding.statusEnded"] = "finding", ["finding.statusSet"] = "finding", ["findings.matched"] = "release",
        ["findings.rematched"] = "matching", ["statements.applied"] = "vexDocument", ["system.edited"] = "system", ["system.scanned"] = "system",
        ["vulnerability.lookedUp"] = "vulnerability", ["vulnerability.merged"] = "vulnerability", ["weakness.noted"] = "finding",
    };

    /// <summary>Puts events with these payloads into the store, about one thing.</summary>
    private async Task<Subject> RecordAsync(IEnumerable<EventLine> lines)
    {
        var subject = new Subject("finding", Store.Ids.Next());
        var records = lines.Select(line =>
        {
            var (salt, payload) = (new byte[Commitment.SaltSize], Encoding.UTF8.GetBytes(line.Payload));
            return new EventRecord(
                Store.Ids.Next(), line.Type, line.Version, "os:former", subject, Clock.GetCurrentInstant(), null, Encoding.UTF8.GetBytes($"{{\"payloadHash\":\"{EventRecord.Commit(salt, payload)}\"}}"), salt, payload);
        }).ToList();
        var written = await Store.Database.WriteAsync<Done>(
            Viewer.Machine,
            async (session, token) =>
            {
                await EventStore.AddAsync(session, records, token);
                return new Done();
            },
            None);
        Assert.True(written.Succeeded(out _, out var problems), problems?.ToString());
        return subject;
    }
}

public sealed class Event_readers_on_sqlite(SqliteFixture store) : EventReadersSuite(store), IClassFixture<SqliteFixture>;

public sealed class Event_readers_on_postgresql(PostgresFixture store) : EventReadersSuite(store), IClassFixture<PostgresFixture>;
