using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;

namespace Rectify.Proof.Log;

/// <summary>
/// An Ed25519 public key for notes. Its text form, the verifier key of the Go note package, is what people hand to each other:
/// <c>name+c74f20a3+ARpc2Q…</c> (name, key id in hexadecimal, base64 of 0x01 and the 32 bytes of the key).
/// </summary>
public sealed record NoteKey
{
    /// <summary>Signature type of Ed25519 (C2SP signed-note, "Signature types").</summary>
    internal const byte Ed25519 = 1;

    private readonly PublicKey key;

    private NoteKey(string name, PublicKey key)
    {
        Name = name;
        this.key = key;
        PublicKey = [.. key.Export(KeyBlobFormat.RawPublicKey)];
        Id = IdOf(name, PublicKey.AsSpan());
    }

    /// <summary>Who signs, for example <c>example.com/rectify</c>; without spaces and without a plus.</summary>
    public string Name { get; }

    /// <summary>SHA-256(name || 0x0A || 0x01 || public key), the first four bytes. A label, no proof: two keys can share it.</summary>
    public uint Id { get; }

    /// <summary>The 32 bytes of the key (RFC 8032).</summary>
    public ImmutableArray<byte> PublicKey { get; }

    /// <summary>Whether a note may name a key so: not empty, no Unicode space, no plus, no control character.</summary>
    public static bool IsName(string name) =>
        name.Length > 0 && !name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == '+');

    /// <summary>A key from its 32 bytes; false when the name or the bytes cannot be one.</summary>
    public static bool TryCreate(string name, ReadOnlySpan<byte> publicKey, [NotNullWhen(true)] out NoteKey? key)
    {
        key = null;
        if (!IsName(name)) return false;
        NSec.Cryptography.PublicKey.TryImport(SignatureAlgorithm.Ed25519, publicKey, KeyBlobFormat.RawPublicKey, out var imported);
        if (imported is not null) key = new(name, imported);
        return key is not null;
    }

    /// <summary>Reads the text form; false when it is malformed, of another algorithm, or its id does not belong to its key.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out NoteKey? key)
    {
        key = null;
        if (!TrySplit(text, out var name, out var id, out var material) || !TryCreate(name, material, out var read) || read.Id != id) return false;
        key = read;
        return true;
    }

    /// <summary>Whether the signature is this key's over these bytes.</summary>
    public bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) => SignatureAlgorithm.Ed25519.Verify(key, data, signature);

    /// <summary>The text form.</summary>
    public override string ToString() => Encode(Name, Id, PublicKey.AsSpan());

    /// <inheritdoc />
    public bool Equals(NoteKey? other) => other is not null && Name == other.Name && PublicKey.AsSpan().SequenceEqual(other.PublicKey.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Name, Id);

    internal static uint IdOf(string name, ReadOnlySpan<byte> publicKey) =>
        BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData([.. Encoding.UTF8.GetBytes(name), (byte)'\n', Ed25519, .. publicKey]));

    internal static string Encode(string name, uint id, ReadOnlySpan<byte> material) =>
        $"{name}+{id.ToString("x8", CultureInfo.InvariantCulture)}+{Convert.ToBase64String([Ed25519, .. material])}";

    /// <summary>Takes <c>name+id+base64</c> apart; the base64 may itself contain plus signs.</summary>
    internal static bool TrySplit(string text, out string name, out uint id, out byte[] material)
    {
        (name, id, material) = ("", 0, []);
        var parts = text.Split('+', 3);
        if (parts.Length != 3 || parts[1].Length != 8 || parts[1].AsSpan().ContainsAnyInRange('A', 'F')) return false;
        if (!uint.TryParse(parts[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out id)) return false;
        if (!StrictBase64.TryDecode(parts[2], out var bytes) || bytes.Length != 33 || bytes[0] != Ed25519) return false;
        (name, material) = (parts[0], bytes[1..]);
        return true;
    }
}
