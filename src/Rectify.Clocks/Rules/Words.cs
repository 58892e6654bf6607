using Rectify.Clocks.Counting;

namespace Rectify.Clocks.Rules;

/// <summary>
/// The closed word lists as rule files, profiles and command lines write them: <c>orderServed</c>, <c>ifAvailable</c>; counting codes as
/// <c>EU_1182_HOURS</c>.
/// </summary>
public static class Words
{
    /// <summary>The word of a value.</summary>
    public static string Of<T>(T value) where T : struct, Enum =>
        value is CountingCode code ? code.Written() : CamelCase(value.ToString());

    /// <summary>Whether the text is a word of the list, exactly as written.</summary>
    public static bool TryParse<T>(string text, out T value) where T : struct, Enum => List<T>.ByWord.TryGetValue(text, out value);

    /// <summary>All words of a list, in its order.</summary>
    public static IReadOnlyList<string> All<T>() where T : struct, Enum => List<T>.InOrder;

    private static string CamelCase(string name) => $"{char.ToLowerInvariant(name[0])}{name[1..]}";

    private static class List<T> where T : struct, Enum
    {
        internal static readonly IReadOnlyList<string> InOrder = [.. Enum.GetValues<T>().Select(Of)];
        internal static readonly Dictionary<string, T> ByWord = Enum.GetValues<T>().ToDictionary(Of, v => v, StringComparer.Ordinal);
    }
}
