namespace Rectify.Cases.Reports;

/// <summary>Which reports a list shows: all of it. What is left out asks nothing.</summary>
public sealed record ReportFilter
{
    /// <summary>Where it stands.</summary>
    public ReportState? State { get; init; }

    /// <summary>Whether something is left to do: not closed.</summary>
    public bool? IsOpen { get; init; }

    /// <summary>Part of the subject, whatever the case of its Latin letters; or the number.</summary>
    public string? Text { get; init; }
}
