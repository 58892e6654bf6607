using Rectify.Foundation;
using Rectify.Ledger.Timestamps;
using Rectify.Proof.Bundles;
using Rectify.Proof.Log;
using Rectify.Storage;

namespace Rectify.Ledger;

/// <summary>Takes from the ledger what a proof bundle needs of it. Files that payloads name by their hash the caller adds.</summary>
public static class BundleExport
{
    /// <summary>
    /// A bundle of everything that happened to the subjects, as far as the viewer may see it: events, payloads (one that was erased is
    /// said to be withheld), the latest checkpoint with its keys, and the place of each event in its tree. What stands in a log that a restore ended
    /// is proven by the first entries of the logs after it, which are in the bundle too.
    /// </summary>
    public static Task<Result<BundleWriter>> OfAsync(ReadSession session, IEnumerable<Subject> subjects, CancellationToken cancellationToken) =>
        OfAsync(session, subjects, since: null, cancellationToken);

    /// <summary>The same, with the proof that the log went on from a checkpoint.</summary>
    /// <param name="session">Decides, by its viewer, what there is.</param>
    /// <param name="subjects">What it is about.</param>
    /// <param name="since">A checkpoint that somebody was shown earlier: the bundle proves that the log went on from it, as far as that is so. Null for none.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<Result<BundleWriter>> OfAsync(ReadSession session, IEnumerable<Subject> subjects, SignedNote? since, CancellationToken cancellationToken)
    {
        var logs = await LogStore.LogsAsync(session, cancellationToken);
        var keys = await LogStore.KeysAsync(session, cancellationToken);
        var note = await LogReader.CheckpointAsync(session, logs[^1], cancellationToken);
        if (note is null || !Checkpoint.TryParse(note.Text, out var checkpoint)) return LedgerProblems.NothingNumbered;
        Checkpoint? earlier = null;
        if (since is not null && (!Checkpoint.TryParse(since.Text, out earlier) || earlier.Origin != checkpoint.Origin || earlier.Size > checkpoint.Size))
            return LedgerProblems.NotEarlier(checkpoint.Origin, checkpoint.Size);

        var events = new SortedDictionary<long, LoggedEvent>();
        foreach (var subject in subjects.Distinct())
        foreach (var logged in await EventStore.OfSubjectAsync(session, subject, cancellationToken))
        {
            if (logged.Position is not { } position) return LedgerProblems.NotNumbered(subject.ToString());
            events[position] = logged;
        }
        foreach (var later in logs.Where(log => events.Count > 0 && log.FirstPosition > events.Keys.First()))
            foreach (var first in await EventStore.FromPositionAsync(session, later.FirstPosition, 1, cancellationToken)) events[later.FirstPosition] = first;

        var bundle = new BundleWriter(checkpoint.Origin);
        bundle.AddCheckpoint(note, [.. keys.Select(key => key.Key).Where(key => note.Signatures.Any(signature => signature.KeyId == key.Id && signature.Name == key.Name))]);
        foreach (var (position, logged) in events)
        {
            var log = logs.Last(each => each.FirstPosition <= position);
            var path = bundle.AddEvent(position, logged.Bytes);
            if (log == logs[^1])
                bundle.AddInclusion(path, position - log.FirstPosition, checkpoint.Size, await LogReader.InclusionAsync(session, position, checkpoint.Size, cancellationToken));
            else
                await AddFormerAsync(log, position, path);
            if (logged.Payload is { } payload) bundle.AddPayload(path, payload.Salt, payload.Bytes);
            else if (EventHeader.TryRead(logged.Bytes, out var header) && TreeHash.TryParse(header.PayloadHash, out var hash))
                bundle.Withhold(path, BundleRole.Payload, hash);
        }
        await AddStampedAsync();
        return bundle;

        // What an authority stamped lies under the latest checkpoint, which a proof says only adds to it. Who trusts the present key can check both.
        async Task AddStampedAsync()
        {
            var stamped = (await CheckpointTimestampStore.OfLogAsync(session, logs[^1], cancellationToken)).Where(each => each.Note.Signatures.Any(signature =>
                note.Signatures.Any(present => present.KeyId == signature.KeyId && present.Name == signature.Name))).ToList();
            var needed = events.Keys.Where(position => position >= logs[^1].FirstPosition).Select(position => stamped.Find(each => each.Size > position - logs[^1].FirstPosition))
                .OfType<StampedCheckpoint>().DistinctBy(each => each.Size).OrderBy(each => each.Size).ToList();
            foreach (var each in needed)
            {
                bundle.AddFile(BundleRole.Timestamp, FormattableString.Invariant($"checkpoint-{each.Size:D12}.tst"), each.Token);
                if (each.Size < checkpoint.Size) bundle.AddCheckpoint(each.Note);
            }
            // The earlier one as it was shown, and not as this store may have it: whoever compares is to see whether it fits.
            if (since is not null && earlier is not null && earlier.Size < checkpoint.Size && needed.TrueForAll(each => each.Size != earlier.Size)) bundle.AddCheckpoint(since);
            var sizes = needed.Select(each => each.Size).Append(earlier?.Size ?? checkpoint.Size).Append(checkpoint.Size).Distinct().Order().ToList();
            foreach (var (from, to) in sizes.Zip(sizes.Skip(1)))
                bundle.AddConsistency(from, to, await LogReader.ConsistencyAsync(session, logs[^1], from, to, cancellationToken));
        }

        async Task AddFormerAsync(StoredLog log, long position, string path)
        {
            var size = logs.First(each => each.Number > log.Number).FirstPosition - log.FirstPosition;
            var origin = keys.Last(key => key.Log == log.Number).Key.Name;
            bundle.AddFormerInclusion(origin, path, position - log.FirstPosition, size, await LogReader.InclusionAsync(session, position, size, cancellationToken));
        }
    }
}
