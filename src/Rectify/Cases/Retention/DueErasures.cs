using NodaTime;
using Rectify.Cases.Reports;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Storage;

namespace Rectify.Cases.Retention;

/// <summary>What would go now, as far as the viewer may see it: asking erases nothing.</summary>
public static class DueErasures
{
    private static readonly Duration ShortestMonth = Duration.FromDays(28);

    /// <summary>Everything whose time is over, what is held included, the longest due first; at most <paramref name="count"/> of each area.</summary>
    public static async Task<IReadOnlyList<DueErasure>> ListAsync(ReadSession session, Instant now, int count, CancellationToken cancellationToken)
    {
        var holds = await RetentionStore.StandingAsync(session, now, cancellationToken);
        var found = new List<DueErasure>();
        foreach (var rule in await RetentionStore.RulesAsync(session, cancellationToken))
            found.AddRange(rule.Area switch
            {
                RetentionArea.Reports => await ReportsAsync(session, rule, holds, now, count, cancellationToken),
                RetentionArea.Alarms => await AlarmsAsync(session, rule, holds, now, count, cancellationToken),
                _ => throw new InvalidOperationException($"No such area: {rule.Area}"),
            });
        return [.. found.OrderBy(due => due.Since)];
    }

    /// <summary>What is due of one report; null when nothing is.</summary>
    internal static async Task<DueErasure?> OfReportAsync(ReadSession session, ReportId id, Instant now, CancellationToken cancellationToken)
    {
        var rule = (await RetentionStore.RulesAsync(session, cancellationToken)).FirstOrDefault(each => each.Area == RetentionArea.Reports);
        if (rule is null || await ReportStore.FindAnyAsync(session, id, cancellationToken) is not { } report) return null;
        var handling = await ReportHandlingStore.FindAsync(session, cancellationToken);
        var held = await ErasureStore.CaseOfAsync(session, report.Signal, cancellationToken);
        return Of(report, held, rule, handling, await RetentionStore.StandingAsync(session, now, cancellationToken), now);
    }

    /// <summary>What is due of one alarm; null when nothing is.</summary>
    internal static async Task<DueErasure?> OfAlarmAsync(ReadSession session, Id id, Instant now, CancellationToken cancellationToken)
    {
        var rule = (await RetentionStore.RulesAsync(session, cancellationToken)).FirstOrDefault(each => each.Area == RetentionArea.Alarms);
        return rule?.Months is { } months && await ErasureStore.AlarmAsync(session, id, cancellationToken) is { } alarm
            ? Of(alarm, rule, months, await RetentionStore.StandingAsync(session, now, cancellationToken), now)
            : null;
    }

    private static async Task<IEnumerable<DueErasure>> ReportsAsync(
        ReadSession session, RetentionRule rule, IReadOnlyList<PreservationHold> holds, Instant now, int count, CancellationToken cancellationToken)
    {
        var handling = await ReportHandlingStore.FindAsync(session, cancellationToken);
        if (handling.Retentions.Count == 0) return [];
        var before = now - handling.Retentions.Max(kept => kept.Months) * ShortestMonth;
        var due = new List<DueErasure>();
        foreach (var (report, inCase) in await ErasureStore.ReportsAsync(session, before, count, cancellationToken))
            if (Of(report, inCase, rule, handling, holds, now) is { } over) due.Add(over);
        return due;
    }

    private static DueErasure? Of(
        InboundReport report, CaseId? inCase, RetentionRule rule, ReportHandling handling, IReadOnlyList<PreservationHold> holds, Instant now)
    {
        if (report.ErasedAt is not null || report.State is not (ReportState.Closed or ReportState.Invalid)) return null;
        if (handling.KeepUntil(report) is not { } until || until > now) return null;
        var subject = new Subject("report", report.Id.Value);
        var places = string.Join(", ", handling.Retentions.Where(kept => kept.Until(report.ReceivedAt) == until).Select(kept => $"{kept.Place} {kept.Months} {kept.Rule}".TrimEnd()));
        return new(RetentionArea.Reports, subject, report.Number, until, $"{rule.Why} ({places})", HeldBy(holds, subject, inCase));
    }

    private static async Task<IEnumerable<DueErasure>> AlarmsAsync(
        ReadSession session, RetentionRule rule, IReadOnlyList<PreservationHold> holds, Instant now, int count, CancellationToken cancellationToken)
    {
        if (rule.Months is not { } months) return [];
        var before = DateTimeZone.Utc.AtStartOfDay(now.InUtc().Date.PlusMonths(-months).PlusDays(1)).ToInstant();
        var due = new List<DueErasure>();
        foreach (var alarm in await ErasureStore.AlarmsAsync(session, before, count, cancellationToken))
            if (Of(alarm, rule, months, holds, now) is { } over) due.Add(over);
        return due;
    }

    /// <summary>Kept to the end of the day so many months after the day on which it was settled, UTC.</summary>
    private static DueErasure? Of(ErasureStore.SettledAlarm alarm, RetentionRule rule, int months, IReadOnlyList<PreservationHold> holds, Instant now)
    {
        var until = DateTimeZone.Utc.AtStartOfDay(alarm.SettledAt.InUtc().Date.PlusMonths(months).PlusDays(1)).ToInstant();
        return until > now ? null : new(RetentionArea.Alarms, new Subject("alarm", alarm.Id), $"{alarm.Number}, {alarm.Recipient}", until, rule.Why, HeldBy(holds, null, alarm.Case));
    }

    private static IReadOnlyList<PreservationHoldId> HeldBy(IReadOnlyList<PreservationHold> holds, Subject? subject, CaseId? inCase) =>
        [.. holds.Where(hold => hold.Subject is not { } held || held == subject || inCase is { } id && held == new Subject("case", id.Value)).Select(hold => hold.Id)];
}
