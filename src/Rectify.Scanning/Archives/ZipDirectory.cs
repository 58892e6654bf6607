using System.Buffers.Binary;

namespace Rectify.Scanning.Archives;

/// <summary>
/// A zip's directory: what stands in it is known without unpacking anything. Names stay bytes until somebody needs one.
/// </summary>
internal sealed class ZipDirectory
{
    private const int LineSize = 46;

    /// <summary>A million entries and more fit into it.</summary>
    private const int Largest = 128 << 20;
    private readonly byte[] _names;

    internal ZipDirectory(byte[] names, List<ZipEntry> entries, bool isBroken, bool isCut)
    {
        (_names, Entries, IsBroken, IsCut) = (names, entries, isBroken, isCut);
    }

    /// <summary>The entries in the directory's order.</summary>
    public List<ZipEntry> Entries { get; }

    /// <summary>Whether the directory could not be read to its end.</summary>
    public bool IsBroken { get; }

    /// <summary>Whether the budget's number of entries ended the reading.</summary>
    public bool IsCut { get; }

    public ReadOnlySpan<byte> NameOf(in ZipEntry entry) => _names.AsSpan(entry.NameAt, entry.NameLength);

    /// <summary>Reads the directory that <paramref name="end"/> points at.</summary>
    /// <exception cref="UnreadException">It is larger than the budget allows.</exception>
    public static ZipDirectory Read(Stream stream, ZipEnd end, Budget budget)
    {
        if (end.DirectorySize > Largest) throw Budget.Over(NoteCode.EntryTooLarge, Largest);
        budget.SpendBytes(end.DirectorySize);
        var bytes = new byte[end.DirectorySize];
        stream.Position = end.DirectoryAt;
        stream.ReadExactly(bytes);
        var entries = new List<ZipEntry>();
        var at = 0;
        while (at < bytes.Length)
        {
            var line = bytes.AsSpan(at);
            if (line.Length < LineSize || !line.StartsWith("PK\x01\x02"u8)) return new ZipDirectory(bytes, entries, isBroken: true, isCut: false);
            var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(line[28..]);
            var extraLength = BinaryPrimitives.ReadUInt16LittleEndian(line[30..]);
            var commentLength = BinaryPrimitives.ReadUInt16LittleEndian(line[32..]);
            var lineLength = LineSize + nameLength + extraLength + commentLength;
            if (lineLength > line.Length) return new ZipDirectory(bytes, entries, isBroken: true, isCut: false);
            if (!budget.TrySpendEntry()) return new ZipDirectory(bytes, entries, isBroken: false, isCut: true);
            entries.Add(ReadLine(line, at + LineSize, nameLength, line.Slice(LineSize + nameLength, extraLength), end.Shift));
            at += lineLength;
        }
        return new ZipDirectory(bytes, entries, isBroken: false, isCut: false);
    }

    private static ZipEntry ReadLine(ReadOnlySpan<byte> line, int nameAt, int nameLength, ReadOnlySpan<byte> extra, long shift)
    {
        long packed = BinaryPrimitives.ReadUInt32LittleEndian(line[20..]);
        long size = BinaryPrimitives.ReadUInt32LittleEndian(line[24..]);
        long header = BinaryPrimitives.ReadUInt32LittleEndian(line[42..]);
        if (packed == uint.MaxValue || size == uint.MaxValue || header == uint.MaxValue) Widen(extra, ref size, ref packed, ref header);
        return new ZipEntry(
            nameAt,
            nameLength,
            BinaryPrimitives.ReadUInt16LittleEndian(line[8..]),
            BinaryPrimitives.ReadUInt16LittleEndian(line[10..]),
            BinaryPrimitives.ReadUInt32LittleEndian(line[16..]),
            packed,
            size,
            header + shift);
    }

    /// <summary>The zip64 extra field (APPNOTE 4.5.3) holds, in this order, only those values whose narrow form is all ones.</summary>
    private static void Widen(ReadOnlySpan<byte> extra, ref long size, ref long packed, ref long header)
    {
        while (extra.Length >= 4)
        {
            var id = BinaryPrimitives.ReadUInt16LittleEndian(extra);
            var length = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            if (length > extra.Length - 4) return;
            if (id == 1)
            {
                var field = extra.Slice(4, length);
                if (size == uint.MaxValue) Take(ref field, ref size);
                if (packed == uint.MaxValue) Take(ref field, ref packed);
                if (header == uint.MaxValue) Take(ref field, ref header);
                return;
            }
            extra = extra[(4 + length)..];
        }
    }

    private static void Take(ref ReadOnlySpan<byte> field, ref long value)
    {
        if (field.Length < 8) return;
        value = BinaryPrimitives.ReadInt64LittleEndian(field);
        field = field[8..];
    }
}
