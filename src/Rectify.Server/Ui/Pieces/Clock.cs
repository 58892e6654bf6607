using NodaTime;

namespace Rectify.Server.Ui.Pieces;

/// <summary>How much time is left, as the page's script counts it on: whole minutes above an hour, seconds below, and days from a hundred hours on,
/// of which nobody knows how long they are; what is past has a minus.</summary>
internal static class Clock
{
    /// <summary>The time from now to an instant: <c>27:40 h</c>, <c>9:05 min</c>, <c>29 d 23 h</c>, <c>−3:10 h</c>.</summary>
    public static string Left(Instant due, Instant now)
    {
        var left = due - now;
        var late = left < Duration.Zero;
        var seconds = (long)Math.Floor((late ? -left : left).TotalSeconds);
        var (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
        return $"{(late ? "−" : "")}{(hours >= 100 ? $"{hours / 24} d {hours % 24} h" : hours > 0 ? $"{hours}:{minutes:00} h" : $"{minutes}:{seconds % 60:00} min")}";
    }
}
