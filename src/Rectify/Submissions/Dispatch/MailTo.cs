using System.Net.Mail;

namespace Rectify.Submissions.Dispatch;

/// <summary>Where one files, when that is a mailbox.</summary>
public static class MailTo
{
    private const int Longest = 254; // RFC 5321: a path has 256 octets with its brackets

    /// <summary>The one plain address that the text is, with or without <c>mailto:</c>; null when it is anything else.</summary>
    public static string? Read(string text)
    {
        const string Scheme = "mailto:";
        var address = text.Trim();
        if (address.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) address = address[Scheme.Length..];
        return address.Length is > 2 and <= Longest && address.All(letter => letter is > ' ' and < '\u007f' and not ('<' or '>' or '"' or ',' or ';' or ':' or '(' or ')' or '/' or '?'))
            && address.Count(letter => letter == '@') == 1 && MailAddress.TryCreate(address, out var read) && read.Address == address
            ? address
            : null;
    }
}
