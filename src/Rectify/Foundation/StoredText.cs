using System.Security.Cryptography;
using System.Text;

namespace Rectify.Foundation;

/// <summary>Texts from strangers, made fit for both databases.</summary>
internal static class StoredText
{
    private const int KeyLimit = 400;

    /// <summary>Without what a database cannot hold: U+0000 and halves of surrogate pairs become U+FFFD.</summary>
    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\ud800', '\udfff') && !text.Contains('\0', StringComparison.Ordinal)) return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) clean.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
        return clean.ToString();
    }

    /// <summary>A text as a key that fits into any index: itself, or its hash when it is long.</summary>
    public static string Key(string text) =>
        text.Length <= KeyLimit ? text : $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    /// <summary>Whether the text may stand in an index as it is.</summary>
    public static bool FitsKey(string text) => text.Length <= KeyLimit;
}
