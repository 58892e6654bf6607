namespace Rectify.Cases;

/// <summary>What sort of matter a case is.</summary>
public enum CaseKind
{
    /// <summary>A vulnerability in what we provide or operate.</summary>
    Vulnerability,

    /// <summary>An incident.</summary>
    Incident,

    /// <summary>An order that was served on us, or that we serve.</summary>
    Order,
}
