using Rectify.Foundation;

namespace Rectify.Inventory;

/// <summary>The words of the inventory as people read them.</summary>
public static class InventoryTexts
{
    /// <summary>A class of products.</summary>
    public static Text Of(ProductClass known) => known switch
    {
        ProductClass.Default => new("default", "默认类别"),
        ProductClass.ImportantClassI => new("important, class I", "重要产品一类"),
        ProductClass.ImportantClassII => new("important, class II", "重要产品二类"),
        ProductClass.Critical => new("critical", "关键产品"),
        _ => throw new ArgumentOutOfRangeException(nameof(known), known, null),
    };

    /// <summary>From where a system can be reached.</summary>
    public static Text Of(Exposure exposure) => exposure switch
    {
        Exposure.Unknown => new("not known", "不明"),
        Exposure.Internal => new("internal", "内网"),
        Exposure.Partners => new("partners", "合作方"),
        Exposure.Internet => new("Internet", "互联网"),
        _ => throw new ArgumentOutOfRangeException(nameof(exposure), exposure, null),
    };
}
