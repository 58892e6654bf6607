using System.Globalization;
using System.Text;
using Rectify.Documents.Lettering;

namespace Rectify.Documents.Html;

/// <summary>Texts as they may stand in HTML and in a style sheet.</summary>
internal static class Escaped
{
    /// <summary>What is longer is no word. The time to break a line grows with the square of what has no place to break: 100 kB would take minutes.</summary>
    private const int LongestWord = 1_000;

    /// <summary>The text between or inside tags; a line feed becomes <c>&lt;br&gt;</c>, and so does every thousandth letter without a blank.</summary>
    public static string Html(string text)
    {
        var html = new StringBuilder(text.Length + 16);
        var word = 0;
        foreach (var letter in VisibleText.Of(text))
        {
            word = letter is ' ' or '\n' or >= '\u2E80' ? 0 : word + 1;
            _ = letter switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' => html.Append("&quot;"),
                '\'' => html.Append("&#39;"),
                '\n' => html.Append("<br>"),
                _ => html.Append(letter),
            };
            if (word < LongestWord) continue;
            html.Append("<br>");
            word = 0;
        }
        return html.ToString();
    }

    /// <summary>The text in one line as a string of a style sheet, with its quotes. What could end the string or the sheet stands there by its number.</summary>
    public static string Css(string text)
    {
        var css = new StringBuilder("\"");
        foreach (var rune in VisibleText.Line(text).EnumerateRunes())
        {
            if (rune.Value > 0x9F || (rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || " .,:+-".Contains((char)rune.Value, StringComparison.Ordinal)))) css.Append(rune);
            else css.Append('\\').Append(rune.Value.ToString("X6", CultureInfo.InvariantCulture));
        }
        return css.Append('"').ToString();
    }
}
