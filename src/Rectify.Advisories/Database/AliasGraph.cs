using Rectify.Advisories.Feeds;

namespace Rectify.Advisories.Database;

/// <summary>
/// Merges the advisories that speak of the same vulnerability. The result does not depend on the order in which records came:
/// <list type="bullet">
/// <item>Aliases are symmetric and transitive (OSV schema), so linked ids form one vulnerability.</item>
/// <item>But two CVE ids are never the same vulnerability: they were assigned because they differ. A record that lists several CVEs
/// bundles them: it belongs to each and links none of its aliases with each other.</item>
/// <item>Where chains of links still connect several CVEs, an id belongs to the CVE that is fewest links away; to all of them when
/// several are equally near.</item>
/// </list>
/// </summary>
internal sealed class AliasGraph
{
    private readonly Dictionary<string, int> nodes = new(StringComparer.Ordinal);
    private readonly List<Node> ids = [];
    private readonly List<(long Advisory, string Id, string[] Cves)> bundles = [];

    /// <summary>Adds a record that stands. Withdrawn records assert nothing.</summary>
    public void Add(long advisory, string id, IReadOnlyList<string> aliases)
    {
        var cves = aliases.Append(id).Where(CveId.Is).Distinct(StringComparer.Ordinal).ToArray();
        if (cves.Length > 1)
        {
            bundles.Add((advisory, id, cves));
            foreach (var cve in cves) NodeOf(cve);
            return;
        }
        var self = NodeOf(id);
        ids[self].Advisories.Add(advisory);
        foreach (var alias in aliases)
        {
            var other = NodeOf(alias);
            ids[self].Links.Add((other, id));
            ids[other].Links.Add((self, id));
        }
    }

    /// <summary>The vulnerabilities, sorted by id.</summary>
    public List<MergedVulnerability> Merge()
    {
        var merged = new Dictionary<int, MergedVulnerability>();
        var nearest = Nearest();
        for (var node = 0; node < ids.Count; node++)
            foreach (var root in nearest[node])
                Of(root).Take(ids[node], Asserters(node, root, nearest));
        foreach (var (advisory, _, cves) in bundles)
            foreach (var cve in cves)
                Of(nodes[cve]).Advisories.Add(advisory);
        return [.. merged.Values.OrderBy(one => one.Id, StringComparer.Ordinal)];

        MergedVulnerability Of(int root)
        {
            if (!merged.TryGetValue(root, out var one)) merged.Add(root, one = new MergedVulnerability(ids[root].Id));
            return one;
        }
    }

    /// <summary>For each id the CVEs that are fewest links away; where no CVE is reachable, the best id of the connected ones.</summary>
    private int[][] Nearest()
    {
        var roots = new int[ids.Count][];
        var frontier = new List<int>();
        for (var node = 0; node < ids.Count; node++)
            if (CveId.Is(ids[node].Id))
            {
                roots[node] = [node];
                frontier.Add(node);
            }
        while (frontier.Count > 0)
        {
            var next = new Dictionary<int, int[]>();
            foreach (var node in frontier)
                foreach (var (other, _) in ids[node].Links)
                    if (roots[other] is null) next[other] = next.TryGetValue(other, out var there) ? Union(there, roots[node]) : roots[node];
            foreach (var (node, nearest) in next) roots[node] = nearest;
            frontier = [.. next.Keys];
        }
        for (var node = 0; node < ids.Count; node++)
            if (roots[node] is null) SpreadWithoutCve(node, roots);
        return roots;
    }

    private static int[] Union(int[] left, int[] right) => left.AsSpan().SequenceEqual(right) ? left : [.. left.Union(right).Order()];

    private void SpreadWithoutCve(int start, int[][] roots)
    {
        var connected = new List<int> { start };
        var seen = new HashSet<int> { start };
        for (var i = 0; i < connected.Count; i++)
            foreach (var (other, _) in ids[connected[i]].Links)
                if (seen.Add(other)) connected.Add(other);
        int[] best = [connected.OrderBy(node => Rank(ids[node].Id)).ThenBy(node => ids[node].Id, StringComparer.Ordinal).First()];
        foreach (var node in connected) roots[node] = best;
    }

    private static int Rank(string id) => id.StartsWith("GHSA-", StringComparison.Ordinal) ? 0 : 1;

    /// <summary>Who says that this id is one of the vulnerability's: the records behind its links to ids of the same vulnerability.</summary>
    private List<string> Asserters(int node, int root, int[][] nearest)
    {
        var asserters = new List<string>(1);
        foreach (var (other, assertedBy) in ids[node].Links)
            if (nearest[other].Contains(root) && !asserters.Contains(assertedBy)) asserters.Add(assertedBy);
        asserters.Sort(StringComparer.Ordinal);
        return asserters;
    }

    private int NodeOf(string id)
    {
        if (nodes.TryGetValue(id, out var node)) return node;
        nodes.Add(id, node = ids.Count);
        ids.Add(new Node(id));
        return node;
    }

    internal sealed record Node(string Id)
    {
        public List<long> Advisories { get; } = [];
        public List<(int Other, string AssertedBy)> Links { get; } = [];
    }
}

/// <summary>One vulnerability: its id, the advisories about it, its other ids and who says so.</summary>
internal sealed record MergedVulnerability(string Id)
{
    public SortedSet<long> Advisories { get; } = [];
    public SortedDictionary<string, IReadOnlyList<string>> Aliases { get; } = new(StringComparer.Ordinal);

    public void Take(AliasGraph.Node node, IReadOnlyList<string> asserters)
    {
        Advisories.UnionWith(node.Advisories);
        if (node.Id != Id) Aliases[node.Id] = asserters;
    }
}
