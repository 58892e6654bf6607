namespace Rectify.Cases.Reports;

/// <summary>Where an inbound report stands: the report management states of the CERT/CC's Vultron protocol.</summary>
public enum ReportState
{
    /// <summary>It came in, and nobody has looked at whether it holds.</summary>
    Received,

    /// <summary>A person found that it holds: its signal is confirmed.</summary>
    Valid,

    /// <summary>A person found that it does not: its signal is rejected.</summary>
    Invalid,

    /// <summary>It is worked on.</summary>
    Accepted,

    /// <summary>It holds, and is not worked on now.</summary>
    Deferred,

    /// <summary>Nothing is left to do.</summary>
    Closed,
}
