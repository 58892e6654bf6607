using Rectify.Findings.Scans;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Storage;
using Rectify.Storage.Files;

namespace Rectify.Cases.Retention;

/// <summary>
/// The files of scanners' reports that are recorded or refused, from when they were handed in. What was recorded stays, and the hash of the file with it. A hold on a
/// case keeps those of each system that it is about.
/// </summary>
internal sealed class ErasableScans : ErasableArea
{
    public override RetentionArea Area => RetentionArea.ScanFiles;

    internal override async Task<DueOnes> DueAsync(ReadSession session, Keeping keeping, int count, CancellationToken cancellationToken)
    {
        if (keeping.Before is not { } before) return DueOnes.None;
        var (due, held) = (new List<DueErasure>(), new Dictionary<SystemId, IReadOnlyCollection<CaseId>>());
        var found = await ScanStore.KeptSinceAsync(session, before, count, cancellationToken);
        foreach (var scan in found)
        {
            if (!held.TryGetValue(scan.System, out var cases)) held.Add(scan.System, cases = await CasesAsync(session, keeping, scan.System, cancellationToken));
            if (Of(scan, cases, keeping) is { } over) due.Add(over);
        }
        return new(due, found.Count < count);
    }

    internal override async Task<DueErasure?> DueAsync(ReadSession session, Keeping keeping, Id id, CancellationToken cancellationToken) =>
        await ScanStore.FindAsync(session, new ScanId(id), cancellationToken) is { ErasedAt: null, State: ScanState.Done or ScanState.Refused } scan
            ? Of(scan, await CasesAsync(session, keeping, scan.System, cancellationToken), keeping)
            : null;

    internal override async Task<Erased> EraseAsync(Change change, DueErasure due, CancellationToken cancellationToken)
    {
        var scan = await ScanStore.FindAsync(change.Session, new ScanId(due.Subject.Id), cancellationToken) ?? throw new InvalidOperationException("What is due is there.");
        await FileStore.LetGoAsync(change.Session, scan.Sha256, cancellationToken);
        await ScanStore.PutErasedAsync(change.Session, scan.Id, change.Now, cancellationToken);
        return new(Payloads: 0, [scan.Sha256], AccessGroup: null);
    }

    private static DueErasure? Of(Scan scan, IReadOnlyCollection<CaseId> cases, Keeping keeping) =>
        keeping.Due(new Subject("scan", scan.Id.Value), scan.Name.Length > 0 ? scan.Name : scan.Sha256[..12], scan.HandedInAt, cases);

    /// <summary>The held cases that are about a system.</summary>
    private static async Task<IReadOnlyCollection<CaseId>> CasesAsync(ReadSession session, Keeping keeping, SystemId system, CancellationToken cancellationToken)
    {
        var held = keeping.HeldCases.ToHashSet();
        return held.Count == 0 ? [] : [.. (await CaseStore.OfAssetAsync(session, system, cancellationToken)).Select(about => about.Id).Where(held.Contains)];
    }
}
