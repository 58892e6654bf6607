using NodaTime;

namespace Rectify.Cli.Demo;

/// <summary>The clock of the stories: it stands where the story is, so that every run tells the same.</summary>
internal sealed class StoryClock(Instant start) : IClock
{
    private Instant now = start;

    public Instant GetCurrentInstant() => now;

    /// <summary>The story goes on; it never goes back.</summary>
    public void MoveTo(Instant later) => now = Instant.Max(now, later);
}
