using System.Text;

namespace Rectify.Cli.Shell;

/// <summary>How many terminal columns a text takes, and where it may break: a Chinese character is two columns wide.</summary>
internal static class Cells
{
    /// <summary>Columns that the text takes.</summary>
    public static int Width(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes()) width += Width(rune);
        return width;
    }

    /// <summary>
    /// The text with everything that would steer a terminal or turn the direction of reading made visible. Names in an SBOM or an
    /// archive are written by strangers.
    /// </summary>
    public static string Printable(string text)
    {
        foreach (var letter in text)
            if (Steers(letter)) return string.Concat(text.Select(each => Steers(each) ? '\uFFFD' : each));
        return text;
    }

    /// <summary>As much of the text as fits, with an ellipsis where something is left out.</summary>
    public static string Clip(string text, int width) => Width(text) <= width ? text : Head(text, width - 1) + "…";

    /// <summary>Breaks a text into lines of at most <paramref name="width"/> columns.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        var line = new StringBuilder();
        var used = 0;
        foreach (var word in Words(text, width))
        {
            if (MustBreak(word, used, width))
            {
                yield return line.ToString().TrimEnd();
                line.Clear();
                used = 0;
            }
            line.Append(word);
            used += Width(word);
        }
        if (used > 0) yield return line.ToString().TrimEnd();
    }

    /// <summary>Whether the word has to begin a new line.</summary>
    public static bool MustBreak(string word, int used, int width) => used > 0 && used + Width(word.TrimEnd()) > width;

    /// <summary>
    /// The pieces between which a line may break: behind blanks and the marks of a path, around Chinese characters, but never before a
    /// closing mark nor behind an opening one; what is wider than <paramref name="most"/> is cut.
    /// </summary>
    public static IEnumerable<string> Words(string text, int most)
    {
        var (start, at, used, mayBreak, opened) = (0, 0, 0, false, false);
        foreach (var rune in text.EnumerateRunes())
        {
            var width = Width(rune);
            if (at > start && (((mayBreak || width == 2) && !opened && !ClosesPhrase(rune)) || used + width > most))
            {
                yield return text[start..at];
                (start, used) = (at, 0);
            }
            used += width;
            at += rune.Utf16SequenceLength;
            mayBreak = width == 2 || rune.Value is ' ' or '/' or ',' or '#';
            opened = OpensPhrase(rune);
        }
        if (start < text.Length) yield return text[start..];
    }

    private static string Head(string text, int width)
    {
        var (used, end) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (used + Width(rune) > width) break;
            used += Width(rune);
            end += rune.Utf16SequenceLength;
        }
        return text[..end];
    }

    private static bool OpensPhrase(Rune rune) => rune.IsBmp && "（《「“〔".Contains((char)rune.Value, StringComparison.Ordinal);

    private static bool ClosesPhrase(Rune rune) => rune.IsBmp && "，。；：、）！？》」”〕".Contains((char)rune.Value, StringComparison.Ordinal);

    // Control characters, and Unicode's marks for embedding, overriding and isolating a direction (UAX #9).
    private static bool Steers(char letter) =>
        char.IsControl(letter) || letter is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u2028' or '\u2029';

    // The wide ranges of Unicode's East Asian Width table (UAX #11), and the combining marks that take no column.
    private static int Width(Rune rune) => rune.Value switch
    {
        < 0x300 => 1,
        (>= 0x300 and <= 0x36F) or (>= 0x200B and <= 0x200D) or (>= 0xFE00 and <= 0xFE0F) => 0,
        (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) => 2,
        (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) => 2,
        (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD) => 2,
        _ => 1,
    };
}
