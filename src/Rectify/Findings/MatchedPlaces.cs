using Rectify.Inventory;

namespace Rectify.Findings;

/// <summary>Where an asset has versions of which the advisories say something.</summary>
/// <param name="Asset">Which release or system.</param>
/// <param name="Revision">How many intakes it had had when that was read.</param>
/// <param name="Places">By version id, in each as they stand.</param>
internal sealed record MatchedPlaces(AssetId Asset, long Revision, IReadOnlyList<(long Version, ComponentPlaces.Place Place)> Places);
