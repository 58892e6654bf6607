using Rectify.Ledger;

namespace Rectify.Findings.Scans;

/// <summary>What earlier scans of the same series saw, and this one looked for and did not see, is gone since it.</summary>
internal static class CloseAbsent
{
    private const int AtOnce = 1_000;

    public static async Task<ScanPart> DoAsync(Change change, ScanWork work, CancellationToken cancellationToken)
    {
        var (session, run) = (change.Session, work.Run);
        if (!work.CanClose) return new(ScanChanges.None, ScanTally.None, null);
        // From now on whoever records an older scan asks this one what it missed.
        if (!run.Closes) await ScanStore.PutAsync(session, run with { Closes = true }, cancellationToken);
        var absent = await SightingStore.AbsentAsync(session, run.System, run.Series, run.Key, work.Scan.At.After, AtOnce, cancellationToken);
        var missed = absent.Where(sighting => work.Coverage.Covers(sighting.ToSighted())).ToList();
        var findings = await FindingStore.FindAsync(session, missed.Select(sighting => sighting.Finding).Distinct(), cancellationToken);
        var sightings = await ScannedFindings.ReadAsync(session, findings, cancellationToken);
        foreach (var sighting in missed) sightings.Miss(sighting, run.Key.At);
        var changed = sightings.Changed();
        await FindingStore.PutSeenAsync(session, changed.Now, cancellationToken);
        await SightingStore.PutAsync(session, sightings.Touched, cancellationToken);
        return new(
            new ScanChanges([], [], changed.Other, changed.Gone), ScanTally.None with { Gone = changed.Gone.Count },
            absent.Count < AtOnce ? null : SightingStore.AfterOf(absent[^1]));
    }
}
