using System.Text;

namespace Rectify.Advisories.Database;

/// <summary>Writes the compact form in which records stand in the database: LEB128 numbers and UTF-8 texts with their length.</summary>
internal sealed class BlobWriter
{
    private byte[] bytes = new byte[256];
    private int length;

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, length);

    public void Clear() => length = 0;

    public void Number(long value)
    {
        var left = (ulong)((value << 1) ^ (value >> 63)); // zigzag: small negative numbers stay short
        Reserve(10);
        for (; left >= 0x80; left >>= 7) bytes[length++] = (byte)(left | 0x80);
        bytes[length++] = (byte)left;
    }

    public void Text(string text)
    {
        var size = Encoding.UTF8.GetByteCount(text);
        Number(size);
        Reserve(size);
        length += Encoding.UTF8.GetBytes(text, bytes.AsSpan(length));
    }

    public void Texts(IReadOnlyList<string> texts)
    {
        Number(texts.Count);
        foreach (var text in texts) Text(text);
    }

    public void Bytes(ReadOnlySpan<byte> value)
    {
        Number(value.Length);
        Reserve(value.Length);
        value.CopyTo(bytes.AsSpan(length));
        length += value.Length;
    }

    private void Reserve(int count)
    {
        if (length + count > bytes.Length) Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + count));
    }
}
