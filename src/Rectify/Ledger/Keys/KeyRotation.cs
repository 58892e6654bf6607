using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger.Backups;
using Rectify.Proof.Cosigning;
using Rectify.Proof.Log;
using Rectify.Storage;

namespace Rectify.Ledger.Keys;

/// <summary>
/// Lets a log's key hand over to the next: one entry, and a checkpoint over it that both sign. What was signed before stays so and is verified with the
/// former key; servers go on, and take the new key as soon as they find it where the setting says.
/// </summary>
public sealed class KeyRotation(Database database, IClock clock, IIdSource ids, IRandomSource random)
{
    /// <summary>Rotates the key.</summary>
    /// <param name="present">Where the present key is.</param>
    /// <param name="next">Where the next one is, or is to be made; null for the present one's own place, which must be a file.</param>
    /// <param name="memory">What this machine remembers of the log.</param>
    /// <param name="actor">Who asks for it.</param>
    /// <param name="cancellationToken">Leaves the log as it is.</param>
    public async Task<Result<KeyHandOver>> RunAsync(IKeyProvider present, IKeyProvider? next, LogMemory memory, Actor actor, CancellationToken cancellationToken)
    {
        var known = (await database.ReadAsync(Viewer.Machine, LogReader.KeysAsync, cancellationToken)).ToList();
        if (known.Count == 0) return BackupProblems.NothingToSucceed;
        var origin = known[^1].Name;
        var into = next ?? (present as FileKeys)?.Next;
        if (into is null) return LedgerProblems.NextKeyWhere(present.Place);
        if (!present.Find(known, origin).Succeeded(out var from, out var problems)) return problems;
        if (from is null) return LedgerProblems.KeyMissing(present.Place);
        using (from)
        {
            if (!from.Key.Equals(known[^1])) return LedgerProblems.KeyForeign(present.Place, from.Key.Name);
            if (!into.Find([], origin).Succeeded(out var to, out problems)) return problems;
            if (to is null && !into.Make(origin, random).Succeeded(out to, out problems)) return problems;
            using (to)
            {
                if (to.Key.Name != origin || known.Contains(to.Key)) return LedgerProblems.KeyCannotFollow(into.Place, origin);
                var holder = $"rotation/{ids.Next()}";
                var numbered = await new Sequencer(database, from, clock, holder, memory).DrainAsync(cancellationToken);
                if (!numbered.Succeeded(out _, out problems)) return problems;
                var done = await database.WriteAsync(
                    Viewer.Machine, (session, token) => HandOverAsync(session, from, to, holder, memory, actor, token), cancellationToken);
                if (!done.Succeeded(out var handOver, out problems)) return problems;
                if (next is null && present is FileKeys file && !file.Promote().Succeeded(out _, out problems)) return problems;
                return handOver;
            }
        }
    }

    private async Task<Result<KeyHandOver>> HandOverAsync(
        WriteSession session, INoteSigner from, INoteSigner to, string holder, LogMemory memory, Actor actor, CancellationToken cancellationToken)
    {
        if (await LeaseStore.AcquireAsync(session, Sequencer.LeaseName, holder, Sequencer.LeaseTime, cancellationToken) is not { } lease) return LedgerProblems.ServersAtWork;
        if (await LogStore.PresentKeyAsync(session, cancellationToken) is not { } present || !present.Key.Equals(from.Key)) return LedgerProblems.KeyReplaced(from.Key.Name);
        var now = clock.GetCurrentInstant();
        var log = await LogStore.PresentAsync(session, cancellationToken);
        var position = await LogStore.SizeAsync(session, cancellationToken);
        if (memory.Behind(from.Key.Name, position - log.FirstPosition) is { } behind) return behind;
        if (await SigningClock.DoubtAsync(database, session, log, now, cancellationToken) is { } doubt) return doubt;

        var handOver = new KeyHandOver(from.Key, to.Key);
        var salt = new byte[Commitment.SaltSize];
        random.Fill(salt);
        var entry = EventRecord.Of(new KeyHandedOver(new("log", ids.Next()), handOver), ids.Next(), actor, now, salt);
        await EventStore.AddAsync(session, [entry], cancellationToken);
        var frontier = await LogStore.FrontierAsync(session, log, position - log.FirstPosition, cancellationToken);
        var completed = new List<Node>();
        frontier.Append(MerkleTree.HashLeaf(entry.Bytes), completed);
        await LogStore.AppendAsync(session, log, position, [entry.Id.ToString()], completed, cancellationToken);
        await LogStore.AddKeyAsync(session, new LogKey(to.Key, log.Number, frontier.Size), now, cancellationToken);
        var checkpoint = new Checkpoint(to.Key.Name, frontier.Size, frontier.Root());
        var note = SignedNote.Sign(checkpoint.ToText(), from, to);
        await LogStore.AddCheckpointAsync(session, log, checkpoint, note, now, cancellationToken);
        await LeaseStore.ReleaseAsync(session, lease, cancellationToken);
        session.OnceCommitted(() => memory.Write(note));
        return handOver;
    }
}
