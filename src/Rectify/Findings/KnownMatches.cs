using System.Collections.Concurrent;
using Rectify.Advisories.Database;
using Rectify.Advisories.Matching;

namespace Rectify.Findings;

/// <summary>
/// What the advisories say of package versions, kept in memory for as long as the advisory database stays at one point: what many releases hold is matched
/// once. It answers what <see cref="Matcher"/> answers, and any number of intakes may ask at once.
/// </summary>
public sealed class KnownMatches
{
    /// <summary>How many versions are kept; when there are more, it begins anew.</summary>
    private const int Most = 200_000;

    private volatile Known? latest;

    /// <summary>Matches all queries against one snapshot. The order of the queries is kept.</summary>
    public MatchResult Match(AdvisoryReader reader, IReadOnlyList<PackageQuery> queries, CancellationToken cancellation)
    {
        if (reader.Status.Point is not { } point || At(point) is not { } known) return Matcher.Match(reader, queries, cancellation);
        var found = new IReadOnlyList<Match>?[queries.Count];
        for (var index = 0; index < queries.Count; index++) found[index] = known.Versions.GetValueOrDefault(queries[index]);
        List<PackageQuery> unknown = [.. queries.Where((_, index) => found[index] is null).Distinct()];
        var fresh = Matcher.Match(reader, unknown, cancellation).Matches.ToLookup(match => match.QueryIndex);
        for (var index = 0; index < unknown.Count; index++) known.Versions[unknown[index]] = [.. fresh[index]];

        var (matches, notCovered) = (new List<Match>(), new SortedDictionary<string, int>(StringComparer.Ordinal));
        for (var index = 0; index < queries.Count; index++)
        {
            var ecosystem = queries[index].Key.Ecosystem;
            if (!reader.Covers(ecosystem)) notCovered[ecosystem] = notCovered.GetValueOrDefault(ecosystem) + 1;
            foreach (var match in found[index] ?? known.Versions[queries[index]]) matches.Add(match.QueryIndex == index ? match : match with { QueryIndex = index });
        }
        return new(matches, [.. notCovered.Select(pair => new EcosystemNotCovered(pair.Key, pair.Value))], reader.Status);
    }

    /// <summary>What is known at a point; null for a snapshot that is older than what is kept.</summary>
    private Known? At(AdvisoryPoint point)
    {
        var known = latest;
        if (known is not null && known.Point == point && known.Versions.Count < Most) return known;
        return known is not null && known.Point != point && known.Point.Covers(point) ? null : latest = new(point, new());
    }

    private sealed record Known(AdvisoryPoint Point, ConcurrentDictionary<PackageQuery, IReadOnlyList<Match>> Versions);
}
