using NodaTime;

namespace Rectify.Server.Checks;

/// <summary>
/// Whether what everybody relies on works, as this process saw it when it last looked: the answer to "does it work?" in one line. It names no person, no case and no
/// address, so everybody who is signed in may be told.
/// </summary>
/// <param name="LookedAt">When it looked.</param>
/// <param name="AlarmsWork">Whether somebody works on alarms: this process, or another one for it.</param>
/// <param name="MessagesFailSince">Since when messages wait for a receiver that does not take them; null while all go out.</param>
/// <param name="Skew">How far the store's clock is ahead of this machine's.</param>
/// <param name="ClocksAgree">Whether that is little enough, and the clock not before what is signed already; while it is not so, no checkpoint is signed.</param>
/// <param name="MailAnswers">Whether the mail server answers and lets us in; null when none is set.</param>
/// <param name="FeedsAt">When the advisories were last brought in, of the feed that is behind all others; null when there are none.</param>
internal sealed record WhatWorks(Instant LookedAt, bool AlarmsWork, Instant? MessagesFailSince, Duration Skew, bool ClocksAgree, bool? MailAnswers, Instant? FeedsAt)
{
    /// <summary>How long a message may wait for its receiver before that counts as a failure of ours.</summary>
    private static readonly Duration Waiting = Duration.FromMinutes(10);

    /// <summary>Whether messages reach their receivers, as far as that is ours to see.</summary>
    public bool MessagesGoOut => !(LookedAt - MessagesFailSince > Waiting);

    /// <summary>Why alarms cannot be relied on, for the log; null when they can.</summary>
    public string? Failure =>
        !AlarmsWork ? "nobody works on alarms"
        : !MessagesGoOut ? "messages do not go out"
        : !ClocksAgree ? "the clocks differ"
        : MailAnswers == false ? "the mail server does not let us in"
        : null;
}
