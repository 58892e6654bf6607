using System.Text;

namespace Rectify.Scanning.ScannerReports.Xml;

/// <summary>Which encoding an XML document is in: by its first bytes, else by what it declares, else UTF-8 (XML 1.0, appendix F).</summary>
internal static class XmlEncoding
{
    /// <summary>The encoding; null when it declares one that nobody knows, then <paramref name="declared"/> is its name.</summary>
    public static Encoding? Of(ReadOnlySpan<byte> head, out string declared)
    {
        declared = "";
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[(byte)'<', 0])) return Encoding.Unicode;
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || head.StartsWith((ReadOnlySpan<byte>)[0, (byte)'<'])) return Encoding.BigEndianUnicode;
        if (head.StartsWith("\uFEFF"u8)) return Encoding.UTF8;
        declared = Declared(head);
        // A declaration that could be read byte by byte is no UTF-16, whatever it says.
        if (declared.Length == 0 || declared.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase)) return Encoding.UTF8;
        try
        {
            return Encoding.GetEncoding(declared);
        }
        catch (ArgumentException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(declared);
        }
    }

    private static string Declared(ReadOnlySpan<byte> head)
    {
        var text = Encoding.Latin1.GetString(head).TrimStart();
        var end = text.StartsWith("<?xml", StringComparison.Ordinal) ? text.IndexOf("?>", StringComparison.Ordinal) : -1;
        var at = end < 0 ? -1 : text.IndexOf("encoding", 0, end, StringComparison.Ordinal);
        if (at < 0) return "";
        var open = text.AsSpan(at, end - at).IndexOfAny('"', '\'');
        if (open < 0) return "";
        var value = text.AsSpan(at + open + 1, end - at - open - 1);
        var close = value.IndexOf(text[at + open]);
        return close < 0 ? "" : value[..close].Trim().ToString();
    }
}
