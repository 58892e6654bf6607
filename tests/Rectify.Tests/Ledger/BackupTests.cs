using System.IO.Compression;
using Microsoft.Data.Sqlite;
using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Ledger.Backups;
using Rectify.Proof.Bundles;
using Rectify.Proof.Cosigning;
using Rectify.Proof.Log;
using Rectify.Storage;
using static Rectify.Tests.Ledger.RestoreStory;

namespace Rectify.Tests.Ledger;

/// <summary>Backups of a SQLite store, restored on the same machine, on another, and where they must not be.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly RestoreStory story = new();

    private StoreAddress.File Address => new(story.PathOf("store.db"));

    private string BackupFile => story.PathOf("backup.zip");

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task A_peer_refuses_the_log_that_went_back_and_accepts_the_one_that_says_so_with_the_gap()
    {
        await using (var workspace = await story.OpenAsync(Address))
        {
            await story.WorkAsync(workspace, 5);
            Assert.Equal(WitnessOutcome.Accepted, await story.ShowAsync(workspace));
            await story.WorkAsync(workspace, 3);
            Assert.Equal(8, Good(await BackUpAsync(workspace.Database)));
            await story.WorkAsync(workspace, 4);
            Assert.Equal(WitnessOutcome.Accepted, await story.ShowAsync(workspace));
        }
        Lose();

        var opened = Good(await RestoreAsync());
        Assert.Equal((8, 4, true), (opened.Former.Size, opened.Gap, opened.VouchedFor));
        await using var restored = await story.OpenAsync(Address);
        Assert.Equal(opened.Key, restored.LogKey);
        Good(await restored.SignsAsync(None));
        await story.WorkAsync(restored, 2);
        Assert.Equal(WitnessOutcome.OtherLog, await story.ShowAsync(restored));
        var answer = await story.SucceedAsync(restored);
        Assert.Equal((WitnessOutcome.KeyNotVouchedFor, 0), (answer.Outcome, answer.Missing)); // the old key signed the first checkpoint only
        answer = await ShowFirstAsync(restored);
        Assert.Equal((WitnessOutcome.Accepted, 4), (answer.Outcome, answer.Missing));
        story.Peer = answer.Log;
        Assert.Equal(WitnessOutcome.Accepted, await story.ShowAsync(restored));
    }

    [Fact]
    public async Task Both_logs_are_checked_and_what_stood_in_the_old_one_is_still_proven()
    {
        NoteKey old;
        await using (var workspace = await story.OpenAsync(Address))
        {
            old = workspace.LogKey;
            await story.WorkAsync(workspace, 6);
            Good(await BackUpAsync(workspace.Database));
        }
        Lose();
        Good(await RestoreAsync());
        await using var restored = await story.OpenAsync(Address);
        await story.WorkAsync(restored, 3);

        var report = await restored.Database.ReadAsync(Viewer.Machine, LedgerCheck.RunAsync, None);
        Assert.Empty(report.Faults);
        Assert.Equal([(old.Name, 6, false), (restored.LogKey.Name, 4, true)], report.Logs.Select(log => (log.Origin, (int)log.Events, log.VouchedFor)));
        Assert.Equal((true, true, false), (report.TrustedBy([old]), report.TrustedBy([restored.LogKey]), report.TrustedBy([])));

        var subjects = await restored.Database.ReadAsync(Viewer.Machine, async (session, token) =>
            (await EventStore.FromPositionAsync(session, 0, 100, token)).Where(logged => logged.Type == "organisation.registered").Select(logged => logged.Subject).ToList(), None);
        var bundle = Good(await restored.Database.ReadAsync(Viewer.Machine, (session, token) => BundleExport.OfAsync(session, subjects, token), None)).ToArray();
        var verified = BundleVerifier.Verify(new MemoryStream(bundle), [restored.LogKey]);
        Assert.Equal(BundleVerdict.Verified, verified.Verdict);
        Assert.Equal(10, verified.Checks.Count(check => check is { Code: BundleCheckCode.EventIncluded, Outcome: BundleOutcome.Passed }));
        Assert.Equal(6, verified.Checks.Count(check => check.Code == BundleCheckCode.EventIncluded && check.Arguments.Contains(old.Name)));
    }

    [Fact]
    public async Task Where_the_old_key_is_lost_nothing_vouches_and_the_gap_is_not_known()
    {
        await using (var workspace = await story.OpenAsync(Address))
        {
            await story.WorkAsync(workspace, 2);
            Good(await BackUpAsync(workspace.Database));
            await story.ShowAsync(workspace);
        }
        Lose();
        foreach (var file in Directory.GetFiles(story.Folder, "*.logkey*")) File.Delete(file);
        var opened = Good(await RestoreAsync());
        Assert.Equal((null, false), (opened.Gap, opened.VouchedFor));
        await using var restored = await story.OpenAsync(Address);
        Assert.Equal(WitnessOutcome.KeyNotVouchedFor, (await story.SucceedAsync(restored)).Outcome);
        var report = await restored.Database.ReadAsync(Viewer.Machine, LedgerCheck.RunAsync, None);
        Assert.Equal((0, false, true), (report.Faults.Count, report.TrustedBy([story.Peer?.Keys[0] ?? restored.LogKey]), report.TrustedBy([restored.LogKey])));
    }

    [Fact]
    public async Task A_store_that_went_back_without_a_word_is_noticed_and_signs_nothing()
    {
        var early = story.PathOf("early.db");
        await using (var workspace = await story.OpenAsync(Address))
        {
            await story.WorkAsync(workspace, 3);
            File.WriteAllBytes(early, []);
            Good(await workspace.Database.CopyAsync(early, None));
            await story.WorkAsync(workspace, 2);
            Good(await workspace.SignsAsync(None));
        }
        Lose();
        File.Move(early, Address.Path);
        await using (var back = await story.OpenAsync(Address))
        {
            Assert.Equal("RCT-LEDGER-013", Code(await back.SignsAsync(None)));
            await story.WorkAsync(back, 1);
            Assert.Equal("RCT-LEDGER-013", Code(await back.NumberAsync(None)));
            var report = await back.Database.ReadAsync(Viewer.Machine, LedgerCheck.RunAsync, None);
            Assert.Equal((3, 1), (report.Events, report.Unnumbered));

            var opened = Good(await story.NewLog(back.Database).OpenAsync(Address, "A disk was put back.", Actor.Local("me"), None));
            Assert.Equal((3, 2), (opened.Former.Size, opened.Gap));
            Assert.Equal("RCT-LEDGER-015", Code(await back.NumberAsync(None))); // its key signs this log no more
        }
        await using var onwards = await story.OpenAsync(Address);
        Good(await onwards.NumberAsync(None));
        var whole = await onwards.Database.ReadAsync(Viewer.Machine, LedgerCheck.RunAsync, None);
        Assert.Equal((0, 5, 0), (whole.Faults.Count, whole.Events, whole.Unnumbered)); // three, the succession, and the one that waited
    }

    [Fact]
    public async Task A_log_that_a_clock_signed_that_ran_ahead_is_not_signed_until_a_new_one_is_opened()
    {
        await using (var workspace = await story.OpenAsync(Address))
        {
            await story.WorkAsync(workspace, 2);
            story.Clock.Advance(-Duration.FromDays(365)); // it was set right
            Assert.Equal("RCT-LEDGER-027", Code(await workspace.SignsAsync(None)));
            Assert.Equal("RCT-LEDGER-027", (await workspace.ClockDoubtAsync(None))?.Code);
            await story.WorkAsync(workspace, 1);
            Assert.Equal("RCT-LEDGER-027", Code(await workspace.NumberAsync(None)));
            Good(await story.NewLog(workspace.Database).OpenAsync(Address, "The clock ran a year ahead.", Actor.Local("me"), None));
        }
        await using var onwards = await story.OpenAsync(Address);
        Good(await onwards.SignsAsync(None));
        Assert.Equal(1, Good(await onwards.NumberAsync(None)));
    }

    [Fact]
    public async Task A_store_that_went_back_and_went_on_elsewhere_is_noticed_by_its_root()
    {
        await using (var workspace = await story.OpenAsync(Address))
        {
            await story.WorkAsync(workspace, 2);
            File.WriteAllBytes(story.PathOf("early.db"), []);
            Good(await workspace.Database.CopyAsync(story.PathOf("early.db"), None));
            await story.WorkAsync(workspace, 1);
        }
        Lose();
        File.Move(story.PathOf("early.db"), Address.Path);
        var memory = File.ReadAllBytes(Address.LogMemory);
        File.Delete(Address.LogMemory); // as on a machine that knows nothing
        await using (var elsewhere = await story.OpenAsync(Address)) await story.WorkAsync(elsewhere, 3);
        File.WriteAllBytes(Address.LogMemory, memory);
        await using var back = await story.OpenAsync(Address);
        Assert.Equal("RCT-LEDGER-014", Code(await back.SignsAsync(None)));
    }

    [Fact]
    public async Task Two_who_declare_a_restore_at_once_open_one_log_after_the_other_or_one_alone()
    {
        await using var workspace = await story.OpenAsync(Address);
        await story.WorkAsync(workspace, 3);
        await using var other = await story.OpenAsync(Address);
        var opened = await Task.WhenAll(new[] { workspace.Database, other.Database }.Select(database => Task.Run(() =>
            story.NewLog(database).OpenAsync(Address, "At once.", Actor.Local("me"), None))));
        var done = opened.Count(each => each is Result<OpenedLog>.Success);
        Assert.InRange(done, 1, 2);
        var report = await workspace.Database.ReadAsync(Viewer.Machine, LedgerCheck.RunAsync, None);
        Assert.Equal((0, done + 1), (report.Faults.Count, report.Logs.Count));
        Assert.All(report.Logs.Skip(1), log => Assert.True(log.VouchedFor));
        await using var onwards = await story.OpenAsync(Address);
        await story.WorkAsync(onwards, 1);
    }

    [Fact]
    public async Task A_backup_takes_the_place_of_nothing_and_is_restored_over_nothing()
    {
        await using var workspace = await story.OpenAsync(Address);
        await story.WorkAsync(workspace, 1);
        Good(await BackUpAsync(workspace.Database));
        Assert.Equal("RCT-BACKUP-001", Code(await BackUpAsync(workspace.Database)));
        Assert.Equal("RCT-BACKUP-005", Code(await RestoreAsync()));
        File.WriteAllText(story.PathOf("other.db-wal"), "");
        Assert.Equal("RCT-BACKUP-005", Code(await story.Restore.RunAsync(BackupFile, new StoreAddress.File(story.PathOf("other.db")), "", Actor.Local("me"), None)));
        Assert.Equal("RCT-BACKUP-002", Code(await Backup.WriteAsync(workspace.Database, "/proc/none.zip", "1", story.Clock.GetCurrentInstant(), TimeProvider.System, None)));
        Assert.Equal(["backup.zip", "other.db-wal", "store.db", "store.db.logkey", "store.db.logkey.checkpoint"], Names().Where(name => name is not ("store.db-wal" or "store.db-shm")));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(BackupFile));
    }

    [Theory]
    [InlineData("nothing", "RCT-BACKUP-003")]
    [InlineData("cut", "RCT-BACKUP-003")]
    [InlineData("manifest", "RCT-BACKUP-003")]
    [InlineData("bytes", "RCT-BACKUP-004")]
    [InlineData("longer", "RCT-BACKUP-004")]
    [InlineData("event", "RCT-BACKUP-006")]
    [InlineData("checkpoint", "RCT-BACKUP-007")]
    public async Task A_backup_that_is_damaged_or_forged_becomes_no_store(string how, string code)
    {
        await using (var workspace = await story.OpenAsync(Address))
        {
            await story.WorkAsync(workspace, 4);
            Good(await BackUpAsync(workspace.Database));
        }
        Lose();
        await DamageAsync(how);
        Assert.Equal(code, Code(await RestoreAsync()));
        Assert.False(File.Exists(Address.Path));
        Assert.DoesNotContain(Names(), name => name.StartsWith("store.db.", StringComparison.Ordinal) && !name.StartsWith("store.db.logkey", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_restore_that_was_stopped_is_begun_again_with_the_same_keys()
    {
        NoteKey old;
        await using (var workspace = await story.OpenAsync(Address))
        {
            old = workspace.LogKey;
            await story.WorkAsync(workspace, 2);
            Good(await BackUpAsync(workspace.Database));
        }
        Lose();
        var first = Good(await RestoreAsync());
        Lose(); // as if it had been stopped before the copy became the store
        var again = Good(await RestoreAsync());
        Assert.Equal((first.Key, true), (again.Key, again.VouchedFor));
        Assert.Equal(old.Name, again.Former.Origin);
    }

    public void Dispose() => story.Dispose();

    private Task<Result<long>> BackUpAsync(Database database) =>
        Backup.WriteAsync(database, BackupFile, "1.0", story.Clock.GetCurrentInstant(), TimeProvider.System, None);

    private Task<Result<OpenedLog>> RestoreAsync() => story.Restore.RunAsync(BackupFile, Address, "The disk failed.", Actor.Local("me"), None);

    private void Lose()
    {
        SqliteConnection.ClearAllPools();
        foreach (var end in (string[])["", "-wal", "-shm"]) File.Delete(Address.Path + end);
    }

    private IEnumerable<string> Names() => Directory.GetFiles(story.Folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    /// <summary>The first checkpoint of the new log, which both keys signed.</summary>
    private async Task<SuccessionAnswer> ShowFirstAsync(Workspace workspace)
    {
        var peer = story.Peer ?? throw new InvalidOperationException("Nobody cosigned");
        return await workspace.Database.ReadAsync(Viewer.Machine, async (session, token) =>
        {
            var logs = await LogReader.LogsAsync(session, token);
            var logged = Assert.Single(await EventStore.FromPositionAsync(session, logs[^1].FirstPosition, 1, token));
            var payload = logged.Payload ?? throw new InvalidOperationException("Erased");
            Assert.True(Succession.TryRead(payload.Bytes, out var succession));
            var row = Assert.Single(await LogStore.CheckpointRowsAsync(session, token), row => row.Log == logs[^1].Number && row.Size == 1);
            Assert.True(SignedNote.TryParse(row.Note, out var note, out _));
            var proof = await LogReader.ConsistencyAsync(session, logs[^2], peer.SharedSize(succession.Former.Size), succession.Former.Size, token);
            return peer.Succeed(note, new ProvenEntry(logged.Bytes, payload.Salt, payload.Bytes, 0, []), proof);
        }, None);
    }

    private async Task DamageAsync(string how)
    {
        if (how == "nothing") File.WriteAllText(BackupFile, "no archive");
        if (how == "cut") File.WriteAllBytes(BackupFile, File.ReadAllBytes(BackupFile)[..^100]);
        if (how is "nothing" or "cut") return;
        byte[] manifest, store;
        using (var archive = ZipFile.OpenRead(BackupFile)) (manifest, store) = (Bytes(archive, "manifest.json"), Bytes(archive, "store.db"));
        var text = System.Text.Encoding.UTF8.GetString(manifest);
        if (how == "manifest") text = text.Replace("rectify-backup/1", "rectify-backup/2", StringComparison.Ordinal);
        if (how == "bytes") store[^1] ^= 1;
        if (how == "longer") store = [.. store, 0];
        if (how == "event") store = await ChangeAsync(store, "UPDATE events SET bytes = x'00' WHERE id = (SELECT event_id FROM log_entries WHERE position = 3)");
        if (how == "checkpoint")
            store = await ChangeAsync(store, "DELETE FROM checkpoints WHERE size = 4; DELETE FROM log_nodes WHERE level = 0 AND place = 3; DELETE FROM log_entries WHERE position = 3");
        if (how is "event" or "checkpoint")
        {
            var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(store));
            text = System.Text.RegularExpressions.Regex.Replace(text, "\"sha256\":\"[0-9a-f]+\",\"size\":[0-9]+", $"\"sha256\":\"{hash}\",\"size\":{store.Length}");
        }
        File.Delete(BackupFile);
        using var changed = ZipFile.Open(BackupFile, ZipArchiveMode.Create);
        foreach (var (name, bytes) in (IEnumerable<(string, byte[])>)[("manifest.json", System.Text.Encoding.UTF8.GetBytes(text)), ("store.db", store)])
        {
            using var entry = changed.CreateEntry(name).Open();
            entry.Write(bytes);
        }
    }

    private async Task<byte[]> ChangeAsync(byte[] store, string sql)
    {
        var path = story.PathOf("changed.sqlite");
        File.WriteAllBytes(path, store);
        await using (var connection = new SqliteConnection($"Data Source={path};Foreign Keys=False;Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }
        var bytes = File.ReadAllBytes(path);
        File.Delete(path);
        return bytes;
    }

    private static byte[] Bytes(ZipArchive archive, string name)
    {
        using var into = new MemoryStream();
        using var entry = archive.GetEntry(name)?.Open() ?? throw new InvalidOperationException(name);
        entry.CopyTo(into);
        return into.ToArray();
    }
}
