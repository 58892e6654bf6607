using Rectify.Inventory;

namespace Rectify.Server.Ui.Inventory;

/// <summary>Where the pages of the inventory are.</summary>
internal static class Addresses
{
    public static string Of(AssetId asset) => asset.Kind == AssetKind.Release ? Of(new ReleaseId(asset.Value)) : Of(new SystemId(asset.Value));

    public static string Of(ProductId product) => $"/inventory/products/{product}";

    public static string Of(ReleaseId release) => $"/inventory/releases/{release}";

    public static string Of(SystemId system) => $"/inventory/systems/{system}";
}
