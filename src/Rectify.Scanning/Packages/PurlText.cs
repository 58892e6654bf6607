using System.Buffers;
using System.Text;

namespace Rectify.Scanning.Packages;

/// <summary>The percent-encoding of package URLs, both ways, and the canonical text.</summary>
internal static class PurlText
{
    private const string NeverEncoded = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_~:";

    private static readonly SearchValues<char> Plain = SearchValues.Create(NeverEncoded);
    private static readonly SearchValues<char> PlainOrSlash = SearchValues.Create(NeverEncoded + "/");
    private static readonly SearchValues<char> PlainOrPercent = SearchValues.Create(NeverEncoded + "%");
    private static readonly SearchValues<char> PlainPercentOrSlash = SearchValues.Create(NeverEncoded + "%/");

    /// <summary>Whether the text is itself when decoded.</summary>
    public static bool IsPlain(ReadOnlySpan<char> text, bool slashes) => !text.ContainsAnyExcept(slashes ? PlainOrSlash : Plain);

    /// <summary>
    /// Decodes <c>%XX</c> as UTF-8. A broken sequence stays as it is written; bytes that are not UTF-8 become U+FFFD; both are reported,
    /// as are characters that had to be encoded.
    /// </summary>
    public static string Decode(ReadOnlySpan<char> text, bool slashes, ref PurlProblem? problem)
    {
        if (IsPlain(text, slashes)) return text.ToString();
        if (text.ContainsAnyExcept(slashes ? PlainPercentOrSlash : PlainOrPercent))
            problem ??= PurlProblem.Of(PurlProblemCode.CharacterNotEncoded, text);

        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var (length, broken) = (0, false);
        while (!text.IsEmpty)
        {
            if (text[0] != '%')
            {
                var plain = text.IndexOf('%') is var next and >= 0 ? text[..next] : text;
                length += Encoding.UTF8.GetBytes(plain, bytes.AsSpan(length));
                text = text[plain.Length..];
            }
            else if (text.Length > 2 && char.IsAsciiHexDigit(text[1]) && char.IsAsciiHexDigit(text[2]))
            {
                bytes[length++] = (byte)(HexValue(text[1]) << 4 | HexValue(text[2]));
                text = text[3..];
            }
            else
            {
                broken = true;
                bytes[length++] = (byte)'%';
                text = text[1..];
            }
        }
        var decoded = bytes.AsSpan(0, length);
        if (broken || !System.Text.Unicode.Utf8.IsValid(decoded)) problem ??= PurlProblem.Of(PurlProblemCode.EncodingBroken, Encoding.UTF8.GetString(decoded));
        var result = Encoding.UTF8.GetString(decoded);
        ArrayPool<byte>.Shared.Return(bytes);
        return result;
    }

    public static string Print(PackageUrl purl)
    {
        var text = new StringBuilder("pkg:", 64).Append(purl.Type).Append('/');
        if (purl.Namespace is { } ns) Encode(text, ns, slashes: true).Append('/');
        Encode(text, purl.Name, slashes: purl.Type == "git");
        if (purl.Version is { } version) Encode(text.Append('@'), version, slashes: false);
        var separator = '?';
        foreach (var (key, value) in purl.Qualifiers)
        {
            Encode(text.Append(separator).Append(key).Append('='), value, slashes: false);
            separator = '&';
        }
        if (purl.Subpath is { } subpath) Encode(text.Append('#'), subpath, slashes: true);
        return text.ToString();
    }

    private static StringBuilder Encode(StringBuilder target, string text, bool slashes)
    {
        if (IsPlain(text, slashes)) return target.Append(text);
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii && (slashes && rune.Value == '/' || Plain.Contains((char)rune.Value)))
            {
                target.Append((char)rune.Value);
                continue;
            }
            foreach (var value in bytes[..rune.EncodeToUtf8(bytes)])
                target.Append('%').Append(HexDigit(value >> 4)).Append(HexDigit(value & 15));
        }
        return target;
    }

    private static int HexValue(char c) => c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;

    private static char HexDigit(int value) => (char)(value < 10 ? '0' + value : 'A' + value - 10);
}
