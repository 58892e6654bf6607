namespace Rectify.Scanning.Archives;

/// <summary>One 512-byte block that begins a tar entry (POSIX.1-2001 ustar, GNU and old formats).</summary>
internal static class TarHeader
{
    public const int Size = 512;
    private const int ChecksumAt = 148, ChecksumLength = 8;

    /// <summary>Whether the block's checksum is right, which no other kind of file meets by chance.</summary>
    public static bool IsOne(ReadOnlySpan<byte> block)
    {
        if (block.Length < Size || block[0] == 0) return false;
        if (!TryReadNumber(block.Slice(ChecksumAt, ChecksumLength), out var stated)) return false;
        long sum = ' ' * ChecksumLength;
        foreach (var value in block[..ChecksumAt]) sum += value;
        foreach (var value in block[(ChecksumAt + ChecksumLength)..Size]) sum += value;
        return sum == stated;
    }

    public static char TypeOf(ReadOnlySpan<byte> block) => (char)block[156];

    public static bool TryReadSize(ReadOnlySpan<byte> block, out long size) => TryReadNumber(block.Slice(124, 12), out size) && size >= 0;

    /// <summary>The name with its ustar prefix.</summary>
    public static byte[] NameOf(ReadOnlySpan<byte> block)
    {
        var name = UntilZero(block[..100]);
        if (!block[257..].StartsWith("ustar\0"u8)) return name.ToArray();
        var prefix = UntilZero(block.Slice(345, 155));
        return prefix.Length == 0 ? name.ToArray() : [.. prefix, (byte)'/', .. name];
    }

    public static ReadOnlySpan<byte> UntilZero(ReadOnlySpan<byte> field) => field.IndexOf((byte)0) is >= 0 and var end ? field[..end] : field;

    /// <summary>Octal text, or GNU's base 256 when the first bit is set.</summary>
    private static bool TryReadNumber(ReadOnlySpan<byte> field, out long value)
    {
        value = 0;
        if ((field[0] & 0x80) != 0)
        {
            foreach (var digit in field[^8..]) value = (value << 8) | digit;
            return field[0] == 0x80 && value >= 0;
        }
        var text = UntilZero(field).Trim((byte)' ');
        foreach (var digit in text)
        {
            if (digit is < (byte)'0' or > (byte)'7') return false;
            value = (value << 3) | (uint)(digit - '0');
        }
        return text.Length > 0;
    }
}
