using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Alerts.Messages;

/// <summary>
/// What one person is told of a case beside alarms. It says that there is something to look at, and nothing of what it is: of a case that is closed its
/// number alone.
/// </summary>
/// <param name="Kind">What.</param>
/// <param name="Case">The number of the case.</param>
/// <param name="Title">What the case is about; null for a closed one.</param>
public sealed record CaseNotice(NoticeKind Kind, string Case, string? Title)
{
    /// <summary>Writes a message to each address of a person; pagers alone are left out, unless it is worth to wake somebody for.</summary>
    internal async Task TellAsync(Change change, PersonId person, CancellationToken cancellationToken)
    {
        foreach (var address in await AddressStore.OfPersonAsync(change.Session, person, cancellationToken))
            if (!address.Channel.IsPager() || Kind is NoticeKind.GlassBroken or NoticeKind.ApprovedAlone or NoticeKind.NotSent)
                await MessageStore.AddNoticeAsync(change.Session, change.NewId(), address.Id, this, change.Now, cancellationToken);
    }
}

/// <summary>What a person is told of.</summary>
public enum NoticeKind
{
    /// <summary>Somebody mentioned them.</summary>
    Mentioned,

    /// <summary>A task was assigned to them.</summary>
    TaskAssigned,

    /// <summary>The time of a task of theirs has come.</summary>
    TaskDue,

    /// <summary>Somebody opened a closed case on which they are not named.</summary>
    GlassBroken,

    /// <summary>Somebody approved a report alone.</summary>
    ApprovedAlone,

    /// <summary>A report that they sent by email did not leave, or nobody knows whether it arrived.</summary>
    NotSent,
}
