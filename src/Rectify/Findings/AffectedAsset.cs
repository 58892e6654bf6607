using Rectify.Inventory;

namespace Rectify.Findings;

/// <summary>A release or system in which a vulnerability is found now.</summary>
/// <param name="Asset">Which one.</param>
/// <param name="Findings">Where in it, as its last match saw it; at least one.</param>
public sealed record AffectedAsset(AssetId Asset, IReadOnlyList<Finding> Findings);
