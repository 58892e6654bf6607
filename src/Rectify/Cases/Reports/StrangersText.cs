using System.Globalization;
using System.Text;
using Rectify.Foundation;

namespace Rectify.Cases.Reports;

/// <summary>What strangers write, made fit to be kept and shown: nothing in it hides, turns the writing direction, or ends a line that is one.</summary>
internal static class StrangersText
{
    /// <summary>One line: whatever hides or breaks a line becomes a blank.</summary>
    public static string Line(string text) => Of(text, breaks: false).Trim();

    /// <summary>A text of several lines.</summary>
    public static string Lines(string text) => Of(text.ReplaceLineEndings("\n"), breaks: true);

    public static Finder Clean(Finder? finder) => finder is null
        ? new("", "", "", null)
        : finder with { Name = Line(finder.Name), Address = Line(finder.Address), PgpKey = Lines(finder.PgpKey).Trim() };

    public static IReadOnlyList<NewReportFile> Clean(IReadOnlyList<NewReportFile> files) => [.. files.Select(file => file with { Name = Line(file.Name) })];

    private static string Of(string text, bool breaks)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in StoredText.Clean(text).EnumerateRunes()) clean.Append(Hides(rune) && !(breaks && rune.Value is '\n' or '\t') ? new Rune(' ') : rune);
        return clean.ToString();
    }

    private static bool Hides(Rune rune) => rune.Value is >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
