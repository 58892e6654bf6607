using System.Text;
using NodaTime;
using NodaTime.Testing;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Proof.Bundles;
using Rectify.Proof.Canonical;
using Rectify.Proof.Log;
using Rectify.Storage;
using Rectify.Testing;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Ledger;

public abstract class LedgerSuite(StoreFixture store) : StoreTests(store), IDisposable
{
    private readonly NotePrivateKey key = NotePrivateKey.Generate("rectify/test", bytes => bytes.Fill(7));

    [Fact]
    public async Task An_event_is_recorded_with_its_command_and_says_who_did_what_when()
    {
        var id = await RegisterAsync("Recorded");
        var logged = Assert.Single(await ReadAsync((session, token) => EventStore.OfSubjectAsync(session, new("organisation", id.Value), token)));

        Assert.True(CanonicalJson.IsCanonical(logged.Bytes));
        Assert.NotNull(logged.Payload);
        Assert.Equal("""{"kind":"vendor","name":"Recorded"}""", Encoding.UTF8.GetString(logged.Payload.Bytes));
        Assert.Equal(
            $$"""{"actor":{"strength":"local","who":"os:tester"},"id":"{{logged.Id}}","payloadHash":"{{EventRecord.Commit(logged.Payload.Salt, logged.Payload.Bytes)}}","recordedAt":"{{NodaTime.Text.InstantPattern.ExtendedIso.Format(Clock.GetCurrentInstant())}}","subject":"organisation/{{id}}","type":"organisation.registered","version":1}""",
            Encoding.UTF8.GetString(logged.Bytes));
        Assert.Equal(("organisation.registered", 1, Clock.GetCurrentInstant()), (logged.Type, logged.Version, logged.RecordedAt));
    }

    [Fact]
    public async Task A_refused_command_leaves_no_event()
    {
        var before = await UnnumberedAsync();
        await RefusedAsync(new RegisterOrganisation(OrganisationKind.Vendor, ""));
        Assert.Equal(before, await UnnumberedAsync());
    }

