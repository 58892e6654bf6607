using System.Buffers.Binary;

namespace Rectify.Scanning.Archives;

/// <summary>CRC-32 as zip and gzip use it (ISO 3309, reflected polynomial EDB88320), eight bytes a step.</summary>
internal static class Crc32
{
    private static readonly uint[][] Tables = MakeTables();

    /// <summary>The checksum of a whole.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes) => Continue(0, bytes);

    /// <summary>The checksum of what had <paramref name="crc"/> and goes on with <paramref name="bytes"/>; 0 for nothing.</summary>
    public static uint Continue(uint crc, ReadOnlySpan<byte> bytes)
    {
        var (t0, t1, t2, t3, t4, t5, t6, t7) = (Tables[0], Tables[1], Tables[2], Tables[3], Tables[4], Tables[5], Tables[6], Tables[7]);
        crc = ~crc;
        while (bytes.Length >= 8)
        {
            var low = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ crc;
            var high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            crc = t7[(byte)low] ^ t6[(byte)(low >> 8)] ^ t5[(byte)(low >> 16)] ^ t4[low >> 24]
                ^ t3[(byte)high] ^ t2[(byte)(high >> 8)] ^ t1[(byte)(high >> 16)] ^ t0[high >> 24];
            bytes = bytes[8..];
        }
        foreach (var value in bytes) crc = (crc >> 8) ^ t0[(byte)(crc ^ value)];
        return ~crc;
    }

    private static uint[][] MakeTables()
    {
        var tables = new uint[8][];
        for (var t = 0; t < 8; t++) tables[t] = new uint[256];
        for (var i = 0u; i < 256; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++) value = (value >> 1) ^ ((value & 1) * 0xEDB88320u);
            tables[0][i] = value;
        }
        for (var t = 1; t < 8; t++)
            for (var i = 0; i < 256; i++) tables[t][i] = (tables[t - 1][i] >> 8) ^ tables[0][(byte)tables[t - 1][i]];
        return tables;
    }
}
