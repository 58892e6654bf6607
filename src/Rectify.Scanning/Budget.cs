using System.Globalization;

namespace Rectify.Scanning;

/// <summary>The meter of one scan: what was used of its <see cref="BudgetLimits"/>. Safe to use from several threads.</summary>
public sealed class Budget
{
    private readonly Budget? _whole;
    private readonly long _bytesAllowed;
    private long _bytes, _entries, _held;

    /// <summary>The meter of a whole scan.</summary>
    public Budget(BudgetLimits limits) => (Limits, _bytesAllowed) = (limits, limits.TotalBytes);

    private Budget(Budget whole, long bytesAllowed) => (_whole, Limits, _bytesAllowed) = (whole, whole.Limits, bytesAllowed);

    /// <summary>The limits that the meter is held against.</summary>
    public BudgetLimits Limits { get; }

    /// <summary>Bytes read so far.</summary>
    public long BytesRead => Volatile.Read(ref _bytes);

    /// <summary>Files and entries looked at so far.</summary>
    public long EntriesSeen => Volatile.Read(ref _entries);

    /// <summary>Whether no more may be read.</summary>
    public bool IsSpent => BytesRead > _bytesAllowed;

    /// <summary>
    /// The meter of one file of the tree: what is unpacked from it, all levels together, is held against its size as well, so that many
    /// small bombs in one file are one bomb.
    /// </summary>
    internal Budget ForFile(long length) => new(this, Math.Max(Limits.FileBytes, length > long.MaxValue / Limits.Ratio ? long.MaxValue : length * Limits.Ratio));

    /// <summary>Counts bytes that were read.</summary>
    /// <exception cref="UnreadException">There were more than allowed.</exception>
    internal void SpendBytes(long count)
    {
        _whole?.SpendBytes(count);
        if (Interlocked.Add(ref _bytes, count) <= _bytesAllowed) return;
        throw _whole is null ? Over(NoteCode.TooManyBytes, Limits.TotalBytes) : Over(NoteCode.RatioTooHigh, Limits.Ratio);
    }

    /// <summary>Counts one more file or entry; false once there were more than allowed.</summary>
    internal bool TrySpendEntry() => _whole?.TrySpendEntry() ?? Interlocked.Increment(ref _entries) <= Limits.Entries;

    /// <summary>Counts unpacked bytes that are held from now on.</summary>
    /// <exception cref="UnreadException">There would be too many at once; nothing was counted.</exception>
    internal void Hold(long count)
    {
        if (_whole is not null)
        {
            _whole.Hold(count);
            return;
        }
        if (Interlocked.Add(ref _held, count) <= Limits.SpooledBytes) return;
        Release(count);
        throw Over(NoteCode.SpoolFull, Limits.SpooledBytes);
    }

    /// <summary>Gives back what <see cref="Hold"/> counted.</summary>
    internal void Release(long count)
    {
        if (_whole is not null) _whole.Release(count);
        else Interlocked.Add(ref _held, -count);
    }

    /// <summary>What ends a reading that went over a limit.</summary>
    internal static UnreadException Over(NoteCode code, long limit) => new(code, limit.ToString(CultureInfo.InvariantCulture));
}
