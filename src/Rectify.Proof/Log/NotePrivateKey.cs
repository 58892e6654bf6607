using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using NSec.Cryptography;

namespace Rectify.Proof.Log;

/// <summary>Fills a buffer with unpredictable bytes, for example <c>RandomNumberGenerator.Fill</c>.</summary>
public delegate void FillRandom(Span<byte> buffer);

/// <summary>
/// An Ed25519 key pair in locked memory. Its text form, that of the Go note package, is for a file that only its owner can read:
/// <c>PRIVATE+KEY+name+c74f20a3+AYEKFA…</c> (base64 of 0x01 and the 32 bytes of the seed).
/// </summary>
public sealed class NotePrivateKey : INoteSigner
{
    private const string Prefix = "PRIVATE+KEY+";
    private const int SeedSize = 32;

    private readonly Key pair;

    private NotePrivateKey(NoteKey key, Key pair) => (Key, this.pair) = (key, pair);

    /// <inheritdoc />
    public NoteKey Key { get; }

    /// <summary>A new key pair.</summary>
    /// <param name="name">Who signs; see <see cref="NoteKey.IsName"/>.</param>
    /// <param name="random">Where the secret comes from.</param>
    public static NotePrivateKey Generate(string name, FillRandom random)
    {
        Span<byte> seed = stackalloc byte[SeedSize];
        random(seed);
        TryImport(name, seed, out var key);
        CryptographicOperations.ZeroMemory(seed);
        return key ?? throw new ArgumentException($"\"{name}\" cannot name a key.", nameof(name));
    }

    /// <summary>Reads the text form; false when it is malformed or its id does not belong to its key.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out NotePrivateKey? key)
    {
        key = null;
        if (!text.StartsWith(Prefix, StringComparison.Ordinal)) return false;
        if (!NoteKey.TrySplit(text[Prefix.Length..], out var name, out var id, out var seed)) return false;
        if (TryImport(name, seed, out var read) && read.Key.Id == id) key = read;
        else read?.Dispose();
        CryptographicOperations.ZeroMemory(seed);
        return key is not null;
    }

    /// <summary>The text form: a secret.</summary>
    public string Encode() => Prefix + NoteKey.Encode(Key.Name, Key.Id, pair.Export(KeyBlobFormat.RawPrivateKey));

    /// <inheritdoc />
    public byte[] Sign(ReadOnlySpan<byte> text) => SignatureAlgorithm.Ed25519.Sign(pair, text);

    /// <inheritdoc />
    public void Dispose() => pair.Dispose();

    private static bool TryImport(string name, ReadOnlySpan<byte> seed, [NotNullWhen(true)] out NotePrivateKey? key)
    {
        key = null;
        var exportable = new KeyCreationParameters { ExportPolicy = KeyExportPolicies.AllowPlaintextExport };
        if (!NSec.Cryptography.Key.TryImport(SignatureAlgorithm.Ed25519, seed, KeyBlobFormat.RawPrivateKey, out var pair, exportable) || pair is null) return false;
        if (NoteKey.TryCreate(name, pair.PublicKey.Export(KeyBlobFormat.RawPublicKey), out var publicKey)) key = new(publicKey, pair);
        else pair.Dispose();
        return key is not null;
    }
}
