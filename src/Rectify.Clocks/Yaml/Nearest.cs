namespace Rectify.Clocks.Yaml;

/// <summary>The known word that a person most likely meant.</summary>
public static class Nearest
{
    /// <summary>The nearest of the words by edit distance; empty when none is near.</summary>
    public static string To(string word, IEnumerable<string> known)
    {
        if (word.Length > 60) return "";
        var nearest = known
            .Select(k => (Word: k, Distance: Distance(word, k)))
            .OrderBy(k => k.Distance).ThenBy(k => k.Word, StringComparer.Ordinal)
            .FirstOrDefault();
        return nearest.Word is { } found && nearest.Distance <= Math.Max(2, word.Length / 3) ? found : "";
    }

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substituted = diagonal + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.Length];
    }
}
