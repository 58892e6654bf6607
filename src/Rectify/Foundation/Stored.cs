using Rectify.Clocks.Rules;

namespace Rectify.Foundation;

/// <summary>Words of closed lists as the store and events hold them; they never change.</summary>
internal static class Stored
{
    /// <summary>Reads a word that this program wrote; anything else is a damaged store and throws.</summary>
    public static T Word<T>(string word) where T : struct, Enum =>
        Words.TryParse<T>(word, out var value) ? value : throw new FormatException($"Not a {typeof(T).Name}: {word}");
}
