using Rectify.Findings;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;

namespace Rectify.Cases.Following;

/// <summary>Matches the assets of one chunk anew: findings, one event that lists what changed, and how far the pass has come, in one transaction.</summary>
internal sealed record FollowChunk(MatchingPass Pass, MatchingChunk Chunk) : ICommand<Done>
{
    public Permitted By => Permitted.Local;

    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var session = change.Session;
        var held = await AsNowAsync(change, cancellationToken);
        var vulnerabilities = await NamedAsync(change, held, cancellationToken);
        var before = (await Pass.BeforeAsync(session, Chunk, cancellationToken)).ToLookup(finding => finding.Asset);
        var rematch = new Rematch(Pass.Matches, vulnerabilities);
        foreach (var one in held) rematch.Take(change, one, before[one.Asset], Pass.IsConcerned);
        var pass = Pass.Pass?.Id ?? change.NewId();
        var saidElse = await rematch.SayAsync(change, new Subject("matching", pass), cancellationToken);
        await FindingStore.PutSeenAsync(session, rematch.All, cancellationToken);
        await FindingStore.PutManyAsync(session, saidElse, cancellationToken);
        foreach (var exploited in rematch.NewlyExploited.DistinctBy(finding => finding.Vulnerability?.Id))
            await ExploitedSignals.RaiseAsync(change, exploited, Pass.Pass?.StartedAt ?? change.Now, cancellationToken);
        if (rematch.All.Count > 0) await change.RecordAsync(new FindingsRematched(pass, Pass.Toward, rematch), cancellationToken);
        await Pass.DoneAsync(session, Chunk, cancellationToken);
        return new Done();
    }

    /// <summary>What was read beforehand, and read again where an intake has come between.</summary>
    private async Task<IReadOnlyList<MatchedPlaces>> AsNowAsync(Change change, CancellationToken cancellationToken)
    {
        // Revisions only grow, so they are all the same while their sum is.
        if (await ComponentStore.SumOfRevisionsAsync(change.Session, Chunk.Assets, cancellationToken) == Chunk.Held.Sum(held => held.Revision)) return Chunk.Held;
        var fresh = (await ComponentStore.HeldAsync(change.Session, Chunk.Assets, cancellationToken)).ToDictionary(held => held.Asset);
        var old = Chunk.Held.Where(held => fresh[held.Asset].Revision != held.Revision).Select(held => held.Asset).ToHashSet();
        await Pass.MatchAsync(change.Session, [.. old.Select(asset => fresh[asset])], cancellationToken);
        return [.. Chunk.Held.Select(held => old.Contains(held.Asset) ? Pass.Matches.PlacesIn(fresh[held.Asset]) : held)];
    }

    private async Task<IReadOnlyDictionary<string, TrackedVulnerability>> NamedAsync(Change change, IReadOnlyList<MatchedPlaces> held, CancellationToken cancellationToken)
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
