using NodaTime;

namespace Rectify.Inventory.Hosts;

/// <summary>
/// The place of a scan among all scans of a system: when it was, then its file and its number there. What is known follows from the set of scans in this order,
/// never from the order in which they were handed in.
/// </summary>
/// <param name="At">When it was.</param>
/// <param name="Run">The SHA-256 of its file, a slash and its number.</param>
public readonly record struct ScanRunKey(Instant At, string Run)
{
    private int CompareTo(ScanRunKey other) => At.CompareTo(other.At) is not 0 and var order ? order : string.CompareOrdinal(Run, other.Run);

    /// <summary>Whether one comes before the other.</summary>
    public static bool operator <(ScanRunKey one, ScanRunKey other) => one.CompareTo(other) < 0;

    /// <summary>Whether one comes after the other.</summary>
    public static bool operator >(ScanRunKey one, ScanRunKey other) => one.CompareTo(other) > 0;
}
