using System.Text;

namespace Rectify.Documents.Lettering;

/// <summary>How many columns of a fixed-width screen a text takes, and where its lines may break: a Chinese character is two columns wide.</summary>
internal static class TextColumns
{
    /// <summary>Columns that a line takes.</summary>
    public static int Width(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes()) width += Width(rune);
        return width;
    }

    /// <summary>The line, filled up with blanks to a width.</summary>
    public static string Pad(string text, int width, bool right = false)
    {
        var blanks = new string(' ', Math.Max(0, width - Width(text)));
        return right ? blanks + text : text + blanks;
    }

    /// <summary>Breaks every line of a text into lines of at most so many columns. An empty text is one empty line.</summary>
    public static IEnumerable<string> Wrap(string text, int width) => text.Split('\n').SelectMany(line => WrapLine(line, width));

    private static IEnumerable<string> WrapLine(string text, int width)
    {
        var line = new StringBuilder();
        var used = 0;
        foreach (var word in Words(text, width))
        {
            if (used > 0 && used + Width(word.TrimEnd()) > width)
            {
                yield return line.ToString().TrimEnd();
                line.Clear();
                used = 0;
            }
            line.Append(word);
            used += Width(word);
        }
        yield return line.ToString().TrimEnd();
    }

    /// <summary>
    /// The pieces between which a line may break: behind blanks and around Chinese characters, but never before a closing mark nor behind an
    /// opening one; what is wider than a whole line is cut.
    /// </summary>
    private static IEnumerable<string> Words(string text, int most)
    {
        var (start, at, used, mayBreak) = (0, 0, 0, false);
        foreach (var rune in text.EnumerateRunes())
        {
            var width = Width(rune);
            if (at > start && (((mayBreak || width == 2) && rune.Value != ' ' && !Opens(text[at - 1]) && !Closes(rune)) || used + width > most))
            {
                yield return text[start..at];
                (start, used) = (at, 0);
            }
            used += width;
            at += rune.Utf16SequenceLength;
            mayBreak = width == 2 || rune.Value == ' ';
        }
        if (start < text.Length) yield return text[start..];
    }

    private static bool Opens(char letter) => "（《「『“‘〔【".Contains(letter, StringComparison.Ordinal);

    private static bool Closes(Rune rune) => rune.IsBmp && "，。；：、）！？》」』”’〕】…—".Contains((char)rune.Value, StringComparison.Ordinal);

    // The wide ranges of Unicode's East Asian Width table (UAX #11), and the combining marks that take no column.
    private static int Width(Rune rune) => rune.Value switch
    {
        < 0x300 => 1,
        (>= 0x300 and <= 0x36F) or (>= 0x200C and <= 0x200D) or (>= 0xFE00 and <= 0xFE0F) => 0,
        (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) => 2,
        (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) => 2,
        (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD) => 2,
        _ => 1,
    };
}
