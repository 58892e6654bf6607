using System.Globalization;

namespace Rectify.Proof.Canonical;

/// <summary>Numbers as ECMAScript's Number::toString prints them (ECMA-262 §6.1.6.1.20), which RFC 8785 §3.2.2.3 prescribes.</summary>
internal static class EcmaNumber
{
    /// <summary>Room for any double: sign, 17 digits, 21 places or an exponent.</summary>
    public const int MaxLength = 32;

    /// <summary>Prints a finite number; returns how many bytes were written.</summary>
    public static int Format(double value, Span<byte> into)
    {
        if (value == 0) { into[0] = (byte)'0'; return 1; } // minus zero prints as zero
        Span<byte> digits = stackalloc byte[MaxLength];
        var (count, point) = Shortest(Math.Abs(value), digits);
        digits = digits[..count];

        var at = 0;
        if (value < 0) into[at++] = (byte)'-';
        var exponent = point is <= -6 or > 21;
        var whole = exponent ? 1 : Math.Max(point, 0);
        if (whole == 0) into[at++] = (byte)'0';
        for (var i = 0; i < whole; i++) into[at++] = i < count ? digits[i] : (byte)'0';
        if (whole < count) into[at++] = (byte)'.';
        if (!exponent)
            for (var i = point; i < 0; i++) into[at++] = (byte)'0';
        for (var i = whole; i < count; i++) into[at++] = digits[i];
        if (!exponent) return at;

        into[at++] = (byte)'e';
        into[at++] = (byte)(point > 0 ? '+' : '-');
        Math.Abs(point - 1).TryFormat(into[at..], out var written, default, CultureInfo.InvariantCulture);
        return at + written;
    }

    /// <summary>
    /// Whether a JSON number survives the way through a double. A fraction or an exponent asks for an approximation and gets the
    /// nearest double; a plain whole number must come back as itself.
    /// </summary>
    public static bool Keeps(ReadOnlySpan<byte> literal, double value)
    {
        if (literal.Length < 16 || literal.IndexOfAny((byte)'.', (byte)'e', (byte)'E') >= 0) return true;
        Span<byte> digits = stackalloc byte[MaxLength];
        var (count, point) = Shortest(Math.Abs(value), digits);
        var written = literal.TrimStart((byte)'-');
        return written.Length == point && written.TrimEnd((byte)'0').SequenceEqual(digits[..count]);
    }

    /// <summary>The fewest digits that read back as the same double, without zeros at either end: 0.DIGITS × 10^point.</summary>
    private static (int Count, int Point) Shortest(double positive, Span<byte> digits)
    {
        Span<byte> text = stackalloc byte[MaxLength];
        positive.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
        text = text[..length];

        var exponent = text.IndexOf((byte)'E');
        var point = exponent < 0 ? 0 : int.Parse(text[(exponent + 1)..], CultureInfo.InvariantCulture);
        if (exponent >= 0) text = text[..exponent];
        var dot = text.IndexOf((byte)'.');
        point += dot < 0 ? text.Length : dot;

        var count = 0;
        foreach (var b in text)
            if (b != '.') digits[count++] = b;
        var leading = digits[..count].IndexOfAnyExcept((byte)'0');
        digits[leading..count].CopyTo(digits);
        count -= leading;
        return (digits[..count].TrimEnd((byte)'0').Length, point - leading);
    }
}
