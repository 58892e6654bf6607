using NodaTime;

namespace Rectify.Foundation;

/// <summary>
/// Instants in the store are integers: Unix ticks of 100 ns, the resolution of the system clock, so that what was read from the clock
/// survives the store unchanged. A finer instant is floored.
/// </summary>
public static class InstantTicks
{
    /// <summary>The integer to store.</summary>
    public static long ToTicks(this Instant instant) => instant.ToUnixTimeTicks();

    /// <summary>The integer to store, or null.</summary>
    public static long? ToTicks(this Instant? instant) => instant?.ToUnixTimeTicks();

    /// <summary>The instant that was stored.</summary>
    public static Instant ToInstant(this long ticks) => Instant.FromUnixTimeTicks(ticks);

    /// <summary>The instant that was stored, or null.</summary>
    public static Instant? ToInstant(this long? ticks) => ticks is { } value ? Instant.FromUnixTimeTicks(value) : null;
}