    [Fact]
    public async Task A_command_that_throws_leaves_nothing()
    {
        var before = await UnnumberedAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => DoneAsync(new FailAfterRecording("Never there")));
        Assert.Equal(before, await UnnumberedAsync());
        Assert.Null(await ReadAsync((session, token) => OrganisationStore.FindByNameAsync(session, OrganisationKind.Vendor, "Never there", token)));
    }

    [Fact]
    public async Task Events_are_numbered_densely_and_the_checkpoint_is_signed()
    {
        for (var i = 0; i < 5; i++) await RegisterAsync($"Numbered {i}");
        await DrainAsync("dense");

        Assert.Equal(0, await UnnumberedAsync());
        var report = await ReadAsync(LedgerCheck.RunAsync, Viewer.Machine);
        Assert.Empty(report.Faults);
        Assert.True(report.Events >= 5);
        var (note, checkpoint) = await CheckpointAsync();
        Assert.Equal(NoteOutcome.Verified, note.Verify(key.Key).Outcome);
        Assert.Equal(report.Events, checkpoint.Size);
    }

    [Fact]
    public async Task Every_event_is_proven_in_the_tree_and_every_tree_in_the_next()
    {
        await DrainAsync("proofs");
        var before = (await TryCheckpointAsync())?.Checkpoint;
        for (var i = 0; i < 11; i++) await RegisterAsync($"Proven {i}");
        await DrainAsync("proofs");
        var (_, after) = await CheckpointAsync();

        await ReadAsync(async (session, token) =>
        {
            var rows = await EventStore.RowsFromPositionAsync(session, 0, int.MaxValue, token);
            Assert.Equal(after.Size, rows.Count);
            foreach (var row in rows)
            {
                var position = row.Position ?? -1;
                var proof = await LogReader.InclusionAsync(session, position, after.Size, token);
                Assert.True(MerkleTree.VerifyInclusion(position, after.Size, MerkleTree.HashLeaf(row.Bytes), proof, after.Root));
            }
            if (before is not null)
                Assert.True(MerkleTree.VerifyConsistency(
                    before.Size, after.Size, before.Root, after.Root, await LogReader.ConsistencyAsync(session, before.Size, after.Size, token)));
            return true;
        });
    }

    [Fact]
    public async Task A_late_commit_is_numbered_late_and_never_skipped()
    {
        await DrainAsync("late");
        var (written, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var late = Task.Run(() => Store.Database.WriteAsync<Done>(Viewer.Local, async (session, token) =>
        {
            var change = new Change(session, Actor, Clock.GetCurrentInstant(), Store.Ids, Store.Random);
            await change.RecordAsync(new Marked("late", change.NewId()), token);
            await change.WriteEventsAsync(token);
            written.TrySetResult();
            await release.Task;
            return new Done();
        }, None));
        await written.Task;

        var early = 0;
        if (ManyWriters)
        {
            // Recorded after the late one, committed before it.
            await RegisterAsync("Early");
            early = await DrainAsync("late");
            Assert.Equal(1, early);
        }
        release.SetResult();
        Assert.True((await late).Succeeded(out _, out _));
        Assert.Equal(1, await DrainAsync("late"));
        Assert.Equal(0, await UnnumberedAsync());
        Assert.Empty((await ReadAsync(LedgerCheck.RunAsync, Viewer.Machine)).Faults);
    }

    [Fact]
    public async Task Sequencers_and_writers_at_once_leave_a_dense_and_true_log()
    {
        var numbered = 0;
        var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 15; i++) await RegisterAsync($"Writer {writer} {i}");
        })).ToList();
        var sequencers = Enumerable.Range(0, 3).Select(n => Task.Run(async () =>
        {
            var sequencer = new Sequencer(Store.Database, key, Clock, $"at once {n}");
            while (!writers.All(writer => writer.IsCompleted))
                if ((await sequencer.DrainAsync(None)).Succeeded(out var count, out _)) Interlocked.Add(ref numbered, count);
        })).ToList();
        await Task.WhenAll([.. writers, .. sequencers]);
        await DrainAsync("at once, afterwards");

        Assert.True(numbered > 0);
        Assert.Equal(0, await UnnumberedAsync());
        Assert.Empty((await ReadAsync(LedgerCheck.RunAsync, Viewer.Machine)).Faults);
    }

    [Fact]
    public async Task A_sequencer_whose_lease_passed_to_another_records_nothing()
    {
        await DrainAsync("before");
        var (first, second) = (Long("first"), Long("second"));
        await RegisterAsync("Fenced one");
        Assert.Equal(1, await TickAsync(first));
        await RegisterAsync("Fenced two");
        Assert.Equal(0, await TickAsync(second)); // the first holds the lease

        await ExpireLeasesAsync();
        Assert.Equal(1, await TickAsync(second));
        await RegisterAsync("Fenced three");
        Assert.Equal(0, await TickAsync(first)); // it still has its old token
        Assert.Equal(0, await TickAsync(first)); // it has noticed and cannot get the lease
        Assert.Equal(1, await TickAsync(second));

        await ExpireLeasesAsync();
        Assert.Empty((await ReadAsync(LedgerCheck.RunAsync, Viewer.Machine)).Faults);

        Sequencer Long(string holder) => new(Store.Database, key, Clock, holder, leaseTime: Duration.FromMinutes(10));
    }

    [Fact]
    public async Task What_somebody_commits_just_before_the_lease_is_given_back_is_numbered_by_whoever_gave_it_back()
    {
        await DrainAsync("before the last look");
        // It is committed after the last look under the lease and before its end: who committed it found the lease taken, and has no worker.
        var late = await RegisterAsync("After the last look");
        var put = $"INSERT INTO unnumbered_events (event_id) SELECT id FROM events WHERE subject = 'organisation/{late}' AND NOT EXISTS (SELECT 1 FROM log_entries WHERE event_id = events.id)";
        await ExecuteAsync($"DELETE FROM unnumbered_events WHERE event_id IN (SELECT id FROM events WHERE subject = 'organisation/{late}')");
        await ExecuteAsync(ManyWriters
            ? $"CREATE FUNCTION put_late() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {put}; RETURN NEW; END $$;"
                + "CREATE TRIGGER late AFTER UPDATE ON leases FOR EACH ROW WHEN (NEW.expires_at = 0) EXECUTE FUNCTION put_late()"
            : $"CREATE TRIGGER late AFTER UPDATE ON leases WHEN NEW.expires_at = 0 BEGIN {put}; END");
        try
        {
            await RegisterAsync("Under the lease");
            Assert.Equal(2, Value(await new Sequencer(Store.Database, key, Clock, "looks again", leaseTime: Duration.FromMinutes(10)).DrainAsync(None)));
            Assert.Equal(0, await UnnumberedAsync());
        }
        finally
        {
            await ExecuteAsync(ManyWriters ? "DROP TRIGGER late ON leases" : "DROP TRIGGER late");
        }
    }

    [Fact]
    public async Task What_a_process_leaves_that_dies_with_the_lease_waits_no_longer_than_a_tenth_of_a_second_for_another()
    {
        await DrainAsync("before one dies");
        await RegisterAsync("Before it died");
        Assert.Equal(1, await TickAsync(new Sequencer(Store.Database, key, Clock, "dies")));
        var left = await ReadAsync(async (session, token) =>
        {
            await using var command = session.Connection.CreateCommand();
            command.Transaction = session.Transaction;
            command.CommandText = $"SELECT expires_at - ({session.Dialect.NowSql}) FROM leases WHERE name = 'sequencer'";
            return Duration.FromTicks((long)(await command.ExecuteScalarAsync(token) ?? 0L));
        });
        Assert.True(left <= Duration.FromMilliseconds(100), $"{left}");

        await RegisterAsync("Left behind");
        var other = new Sequencer(Store.Database, key, Clock, "lives on");
        for (var rounds = 0; await UnnumberedAsync() > 0; rounds++)
        {
            Assert.True(rounds < 1000);
            await Task.Delay(10, TestContext.Current.CancellationToken);
            Value(await other.DrainAsync(None));
        }
    }

    [Theory]
    [InlineData(1.5)]
    [InlineData(-1.5)]
    public async Task A_machine_whose_clock_differs_from_the_stores_by_more_than_a_second_signs_nothing_and_loses_nothing(double seconds)
    {
        await DrainAsync("right clock");
        var time = new ShiftedTime { Ahead = TimeSpan.FromSeconds(seconds) };
        Assert.True((await Store.OpenAsync(time)).Succeeded(out var wrong, out var problems), problems?.ToString());
        await using (wrong)
        {
            var skew = await wrong.SkewAsync(None);
            Assert.True((skew + Duration.FromSeconds(seconds)).TotalMilliseconds is > -400 and < 400, $"{skew}");
            var recorded = await new Commands(wrong, Clock, Store.Ids, Store.Random).RunAsync(new RegisterOrganisation(OrganisationKind.Vendor, $"Recorded {seconds} s off"), Actor, None);
            Assert.True(recorded.Succeeded(out var id, out _)); // a command goes on
            var sequencer = new Sequencer(wrong, key, Clock, "wrong clock");
            Assert.Equal("RCT-LEDGER-026", Code(await sequencer.DrainAsync(None)));
            Assert.Equal(1, await UnnumberedAsync());

            // Another machine, whose clock is right, is not held up; nor is this one when its clock is set.
            Assert.Equal(1, Value(await new Sequencer(Store.Database, key, Clock, "right clock").DrainAsync(None)));
            Assert.NotNull(Assert.Single(await ReadAsync((session, token) => EventStore.OfSubjectAsync(session, new("organisation", id.Value), token))).Position);
            await RegisterAsync($"Waits for the clock {seconds}");
            time.Ahead = TimeSpan.FromSeconds(seconds / 3);
            Assert.Equal(1, Value(await sequencer.DrainAsync(None)));
        }
    }

    [Fact]
    public async Task Nothing_is_signed_by_a_clock_that_lies_before_what_is_signed_already()
    {
        await RegisterAsync("Signed now");
        await DrainAsync("now");
        var clock = new FakeClock(Clock.GetCurrentInstant() - Duration.FromSeconds(3));
        var sequencer = new Sequencer(Store.Database, key, clock, "went back");
        await RegisterAsync("Signed later");
        Assert.Equal("RCT-LEDGER-027", Code(await sequencer.DrainAsync(None)));
        Assert.Equal(1, await UnnumberedAsync());
        clock.Advance(Duration.FromSeconds(1)); // two machines, each a second from the truth
        Assert.Equal(1, Value(await sequencer.DrainAsync(None)));
    }

    [Fact]
    public async Task An_erased_payload_leaves_the_log_true()
    {
        var id = await RegisterAsync("Forgotten");
        await DrainAsync("erase");
        var erased = (await ReadAsync(LedgerCheck.RunAsync, Viewer.Machine)).Erased;
        await ExecuteAsync($"DELETE FROM event_payloads WHERE event_id IN (SELECT id FROM events WHERE subject = 'organisation/{id}')");

        var report = await ReadAsync(LedgerCheck.RunAsync, Viewer.Machine);
        Assert.Empty(report.Faults);
        Assert.Equal(erased + 1, report.Erased);
        var logged = Assert.Single(await ReadAsync((session, token) => EventStore.OfSubjectAsync(session, new("organisation", id.Value), token)));
        Assert.Null(logged.Payload);
    }

    [Fact]
    public async Task A_bundle_of_a_subject_verifies_and_says_what_was_erased()
    {
        var (kept, forgotten) = (await RegisterAsync("Kept"), await RegisterAsync("Erased"));
        await DrainAsync("bundle");
        await ExecuteAsync($"DELETE FROM event_payloads WHERE event_id IN (SELECT id FROM events WHERE subject = 'organisation/{forgotten}')");
        var exported = await ReadAsync((session, token) =>
            BundleExport.OfAsync(session, [new("organisation", kept.Value), new("organisation", forgotten.Value)], token));
        Assert.True(exported.Succeeded(out var bundle, out var problems), problems?.ToString());

        var report = BundleVerifier.Verify(new MemoryStream(bundle.ToArray()));
        Assert.DoesNotContain(report.Checks, check => check.Outcome == BundleOutcome.Failed);
        Assert.Equal(2, report.Checks.Count(check => check is { Code: BundleCheckCode.EventIncluded, Outcome: BundleOutcome.Passed }));
        Assert.Single(report.Checks, check => check is { Code: BundleCheckCode.PayloadCommitted, Outcome: BundleOutcome.Passed });
        Assert.Single(report.Checks, check => check.Code == BundleCheckCode.Withheld);
    }

    [Fact]
    public async Task Events_of_a_closed_group_are_seen_by_its_members_and_after_it_opens_by_all()
    {
        var entity = await RegisterAsync("Closed Ltd");
        var (group, subject) = (Store.Ids.Next(), new Subject("mark", Store.Ids.Next()));
        var (named, other) = (Store.Ids.Next(), Store.Ids.Next());
        await ExecuteAsync($"INSERT INTO access_groups (id, opened_at) VALUES ('{group}', NULL)");
        foreach (var person in (Id[])[named, other])
            await ExecuteAsync($"INSERT INTO persons (id, name, legal_entity, place) VALUES ('{person}', 'P', '{entity}', 'DE')");
        await ExecuteAsync($"INSERT INTO access_group_members (group_id, person_id) VALUES ('{group}', '{named}')");
        await DoneAsync(new Mark(subject.Id, group));

        Assert.Single(await SeenBy(Viewer.Person(named)));
        Assert.Empty(await SeenBy(Viewer.Person(other)));
        Assert.Single(await SeenBy(Viewer.Local));
        await ExecuteAsync($"UPDATE access_groups SET opened_at = 1 WHERE id = '{group}'");
        Assert.Single(await SeenBy(Viewer.Person(other)));

        Task<IReadOnlyList<LoggedEvent>> SeenBy(Viewer viewer) => ReadAsync((session, token) => EventStore.OfSubjectAsync(session, subject, token), viewer);
    }

    public void Dispose()
    {
        key.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Whether a second command can commit while a first one is still open.</summary>
    protected abstract bool ManyWriters { get; }

    private Task<OrganisationId> RegisterAsync(string name) => DoneAsync(new RegisterOrganisation(OrganisationKind.Vendor, name));

    private Task<long> UnnumberedAsync() => ReadAsync(LogStore.CountUnnumberedAsync, Viewer.Machine);

    private async Task<int> DrainAsync(string holder)
    {
        await RegisterKeyAsync();
        await ExpireLeasesAsync();
        return Value(await new Sequencer(Store.Database, key, Clock, holder).DrainAsync(None));
    }

    private async Task<int> TickAsync(Sequencer sequencer) => Value(await sequencer.TickAsync(None));

    private Task ExpireLeasesAsync() => ExecuteAsync("UPDATE leases SET expires_at = 0");

    private async Task<(SignedNote Note, Checkpoint Checkpoint)> CheckpointAsync() =>
        await TryCheckpointAsync() ?? throw new InvalidOperationException("There is no checkpoint");

    private async Task<(SignedNote Note, Checkpoint Checkpoint)?> TryCheckpointAsync() =>
        await ReadAsync(LogReader.CheckpointAsync) is { } note && Checkpoint.TryParse(note.Text, out var checkpoint) ? (note, checkpoint) : null;

    private Task RegisterKeyAsync() => ExecuteAsync($"INSERT INTO log_keys (verifier_key, added_at) VALUES ('{key.Key}', 0) ON CONFLICT DO NOTHING");

    private static int Value(Result<int> result)
    {
        Assert.True(result.Succeeded(out var value, out var problems), problems?.ToString());
        return value;
    }

    private static string Code(Result<int> result)
    {
        Assert.False(result.Succeeded(out _, out var problems));
        return problems.Single().Code;
    }

    private sealed record Marked(string Text, Id About, Id? AccessGroup = null) : IEvent
    {
        public string Type => "mark.made";

        public int Version => 1;

        public Subject Subject => new("mark", About);

        public void WritePayload(CanonicalWriter json) => json.Member("text", Text);
    }

    private sealed record Mark(Id About, Id Group) : ICommand<Done>
    {
        public Permitted By => Permitted.Anyone;

        public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
        {
            await change.RecordAsync(new Marked("closed", About, Group), cancellationToken);
            return new Done();
        }
    }

    private sealed record FailAfterRecording(string Name) : ICommand<Done>
    {
        public Permitted By => Permitted.Anyone;

        public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
        {
            var organisation = new Organisation(new(change.NewId()), OrganisationKind.Vendor, Name, null);
            await OrganisationStore.AddAsync(change.Session, organisation, cancellationToken);
            await change.RecordAsync(new Marked(Name, change.NewId()), cancellationToken);
            throw new InvalidOperationException("A bug");
        }
    }
}

public sealed class Ledger_on_sqlite(SqliteFixture store) : LedgerSuite(store), IClassFixture<SqliteFixture>
{
    protected override bool ManyWriters => false;
}

public sealed class Ledger_on_postgresql(PostgresFixture store) : LedgerSuite(store), IClassFixture<PostgresFixture>
{
    protected override bool ManyWriters => true;
}
