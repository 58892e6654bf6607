using System.Text;

namespace Rectify.Advisories.Database;

/// <summary>Reads what <see cref="BlobWriter"/> wrote. A damaged blob is an <see cref="InvalidDataException"/>.</summary>
internal ref struct BlobReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    public readonly bool AtEnd => rest.IsEmpty;

    public long Number()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (rest.IsEmpty) break;
            var next = rest[0];
            rest = rest[1..];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return (long)(value >> 1) ^ -(long)(value & 1);
        }
        throw new InvalidDataException("The advisory database is damaged.");
    }

    public int Count()
    {
        var count = Number();
        return count >= 0 && count <= rest.Length ? (int)count : throw new InvalidDataException("The advisory database is damaged.");
    }

    public ReadOnlySpan<byte> Bytes()
    {
        var count = Count();
        var value = rest[..count];
        rest = rest[count..];
        return value;
    }

    public string Text() => Encoding.UTF8.GetString(Bytes());

    public string[] Texts()
    {
        var count = Count();
        if (count == 0) return [];
        var texts = new string[count];
        for (var i = 0; i < count; i++) texts[i] = Text();
        return texts;
    }
}
