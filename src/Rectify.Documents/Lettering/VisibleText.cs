using System.Text;

namespace Rectify.Documents.Lettering;

/// <summary>
/// Texts of strangers, made fit for every writer. What would hide (control characters, tags), turn the direction of reading (UAX #9) or can
/// not be written at all (half a surrogate pair, noncharacters) becomes U+FFFD, so that it is seen; line breaks of every kind become one line feed.
/// </summary>
internal static class VisibleText
{
    /// <summary>The text in lines, each without anything unseen.</summary>
    public static string[] Lines(string text) => Of(text).Split('\n');

    /// <summary>The text as one line.</summary>
    public static string Line(string text) => Of(text).Replace('\n', ' ');

    /// <summary>The text as one line of at most so many letters, with an ellipsis where something is left out.</summary>
    public static string Head(string text, int most)
    {
        var line = Line(text);
        if (line.Length <= most) return line;
        var end = char.IsHighSurrogate(line[most - 2]) ? most - 2 : most - 1;
        return $"{line[..end]}…";
    }

    /// <summary>The text; <c>\n</c> is the only control character left in it.</summary>
    public static string Of(string text)
    {
        var visible = new StringBuilder(text.Length);
        var wasReturn = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\r' or '\u2028' or '\u2029' or '\u0085' || (rune.Value == '\n' && !wasReturn)) visible.Append('\n');
            else if (rune.Value == '\t') visible.Append(' ');
            else if (rune.Value != '\n') visible.Append(Hides(rune) ? "\uFFFD" : rune.ToString());
            wasReturn = rune.Value == '\r';
        }
        return visible.ToString();
    }

    private static bool Hides(Rune rune) =>
        Rune.IsControl(rune)
        || rune.Value is 0x00AD or 0x061C or 0x200B or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F) or 0xFEFF
            or (>= 0xFDD0 and <= 0xFDEF) or (>= 0xFFF9 and <= 0xFFFB) or (>= 0xE0000 and <= 0xE0FFF)
        || (rune.Value & 0xFFFE) == 0xFFFE;
}
