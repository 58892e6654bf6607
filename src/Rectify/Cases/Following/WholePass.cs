using NodaTime;
using Rectify.Findings;
using Rectify.Storage;
using Rectify.Inventory;

namespace Rectify.Cases.Following;

/// <summary>Everything: each asset is matched as if by itself, but each version only once.</summary>
internal sealed class WholePass(Database database, FollowingPass pass, MatchPackages match)
    : MatchingPass(database, pass, pass.Toward, new VersionMatches(match, concerned: null))
{
    private readonly Instant startedAt = pass.StartedAt;
    private string doneTo = pass.DoneTo;

    public override async Task<MatchingChunk?> ReadAsync(CancellationToken cancellationToken)
    {
        var held = await Database.ReadAsync(Viewer.Machine, async (session, token) =>
        {
            var assets = await ComponentStore.AssetsAfterAsync(session, doneTo, MostAssets, token);
            var all = await ComponentStore.HeldAsync(session, assets, token);
            await MatchAsync(session, all, token);
            return Within(all).ToList();
        }, cancellationToken);
        if (held.Count == 0) return null;
        doneTo = held[^1].Asset.ToString();
        return new MatchingChunk(held);
    }

    public override Task AskAboutScannedAsync(WriteSession session, CancellationToken cancellationToken) =>
        FollowingStore.AskAboutScannedAsync(session, of: null, startedAt, cancellationToken);
}
