namespace Rectify.Foundation;

/// <summary>What somebody looks for, as a pattern for <c>LOWER(…) LIKE … ESCAPE '!'</c>: the text anywhere, whatever the case of its Latin letters.</summary>
internal static class LikePattern
{
    /// <summary>The pattern, with <c>!</c> before what would mean something in it; null when nothing is looked for.</summary>
    public static string? Of(string? text) => text?.Trim() is { Length: > 0 } wanted
        ? $"%{wanted.ToLowerInvariant().Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal)}%"
        : null;
}
