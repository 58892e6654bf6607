using System.Diagnostics.CodeAnalysis;

namespace Rectify.Proof.Log;

/// <summary>Base64 (RFC 4648 §4) in which every value has one spelling: no white space, padded, no stray bits.</summary>
internal static class StrictBase64
{
    public static bool TryDecode(string text, [NotNullWhen(true)] out byte[]? bytes)
    {
        var room = new byte[text.Length / 4 * 3];
        bytes = Convert.TryFromBase64String(text, room, out var written) ? room[..written] : null;
        if (bytes is not null && Convert.ToBase64String(bytes) != text) bytes = null;
        return bytes is not null;
    }
}
