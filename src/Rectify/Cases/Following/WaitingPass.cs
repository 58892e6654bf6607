using Rectify.Advisories.Database;
using Rectify.Findings;
using Rectify.Inventory;
using Rectify.Storage;

namespace Rectify.Cases.Following;

/// <summary>The assets that wait to be matched again.</summary>
internal sealed class WaitingPass(Database database, AdvisoryPoint at, MatchPackages match)
    : MatchingPass(database, pass: null, at, new VersionMatches(match, concerned: null))
{
    public override async Task<MatchingChunk?> ReadAsync(CancellationToken cancellationToken)
    {
        var held = await Database.ReadAsync(Viewer.Machine, async (session, token) =>
        {
            var all = await ComponentStore.HeldAsync(session, await FollowingStore.WaitingAsync(session, MostAssets, token), token);
            await MatchAsync(session, all, token);
            return Within(all).ToList();
        }, cancellationToken);
        return held.Count == 0 ? null : new MatchingChunk(held);
    }

    public override Task DoneAsync(WriteSession session, MatchingChunk chunk, CancellationToken cancellationToken) =>
        FollowingStore.MatchedAgainAsync(session, chunk.Assets, cancellationToken);
}
