namespace Rectify.Scanning.Archives;

/// <summary>
/// The unpacked bytes of one entry, held against the budget: it ends the reading of what grows too large, grows too fast or cannot be
/// unpacked. Computes the checksum of what goes through.
/// </summary>
/// <param name="unpacked">The unpacked bytes.</param>
/// <param name="format">The name of the packing, for the note.</param>
/// <param name="packedBytes">How many packed bytes were used so far.</param>
/// <param name="budget">What may be used.</param>
internal sealed class GuardedStream(Stream unpacked, string format, Func<long> packedBytes, Budget budget) : ReadOnlyStream
{
    /// <summary>A limit is overstepped by no more than this.</summary>
    private const int LongestStep = 256 << 10;

    private readonly BudgetLimits _limits = budget.Limits;

    /// <summary>Bytes read so far.</summary>
    public long Count { get; private set; }

    /// <summary>CRC-32 of the bytes read so far.</summary>
    public uint Crc { get; private set; }

    /// <summary>Whether the end was met.</summary>
    public bool IsAtEnd { get; private set; }

    /// <exception cref="UnreadException">The rest is not read.</exception>
    public override int Read(Span<byte> buffer)
    {
        // Asked again at its end, a stream asks what is below it again: through a nest that doubles at every level.
        if (IsAtEnd || buffer.Length == 0) return 0;
        if (buffer.Length > LongestStep) buffer = buffer[..LongestStep];
        int count;
        try
        {
            count = unpacked.Read(buffer);
        }
        catch (InvalidDataException)
        {
            throw new UnreadException(NoteCode.ArchiveBroken, format, "data");
        }
        IsAtEnd = count == 0;
        Count += count;
        Crc = Crc32.Continue(Crc, buffer[..count]);
        budget.SpendBytes(count);
        if (Count > _limits.EntryBytes) throw Budget.Over(NoteCode.EntryTooLarge, _limits.EntryBytes);
        if (Count > _limits.RatioFreeBytes && Count / _limits.Ratio > packedBytes()) throw Budget.Over(NoteCode.RatioTooHigh, _limits.Ratio);
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) unpacked.Dispose();
        base.Dispose(disposing);
    }
}
