using Rectify.Advisories.Matching;
using Rectify.Inventory;
using Rectify.Scanning.Packages;

namespace Rectify.Findings;

/// <summary>What the advisories say of package versions: each is matched once, however many assets hold it.</summary>
/// <param name="match">The matcher over one snapshot of the advisory database.</param>
/// <param name="concerned">Ids of the vulnerabilities that are asked about; null for all.</param>
internal sealed class VersionMatches(MatchPackages match, IReadOnlySet<string>? concerned)
{
    private readonly Lock gate = new();
    private readonly Dictionary<long, Found> versions = [];
    private long lastMatched;
    private volatile HashSet<long> matched = []; // never changed, only replaced: it is asked for every version of every asset

    /// <summary>The versions of which the advisories say something.</summary>
    public IReadOnlySet<long> Matched => matched;

    /// <summary>One match of each vulnerability that any version has.</summary>
    public IReadOnlyList<Match> Vulnerabilities
    {
        get { lock (gate) return [.. versions.Values.SelectMany(found => found.Matches).DistinctBy(one => one.VulnerabilityId)]; }
    }

    /// <summary>Those of these versions that were never asked about.</summary>
    public IReadOnlyList<long> Unknown(IEnumerable<long> ids)
    {
        lock (gate) return [.. ids.Where(id => !versions.ContainsKey(id))];
    }

    /// <summary>Matches versions; one that was asked about already is not asked about again.</summary>
    public void Add(IReadOnlyList<PackageVersion> fresh)
    {
        lock (gate)
        {
            var (queries, asked) = (new List<PackageQuery>(), new List<Found>());
            foreach (var version in fresh)
            {
                var found = new Found(version, version.Purl?.ToString() ?? "", []);
                if (!versions.TryAdd(version.Id, found) || version.Purl is not { } purl || PackageKey.From(purl) is not { } key) continue;
                queries.Add(new PackageQuery(key, purl.Version ?? version.Version));
                asked.Add(found);
            }
            foreach (var one in match(queries).Matches)
                if (concerned is null || concerned.Contains(one.VulnerabilityId) || one.Aliases.Any(concerned.Contains)) asked[one.QueryIndex].Matches.Add(one);
            var more = asked.Where(found => found.Matches.Count > 0).Select(found => found.Version.Id).ToList();
            if (more.Count == 0) return;
            lastMatched = Math.Max(lastMatched, more.Max());
            matched = [.. matched, .. more];
        }
    }

    /// <summary>What is known of a version that was asked about.</summary>
    public Found Of(long version)
    {
        lock (gate) return versions[version];
    }

    /// <summary>Where an asset has what is matched.</summary>
    public MatchedPlaces PlacesIn(HeldComponents held)
    {
        var wanted = matched;
        return new(held.Asset, held.Revision, held.PlacesOf(wanted.Contains, lastMatched));
    }

    /// <summary>How many vulnerabilities a version has, as far as it was asked about.</summary>
    public int CountOf(long version)
    {
        lock (gate) return versions.TryGetValue(version, out var found) ? found.Matches.Count : 0;
    }

    /// <summary>How many an asset has.</summary>
    public int CountIn(MatchedPlaces held) => held.Places.Sum(each => CountOf(each.Version));

    /// <summary>One match of each vulnerability that any of these assets has.</summary>
    public IEnumerable<Match> In(IEnumerable<MatchedPlaces> held) =>
        held.SelectMany(one => one.Places).Select(each => each.Version).Distinct().SelectMany(version => Of(version).Matches).DistinctBy(one => one.VulnerabilityId);

    /// <summary>A version and what is said of it.</summary>
    /// <param name="Version">The version.</param>
    /// <param name="Purl">Its purl, or nothing.</param>
    /// <param name="Matches">By vulnerability id.</param>
    public sealed record Found(PackageVersion Version, string Purl, List<Match> Matches);
}
