using NodaTime;
using Rectify.Advisories.Database;
using Rectify.Cases;
using Rectify.Server.Alarms;
using Rectify.Server.Hosting;

namespace Rectify.Server.Checks;

/// <summary>
/// Looks whether what everybody relies on works, and remembers what it saw: a page that asks waits for nobody's mail server. The heartbeat has it look once a minute.
/// </summary>
internal sealed class Lookout(Instance instance)
{
    /// <summary>How long ago somebody must have worked on alarms.</summary>
    private static readonly Duration Idle = Duration.FromMinutes(1);

    /// <summary>For how long what was seen is told: two looks may fail, and the third is missed.</summary>
    private static readonly Duration Told = Duration.FromMinutes(3);

    private WhatWorks? _seen;

    /// <summary>What was seen last; null when that is too long ago to say anything of now, and in the first moments of a process.</summary>
    public WhatWorks? Seen(Instant now) => _seen is { } seen && now - seen.LookedAt <= Told ? seen : null;

    /// <summary>Looks now.</summary>
    /// <param name="rounds">Who works on alarms in this process.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<WhatWorks> LookAsync(AlarmRounds rounds, Instant now, CancellationToken cancellation) => _seen = new(
        now,
        // After the clock was set back, work done in the future is none.
        rounds.WorkedAt is { } worked && now - worked <= Idle && worked - now <= Idle,
        await rounds.FailingSinceAsync(now, cancellation),
        await instance.Database.SkewAsync(cancellation),
        await instance.Workspace.ClockDoubtAsync(cancellation) is null,
        instance.Alarms.Mail is { } server ? await new MailChannel(server).AnswersAsync(AlarmSender.Limit, cancellation) : null,
        FeedsAt());

    /// <summary>A feed that nobody brings in any more is not hidden by one that comes every hour.</summary>
    private Instant? FeedsAt() =>
        AdvisoryDatabase.Open(instance.Advisories, out _)?.Status() is { Sources.Count: > 0 } status
            ? Instant.FromDateTimeOffset(status.Sources.GroupBy(source => source.Feed).Min(feed => feed.Max(source => source.ImportedAt)))
            : null;
}
