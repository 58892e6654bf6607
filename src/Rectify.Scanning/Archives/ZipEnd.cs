using System.Buffers;
using System.Buffers.Binary;

namespace Rectify.Scanning.Archives;

/// <summary>Where a zip's directory stands, from the records at the file's end (PKWARE APPNOTE 4.3.14 to 4.3.16).</summary>
/// <param name="DirectoryAt">Where the directory begins in the stream.</param>
/// <param name="DirectorySize">Its length in bytes.</param>
/// <param name="Shift">What to add to the offsets that the directory states: the length of whatever stands before the archive.</param>
internal readonly record struct ZipEnd(long DirectoryAt, long DirectorySize, long Shift)
{
    private const int EndSize = 22, LocatorSize = 20, End64Size = 56, LongestComment = 65535, MostTries = 64;

    /// <summary>Searches the end of a stream, backwards through the longest comment that the format allows.</summary>
    public static ZipEnd? Find(Stream stream)
    {
        var size = (int)Math.Min(stream.Length, EndSize + LongestComment);
        if (size < EndSize) return null;
        var rented = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            var tail = rented.AsSpan(0, size);
            stream.Position = stream.Length - size;
            stream.ReadExactly(tail);
            var search = tail[..^(EndSize - 4)];
            for (var tries = 0; tries < MostTries; tries++)
            {
                var at = search.LastIndexOf("PK\x05\x06"u8);
                if (at < 0) return null;
                if (At(stream, stream.Length - size + at, tail[at..]) is { } end) return end;
                search = search[..at];
            }
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static ZipEnd? At(Stream stream, long endAt, ReadOnlySpan<byte> end)
    {
        long entries = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]);
        long size = BinaryPrimitives.ReadUInt32LittleEndian(end[12..]);
        long stated = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
        var before = endAt;
        if ((entries == ushort.MaxValue || size == uint.MaxValue || stated == uint.MaxValue) && Find64(stream, endAt) is { } wide)
            (before, entries, size, stated) = wide;
        if (size < 0 || size > before || stated < 0) return null;
        var begins = before - size;
        if (IsDirectory(stream, begins, size)) return new ZipEnd(begins, size, begins - stated);
        if (stated != begins && stated <= before - size && IsDirectory(stream, stated, size)) return new ZipEnd(stated, size, 0);
        return entries == 0 && size == 0 ? new ZipEnd(begins, 0, 0) : null;
    }

    private static (long Before, long Entries, long Size, long Stated)? Find64(Stream stream, long endAt)
    {
        Span<byte> locator = stackalloc byte[LocatorSize];
        if (!TryReadAt(stream, endAt - LocatorSize, locator) || !locator.StartsWith("PK\x06\x07"u8)) return null;
        var stated = BinaryPrimitives.ReadInt64LittleEndian(locator[8..]);
        Span<byte> record = stackalloc byte[End64Size];
        // With something before the archive the stated place is short of it; then the record stands right before its locator.
        foreach (var at in (ReadOnlySpan<long>)[stated, endAt - LocatorSize - End64Size])
        {
            if (!TryReadAt(stream, at, record) || !record.StartsWith("PK\x06\x06"u8)) continue;
            return (at, BinaryPrimitives.ReadInt64LittleEndian(record[32..]), BinaryPrimitives.ReadInt64LittleEndian(record[40..]), BinaryPrimitives.ReadInt64LittleEndian(record[48..]));
        }
        return null;
    }

    private static bool IsDirectory(Stream stream, long at, long size)
    {
        Span<byte> signature = stackalloc byte[4];
        return size > 0 && TryReadAt(stream, at, signature) && signature.SequenceEqual("PK\x01\x02"u8);
    }

    private static bool TryReadAt(Stream stream, long at, Span<byte> bytes)
    {
        if (at < 0 || at > stream.Length - bytes.Length) return false;
        stream.Position = at;
        return stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length;
    }
}
