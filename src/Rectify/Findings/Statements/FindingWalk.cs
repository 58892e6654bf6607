using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Storage;

namespace Rectify.Findings.Statements;

/// <summary>
/// A walk over all findings that some statements may concern, in an order that stays, so many at a time. What comes in behind it on the way has been given what
/// statements say by whoever brought it.
/// </summary>
internal abstract class FindingWalk
{
    /// <summary>How many findings one transaction takes.</summary>
    public const int Most = 1_000;

    private const int GroupsAtOnce = 200;

    /// <summary>The walk because of a document (its vulnerabilities, and those of the versions in whose place it counts) or of a product (its releases).</summary>
    public static async Task<FindingWalk> OfAsync(ReadSession session, Subject about, CancellationToken cancellationToken)
    {
        if (about.Concept == "product") return new OfProduct(new ProductId(about.Id));
        var document = new VexDocumentId(about.Id);
        var names = (await StatementStore.NamesAsync(session, document, cancellationToken)).ToList();
        foreach (var older in await StatementStore.ReplacedByAsync(session, document, cancellationToken)) names.AddRange(await StatementStore.NamesAsync(session, older, cancellationToken));
        return new OfVulnerabilities(await VulnerabilityStore.IdsOfLowerAsync(session, names, cancellationToken));
    }

    /// <summary>The findings behind a place, at most so many, and where it goes on; null at its end.</summary>
    public async Task<(IReadOnlyList<Finding> Findings, WalkPlace? Next)> NextAsync(ReadSession session, WalkPlace at, int most, CancellationToken cancellationToken)
    {
        var found = new List<Finding>();
        if (at.IsWithin)
        {
            found.AddRange(await OfGroupAsync(session, at, most, cancellationToken));
            if (found.Count == most) return (found, Behind(at.Group, found[^1]));
            at = WalkPlace.Behind(at.Group);
        }
        while (await GroupsAsync(session, at.Group, GroupsAtOnce, cancellationToken) is { Count: > 0 } groups)
        {
            var counts = await CountsAsync(session, groups, cancellationToken);
            var (whole, room) = (new List<string>(), most - found.Count);
            foreach (var group in groups)
            {
                if (counts.GetValueOrDefault(group) > room) break;
                room -= (int)counts.GetValueOrDefault(group);
                whole.Add(group);
            }
            List<string> filled = [.. whole.Where(counts.ContainsKey)];
            if (filled.Count > 0) found.AddRange(await OfGroupsAsync(session, filled, cancellationToken));
            if (whole.Count > 0) at = WalkPlace.Behind(whole[^1]);
            if (whole.Count == groups.Count) continue;
            if (found.Count > 0) return (found, at);
            // The next one is more than one transaction takes by itself.
            found.AddRange(await OfGroupAsync(session, WalkPlace.Behind(groups[whole.Count]), most, cancellationToken));
            return (found, Behind(groups[whole.Count], found[^1]));
        }
        return (found, null);
    }

    /// <summary>How many there are.</summary>
    public async Task<long> CountAsync(ReadSession session, CancellationToken cancellationToken)
    {
        var sum = 0L;
        for (var after = ""; await GroupsAsync(session, after, GroupsAtOnce, cancellationToken) is { Count: > 0 } groups; after = groups[^1])
            sum += (await CountsAsync(session, groups, cancellationToken)).Values.Sum();
        return sum;
    }

    private static WalkPlace Behind(string group, Finding last) => new(group, last.Asset.ToString(), last.Id.ToString());

    /// <summary>The groups after one of them, in order.</summary>
    protected abstract Task<IReadOnlyList<string>> GroupsAsync(ReadSession session, string after, int count, CancellationToken cancellationToken);

    /// <summary>How many findings each has; those that have none are left out.</summary>
    protected abstract Task<IReadOnlyDictionary<string, long>> CountsAsync(ReadSession session, IReadOnlyList<string> groups, CancellationToken cancellationToken);

    /// <summary>All findings of some groups.</summary>
    protected abstract Task<IReadOnlyList<Finding>> OfGroupsAsync(ReadSession session, IReadOnlyList<string> groups, CancellationToken cancellationToken);

    /// <summary>Those of one group behind a place in it, in order.</summary>
    protected abstract Task<IReadOnlyList<Finding>> OfGroupAsync(ReadSession session, WalkPlace at, int most, CancellationToken cancellationToken);

    /// <summary>Wherever some vulnerabilities are found.</summary>
    internal sealed class OfVulnerabilities(IEnumerable<VulnerabilityId> vulnerabilities) : FindingWalk
    {
        private readonly List<string> ids = [.. vulnerabilities.Select(id => id.ToString()).Distinct().Order(StringComparer.Ordinal)];

        protected override Task<IReadOnlyList<string>> GroupsAsync(ReadSession session, string after, int count, CancellationToken cancellationToken)
        {
            var at = ids.BinarySearch(after, StringComparer.Ordinal);
            return Task.FromResult<IReadOnlyList<string>>([.. ids.Skip(at < 0 ? ~at : at + 1).Take(count)]);
        }

        protected override Task<IReadOnlyDictionary<string, long>> CountsAsync(ReadSession session, IReadOnlyList<string> groups, CancellationToken cancellationToken) =>
            FindingStore.CountsOfVulnerabilitiesAsync(session, groups, cancellationToken);

        protected override Task<IReadOnlyList<Finding>> OfGroupsAsync(ReadSession session, IReadOnlyList<string> groups, CancellationToken cancellationToken) =>
            FindingStore.OfVulnerabilitiesAsync(session, [.. groups.Select(group => new VulnerabilityId(Id.Parse(group)))], cancellationToken);

        protected override Task<IReadOnlyList<Finding>> OfGroupAsync(ReadSession session, WalkPlace at, int most, CancellationToken cancellationToken) =>
            FindingStore.OfVulnerabilityAsync(session, new(Id.Parse(at.Group)), at.Asset, at.Finding, most, cancellationToken);
    }

    /// <summary>In the releases of a product.</summary>
    private sealed class OfProduct(ProductId product) : FindingWalk
    {
        protected override async Task<IReadOnlyList<string>> GroupsAsync(ReadSession session, string after, int count, CancellationToken cancellationToken) =>
            [.. (await ProductStore.PageOfReleasesAsync(session, product, after.Length == 0 ? default : AssetId.Parse(after).Value, count, cancellationToken))
                .Select(release => ((AssetId)release.Id).ToString())];

        protected override Task<IReadOnlyDictionary<string, long>> CountsAsync(ReadSession session, IReadOnlyList<string> groups, CancellationToken cancellationToken) =>
            FindingStore.CountsOfAssetsAsync(session, groups, cancellationToken);

        protected override Task<IReadOnlyList<Finding>> OfGroupsAsync(ReadSession session, IReadOnlyList<string> groups, CancellationToken cancellationToken) =>
            FindingStore.OfAssetsAsync(session, groups.Select(AssetId.Parse), cancellationToken);

        protected override Task<IReadOnlyList<Finding>> OfGroupAsync(ReadSession session, WalkPlace at, int most, CancellationToken cancellationToken) =>
            FindingStore.OfAssetAsync(session, AssetId.Parse(at.Group), at.Finding, most, cancellationToken);
    }
}
