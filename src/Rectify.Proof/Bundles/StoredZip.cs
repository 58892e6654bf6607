using System.Buffers.Binary;
using System.Text;

namespace Rectify.Proof.Bundles;

/// <summary>One entry of an archive.</summary>
public readonly record struct ZipMember(string Path, ReadOnlyMemory<byte> Bytes);

/// <summary>
/// ZIP archives (APPNOTE 6.3) of one exact form: entries stored without compression one after the other, dated 1980-01-01, without
/// extra fields or comments. Any tool opens them; the same entries always give the same bytes, whatever the compression library; and
/// reading accepts nothing else, so that there is no byte that two tools could understand differently.
/// </summary>
public static class StoredZip
{
    private const int LocalSize = 30, CentralSize = 46, EndSize = 22;
    private const ushort Version = 10, FirstDay = 0x21; // version 1.0: stored entries only; 1980-01-01 in MS-DOS's count

    /// <summary>More would need ZIP64.</summary>
    private const int MostMembers = ushort.MaxValue - 1;

    /// <summary>The archive of these entries, in this order.</summary>
    public static byte[] Write(IReadOnlyList<ZipMember> members)
    {
        using var archive = new MemoryStream();
        foreach (var piece in Pieces(members)) archive.Write(piece.Span);
        return archive.ToArray();
    }

    /// <summary>The entries, or the offset of the first byte that is not as <see cref="Write"/> would have put it.</summary>
    public static bool TryRead(byte[] archive, int maxMembers, out List<ZipMember> members, out int offset)
    {
        members = [];
        offset = 0;
        maxMembers = Math.Min(maxMembers, MostMembers);
        while (members.Count <= maxMembers && ReadLocal(archive, offset) is { } member)
        {
            members.Add(member);
            offset += LocalSize + member.Path.Length + member.Bytes.Length;
        }
        if (members.Count > maxMembers) return false;

        offset = 0;
        foreach (var piece in Pieces(members))
        {
            var same = archive.AsSpan(offset).CommonPrefixLength(piece.Span);
            offset += same;
            if (same < piece.Length) return false;
        }
        return offset == archive.Length;
    }

    /// <summary>The archive from its first byte to its last.</summary>
    private static IEnumerable<ReadOnlyMemory<byte>> Pieces(IReadOnlyList<ZipMember> members)
    {
        var directory = new List<byte[]>(members.Count);
        var at = 0;
        foreach (var (path, bytes) in members)
        {
            var name = Encoding.ASCII.GetBytes(path);
            var crc = Crc32.Of(bytes.Span);
            directory.Add(Central(name, crc, bytes.Length, at));
            var local = Local(name, crc, bytes.Length);
            at = checked(at + local.Length + bytes.Length);
            yield return local;
            yield return bytes;
        }
        foreach (var entry in directory) yield return entry;
        yield return End(checked((ushort)members.Count), directory.Sum(entry => entry.Length), at);
    }

    private static ZipMember? ReadLocal(byte[] archive, int at)
    {
        var rest = archive.AsSpan(at);
        if (rest.Length < LocalSize || BinaryPrimitives.ReadUInt32LittleEndian(rest) != 0x04034b50) return null;
        long length = BinaryPrimitives.ReadUInt32LittleEndian(rest[22..]);
        var name = BinaryPrimitives.ReadUInt16LittleEndian(rest[26..]);
        if (LocalSize + name + length > rest.Length) return null;
        return new(Encoding.ASCII.GetString(rest.Slice(LocalSize, name)), archive.AsMemory(at + LocalSize + name, (int)length));
    }

    private static byte[] Local(byte[] name, uint crc, int length)
    {
        var header = new byte[LocalSize + name.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(header, 0x04034b50);
        Shared(header.AsSpan(4), name, crc, length);
        name.CopyTo(header, LocalSize);
        return header;
    }

    private static byte[] Central(byte[] name, uint crc, int length, int offset)
    {
        var header = new byte[CentralSize + name.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(header, 0x02014b50);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(4), Version);
        Shared(header.AsSpan(6), name, crc, length);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(42), offset);
        name.CopyTo(header, CentralSize);
        return header;
    }

    /// <summary>What both headers of an entry say; flags, method, time, extra length and comment length are zero.</summary>
    private static void Shared(Span<byte> fields, byte[] name, uint crc, int length)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(fields, Version);
        BinaryPrimitives.WriteUInt16LittleEndian(fields[8..], FirstDay);
        BinaryPrimitives.WriteUInt32LittleEndian(fields[10..], crc);
        BinaryPrimitives.WriteInt32LittleEndian(fields[14..], length);
        BinaryPrimitives.WriteInt32LittleEndian(fields[18..], length);
        BinaryPrimitives.WriteUInt16LittleEndian(fields[22..], checked((ushort)name.Length));
    }

    private static byte[] End(ushort count, int length, int start)
    {
        var end = new byte[EndSize];
        BinaryPrimitives.WriteUInt32LittleEndian(end, 0x06054b50);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(8), count);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(10), count);
        BinaryPrimitives.WriteInt32LittleEndian(end.AsSpan(12), length);
        BinaryPrimitives.WriteInt32LittleEndian(end.AsSpan(16), start);
        return end;
    }
}
