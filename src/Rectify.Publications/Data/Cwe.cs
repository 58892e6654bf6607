using System.Collections.Frozen;
using System.Globalization;

namespace Rectify.Publications.Data;

/// <summary>A weakness as the catalogues of CWE name it.</summary>
/// <param name="Name">Its name, without which no document may state its number.</param>
/// <param name="Catalogues">The catalogues that give it this name, as first and last place among <see cref="Cwe.Catalogues"/>.</param>
/// <param name="Status"><c>Draft</c>, <c>Incomplete</c>, <c>Stable</c>, <c>Deprecated</c>; <c>-</c> when the newest catalogue names it otherwise.</param>
/// <param name="Usage">Whether vulnerabilities should be mapped to it: <c>Allowed</c>, <c>Allowed-with-Review</c>, <c>Discouraged</c>, <c>Prohibited</c>; or <c>-</c>.</param>
internal sealed record Weakness(string Name, IReadOnlyList<(int First, int Last)> Catalogues, string Status, string Usage);

/// <summary>The weaknesses of CWE in every catalogue up to the newest that the program carries: names change, and old documents stay right.</summary>
internal static class Cwe
{
    private static readonly Lazy<(string[] Catalogues, FrozenDictionary<int, Weakness[]> Weaknesses)> Table = new(Load);

    /// <summary>The versions, oldest first.</summary>
    public static IReadOnlyList<string> Catalogues => Table.Value.Catalogues;

    /// <summary>The newest version.</summary>
    public static string Newest => Table.Value.Catalogues[^1];

    /// <summary>The weakness of a number in the newest catalogue; null when it has none.</summary>
    public static Weakness? Find(int number) => All(number).FirstOrDefault(weakness => weakness.Catalogues[^1].Last == Catalogues.Count - 1);

    /// <summary>All names that the catalogues gave to an id, <c>CWE-79</c>.</summary>
    public static IReadOnlyList<Weakness> All(string id) =>
        id.StartsWith("CWE-", StringComparison.Ordinal) && int.TryParse(id.AsSpan(4), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? All(number) : [];

    /// <summary>Whether a catalogue gives the name; any of them when the version is empty. Of a version that we do not know: whether any does.</summary>
    public static bool IsNamed(Weakness weakness, string version)
    {
        var place = Table.Value.Catalogues.AsSpan().IndexOf(version);
        return place < 0 || weakness.Catalogues.Any(range => range.First <= place && place <= range.Last);
    }

    private static Weakness[] All(int number) => Table.Value.Weaknesses.GetValueOrDefault(number) ?? [];

    private static (string[], FrozenDictionary<int, Weakness[]>) Load()
    {
        var rows = Data.Table.Rows("cwe.tsv").ToList();
        var weaknesses = rows.Skip(1).GroupBy(row => int.Parse(row[0], CultureInfo.InvariantCulture), row => new Weakness(row[1], [.. row[2].Split(' ').Select(Range)], row[3], row[4]));
        return (rows[0][1].Split(' '), weaknesses.ToFrozenDictionary(group => group.Key, group => group.ToArray()));
    }

    private static (int, int) Range(string text)
    {
        var ends = text.Split("..");
        return (int.Parse(ends[0], CultureInfo.InvariantCulture), int.Parse(ends[1], CultureInfo.InvariantCulture));
    }
}
