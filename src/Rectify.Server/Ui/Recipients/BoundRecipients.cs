using NodaTime;
using Rectify.Cases;
using Rectify.Storage;
using Rectify.Submissions.Recipients;

namespace Rectify.Server.Ui.Recipients;

/// <summary>
/// Who may have to be filed to, remembered for a minute: Today is drawn anew with every change that anybody makes, and asking every rule of all that the
/// organisation has takes half a second where it has twenty thousand systems. What changes here changes with a law or a product, not with a case.
/// </summary>
internal sealed class BoundRecipients
{
    private static readonly Duration Kept = Duration.FromMinutes(1);

    private volatile Answer? last;

    /// <summary>The recipients of the day that it is in a zone, as they were at most a minute ago.</summary>
    public async Task<IReadOnlyList<BoundRecipient>> OfAsync(ReadSession session, Laws laws, Instant now, DateTimeZone zone, CancellationToken cancellationToken)
    {
        var day = now.InZone(zone).Date;
        if (last is { } known && known.Day == day && known.At <= now && now - known.At < Kept) return known.Recipients;
        var recipients = await WhoCouldFile.BoundAsync(session, laws, day, cancellationToken);
        last = new Answer(day, now, recipients);
        return recipients;
    }

    private sealed record Answer(LocalDate Day, Instant At, IReadOnlyList<BoundRecipient> Recipients);
}
