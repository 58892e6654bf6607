using NodaTime;

namespace Rectify.Submissions.Timestamps;

/// <summary>What a time-stamping authority signed over a version that was filed, or what came of asking it.</summary>
/// <param name="Version">The version's number.</param>
/// <param name="Token">The token (RFC 3161); null until there is one.</param>
/// <param name="StampedAt">The time that the authority put its name to.</param>
/// <param name="Attempts">How often it was asked in vain.</param>
/// <param name="NextAt">When it is asked again, while there is no token.</param>
/// <param name="Problem">Why there was none, the last time, as the server's log says it.</param>
public sealed record SubmissionTimestamp(int Version, byte[]? Token, Instant? StampedAt, int Attempts, Instant NextAt, string? Problem)
{
    private static readonly Duration First = Duration.FromMinutes(1), Longest = Duration.FromHours(6);

    /// <summary>How long to wait after so many attempts in vain: a minute, and twice as long each time, up to six hours.</summary>
    public static Duration PauseAfter(int attempts) => attempts > 9 ? Longest : Duration.Min(Longest, First * (1 << Math.Max(0, attempts - 1)));
}
