using Rectify.Foundation;
using Rectify.Proof.Bundles;
using Rectify.Proof.Log;
using Rectify.Storage;

namespace Rectify.Ledger;

/// <summary>Takes from the ledger what a proof bundle needs of it. Files that payloads name by their hash the caller adds.</summary>
public static class BundleExport
{
    /// <summary>
    /// A bundle of everything that happened to the subjects, as far as the viewer may see it: events, payloads (one that was erased is
    /// said to be withheld), the latest checkpoint with its keys, and the place of each event in its tree.
    /// </summary>
    public static async Task<Result<BundleWriter>> OfAsync(ReadSession session, IEnumerable<Subject> subjects, CancellationToken cancellationToken)
    {
        var keys = await LogReader.KeysAsync(session, cancellationToken);
        var note = await LogReader.CheckpointAsync(session, cancellationToken);
        if (note is null || !Checkpoint.TryParse(note.Text, out var checkpoint)) return LedgerProblems.NothingNumbered;

        var bundle = new BundleWriter(checkpoint.Origin);
        bundle.AddCheckpoint(note, [.. keys.Where(key => note.Signatures.Any(signature => signature.KeyId == key.Id))]);
        foreach (var subject in subjects.Distinct())
        foreach (var logged in await EventStore.OfSubjectAsync(session, subject, cancellationToken))
        {
            if (logged.Position is not { } position) return LedgerProblems.NotNumbered(subject.ToString());
            var path = bundle.AddEvent(position, logged.Bytes);
            bundle.AddInclusion(path, position, checkpoint.Size, await LogReader.InclusionAsync(session, position, checkpoint.Size, cancellationToken));
            if (logged.Payload is { } payload) bundle.AddPayload(path, payload.Salt, payload.Bytes);
            else if (EventHeader.TryRead(logged.Bytes, out var header) && TreeHash.TryParse(header.PayloadHash, out var hash))
                bundle.Withhold(path, BundleRole.Payload, hash);
        }
        return bundle;
    }
}
