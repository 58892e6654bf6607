using Rectify.Findings;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;

namespace Rectify.Cases.Following;

/// <summary>Matches the assets of one chunk anew: findings, one event that lists what changed, and how far the pass has come, in one transaction.</summary>
internal sealed record FollowChunk(MatchingPass Pass, MatchingChunk Chunk) : ICommand<Done>
{
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var session = change.Session;
        var held = await AsNowAsync(change, cancellationToken);
        var vulnerabilities = await NamedAsync(change, held, cancellationToken);
        var before = (await Pass.BeforeAsync(session, Chunk, cancellationToken)).ToLookup(finding => finding.Asset);
        var rematch = new Rematch(Pass.Matches, vulnerabilities);
        foreach (var one in held) rematch.Take(change, one, before[one.Asset], Pass.IsConcerned);
        await FindingStore.PutSeenAsync(session, rematch.All, cancellationToken);
        foreach (var exploited in rematch.NewlyExploited.DistinctBy(finding => finding.Vulnerability.Id))
            await ExploitedSignals.RaiseAsync(change, exploited, Pass.Pass?.StartedAt ?? change.Now, cancellationToken);
        if (rematch.All.Count > 0) await change.RecordAsync(new FindingsRematched(Pass.Pass?.Id ?? change.NewId(), Pass.Toward, rematch), cancellationToken);
        await Pass.DoneAsync(session, Chunk, cancellationToken);
        return new Done();
    }

    /// <summary>What was read beforehand, and read again where an intake has come between.</summary>
    private async Task<IReadOnlyList<HeldComponents>> AsNowAsync(Change change, CancellationToken cancellationToken)
    {
        var revisions = await ComponentStore.RevisionsAsync(change.Session, Chunk.Assets, cancellationToken);
        var old = Chunk.Held.Where(held => revisions[held.Asset] != held.Revision).Select(held => held.Asset).ToList();
        if (old.Count == 0) return Chunk.Held;
        var fresh = (await ComponentStore.HeldAsync(change.Session, old, cancellationToken)).ToDictionary(held => held.Asset);
        await Pass.MatchAsync(change.Session, fresh.Values, cancellationToken);
        return [.. Chunk.Held.Select(held => fresh.GetValueOrDefault(held.Asset) ?? held)];
    }

    private async Task<IReadOnlyDictionary<string, TrackedVulnerability>> NamedAsync(Change change, IReadOnlyList<HeldComponents> held, CancellationToken cancellationToken)
    {
        var unnamed = Pass.Matches.In(held).Where(match => !Pass.Vulnerabilities.ContainsKey(match.VulnerabilityId)).ToList();
        if (unnamed.Count == 0) return Pass.Vulnerabilities;
        var all = new Dictionary<string, TrackedVulnerability>(Pass.Vulnerabilities, StringComparer.Ordinal);
        foreach (var match in unnamed)
        {
            var named = all[match.VulnerabilityId] = await MatchFindings.IdentifyAsync(change, match, cancellationToken);
            change.Session.OnceCommitted(() => Pass.Vulnerabilities[match.VulnerabilityId] = named);
        }
        return all;
    }
}
