using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Ledger.Keys;
using Rectify.Proof.Cosigning;
using Rectify.Proof.Log;
using Rectify.Storage;
using Rectify.Tests.Fakes;
using static Rectify.Tests.Ledger.RestoreStory;

namespace Rectify.Tests.Ledger;

public sealed class KeyRotationTests : IDisposable
{
    private readonly RestoreStory story = new();

    private StoreAddress.File Address => new(story.PathOf("store.db"));

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task A_key_hands_over_and_a_server_that_runs_takes_the_next_one_by_itself()
    {
        await using var workspace = await story.OpenAsync(Address);
        await story.WorkAsync(workspace, 3);
        Assert.Equal(WitnessOutcome.Accepted, await story.ShowAsync(workspace));
        var old = workspace.LogKey;
        var handOver = await RotateAsync(workspace.Database);
        Assert.Equal((old, old.Name), (handOver.From, handOver.To.Name));
        Assert.Equal(old, workspace.LogKey);
        await story.WorkAsync(workspace, 2);
        Assert.Equal(handOver.To, workspace.LogKey);
        Good(await workspace.SignsAsync(None));

        var report = await workspace.Database.ReadAsync(Viewer.Machine, LedgerCheck.RunAsync, None);
        Assert.Equal((0, 6, 0), (report.Faults.Count, report.Events, report.Unnumbered));
        Assert.Equal([old, handOver.To], Assert.Single(report.Logs).Keys);
        Assert.Equal((true, true), (report.TrustedBy([old]), report.TrustedBy([handOver.To])));
        Assert.Equal(WitnessOutcome.NotSigned, await story.ShowAsync(workspace)); // until the peer has seen the entry
        await using var again = await story.OpenAsync(Address);
        Assert.Equal(handOver.To, again.LogKey);
    }

    [Fact]
    public async Task A_peer_takes_the_next_key_by_the_entry_that_the_old_one_signed()
    {
        await using var workspace = await story.OpenAsync(Address);
        await story.WorkAsync(workspace, 3);
        await story.ShowAsync(workspace);
        var handOver = await RotateAsync(workspace.Database);
        Assert.Equal(WitnessOutcome.Accepted, await story.ShowAsync(workspace)); // both signed it
        var (note, checkpoint) = await LatestAsync(workspace);
        var entry = await workspace.Database.ReadAsync(Viewer.Machine, async (session, token) =>
        {
            var logged = Assert.Single(await EventStore.FromPositionAsync(session, checkpoint.Size - 1, 1, token));
            var payload = logged.Payload ?? throw new InvalidOperationException("Erased");
            return new ProvenEntry(logged.Bytes, payload.Salt, payload.Bytes, checkpoint.Size - 1, await LogReader.InclusionAsync(session, checkpoint.Size - 1, checkpoint.Size, token));
        }, None);
        var answer = (story.Peer ?? throw new InvalidOperationException("No peer")).TakeKey(note, entry);
        Assert.Equal((WitnessOutcome.Accepted, handOver.To), (answer.Outcome, answer.Log.Keys[^1]));
        story.Peer = answer.Log;
        await story.WorkAsync(workspace, 2);
        Assert.Equal(WitnessOutcome.Accepted, await story.ShowAsync(workspace));
    }

