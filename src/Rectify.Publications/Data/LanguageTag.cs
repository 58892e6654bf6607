using System.Collections.Frozen;

namespace Rectify.Publications.Data;

/// <summary>
/// Language tags (RFC 5646) against the registry's subtags. Neither the prefixes that the registry recommends for variants nor the tags
/// that it keeps from former times (<c>i-default</c> aside) are looked at.
/// </summary>
internal static class LanguageTag
{
    private static readonly Lazy<FrozenDictionary<string, (FrozenSet<string> Single, (string From, string To)[] Ranges)>> Kinds = new(() =>
        Table.Rows("language-subtags.tsv").ToFrozenDictionary(row => row[0], row => Subtags(row[1].Split(' '))));

    /// <summary>Whether the tag is well-formed and each of its subtags is registered.</summary>
    public static bool IsValid(string tag) => Read(tag) is not null;

    /// <summary>Whether the tag names a private language, script or region, or is private as a whole.</summary>
    public static bool IsPrivate(string tag) => Read(tag) is { } parts && parts.Any(part => part.IsPrivate);

    private static List<(string Subtag, bool IsPrivate)>? Read(string tag)
    {
        var lower = tag.ToLowerInvariant();
        if (lower == "i-default") return [];
        var subtags = lower.Split('-');
        if (subtags.Any(subtag => subtag.Length is 0 or > 8 || !subtag.All(char.IsAsciiLetterOrDigit))) return null;
        if (subtags[0] == "x") return subtags.Length > 1 ? [(subtags[0], true)] : null;
        var parts = new List<(string, bool)>();
        var at = 0;

        bool Take(string kind, Func<string, bool> isOne)
        {
            if (at >= subtags.Length || !isOne(subtags[at]) || !Has(kind, subtags[at], out var isPrivate)) return false;
            parts.Add((subtags[at++], isPrivate));
            return true;
        }

        if (!Take("language", subtag => subtag.Length is >= 2 and <= 8)) return null;
        Take("extlang", subtag => subtag.Length == 3);
        Take("script", subtag => subtag.Length == 4);
        Take("region", subtag => subtag.Length is 2 or 3);
        while (Take("variant", subtag => subtag.Length >= 4)) { }
        // What is left are extensions and a private part, each behind a singleton; RFC 6067 and 6497 alone have registered some: t and u.
        for (var isFirst = true; at < subtags.Length; isFirst = false)
        {
            if (subtags[at].Length != 1 && isFirst) return null;
            if (subtags[at] == "x") return at + 1 < subtags.Length ? parts : null;
            if (subtags[at].Length == 1 && (subtags[at] is not ("t" or "u") || at + 1 == subtags.Length || subtags[at + 1].Length == 1)) return null;
            at++;
        }
        return parts;
    }

    private static bool Has(string kind, string subtag, out bool isPrivate)
    {
        var (single, ranges) = Kinds.Value[kind];
        isPrivate = Array.Exists(ranges, range =>
            subtag.Length == range.From.Length && string.CompareOrdinal(range.From, subtag) <= 0 && string.CompareOrdinal(subtag, range.To) <= 0);
        return isPrivate || single.Contains(subtag);
    }

    private static (FrozenSet<string>, (string, string)[]) Subtags(string[] written) =>
        (written.Where(subtag => !subtag.Contains("..", StringComparison.Ordinal)).ToFrozenSet(),
         [.. from subtag in written where subtag.Contains("..", StringComparison.Ordinal) let ends = subtag.Split("..") select (ends[0], ends[1])]);
}
