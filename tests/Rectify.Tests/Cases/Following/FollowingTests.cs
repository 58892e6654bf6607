using Rectify.Cases;
using Rectify.Cases.Following;
using Rectify.Findings;
using Rectify.Inventory;
using Rectify.Parties;
using Rectify.Scanning;
using Rectify.Tests.Fakes;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Cases.Following;

/// <summary>What suites on following the advisories share: releases, ticks, and what was found.</summary>
public abstract class FollowingTests(StoreFixture store) : StoreTests(store), IDisposable
{
    private static int names;

    protected Feed Feed { get; } = new();

    public void Dispose()
    {
        Feed.Dispose();
        GC.SuppressFinalize(this);
    }

    protected FollowAdvisories Follower(int assetsAtOnce = 1_000, string holder = "tester") =>
        new(Store.Database, Store.Commands, Actor, holder) { AssetsAtOnce = assetsAtOnce };

    /// <summary>Follows until nothing is left; how many chunks that took.</summary>
    protected async Task<int> FollowAsync(int assetsAtOnce = 1_000)
    {
        var done = await Follower(assetsAtOnce).TickAsync(Feed.Database, int.MaxValue, None);
        Assert.True(done.Succeeded(out var chunks, out var problems), problems?.ToString());
        return chunks;
    }

    protected async Task<List<AssetId>> ReleasesAsync(params ScanResult[] scans)
    {
        var name = $"Following {Interlocked.Increment(ref names)}";
        var provider = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, $"{name} GmbH", "DE"));
        var product = await DoneAsync(new RegisterProduct(name, provider, ["EU"]));
        var releases = new List<AssetId>();
        foreach (var scan in scans) releases.Add(await DoneAsync(new RegisterRelease(product, $"{releases.Count + 1}", scan)));
        return releases;
    }

    protected Task<IReadOnlyList<Finding>> FoundAsync(AssetId asset) => ReadAsync((session, token) => FindingStore.OfAssetAsync(session, asset, token));

    /// <summary>Everything that is found in an asset, a line each, without the times.</summary>
    protected async Task<List<string>> LinesAsync(IEnumerable<AssetId> assets)
    {
        var lines = new List<string>();
        foreach (var asset in assets)
            foreach (var found in await FoundAsync(asset))
                lines.Add($"{found.Id} {asset} {found.Place} {found.Name} {found.Purl} {found.Location} {found.Verdict} {found.Reason} {found.Severity} {found.Score} {string.Join(',', found.FixedIn)} {string.Join(',', found.Advisories)} {found.KevListedOn} {found.Epss} gone={found.GoneAt is not null} {found.Status} {found.Justification} {found.Statement}");
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }
}
