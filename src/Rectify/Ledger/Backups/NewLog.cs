using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger.Keys;
using Rectify.Proof.Cosigning;
using Rectify.Proof.Log;
using Rectify.Storage;

namespace Rectify.Ledger.Backups;

/// <summary>A log that was opened after a restore.</summary>
/// <param name="Former">The last checkpoint of the log that it goes on from.</param>
/// <param name="Gap">How many events are known to be lost, at least; null when this machine does not know.</param>
/// <param name="Key">Who signs it; its name is the origin.</param>
/// <param name="VouchedFor">Whether the old key signed as well; otherwise peers ask a person.</param>
public sealed record OpenedLog(Checkpoint Former, long? Gap, NoteKey Key, bool VouchedFor);

/// <summary>
/// Opens a new log in a store that was restored. Under its old name the log would have two histories, and whoever cosigned the lost one would be
/// right to refuse: so the old one ends where the copy ends, and the new one's first entry says where that was and how much is missing.
/// </summary>
public sealed class NewLog(Database database, IClock clock, IIdSource ids, IRandomSource random)
{
    /// <summary>Opens it: nobody else may work on the store.</summary>
    /// <param name="address">Where the key and the memory of the log are.</param>
    /// <param name="reason">Why, in a person's words.</param>
    /// <param name="actor">Who says so.</param>
    /// <param name="cancellationToken">Leaves the store as it was.</param>
    /// <param name="nextKey">Where the new log's key is; null where it may be made, in the place of the old one's file.</param>
    public async Task<Result<OpenedLog>> OpenAsync(
        StoreAddress address, string reason, Actor actor, CancellationToken cancellationToken, IKeyProvider? nextKey = null)
    {
        var known = await database.ReadAsync(Viewer.Machine, LogStore.KeysAsync, cancellationToken);
        if (known.Count == 0) return BackupProblems.NothingToSucceed;
        if (!SuccessorKeys.Take(address.Keys, nextKey, [.. known.Select(key => key.Key)], ids, random).Succeeded(out var keys, out var problems)) return problems;
        using (keys)
        {
            var memory = new LogMemory(address.LogMemory);
            return await database.WriteAsync(Viewer.Machine, (session, token) => SucceedAsync(session, keys, memory, reason, actor, token), cancellationToken);
        }
    }

    private async Task<Result<OpenedLog>> SucceedAsync(
        WriteSession session, SuccessorKeys keys, LogMemory memory, string reason, Actor actor, CancellationToken cancellationToken)
    {
        if (await LeaseStore.AcquireAsync(session, Sequencer.LeaseName, $"restored/{ids.Next()}", Sequencer.LeaseTime, cancellationToken) is null) return LedgerProblems.ServersAtWork;
        if (await LogStore.PresentKeyAsync(session, cancellationToken) is not { } present || !present.Key.Equals(keys.Former)) return LedgerProblems.KeyReplaced(keys.Former.Name);
        await LeaseStore.ExpireAllAsync(session, cancellationToken);
        var now = clock.GetCurrentInstant();
        var old = await LogStore.PresentAsync(session, cancellationToken);
        var position = await LogStore.SizeAsync(session, cancellationToken);
        var former = new Checkpoint(
            keys.Former.Name, position - old.FirstPosition, (await LogStore.FrontierAsync(session, old, position - old.FirstPosition, cancellationToken)).Root());
        var reached = memory.Read() is { } last && last.Origin == former.Origin && last.Size >= former.Size ? last.Size : (long?)null;
        var succession = new Succession(former, reached, keys.Next.Key, reason);

        var log = new StoredLog(old.Number + 1, position);
        if (await SigningClock.DoubtAsync(database, session, log, now, cancellationToken) is { } doubt) return doubt;
        await LogStore.AddLogAsync(session, log, now, cancellationToken);
        await LogStore.AddKeyAsync(session, new LogKey(keys.Next.Key, log.Number, FromSize: 0), now, cancellationToken);
        var salt = new byte[Commitment.SaltSize];
        random.Fill(salt);
        var first = EventRecord.Of(new LogSucceeded(new("log", ids.Next()), succession), ids.Next(), actor, now, salt);
        await EventStore.AddAsync(session, [first], cancellationToken);

        var (frontier, completed) = (new Frontier(), new List<Node>());
        frontier.Append(MerkleTree.HashLeaf(first.Bytes), completed);
        await LogStore.AppendAsync(session, log, position, [first.Id.ToString()], completed, cancellationToken);
        var checkpoint = new Checkpoint(keys.Next.Key.Name, frontier.Size, frontier.Root());
        var note = SignedNote.Sign(checkpoint.ToText(), keys.FormerSigner is { } vouching ? [keys.Next, vouching] : [keys.Next]);
        await LogStore.AddCheckpointAsync(session, log, checkpoint, note, now, cancellationToken);
        session.OnceCommitted(() => memory.Write(note));
        return new OpenedLog(former, succession.Gap, keys.Next.Key, keys.FormerSigner is not null);
    }
}
