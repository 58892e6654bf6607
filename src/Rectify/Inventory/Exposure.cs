namespace Rectify.Inventory;

/// <summary>From where a system can be reached. Unknown is not safe.</summary>
public enum Exposure
{
    /// <summary>Nobody has said.</summary>
    Unknown,

    /// <summary>From inside only.</summary>
    Internal,

    /// <summary>By partners over their own links.</summary>
    Partners,

    /// <summary>From the Internet.</summary>
    Internet,
}
