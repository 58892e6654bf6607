using System.Globalization;

namespace Rectify.Scanning.Archives;

/// <summary>
/// Walks a tar forwards. Long names (GNU L, pax path) and sizes (pax size) are followed; the framework's reader is not used because it
/// reads such records whole, however long they claim to be.
/// </summary>
internal sealed class TarReader(Stream stream, Budget budget, CancellationToken cancellation) : IDisposable
{
    private const int LongestRecord = 1 << 20;
    private readonly byte[] _block = new byte[TarHeader.Size];
    private ReadOnlyStream? _current;
    private long _contentAt, _length, _padding;

    /// <summary>The entry's name, as bytes.</summary>
    public byte[] Name { get; private set; } = [];

    /// <summary>The entry's length as its header states it.</summary>
    public long Size { get; private set; }

    /// <summary>The entry's bytes, seekable if the archive is. Valid until the next entry is asked for.</summary>
    public Stream Content => _current ?? Stream.Null;

    /// <summary>Goes to the next file; false at the end.</summary>
    /// <exception cref="UnreadException">The rest of the archive cannot be read.</exception>
    public bool MoveNext()
    {
        byte[]? longName = null;
        long? longSize = null;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            SkipRest();
            if (!ReadBlock()) return false;
            if (!TarHeader.IsOne(_block) || !TarHeader.TryReadSize(_block, out var size)) throw new UnreadException(NoteCode.ArchiveBroken, "tar", "header");
            if (!budget.TrySpendEntry()) throw Budget.Over(NoteCode.TooManyEntries, budget.Limits.Entries);
            var type = TarHeader.TypeOf(_block);
            if (type is 'x' or 'L')
            {
                Begin(size);
                var record = ReadRecord(size);
                if (type == 'L') longName = TarHeader.UntilZero(record).ToArray();
                else ReadPax(record, ref longName, ref longSize);
                continue;
            }
            size = longSize ?? size;
            Begin(HasContent(type) ? size : type is 'g' or 'K' ? size : 0);
            if (type is not ('0' or '\0' or '7'))
            {
                (longName, longSize) = type is 'g' or 'K' ? (longName, longSize) : (null, null);
                continue;
            }
            (Name, Size) = (longName ?? TarHeader.NameOf(_block), size);
            return true;
        }
    }

    public void Dispose() => _current?.Dispose();

    /// <summary>Links, devices and folders have no content, whatever size they state.</summary>
    private static bool HasContent(char type) => type is not (>= '1' and <= '6');

    private void Begin(long size)
    {
        _length = size;
        _padding = -size & (TarHeader.Size - 1);
        if (stream.CanSeek) _contentAt = stream.Position;
        _current = stream.CanSeek ? new SliceStream(stream, _contentAt, size) : new EntryStream(stream, size);
    }

    /// <summary>Goes to the block behind the entry at hand.</summary>
    private void SkipRest()
    {
        if (_current is null) return;
        var left = _current is EntryStream forward ? forward.Left + _padding : 0;
        _current = null;
        if (stream.CanSeek)
        {
            if (_length > stream.Length - _contentAt) throw new UnreadException(NoteCode.ArchiveBroken, "tar", "end");
            stream.Position = Math.Min(stream.Length, _contentAt + _length + _padding);
            return;
        }
        if (left == 0) return;
        var buffer = new byte[(int)Math.Min(left, 64 << 10)];
        while (left > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var count = stream.Read(buffer.AsSpan(0, (int)Math.Min(left, buffer.Length)));
            if (count == 0) throw new UnreadException(NoteCode.ArchiveBroken, "tar", "end");
            left -= count;
        }
    }

    /// <summary>False at the end: no block, or one of zeros.</summary>
    private bool ReadBlock()
    {
        var count = stream.ReadAtLeast(_block, _block.Length, throwOnEndOfStream: false);
        if (count == 0 || !_block.AsSpan(0, count).ContainsAnyExcept((byte)0)) return false;
        return count == _block.Length ? true : throw new UnreadException(NoteCode.ArchiveBroken, "tar", "end");
    }

    private byte[] ReadRecord(long size)
    {
        if (size > LongestRecord) throw new UnreadException(NoteCode.ArchiveBroken, "tar", "header");
        var record = new byte[size];
        var count = Content.ReadAtLeast(record, record.Length, throwOnEndOfStream: false);
        return count == record.Length ? record : throw new UnreadException(NoteCode.ArchiveBroken, "tar", "end");
    }

    /// <summary>Lines of <c>length key=value\n</c>, the length counting the whole line.</summary>
    private static void ReadPax(ReadOnlySpan<byte> record, ref byte[]? name, ref long? size)
    {
        while (record.IndexOf((byte)' ') is > 0 and var blank)
        {
            if (!int.TryParse(record[..blank], NumberStyles.None, CultureInfo.InvariantCulture, out var length) || length <= blank + 1 || length > record.Length)
                return;
            var line = record[(blank + 1)..(length - 1)];
            if (line.StartsWith("path="u8)) name = line["path=".Length..].ToArray();
            else if (line.StartsWith("size="u8) && long.TryParse(line["size=".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var stated)) size = stated;
            record = record[length..];
        }
    }

    private sealed class EntryStream(Stream stream, long left) : ReadOnlyStream
    {
        public long Left { get; private set; } = left;

        public override int Read(Span<byte> buffer)
        {
            if (Left == 0 || buffer.Length == 0) return 0;
            var count = stream.Read(buffer.Length > Left ? buffer[..(int)Left] : buffer);
            if (count == 0) throw new UnreadException(NoteCode.ArchiveBroken, "tar", "end");
            Left -= count;
            return count;
        }
    }
}
