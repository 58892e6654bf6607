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

    /// <summary>Breaks a text into lines of at most <paramref name="width"/> columns: between words, and between Chinese characters.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        var line = new StringBuilder();
        var used = 0;
        foreach (var piece in Pieces(text))
        {
            var size = Width(piece);
            if (used > 0 && used + Width(piece.TrimEnd()) > width && !ClosesPhrase(piece))
            {
                yield return line.ToString().TrimEnd();
                line.Clear();
                used = 0;
            }
            line.Append(piece);
            used += size;
        }
        if (used > 0) yield return line.ToString().TrimEnd();
    }

    private static IEnumerable<string> Pieces(string text)
    {
        var (start, at) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            var next = at + rune.Utf16SequenceLength;
            if (Width(rune) == 2)
            {
                if (at > start) yield return text[start..at];
                yield return text[at..next];
                start = next;
            }
            else if (rune.Value == ' ')
            {
                yield return text[start..next];
                start = next;
            }
            at = next;
        }
        if (start < text.Length) yield return text[start..];
    }

    // A line never begins with a closing mark.
    private static bool ClosesPhrase(string piece) => piece.Length > 0 && "，。；：、）！？》」”".Contains(piece[0], StringComparison.Ordinal);

    // The wide ranges of Unicode's East Asian Width table (UAX #11) that texts of this program can hold.
    private static int Width(Rune rune) => rune.Value switch
    {
        >= 0x1100 and <= 0x115F => 2,
        >= 0x2E80 and <= 0x303E => 2,
        >= 0x3041 and <= 0xA4CF => 2,
        >= 0xAC00 and <= 0xD7A3 => 2,
        >= 0xF900 and <= 0xFAFF => 2,
        >= 0xFE30 and <= 0xFE6F => 2,
        >= 0xFF00 and <= 0xFF60 => 2,
        >= 0xFFE0 and <= 0xFFE6 => 2,
        >= 0x1F300 and <= 0x1FAFF => 2,
        >= 0x20000 and <= 0x3FFFD => 2,
        _ => 1,
    };
}
