namespace Rectify.Scanning.Archives;

/// <summary>One line of a zip's directory.</summary>
/// <param name="NameAt">Where its name stands in the directory's bytes.</param>
/// <param name="NameLength">Length of the name in bytes.</param>
/// <param name="Flags">General purpose flags (APPNOTE 4.4.4).</param>
/// <param name="Method">Compression method (APPNOTE 4.4.5).</param>
/// <param name="Crc">CRC-32 of the unpacked bytes.</param>
/// <param name="PackedSize">Bytes in the archive.</param>
/// <param name="Size">Bytes unpacked.</param>
/// <param name="HeaderAt">Where its local header stands in the stream.</param>
internal readonly record struct ZipEntry(int NameAt, int NameLength, ushort Flags, ushort Method, uint Crc, long PackedSize, long Size, long HeaderAt)
{
    public const ushort Stored = 0, Deflated = 8;

    public bool IsEncrypted => (Flags & 1) != 0;

    public bool IsReadable => !IsEncrypted && Method is (Stored or Deflated);
}
