using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace Rectify.Scanning.Packages;

/// <summary>The percent-encoding of package URLs, both ways, and the canonical text.</summary>
internal static class PurlText
{
    private const string NeverEncoded = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_~:";

    private const string Hex = "0123456789ABCDEF";

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
        var result = Encoding.UTF8.GetString(decoded);
        if (broken || !Utf8.IsValid(decoded)) problem ??= PurlProblem.Of(PurlProblemCode.EncodingBroken, result);
        ArrayPool<byte>.Shared.Return(bytes);
        return result;
    }

    public static string Print(PackageUrl purl)
    {
        var text = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[256]);
        text.AppendLiteral("pkg:");
        text.AppendLiteral(purl.Type);
        text.AppendLiteral("/");
        if (purl.Namespace is { } ns)
        {
            Encode(ref text, ns, slashes: true);
            text.AppendLiteral("/");
        }
        Encode(ref text, purl.Name, slashes: purl.Type == "git");
        if (purl.Version is { } version)
        {
            text.AppendLiteral("@");
            Encode(ref text, version, slashes: false);
        }
        for (var i = 0; i < purl.Qualifiers.Count; i++)
        {
            text.AppendLiteral(i == 0 ? "?" : "&");
            text.AppendLiteral(purl.Qualifiers[i].Key);
            text.AppendLiteral("=");
            Encode(ref text, purl.Qualifiers[i].Value, slashes: false);
        }
        if (purl.Subpath is { } subpath)
        {
            text.AppendLiteral("#");
            Encode(ref text, subpath, slashes: true);
        }
        return text.ToStringAndClear();
    }

    private static void Encode(ref DefaultInterpolatedStringHandler target, ReadOnlySpan<char> text, bool slashes)
    {
        Span<byte> bytes = stackalloc byte[4];
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAnyExcept(slashes ? PlainOrSlash : Plain) is var stop and >= 0 ? stop : text.Length;
            target.AppendFormatted(text[..plain]);
            text = text[plain..];
            if (text.IsEmpty) return;
            // A lone surrogate is printed as U+FFFD, which is also what reading it gave.
            Rune.DecodeFromUtf16(text, out var rune, out var length);
            foreach (var value in bytes[..rune.EncodeToUtf8(bytes)])
            {
                target.AppendLiteral("%");
                target.AppendFormatted(Hex.AsSpan(value >> 4, 1));
                target.AppendFormatted(Hex.AsSpan(value & 15, 1));
            }
            text = text[length..];
        }
    }

    private static int HexValue(char c) => c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
}
