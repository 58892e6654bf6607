using Rectify.Parties;

namespace Rectify.Cases.Notes;

/// <summary>
/// Who is mentioned in a text: <c>@</c> and a person's name as it is registered, in whatever case, or their id. Anything else behind an <c>@</c> is no
/// mention: mail addresses and the like stay what they are.
/// </summary>
public static class Mentions
{
    /// <summary>The people mentioned, in the order in which they are.</summary>
    /// <param name="text">The text.</param>
    /// <param name="people">Everybody who is registered.</param>
    /// <param name="ambiguous">Names that several people have and that are mentioned.</param>
    public static IReadOnlyList<Person> In(string text, IReadOnlyList<Person> people, out IReadOnlyList<string> ambiguous)
    {
        var (found, several) = (new List<Person>(), new List<string>());
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            if (at > 0 && IsOfAWord(text[at - 1])) continue;
            var longest = Longest(text.AsSpan(at + 1), people);
            if (longest.Count > 1) several.Add(longest[0].Name);
            else found.AddRange(longest);
        }
        ambiguous = [.. several.Distinct(StringComparer.OrdinalIgnoreCase)];
        return [.. found.Distinct()];
    }

    /// <summary>Those whose name or id the text begins with; of several names the longest.</summary>
    private static List<Person> Longest(ReadOnlySpan<char> text, IReadOnlyList<Person> people)
    {
        var (longest, those) = (0, new List<Person>());
        foreach (var person in people)
        {
            var length = Begins(text, person.Name) ? person.Name.Length : Begins(text, person.Id.ToString()) ? person.Id.ToString().Length : 0;
            if (length == 0 || length < longest) continue;
            if (length > longest) those.Clear();
            longest = length;
            those.Add(person);
        }
        return those;
    }

    private static bool Begins(ReadOnlySpan<char> text, string name) =>
        text.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (text.Length == name.Length || !IsOfAWord(text[name.Length]));

    /// <summary>Han characters have no blank between words, so a name may end before one.</summary>
    private static bool IsOfAWord(char letter) => char.IsDigit(letter) || (char.IsLetter(letter) && letter < '\u2e80') || letter is '_' or '@';
}
