using NodaTime;
using Rectify.Advisories.Database;
using Rectify.Findings;
using Rectify.Inventory;
using Rectify.Inventory.Holders;
using Rectify.Storage;

namespace Rectify.Cases.Following;

/// <summary>
/// What changes name: the versions of their packages are matched, and the assets that hold one of them are looked at, of their findings
/// those of the changed vulnerabilities alone. What comes into an asset meanwhile is matched by its own intake.
/// </summary>
internal sealed class ChangesPass : MatchingPass
{
    private readonly IReadOnlySet<string> names;
    private readonly string doneTo;
    private readonly Instant startedAt;
    private readonly HashSet<string> purls;
    private IReadOnlyList<VulnerabilityId> kept = [];
    private Queue<(AssetId Asset, int Matches)>? ahead;

    private ChangesPass(Database database, FollowingPass pass, IReadOnlySet<string> names, IReadOnlyList<PackageVersion> versions, MatchPackages match)
        : base(database, pass, pass.Toward, new VersionMatches(match, names))
    {
        (this.names, doneTo, startedAt) = (names, pass.DoneTo, pass.StartedAt);
        Matches.Add(versions);
        purls = versions.Select(version => Matches.Of(version.Id).Purl).ToHashSet(StringComparer.Ordinal);
        Versions = [.. versions.Select(version => version.Id)];
    }

    private IReadOnlyList<long> Versions { get; }

    /// <summary>
    /// The pass for some changes. What we keep as one vulnerability may be several to the advisories by now: then all of them are asked about.
    /// </summary>
    public static async Task<ChangesPass> OpenAsync(
        Database database, FollowingPass pass, AdvisoryReader reader, AdvisoryPoint from, IReadOnlySet<string> also, MatchPackages match, int mostAssets,
        CancellationToken cancellationToken)
    {
        var changes = reader.ChangesAfter(from.Sequence, int.MaxValue).TakeWhile(change => change.Sequence <= pass.Toward.Sequence).ToList();
        var names = changes.Select(change => change.Vulnerability).Concat(also).ToHashSet(StringComparer.Ordinal);
        return await database.ReadAsync(Viewer.Machine, async (session, token) =>
        {
            names.UnionWith(reader.AliasesOf(names));
            names.UnionWith(await VulnerabilityStore.NamesOfAsync(session, await VulnerabilityStore.IdsOfAsync(session, names, token), token));
            var packages = changes.SelectMany(change => change.Packages).Union(reader.PackagesOf(names));
            return new ChangesPass(database, pass, names, await ComponentStore.VersionsOfAsync(session, packages, token), match) { MostAssets = mostAssets };
        }, cancellationToken);
    }

    /// <summary>All names under which we keep what it is about; to be called when the matches are named.</summary>
    public async Task<IReadOnlyCollection<string>> NamesAsync(CancellationToken cancellationToken) => await Database.ReadAsync(Viewer.Machine, async (session, token) =>
    {
        kept = await VulnerabilityStore.IdsOfAsync(session, [.. names, .. Vulnerabilities.Values.SelectMany(vulnerability => vulnerability.Names)], token);
        return (await VulnerabilityStore.NamesOfAsync(session, kept, token)).ToList();
    }, cancellationToken);

    /// <summary>Whether all of these names are asked about.</summary>
    public bool AsksAbout(IEnumerable<string> all) => names.IsSupersetOf(all);

    public override async Task<MatchingChunk?> ReadAsync(CancellationToken cancellationToken)
    {
        return await Database.ReadAsync(Viewer.Machine, async (session, token) =>
        {
            ahead ??= await AheadAsync(session, token);
            var (assets, matches) = (new List<AssetId>(), 0);
            while (assets.Count < MostAssets && matches < MatchingChunk.MostMatches && ahead.TryDequeue(out var next))
            {
                assets.Add(next.Asset);
                matches += next.Matches;
            }
            return assets.Count == 0 ? null : new MatchingChunk([.. (await ComponentStore.HeldAsync(session, assets, token)).Select(Matches.PlacesIn)]);
        }, cancellationToken);
    }

    public override Task<IReadOnlyList<Finding>> BeforeAsync(ReadSession session, MatchingChunk chunk, CancellationToken cancellationToken) =>
        kept.Count == 0
            ? Task.FromResult<IReadOnlyList<Finding>>([])
            : FindingStore.OfVulnerabilitiesAsync(session, kept, chunk.Held[0].Asset, chunk.Held[^1].Asset, cancellationToken);

    public override bool IsConcerned(Finding finding) => purls.Contains(finding.Purl);

    public override async Task AskAboutScannedAsync(WriteSession session, CancellationToken cancellationToken) =>
        await FollowingStore.AskAboutScannedAsync(session, await VulnerabilityStore.IdsOfAsync(session, [.. names], cancellationToken), startedAt, cancellationToken);

    /// <summary>A version that came since was matched by the intake that brought it.</summary>
    public override Task MatchAsync(ReadSession session, IReadOnlyCollection<HeldComponents> held, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The assets that are left, in order; those that hold nothing that is matched only while there are findings that may be gone.</summary>
    private async Task<Queue<(AssetId, int)>> AheadAsync(ReadSession session, CancellationToken cancellationToken)
    {
        var versions = kept.Count > 0 && await FindingStore.AnyOfAsync(session, kept, cancellationToken) ? Versions : [.. Matches.Matched];
        var left = new Queue<(AssetId, int)>();
        var (last, matches) = ((AssetId?)null, 0);
        foreach (var holder in await VersionHolders.OfAsync(session, versions, cancellationToken))
        {
            if (last is { } former && former != holder.Asset) Add(former);
            last = holder.Asset;
            matches += Matches.CountOf(holder.Version);
        }
        if (last is { } final) Add(final);
        return left;

        void Add(AssetId asset)
        {
            if (string.CompareOrdinal(asset.ToString(), doneTo) > 0) left.Enqueue((asset, matches));
            matches = 0;
        }
    }
}
