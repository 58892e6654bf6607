namespace Rectify.Cases;

/// <summary>Where a signal stands.</summary>
public enum SignalState
{
    /// <summary>Nobody has decided.</summary>
    Raised,

    /// <summary>A person confirmed it.</summary>
    Confirmed,

    /// <summary>A person rejected it, with a reason.</summary>
    Rejected,
}
