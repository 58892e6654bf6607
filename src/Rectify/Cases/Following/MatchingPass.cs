using Rectify.Advisories.Database;
using Rectify.Findings;
using Rectify.Inventory;
using Rectify.Storage;

namespace Rectify.Cases.Following;

/// <summary>Which assets are matched anew, chunk by chunk, and against what.</summary>
internal abstract class MatchingPass(Database database, FollowingPass? pass, AdvisoryPoint toward, VersionMatches matches)
{
    /// <summary>What is being done; null for what is done in one chunk.</summary>
    public FollowingPass? Pass => pass;

    /// <summary>What it brings the findings to.</summary>
    public AdvisoryPoint Toward => toward;

    public VersionMatches Matches => matches;

    /// <summary>The vulnerabilities that are named already, by the ids that matches give.</summary>
    public Dictionary<string, TrackedVulnerability> Vulnerabilities { get; } = new(StringComparer.Ordinal);

    /// <summary>The most assets of one chunk.</summary>
    public int MostAssets { get; init; } = MatchingChunk.MostAssets;

    protected Database Database => database;

    /// <summary>The next chunk; null when all are done.</summary>
    public abstract Task<MatchingChunk?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>The findings that a chunk may change.</summary>
    public virtual Task<IReadOnlyList<Finding>> BeforeAsync(ReadSession session, MatchingChunk chunk, CancellationToken cancellationToken) =>
        FindingStore.OfAssetsAsync(session, chunk.Assets, cancellationToken);

    /// <summary>Whether a finding is gone when nothing supports it now.</summary>
    public virtual bool IsConcerned(Finding finding) => true;

    /// <summary>Matches what these assets hold and was not matched yet.</summary>
    public virtual async Task MatchAsync(ReadSession session, IReadOnlyCollection<HeldComponents> held, CancellationToken cancellationToken)
    {
        var unknown = Matches.Unknown(held.SelectMany(one => VersionIds.Read(one.Versions)).Distinct());
        if (unknown.Count > 0) Matches.Add(await ComponentStore.VersionsAsync(session, unknown, cancellationToken));
    }

    /// <summary>Notes that a chunk is done, in its transaction.</summary>
    public virtual Task DoneAsync(WriteSession session, MatchingChunk chunk, CancellationToken cancellationToken) =>
        FollowingStore.AdvanceAsync(session, chunk.Held[^1].Asset.ToString(), cancellationToken);

    /// <summary>Has what it may have changed of vulnerabilities that scanners found asked about, in the transaction that ends it.</summary>
    public virtual Task AskAboutScannedAsync(WriteSession session, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>As many of the assets as make one chunk.</summary>
    protected IEnumerable<MatchedPlaces> Within(IEnumerable<HeldComponents> assets)
    {
        var found = 0;
        foreach (var held in assets.Select(Matches.PlacesIn))
        {
            if (found >= MatchingChunk.MostMatches) yield break;
            found += Matches.CountIn(held);
            yield return held;
        }
    }
}
