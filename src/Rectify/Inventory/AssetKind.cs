namespace Rectify.Inventory;

/// <summary>What sort of thing an asset is.</summary>
public enum AssetKind
{
    /// <summary>A release of a product: something that we place on a market.</summary>
    Release,

    /// <summary>A system that is operated.</summary>
    System,
}
