namespace Rectify.Scanning;

/// <summary>The meter of one scan: what was used of its <see cref="BudgetLimits"/>. Safe to use from several threads.</summary>
public sealed class Budget(BudgetLimits limits)
{
    private long _bytes;
    private long _entries;
    private long _spooled;

    /// <summary>The limits that the meter is held against.</summary>
    public BudgetLimits Limits { get; } = limits;

    /// <summary>Bytes read so far.</summary>
    public long BytesRead => Volatile.Read(ref _bytes);

    /// <summary>Files and entries looked at so far.</summary>
    public long EntriesSeen => Volatile.Read(ref _entries);

    /// <summary>Counts bytes that were read; false once there were more than allowed.</summary>
    public bool TrySpendBytes(long count) => Interlocked.Add(ref _bytes, count) <= Limits.TotalBytes;

    /// <summary>Counts entries; false once there were more than allowed.</summary>
    public bool TrySpendEntries(long count) => Interlocked.Add(ref _entries, count) <= Limits.Entries;

    /// <summary>Counts unpacked bytes that are held; false (and nothing counted) when there would be too many at once.</summary>
    internal bool TryHold(long count)
    {
        if (Interlocked.Add(ref _spooled, count) <= Limits.SpooledBytes) return true;
        Release(count);
        return false;
    }

    /// <summary>Gives back what <see cref="TryHold"/> counted.</summary>
    internal void Release(long count) => Interlocked.Add(ref _spooled, -count);
}
