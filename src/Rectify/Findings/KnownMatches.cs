using System.Collections.Concurrent;
using Rectify.Advisories.Database;
using Rectify.Advisories.Matching;

namespace Rectify.Findings;

/// <summary>
/// What the advisories say of package versions, kept in memory by their ids for as long as the advisory database stays at one point: what many releases hold is
/// matched once. It answers what <see cref="Matcher"/> answers, and any number of intakes may ask at once. Of a version without an id nothing is kept.
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
        var unknown = new List<int>();
        for (var index = 0; index < queries.Count; index++)
            if (queries[index].Id == 0 || !known.Versions.TryGetValue(queries[index].Id, out found[index])) unknown.Add(index);
        var fresh = Matcher.Match(reader, [.. unknown.Select(index => queries[index])], cancellation).Matches.ToLookup(match => match.QueryIndex);
        for (var at = 0; at < unknown.Count; at++)
        {
            var index = unknown[at];
            found[index] = [.. fresh[at]];
            if (queries[index].Id is not 0 and var id) known.Versions[id] = found[index] ?? [];
        }

        var (matches, notCovered) = (new List<Match>(), new SortedDictionary<string, int>(StringComparer.Ordinal));
        for (var index = 0; index < queries.Count; index++)
        {
            var ecosystem = queries[index].Key.Ecosystem;
            if (!reader.Covers(ecosystem)) notCovered[ecosystem] = notCovered.GetValueOrDefault(ecosystem) + 1;
            foreach (var match in found[index] ?? []) matches.Add(match.QueryIndex == index ? match : match with { QueryIndex = index });
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

    private sealed record Known(AdvisoryPoint Point, ConcurrentDictionary<long, IReadOnlyList<Match>> Versions);
}
