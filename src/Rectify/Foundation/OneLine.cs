using System.Globalization;
using System.Text;

namespace Rectify.Foundation;

/// <summary>
/// The rule for names, titles and labels that a person types: one line, not empty, within a limit, and nothing in it that hides or cannot
/// be stored (control characters, line breaks, overrides of the writing direction, halves of surrogate pairs).
/// </summary>
public static class OneLine
{
    /// <summary>Adds what is wrong with a text to the problems.</summary>
    /// <param name="problems">Takes the problems.</param>
    /// <param name="text">The text, trimmed.</param>
    /// <param name="limit">The most UTF-16 code units that it may have.</param>
    /// <param name="what">What it is called on screen: “name” and “名称”.</param>
    public static void Check(this Problems problems, string text, int limit, Text what)
    {
        problems.AddIf(text.Length == 0, TextProblems.Missing(what));
        problems.AddIf(text.Length > limit, TextProblems.TooLong(what, limit));
        problems.AddIf(text.EnumerateRunes().Any(IsHidden), TextProblems.Unprintable(what));
    }

    /// <summary>Half of a surrogate pair is enumerated as U+FFFD; a text that holds that character itself lost something before it came here.</summary>
    internal static bool IsHidden(Rune rune) =>
        rune == Rune.ReplacementChar || rune.Value is >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 || Rune.GetUnicodeCategory(rune) is
            UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
