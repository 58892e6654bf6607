namespace Rectify.Scanning.Archives;

/// <summary>What the first bytes of a file say that it is. Names and extensions are never asked.</summary>
internal enum ContentKind
{
    Other,
    Zip,
    Gzip,
    Bzip2,
    Tar,
    /// <summary>A script or Windows program, which may carry a zip at its end.</summary>
    Program,
    /// <summary>An archive format that is not read yet.</summary>
    NotRead,
}

/// <summary>Recognises archives by their first bytes.</summary>
internal static class Content
{
    /// <summary>How many first bytes are enough to tell any kind.</summary>
    public const int HeadBytes = 512;

    /// <summary>The kind of what begins with these bytes.</summary>
    public static ContentKind KindOf(ReadOnlySpan<byte> head)
    {
        if (head.Length < 4) return ContentKind.Other;
        if (head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8)) return ContentKind.Zip;
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B, 8])) return ContentKind.Gzip;
        if (head.StartsWith("BZh"u8) && head[3] is >= (byte)'1' and <= (byte)'9') return ContentKind.Bzip2;
        if (TarHeader.IsOne(head)) return ContentKind.Tar;
        if (UnreadFormat(head) is not null) return ContentKind.NotRead;
        if (head.StartsWith("#!"u8) || head.StartsWith("MZ"u8)) return ContentKind.Program;
        return ContentKind.Other;
    }

    /// <summary>The name of a format that is recognised and not read, or null.</summary>
    public static string? UnreadFormat(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0])) return "xz";
        if (head.StartsWith((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD])) return "zstd";
        if (head.StartsWith((ReadOnlySpan<byte>)[(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C])) return "7z";
        if (head.StartsWith("Rar!\x1A\x07"u8)) return "RAR";
        if (head.StartsWith((ReadOnlySpan<byte>)[0xED, 0xAB, 0xEE, 0xDB])) return "RPM";
        if (head.StartsWith("!<arch>\ndebian-binary"u8)) return "deb";
        if (head.StartsWith((ReadOnlySpan<byte>)[0xCA, 0xFE, 0xD0, 0x0D])) return "pack200";
        if (head.StartsWith((ReadOnlySpan<byte>)[0x04, 0x22, 0x4D, 0x18])) return "LZ4";
        return null;
    }
}
