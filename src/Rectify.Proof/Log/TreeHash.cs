using System.Buffers.Binary;

namespace Rectify.Proof.Log;

/// <summary>A SHA-256 value (32 bytes): of a leaf, a subtree, a tree or a file.</summary>
public readonly record struct TreeHash
{
    /// <summary>Length in bytes.</summary>
    public const int Size = 32;

    private readonly ulong a, b, c, d;

    /// <summary>Takes 32 bytes.</summary>
    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public TreeHash(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size) throw new ArgumentException($"A hash has {Size} bytes, not {bytes.Length}.", nameof(bytes));
        a = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        b = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        c = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        d = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
    }

    /// <summary>Writes the 32 bytes.</summary>
    public void CopyTo(Span<byte> into)
    {
        BinaryPrimitives.WriteUInt64BigEndian(into, a);
        BinaryPrimitives.WriteUInt64BigEndian(into[8..], b);
        BinaryPrimitives.WriteUInt64BigEndian(into[16..], c);
        BinaryPrimitives.WriteUInt64BigEndian(into[24..], d);
    }

    /// <summary>The 32 bytes.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Size];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>64 lower-case hexadecimal digits, as sha256sum prints them.</summary>
    public override string ToString() => Convert.ToHexStringLower(ToArray());

    /// <summary>Reads 64 lower-case hexadecimal digits.</summary>
    public static bool TryParse(string? hex, out TreeHash hash)
    {
        Span<byte> bytes = stackalloc byte[Size];
        var good = hex is { Length: 2 * Size }
            && !hex.AsSpan().ContainsAnyExceptInRange('0', 'f') && !hex.AsSpan().ContainsAnyInRange('A', 'F')
            && Convert.FromHexString(hex, bytes, out _, out _) == System.Buffers.OperationStatus.Done;
        hash = good ? new TreeHash(bytes) : default;
        return good;
    }
}
