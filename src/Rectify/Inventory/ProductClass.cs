namespace Rectify.Inventory;

/// <summary>The class of a product with digital elements: Regulation (EU) 2024/2847 Art. 7, 8 and annexes III, IV.</summary>
public enum ProductClass
{
    /// <summary>In none of the annexes.</summary>
    Default,

    /// <summary>Important, class I.</summary>
    ImportantClassI,

    /// <summary>Important, class II.</summary>
    ImportantClassII,

    /// <summary>Critical.</summary>
    Critical,
}
