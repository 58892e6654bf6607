using System.Collections.Immutable;
using NodaTime;
using NodaTime.Testing;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Ledger.Backups;
using Rectify.Ledger.Keys;
using Rectify.Parties;
using Rectify.Proof.Cosigning;
using Rectify.Proof.Log;
using Rectify.Storage;
using Rectify.Tests.Fakes;

namespace Rectify.Tests.Ledger;

/// <summary>A store that is worked on, its machine's keys, and the peer that cosigns its log.</summary>
internal sealed class RestoreStory : IDisposable
{
    private readonly SystemRandomSource random = new();
    private readonly TimeOrderedIdSource ids;
    private int registered;

    public RestoreStory() => ids = new(Clock, random);

    public string Folder { get; } = Directory.CreateTempSubdirectory("rectify-restore-").FullName;

    public FakeClock Clock { get; } = new(Instant.FromUtc(2026, 11, 22, 9, 0));

    public WitnessedLog? Peer { get; set; }

    public string PathOf(string name) => Path.Combine(Folder, name);

    public Restore Restore => new(Clock, ids, random, TimeProvider.System);

    public NewLog NewLog(Database database) => new(database, Clock, ids, random);

    public KeyRotation Rotation(Database database) => new(database, Clock, ids, random);

    public async Task<Workspace> OpenAsync(StoreAddress address) => Good(await Workspace.OpenAsync(address, Clock, ids, random, TimeProvider.System, CancellationToken.None));

    public async Task WorkAsync(Workspace workspace, int events)
    {
        for (var i = 0; i < events; i++)
        {
            Clock.Advance(Duration.FromSeconds(1));
            Good(await workspace.RunAsync(new RegisterOrganisation(OrganisationKind.Vendor, $"Vendor {++registered}"), Actor.Local("me"), CancellationToken.None));
        }
    }

    /// <summary>Shows the log to the peer as a log does: its last checkpoint, and that it adds to what the peer has.</summary>
    public async Task<WitnessOutcome> ShowAsync(Workspace workspace)
    {
        var (note, checkpoint) = await LatestAsync(workspace);
        var peer = Peer ??= WitnessedLog.Of(workspace.LogKey);
        var proof = peer.Size > checkpoint.Size
            ? []
            : await workspace.Database.ReadAsync(Viewer.Machine, (session, token) => LogReader.ConsistencyAsync(session, peer.Size, checkpoint.Size, token), CancellationToken.None);
        var answer = peer.Add(note, peer.Size, proof);
        Peer = answer.Log;
        return answer.Outcome;
    }

    /// <summary>Shows the peer the log that goes on after a restore.</summary>
    public async Task<SuccessionAnswer> SucceedAsync(Workspace workspace)
    {
        var peer = Peer ?? throw new InvalidOperationException("Nobody cosigned");
        var (note, first, former, proof) = await workspace.Database.ReadAsync(Viewer.Machine, async (session, token) =>
        {
            var logs = await LogReader.LogsAsync(session, token);
            var logged = Assert.Single(await EventStore.FromPositionAsync(session, logs[^1].FirstPosition, 1, token));
            var payload = logged.Payload ?? throw new InvalidOperationException("Erased");
            Assert.True(Succession.TryRead(payload.Bytes, out var succession));
            var latest = await LogReader.CheckpointAsync(session, token) ?? throw new InvalidOperationException("Nothing is signed");
            Assert.True(Checkpoint.TryParse(latest.Text, out var checkpoint));
            var entry = new ProvenEntry(logged.Bytes, payload.Salt, payload.Bytes, 0, await LogReader.InclusionAsync(session, logs[^1].FirstPosition, checkpoint.Size, token));
            return (latest, entry, succession.Former,
                await LogReader.ConsistencyAsync(session, logs[^2], peer.SharedSize(succession.Former.Size), succession.Former.Size, token));
        }, CancellationToken.None);
        Assert.Equal(peer.Origin, former.Origin);
        return peer.Succeed(note, first, proof);
    }

    public static async Task<(SignedNote Note, Checkpoint Checkpoint)> LatestAsync(Workspace workspace)
    {
        var note = await workspace.Database.ReadAsync(Viewer.Machine, LogReader.CheckpointAsync, CancellationToken.None);
        return note is not null && Checkpoint.TryParse(note.Text, out var checkpoint) ? (note, checkpoint) : throw new InvalidOperationException("Nothing is signed");
    }

    public static T Good<T>(Result<T> result)
    {
        Assert.True(result.Succeeded(out var value, out var problems), problems?.ToString());
        return value;
    }

    public static string Code<T>(Result<T> result)
    {
        Assert.False(result.Succeeded(out _, out var problems));
        return Assert.Single(problems).Code;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