    [Fact]
    public async Task A_rotation_that_was_stopped_before_the_file_was_replaced_is_completed_at_the_next_opening()
    {
        NoteKey next;
        await using (var workspace = await story.OpenAsync(Address))
        {
            await story.WorkAsync(workspace, 1);
            var former = await File.ReadAllTextAsync(Address.LogKey);
            next = (await RotateAsync(workspace.Database)).To;
            File.Move(Address.LogKey, $"{Address.LogKey}.next");
            await File.WriteAllTextAsync(Address.LogKey, former);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Address.LogKey, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        await using var again = await story.OpenAsync(Address);
        Assert.Equal(next, again.LogKey);
        Assert.False(File.Exists($"{Address.LogKey}.next"));
    }

    [Fact]
    public async Task Keys_rotate_again_and_again_and_a_former_one_cannot_come_back()
    {
        string first;
        await using (var workspace = await story.OpenAsync(Address))
        {
            await story.WorkAsync(workspace, 1);
            first = await File.ReadAllTextAsync(Address.LogKey);
            for (var i = 0; i < 3; i++)
            {
                await RotateAsync(workspace.Database);
                await story.WorkAsync(workspace, 1);
            }
            var report = await workspace.Database.ReadAsync(Viewer.Machine, LedgerCheck.RunAsync, None);
            Assert.Equal((0, 4), (report.Faults.Count, Assert.Single(report.Logs).Keys.Count));
        }
        await File.WriteAllTextAsync(Address.LogKey, first);
        Assert.Equal("RCT-LEDGER-017", Code(await Workspace.OpenAsync(Address, story.Clock, new SequentialIds(), new RepeatableRandom(), TimeProvider.System, None)));
    }

    [Fact]
    public async Task Of_two_rotations_at_once_none_is_half_done()
    {
        await using var workspace = await story.OpenAsync(Address);
        await story.WorkAsync(workspace, 2);
        await using var other = await story.OpenAsync(Address);
        var rotations = await Task.WhenAll(new[] { workspace.Database, other.Database }.Select(database => Task.Run(() =>
            story.Rotation(database).RunAsync(Address.Keys, null, new LogMemory(Address.LogMemory), Actor.Local("me"), None))));
        var done = rotations.Count(rotation => rotation is Result<KeyHandOver>.Success);
        Assert.InRange(done, 1, 2);
        await story.WorkAsync(workspace, 2);
        var report = await workspace.Database.ReadAsync(Viewer.Machine, LedgerCheck.RunAsync, None);
        Assert.Equal((0, 0, done + 1), (report.Faults.Count, report.Unnumbered, Assert.Single(report.Logs).Keys.Count));
    }

    [Fact]
    public async Task A_hand_over_that_did_not_happen_is_found()
    {
        await using var workspace = await story.OpenAsync(Address);
        await story.WorkAsync(workspace, 2);
        using var other = NotePrivateKey.Generate(workspace.LogKey.Name, bytes => bytes.Fill(5));
        Good(await workspace.Database.WriteAsync<Done>(Viewer.Machine, async (session, token) =>
        {
            await LogStore.AddKeyAsync(session, new LogKey(other.Key, 1, 2), story.Clock.GetCurrentInstant(), token);
            return new Done();
        }, None));
        var report = await workspace.Database.ReadAsync(Viewer.Machine, LedgerCheck.RunAsync, None);
        Assert.Equal("SignatureWrong@2 HandOverWrong@2", string.Join(' ', report.Faults.Select(fault => $"{fault.Code}@{fault.At}")));
    }

    [Fact]
    public async Task A_credential_opens_a_store_whose_key_it_is_and_the_program_makes_none_there()
    {
        await using (var workspace = await story.OpenAsync(Address)) await story.WorkAsync(workspace, 1);
        var folder = Directory.CreateDirectory(story.PathOf("credentials")).FullName;
        var address = Address with { Keys = new CredentialKeys(folder, "rectify-log-key") };
        Assert.Equal("RCT-LEDGER-001", Code(await Workspace.OpenAsync(address, story.Clock, new SequentialIds(), new RepeatableRandom(), TimeProvider.System, None)));
        File.Move(Address.LogKey, Path.Combine(folder, "rectify-log-key"));
        await using var opened = await story.OpenAsync(address);
        await story.WorkAsync(opened, 1);
        Assert.Equal("RCT-LEDGER-018", Code(await story.Rotation(opened.Database).RunAsync(address.Keys, null, new LogMemory(address.LogMemory), Actor.Local("me"), None)));
        using var next = NotePrivateKey.Generate(opened.LogKey.Name, bytes => bytes.Fill(6));
        await File.WriteAllTextAsync(Path.Combine(folder, "next"), next.Encode());
        var handOver = Good(await story.Rotation(opened.Database).RunAsync(address.Keys, new CredentialKeys(folder, "next"), new LogMemory(address.LogMemory), Actor.Local("me"), None));
        Assert.Equal(next.Key, handOver.To);
        await story.WorkAsync(opened, 1);
        Assert.Equal("RCT-LEDGER-015", Code(await opened.NumberAsync(None))); // until its setting says the next place
        await using var onwards = await story.OpenAsync(address with { Keys = new CredentialKeys(folder, "next") });
        Assert.Equal(1, Good(await onwards.NumberAsync(None)));
    }

    public void Dispose() => story.Dispose();

    private async Task<KeyHandOver> RotateAsync(Database database) =>
        Good(await story.Rotation(database).RunAsync(Address.Keys, null, new LogMemory(Address.LogMemory), Actor.Local("me"), None));
}
