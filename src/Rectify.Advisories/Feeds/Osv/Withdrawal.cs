using System.Text;

namespace Rectify.Advisories.Feeds.Osv;

/// <summary>How we know that a record was withdrawn.</summary>
public enum Withdrawal
{
    /// <summary>It stands.</summary>
    None,
    /// <summary>Its field <c>withdrawn</c> says so.</summary>
    Field,
    /// <summary>Its title starts with "Withdrawn".</summary>
    Title,
    /// <summary>Its title starts with "Duplicate Advisory".</summary>
    Duplicate,
    /// <summary>Its text says that the advisory, or the CVE record behind it, was withdrawn or rejected.</summary>
    Text,
}

/// <summary>
/// Copies of the GitHub Advisory Database lose the field <c>withdrawn</c>, but people also write it into the title and the first
/// words of the text, and those stay.
/// </summary>
internal static class Withdrawals
{
    public static Withdrawal InTitle(string title) =>
        StartsWithWord(title, "Withdrawn") ? Withdrawal.Title
        : StartsWithWord(title, "Duplicate Advisory") ? Withdrawal.Duplicate
        : Withdrawal.None;

    /// <param name="details">The raw JSON string of the text: escapes do not matter to these words.</param>
    public static Withdrawal InText(ReadOnlySpan<byte> details)
    {
        if (details.IndexOf("dvisory has been withdrawn"u8) >= 0 || details.IndexOf("CVE record has been withdrawn"u8) >= 0) return Withdrawal.Text;
        var start = details.TrimStart("#*_ "u8);
        if (start.Length > 32) start = start[..32];
        var opening = Encoding.UTF8.GetString(start);
        return StartsWithWord(opening, "Withdrawn") || StartsWithWord(opening, "Duplicate Advisory") || StartsWithWord(opening, "Rejected reason")
            ? Withdrawal.Text
            : Withdrawal.None;
    }

    private static bool StartsWithWord(string text, string word) =>
        text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (text.Length == word.Length || !char.IsLetterOrDigit(text[word.Length]));
}
