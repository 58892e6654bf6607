using System.Buffers;
using System.Text;

namespace Rectify.Proof.Canonical;

/// <summary>How RFC 8785 §3.2.2.2 writes strings.</summary>
internal static class CanonicalText
{
    /// <summary>Refuses half a surrogate pair, where the usual encoding would silently write a question mark.</summary>
    public static UTF8Encoding StrictUtf8 { get; } = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The quote, the backslash and the control characters below U+0020.</summary>
    public static SearchValues<char> MustEscape { get; } = SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (char)c), '"', '\\']);

    /// <summary>The escape of one such character: short where JSON has a short one, lower-case hexadecimal otherwise.</summary>
    public static string Escape(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\b' => "\\b",
        '\t' => "\\t",
        '\n' => "\\n",
        '\f' => "\\f",
        '\r' => "\\r",
        _ => $"\\u{(int)c:x4}",
    };
}
