using System.Globalization;

namespace Rectify.Proof.Canonical;

/// <summary>The <c>\uXXXX</c> escapes of a JSON string, before they are decoded.</summary>
internal static class Escapes
{
    /// <summary>Whether a high surrogate lacks its low one, or the other way round. The text is otherwise valid JSON and UTF-8.</summary>
    public static bool HaveLoneSurrogate(ReadOnlySpan<byte> escaped)
    {
        for (var i = escaped.IndexOf((byte)'\\'); i >= 0 && i < escaped.Length; i++)
        {
            if (escaped[i] != '\\') continue;
            i++;
            if (escaped[i] != 'u') continue;
            var unit = Unit(escaped[(i + 1)..]);
            i += 4;
            if (char.IsLowSurrogate(unit)) return true;
            if (!char.IsHighSurrogate(unit)) continue;
            var next = escaped[(i + 1)..];
            if (next.Length < 6 || next[0] != '\\' || next[1] != 'u' || !char.IsLowSurrogate(Unit(next[2..]))) return true;
            i += 6;
        }
        return false;
    }

    private static char Unit(ReadOnlySpan<byte> hex) => (char)ushort.Parse(hex[..4], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
