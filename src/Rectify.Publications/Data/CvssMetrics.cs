using System.Collections.Frozen;

namespace Rectify.Publications.Data;

/// <summary>A metric of CVSS, as a vector writes it and as the JSON form does.</summary>
/// <param name="Letters">In the vector: <c>AV</c>.</param>
/// <param name="Member">In JSON: <c>attackVector</c>.</param>
/// <param name="Values">The vector's value to JSON's: <c>N</c> to <c>NETWORK</c>.</param>
internal sealed record CvssMetric(string Letters, string Member, FrozenDictionary<string, string> Values);

/// <summary>The metrics of each version.</summary>
internal static class CvssMetrics
{
    private static readonly Lazy<FrozenDictionary<char, CvssMetric[]>> Versions = new(() => Table.Rows("cvss-metrics.tsv")
        .GroupBy(row => row[0][0], row => new CvssMetric(row[1], row[2], row[3].Split(' ').Select(pair => pair.Split('=')).ToFrozenDictionary(pair => pair[0], pair => pair[1])))
        .ToFrozenDictionary(version => version.Key, version => version.ToArray()));

    /// <summary>The metrics of a version in the order of a vector; none of a version that is not known.</summary>
    /// <param name="version"><c>2.0</c>, <c>3.1</c>, <c>4.0</c>.</param>
    public static IReadOnlyList<CvssMetric> Of(string version) => version.Length > 0 && Versions.Value.TryGetValue(version[0], out var metrics) ? metrics : [];

    /// <summary>What a vector says of each metric.</summary>
    public static Dictionary<string, string> Read(string vector)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in vector.Split('/'))
            if (part.Split(':') is [var letters, var value] && letters != "CVSS") values.TryAdd(letters, value);
        return values;
    }
}
