using System.Globalization;
using System.Text;
using Rectify.Documents.Lettering;

namespace Rectify.Documents.Html;

/// <summary>Texts as they may stand in HTML and in a style sheet.</summary>
internal static class Escaped
{
    /// <summary>The text between or inside tags; a line feed becomes <c>&lt;br&gt;</c>.</summary>
    public static string Html(string text)
    {
        var html = new StringBuilder(text.Length + 16);
        foreach (var letter in VisibleText.Of(text))
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
