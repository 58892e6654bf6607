using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Rectify.Foundation;

namespace Rectify.Parties.Accounts;

/// <summary>
/// An authenticator program: codes of six digits, one for each 30 seconds (RFC 6238, HMAC-SHA-1: what all of these programs speak). A code counts
/// one step early and one late, since clocks differ.
/// </summary>
public sealed class Authenticator
{
    /// <summary>What its seed is sealed for.</summary>
    public const string Purpose = "authenticator";

    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"; // RFC 4648
    private const int Size = 20; // as long as the hash, as RFC 4226 asks
    private const int Digits = 6;
    private const int Modulus = 1_000_000;
    private const int Tolerance = 1;
    private static readonly Duration Step = Duration.FromSeconds(30);

    private readonly byte[] key;

    private Authenticator(byte[] key) => this.key = key;

    /// <summary>The seed in base 32, as people may type it.</summary>
    public string Seed => string.Create(key.Length * 8 / 5, key, static (text, key) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            var bit = i * 5;
            var two = (key[bit / 8] << 8) | (bit / 8 + 1 < key.Length ? key[bit / 8 + 1] : 0);
            text[i] = Alphabet[(two >> (11 - bit % 8)) & 31];
        }
    });

    /// <summary>A new one.</summary>
    public static Authenticator Make(IRandomSource random)
    {
        var key = new byte[Size];
        random.Fill(key);
        return new Authenticator(key);
    }

    /// <summary>The one of this seed; null for what is none.</summary>
    public static Authenticator? Read(string seed)
    {
        if (seed.Length == 0 || seed.Length * 5 % 8 != 0) return null;
        var key = new byte[seed.Length * 5 / 8];
        var (bits, count, at) = (0, 0, 0);
        foreach (var letter in seed)
        {
            var digit = Alphabet.IndexOf(letter, StringComparison.Ordinal);
            if (digit < 0) return null;
            (bits, count) = (((bits << 5) | digit) & 0xFFF, count + 5);
            if (count >= 8) key[at++] = (byte)(bits >> (count -= 8));
        }
        return new Authenticator(key);
    }

    /// <summary>What the program reads from the picture: <c>otpauth://totp/…</c>.</summary>
    /// <param name="login">Whose it is.</param>
    /// <param name="where">What it is for, as the person will see it.</param>
    public string Address(string login, string where) =>
        $"otpauth://totp/{Uri.EscapeDataString(where)}:{Uri.EscapeDataString(login)}?secret={Seed}&issuer={Uri.EscapeDataString(where)}";

    /// <summary>The step of time whose code this is, near enough to an instant; null when it is none of them.</summary>
    public long? StepOf(string code, Instant now)
    {
        var typed = code.Replace(" ", "", StringComparison.Ordinal);
        if (typed.Length != Digits || !typed.All(char.IsAsciiDigit)) return null;
        var present = StepAt(now);
        long? found = null;
        for (var step = present - Tolerance; step <= present + Tolerance; step++)
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(CodeAt(step)), Encoding.ASCII.GetBytes(typed))) found ??= step;
        return found;
    }

    /// <summary>The code at an instant, as the program shows it.</summary>
    public string CodeAt(Instant now) => CodeAt(StepAt(now));

    private static long StepAt(Instant now) => now.ToUnixTimeSeconds() / (long)Step.TotalSeconds;

    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238: what authenticators speak; as a keyed hash SHA-1 is not broken.")]
    private string CodeAt(long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(key, counter, hash);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 15)..]) & int.MaxValue;
        return (number % Modulus).ToString($"D{Digits}", CultureInfo.InvariantCulture);
    }
}
