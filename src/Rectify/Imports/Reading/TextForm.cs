using System.Text;
using System.Text.Unicode;

namespace Rectify.Imports.Reading;

/// <summary>How the text of a file is encoded.</summary>
public enum TextForm
{
    /// <summary>As its content tells.</summary>
    Told,

    /// <summary>UTF-8.</summary>
    Utf8,

    /// <summary>UTF-16, little-endian unless it begins with a mark that says otherwise.</summary>
    Utf16,

    /// <summary>GB 18030, and GBK and GB 2312 that are part of it.</summary>
    Gb18030,

    /// <summary>Windows-1252, as spreadsheets in western Europe write it.</summary>
    Windows1252,
}

/// <summary>Makes text of bytes.</summary>
internal static class TextForms
{
    /// <summary>
    /// The text; null when the bytes are no text of that form, or when their content does not tell. A mark at the beginning tells, and so do valid UTF-8, the zeros
    /// of UTF-16, and GB 18030 when nearly all of its characters are those that people write; anything else would be a guess.
    /// </summary>
    public static string? Decode(ReadOnlySpan<byte> bytes, TextForm form)
    {
        foreach (var marked in new Encoding[] { Strict(Encoding.UTF8), Strict(Encoding.Unicode), Strict(Encoding.BigEndianUnicode) })
            if (bytes.StartsWith(marked.Preamble)) return Text(bytes[marked.Preamble.Length..], marked);
        return form switch
        {
            TextForm.Utf8 => Text(bytes, Strict(Encoding.UTF8)),
            TextForm.Utf16 => Text(bytes, Strict(Encoding.Unicode)),
            TextForm.Gb18030 => Text(bytes, Page("GB18030")),
            TextForm.Windows1252 => Text(bytes, Page("windows-1252")),
            _ when bytes.Contains((byte)0) => Text(bytes, Strict(bytes.Length > 1 && bytes[0] == 0 ? Encoding.BigEndianUnicode : Encoding.Unicode)),
            _ when Utf8.IsValid(bytes) => Text(bytes, Strict(Encoding.UTF8)),
            _ when IsCommonChinese(bytes) => Text(bytes, Page("GB18030")),
            _ => null,
        };
    }

    /// <summary>Whether nine in ten pairs of bytes above ASCII are characters of GB 2312: two accented letters of windows-1252 rarely are.</summary>
    private static bool IsCommonChinese(ReadOnlySpan<byte> bytes)
    {
        var (pairs, common) = (0, 0);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x80) continue;
            var second = i + 1 < bytes.Length ? bytes[i + 1] : (byte)0;
            pairs++;
            if (bytes[i] is >= 0xA1 and <= 0xF7 && second is >= 0xA1 and <= 0xFE) common++;
            i++;
        }
        return common * 10 >= pairs * 9;
    }

    private static string? Text(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        try
        {
            var text = encoding.GetString(bytes);
            return text.Contains('\0', StringComparison.Ordinal) ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static Encoding Strict(Encoding encoding)
    {
        var strict = (Encoding)encoding.Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        return strict;
    }

    private static Encoding Page(string name) =>
        CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
        ?? throw new InvalidOperationException($"The runtime carries no {name}.");
}
