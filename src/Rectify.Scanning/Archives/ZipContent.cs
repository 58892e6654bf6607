using System.Buffers.Binary;
using System.IO.Compression;

namespace Rectify.Scanning.Archives;

/// <summary>Opens the content of zip entries.</summary>
internal static class ZipContent
{
    private const int HeaderSize = 30;

    /// <summary>The entry's bytes as they stand in the archive; a stored entry's are its content.</summary>
    /// <exception cref="UnreadException">There is no entry where the directory says.</exception>
    public static SliceStream Packed(Stream archive, in ZipEntry entry)
    {
        Span<byte> header = stackalloc byte[HeaderSize];
        if (entry.HeaderAt < 0 || entry.HeaderAt > archive.Length - HeaderSize) throw Broken();
        archive.Position = entry.HeaderAt;
        archive.ReadExactly(header);
        if (!header.StartsWith("PK\x03\x04"u8)) throw Broken();
        var dataAt = entry.HeaderAt + HeaderSize
            + BinaryPrimitives.ReadUInt16LittleEndian(header[26..]) + BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        if (entry.PackedSize < 0 || entry.PackedSize > archive.Length - dataAt) throw Broken();
        return new SliceStream(archive, dataAt, entry.PackedSize);
    }

    /// <summary>The entry's content, unpacked within the budget.</summary>
    /// <exception cref="UnreadException">There is no entry where the directory says.</exception>
    public static GuardedStream Unpacked(Stream archive, in ZipEntry entry, Budget budget)
    {
        var packedSize = entry.PackedSize;
        Stream packed = Packed(archive, entry);
        if (entry.Method == ZipEntry.Deflated) packed = new DeflateStream(packed, CompressionMode.Decompress);
        return new GuardedStream(packed, "zip", () => packedSize, budget);
    }

    private static UnreadException Broken() => new(NoteCode.ArchiveBroken, "zip", "header");
}
