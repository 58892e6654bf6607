namespace Rectify.Publications.Data;

/// <summary>CPE names as formatted strings (NISTIR 7695, section 6.2).</summary>
internal static class CpeName
{
    private const int Parts = 13;

    /// <summary>Whether a text is <c>cpe:2.3:</c> and eleven parts, each of plain letters or escaped signs.</summary>
    public static bool Is(string text)
    {
        if (text.Length > 1000 || !text.StartsWith("cpe:2.3:", StringComparison.Ordinal)) return false;
        var parts = Split(text);
        return parts.Count == Parts && parts[2] is "a" or "h" or "o" or "*" or "-" && parts.TrueForAll(part => part.Length > 0 && IsPart(part));
    }

    private static List<string> Split(string text)
    {
        var (parts, start) = (new List<string>(), 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\') i++;
            else if (text[i] == ':')
            {
                parts.Add(text[start..i]);
                start = i + 1;
            }
        }
        parts.Add(text[start..]);
        return parts;
    }

    private static bool IsPart(string part)
    {
        if (part is "*" or "-") return true;
        for (var i = 0; i < part.Length; i++)
        {
            if (part[i] == '\\' && (++i == part.Length || part[i] is <= ' ' or > '~' || char.IsAsciiLetterOrDigit(part[i]))) return false;
            // A star or question marks stand at an end only.
            if (part[i] is '*' or '?' && part[i - (i > 0 ? 1 : 0)] != '\\' && part.AsSpan(0, i).Trim('?').Length > 0 && part.AsSpan(i + 1).Trim('?').Length > 0) return false;
            if (part[i] is not ('-' or '.' or '_' or '*' or '?') && !char.IsAsciiLetterOrDigit(part[i]) && (i == 0 || part[i - 1] != '\\')) return false;
        }
        return true;
    }
}
