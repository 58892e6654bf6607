using System.Data;
using NodaTime;
using Rectify.Foundation;
using Rectify.Proof.Log;
using Rectify.Storage;

namespace Rectify.Ledger;

/// <summary>
/// Numbers committed events densely, extends the tree and signs the checkpoint. Commands leave their events in a table of unnumbered
/// ones, so an event that commits late is simply numbered late, and no command waits for the log. Any number of processes may tick: the
/// one with the lease works, and a former holder is fenced off by the token.
/// </summary>
/// <param name="database">The store.</param>
/// <param name="signer">The key that signs; the store must know it as the present one.</param>
/// <param name="clock">What checkpoints are marked with. It is asked when one is signed: whoever waited for the store does not sign with an instant long past.</param>
/// <param name="holder">What this process is called where it holds a lease.</param>
/// <param name="memory">What this machine remembers of the log; null to remember nothing.</param>
/// <param name="leaseTime">How long the lease lasts from each hold on; null for as long as is usual.</param>
public sealed class Sequencer(Database database, INoteSigner signer, IClock clock, string holder, LogMemory? memory = null, Duration? leaseTime = null) : IDisposable
{
    internal const string LeaseName = "sequencer";
    private const int BatchSize = 1000;

    /// <summary>
    /// Short, for what a process that died left behind waits for it. Whoever works for longer is not disturbed: the numbering transaction has the lease's row locked.
    /// </summary>
    internal static readonly Duration LeaseTime = Duration.FromMilliseconds(100);

    private readonly Duration leaseTime = leaseTime ?? LeaseTime;
    private readonly OwnLease lease = new(database, LeaseName, holder, leaseTime ?? LeaseTime);

    private INoteSigner signer = signer;

    /// <summary>The public half of the key that signs here.</summary>
    public NoteKey Key => signer.Key;

    /// <summary>Whether the log's key was found to be another than ours.</summary>
    internal bool IsReplaced { get; private set; }

    /// <summary>Signs with the key that ours handed over to.</summary>
    internal bool Take(INoteSigner next)
    {
        var former = Interlocked.Exchange(ref signer, next);
        IsReplaced = false;
        former.Dispose();
        return true;
    }

    /// <inheritdoc />
    public void Dispose() => signer.Dispose();

    /// <summary>Numbers at most one batch; how many events that were. 0 when there was none or another process holds the lease.</summary>
    /// <param name="cancellationToken">Leaves everything as it was.</param>
    public async Task<Result<int>> TickAsync(CancellationToken cancellationToken)
    {
        if (!await database.ReadAsync(Viewer.Machine, LogStore.AnyUnnumberedAsync, cancellationToken)) return 0;
        if (!(await lease.AcquireAsync(cancellationToken)).Succeeded(out var isOurs, out var problems)) return problems;
        if (!isOurs || lease.Held is not { } held) return 0;
        try
        {
            return await database.WriteAsync<int>(
                Viewer.Machine, IsolationLevel.ReadCommitted, (session, token) => NumberAsync(session, held, token), cancellationToken);
        }
        catch (SigningFailedException failure)
        {
            return LedgerProblems.SigningFailed(failure.Message);
        }
    }

    /// <summary>
    /// Numbers everything that is committed, and gives the lease back. It looks once more after that: whoever committed while we had the lease found it taken and left
    /// the event to us.
    /// </summary>
    public async Task<Result<int>> DrainAsync(CancellationToken cancellationToken)
    {
        for (var total = 0; ;)
        {
            var tick = await TickAsync(cancellationToken);
            if (!tick.Succeeded(out var numbered, out _) || numbered < BatchSize) await lease.ReleaseAsync(cancellationToken);
            if (tick is Result<int>.Failure) return tick;
            if (numbered == 0) return total;
            total += numbered;
        }
    }

    private async Task<Result<int>> NumberAsync(WriteSession session, Lease held, CancellationToken cancellationToken)
    {
        var signing = signer; // may be taken over meanwhile
        if (!await LeaseStore.HoldAsync(session, held, leaseTime, cancellationToken))
        {
            lease.Lose();
            return 0;
        }
        var batch = await LogStore.UnnumberedAsync(session, BatchSize, cancellationToken);
        if (batch.Count == 0) return 0;

        var log = await LogStore.PresentAsync(session, cancellationToken);
        IsReplaced = await LogStore.PresentKeyAsync(session, cancellationToken) is { } present && !present.Key.Equals(signing.Key);
        if (IsReplaced) return LedgerProblems.KeyReplaced(signing.Key.Name);
        var from = await LogStore.SizeAsync(session, cancellationToken);
        if (memory?.Behind(signing.Key.Name, from - log.FirstPosition) is { } behind) return behind;
        var now = clock.GetCurrentInstant();
        if (await SigningClock.DoubtAsync(database, session, log, now, cancellationToken) is { } doubt) return doubt;

        var frontier = await LogStore.FrontierAsync(session, log, from - log.FirstPosition, cancellationToken);
        var completed = new List<Node>();
        foreach (var row in batch) frontier.Append(MerkleTree.HashLeaf(row.Bytes), completed);
        await LogStore.AppendAsync(session, log, from, [.. batch.Select(row => row.Id)], completed, cancellationToken);

        var checkpoint = new Checkpoint(signing.Key.Name, frontier.Size, frontier.Root());
        var note = SignedNote.Sign(checkpoint.ToText(), signing);
        await LogStore.AddCheckpointAsync(session, log, checkpoint, note, now, cancellationToken);
        session.OnceCommitted(() => memory?.Write(note));
        return batch.Count;
    }
}
