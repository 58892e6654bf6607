using NodaTime;

namespace Rectify.Cases.Reports;

/// <summary>How the organisation handles reports: what it sets itself, and nothing that a law says.</summary>
public sealed record ReportHandling
{
    /// <summary>Nothing is set: no targets, nothing is answered by itself, no end of keeping is shown.</summary>
    public static ReportHandling Unset { get; } = new();

    /// <summary>Within how many hours a report is to be acknowledged, 1 to 8,760; null for no target.</summary>
    public int? AcknowledgeHours { get; init; }

    /// <summary>Within how many hours a person is to have found whether it holds, 1 to 8,760; null for no target.</summary>
    public int? AssessHours { get; init; }

    /// <summary>Whether a report that came by mail is acknowledged by itself: with its number and the targets, and nothing else.</summary>
    public bool AutoAcknowledge { get; init; }

    /// <summary>For how long reports and the log of what happened to them are kept, by place.</summary>
    public IReadOnlyList<Retention> Retentions { get; init; } = [];

    /// <summary>Until when a report is kept at least: the longest of all places; null when none is set.</summary>
    public Instant? KeepUntil(InboundReport report) => Retentions.Count == 0 ? null : Retentions.Max(kept => kept.Until(report.ReceivedAt));

    /// <summary>The instant of a target.</summary>
    internal static Instant? Within(Instant from, int? hours) => hours is { } count ? from + Duration.FromHours(count) : null;
}

/// <summary>For how long a place wants the log of what came in kept.</summary>
/// <param name="Place">Its two letters (ISO 3166-1), or EU.</param>
/// <param name="Zone">Whose days are counted, of the tz database.</param>
/// <param name="Months">How many months, 1 to 600.</param>
/// <param name="Rule">The rule whose minimum it keeps, for example <c>cn.rmsv.5.logs</c>; null when it is the organisation's own.</param>
public sealed record Retention(string Place, string Zone, int Months, string? Rule = null)
{
    /// <summary>The end of the day so many months after the day of an instant; a month that is shorter ends on its last day.</summary>
    public Instant Until(Instant received)
    {
        var zone = DateTimeZoneProviders.Tzdb[Zone];
        return zone.AtStartOfDay(received.InZone(zone).Date.PlusMonths(Months).PlusDays(1)).ToInstant();
    }
}
