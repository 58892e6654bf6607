using Rectify.Foundation;
using Rectify.Inventory;

namespace Rectify.Findings.Listing;

/// <summary>What a list has to know of one finding.</summary>
/// <param name="Id">Which.</param>
/// <param name="Asset">In which release or system.</param>
/// <param name="Vulnerability">Of which vulnerability; null for a weakness.</param>
/// <param name="Traits">What it is itself.</param>
internal readonly record struct ListedFinding(Id Id, AssetId Asset, VulnerabilityId? Vulnerability, Traits Traits);

/// <summary>What a list has to know of a release or system.</summary>
/// <param name="Product">The product of a release.</param>
/// <param name="Exposure">The exposure of a system.</param>
internal readonly record struct ListedAsset(ProductId? Product, Exposure? Exposure);
