using Rectify.Advisories.Database;
using Rectify.Scanning.Packages;

namespace Rectify.Advisories.Matching;

/// <summary>Finds the vulnerabilities that concern components, by package and version.</summary>
public static class Matcher
{
    /// <summary>Matches all queries against one snapshot. The order of the queries is kept.</summary>
    public static MatchResult Match(AdvisoryReader reader, IReadOnlyList<PackageQuery> queries, CancellationToken cancellation = default)
    {
        var run = new MatchRun(reader);
        var notCovered = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var matches = new List<Match>();
        for (var index = 0; index < queries.Count; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (key, version) = queries[index];
            if (!reader.Covers(key.Ecosystem)) notCovered[key.Ecosystem] = notCovered.GetValueOrDefault(key.Ecosystem) + 1;
            run.AddMatches(index, key, version, matches);
        }
        return new MatchResult(matches, [.. notCovered.Select(pair => new EcosystemNotCovered(pair.Key, pair.Value))], reader.Status);
    }
}
