using Rectify.Findings;
using Rectify.Inventory;

namespace Rectify.Cases.Following;

/// <summary>Some assets that are matched anew in one transaction.</summary>
/// <param name="Held">Where they have what is matched, as it was when it was read, by asset.</param>
internal sealed record MatchingChunk(IReadOnlyList<MatchedPlaces> Held)
{
    /// <summary>The most assets of one transaction.</summary>
    public const int MostAssets = 1_000;

    /// <summary>The most matches of one transaction, but for those of its last asset.</summary>
    public const int MostMatches = 10_000;

    /// <summary>The assets, in order.</summary>
    public IEnumerable<AssetId> Assets => Held.Select(held => held.Asset);
}
