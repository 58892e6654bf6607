namespace Rectify.Cases.Reports;

/// <summary>How an inbound report came.</summary>
public enum ReportChannel
{
    /// <summary>By mail.</summary>
    Mail,

    /// <summary>A program sent it over the API.</summary>
    Api,

    /// <summary>By a form on a page.</summary>
    Form,

    /// <summary>By telephone; a person wrote it down.</summary>
    Phone,

    /// <summary>Otherwise; a person wrote it down.</summary>
    Other,
}
