using Rectify.Foundation;

namespace Rectify.Cli.Commands.Casework;

/// <summary>Ids as people type them: as much of the beginning as tells one from the others.</summary>
internal static class ShortIds
{
    // The first ten characters are the millisecond of its making; fewer would often be shared with the next thing made.
    private const int Least = 10;

    /// <summary>The columns that an id may take: it is typed, so no table breaks it.</summary>
    public const int Most = 26;

    /// <summary>The one thing whose id begins so.</summary>
    public static Result<T> Find<T>(IEnumerable<T> things, Func<T, Id> idOf, string word)
        where T : notnull
    {
        var found = word.Length == 0 ? [] : things.Where(thing => idOf(thing).ToString().StartsWith(word, StringComparison.OrdinalIgnoreCase)).ToList();
        return found switch
        {
            [var one] => one,
            [] => CaseworkProblems.NoSuchId(word),
            _ => CaseworkProblems.AmbiguousId(word, string.Join(", ", found.Take(5).Select(idOf))),
        };
    }

    /// <summary>The beginning of an id that none of the others has.</summary>
    public static string Of(Id id, IEnumerable<Id> others)
    {
        var (text, length) = (id.ToString(), Least);
        foreach (var other in others)
            if (other != id) length = Math.Max(length, Common(text, other.ToString()) + 1);
        return text[..Math.Min(length, text.Length)];
    }

    private static int Common(string left, string right) => left.AsSpan().CommonPrefixLength(right);
}
