using System.Diagnostics.CodeAnalysis;

namespace Rectify.Foundation;

/// <summary>
/// 128 bits that sort by the time of their making: 48 bits of Unix milliseconds, then 80 random ones (the layout of a ULID). The text
/// is 26 characters of Crockford's base 32 in lower case; ordinal order of the texts is order of the values. Each concept wraps it in
/// its own type, so that a person is never passed for an organisation.
/// </summary>
public readonly record struct Id(UInt128 Value) : IComparable<Id>
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Length = 26;
    private const byte NoDigit = byte.MaxValue;
    private static readonly byte[] Digits = DigitsOf(Alphabet); // by character

    /// <inheritdoc />
    public int CompareTo(Id other) => Value.CompareTo(other.Value);

    /// <summary>The 26 characters.</summary>
    public override string ToString() => string.Create(Length, Value, static (text, value) =>
    {
        for (var i = text.Length - 1; i >= 0; i--, value >>= 5) text[i] = Alphabet[(int)(uint)(value & 31)];
    });

    /// <summary>Reads the 26 characters, in either case; anything else is false.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Id id)
    {
        id = default;
        if (text is not { Length: Length } || text[0] > '7') return false;
        // Ten bits, then sixty and sixty: 128-bit arithmetic three times instead of 26 times, for whoever reads ten million of them.
        var (value, part) = (UInt128.Zero, 0UL);
        for (var i = 0; i < Length; i++)
        {
            if (text[i] >= Digits.Length || Digits[text[i]] is var digit && digit == NoDigit) return false;
            part = (part << 5) | digit;
            if (i is not (1 or 13 or 25)) continue;
            (value, part) = ((value << 60) | part, 0);
        }
        id = new Id(value);
        return true;
    }

    /// <summary>Reads an id that this program wrote; anything else is a damaged store and throws.</summary>
    /// <exception cref="FormatException">The text is not an id.</exception>
    public static Id Parse(string text) => TryParse(text, out var id) ? id : throw new FormatException($"Not an id: {text}");

    /// <summary>Order of making.</summary>
    public static bool operator <(Id left, Id right) => left.Value < right.Value;

    /// <summary>Order of making.</summary>
    public static bool operator >(Id left, Id right) => left.Value > right.Value;

    /// <summary>Order of making.</summary>
    public static bool operator <=(Id left, Id right) => left.Value <= right.Value;

    /// <summary>Order of making.</summary>
    public static bool operator >=(Id left, Id right) => left.Value >= right.Value;

    private static byte[] DigitsOf(string alphabet)
    {
        var digits = new byte[128];
        Array.Fill(digits, NoDigit);
        for (var digit = 0; digit < alphabet.Length; digit++) digits[alphabet[digit]] = digits[char.ToUpperInvariant(alphabet[digit])] = (byte)digit;
        return digits;
    }
}
