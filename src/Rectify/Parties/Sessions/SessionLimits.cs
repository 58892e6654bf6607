using NodaTime;

namespace Rectify.Parties.Sessions;

/// <summary>How long sessions last.</summary>
/// <param name="Longest">From their beginning, however much they are used: 5 minutes to 30 days.</param>
/// <param name="Idle">From their last use: 5 minutes or more, and no longer than that.</param>
public sealed record SessionLimits(Duration Longest, Duration Idle)
{
    /// <summary>The least that either may be: below it nobody gets any work done, and a use is noted once a minute only.</summary>
    public static Duration Least { get; } = Duration.FromMinutes(5);

    /// <summary>The most that either may be.</summary>
    public static Duration Most { get; } = Duration.FromDays(30);

    /// <summary>A working day, and an hour.</summary>
    public static SessionLimits Default { get; } = new(Duration.FromHours(12), Duration.FromHours(1));

    /// <summary>Whether they are such.</summary>
    public bool AreFit => Idle >= Least && Idle <= Longest && Longest <= Most;
}
