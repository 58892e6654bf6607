using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Inventory.Holders;
using Rectify.Parties;
using Rectify.Scanning;
using Rectify.Scanning.Packages;
using Rectify.Storage;
using Rectify.Tests.Fakes;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Inventory.Holders;

public abstract class HolderSuite(StoreFixture store) : StoreTests(store)
{
    private HolderIndex Index(string holder = "tester") => new(Store.Database, holder);

    private async Task<List<AssetId>> ReleasesAsync(string name, int count)
    {
        var own = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, $"{name} GmbH", "DE"));
        var product = await DoneAsync(new RegisterProduct(name, own, ["EU"]));
        var releases = new List<AssetId>();
        for (var i = 0; i < count; i++) releases.Add(await DoneAsync(new RegisterRelease(product, $"{i}")));
        return releases;
    }

    private static ScanResult Some(Random random, string name, int of) =>
        Scans.Sbom([.. Enumerable.Range(0, of).Where(_ => random.Next(3) == 0).Select(index => $"pkg:npm/{name}-{index % 5}@{index}")]);

    private async Task<int> DrainAsync(HolderIndex index, int atOnce = int.MaxValue)
    {
        var drained = await index.DrainAsync(atOnce);
        Assert.True(drained.Succeeded(out var merged, out var problems), problems?.ToString());
        return merged;
    }

    /// <summary>The index says of all versions, and of some, what reading every asset says, in one snapshot.</summary>
    private Task<bool> SameAsync(Random? random = null) => ReadAsync(async (session, token) =>
    {
        var all = await ScalarsAsync(session, "SELECT id FROM package_versions ORDER BY id");
        var some = random is null ? all : [.. all.Where(_ => random.Next(4) == 0)];
        Assert.Equal(await FullRead.OfAsync(session, some.ToHashSet(), token), await VersionHolders.OfAsync(session, some, token));
        return true;
    });

    private static async Task<List<long>> ScalarsAsync(ReadSession session, string sql)
    {
        await using var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandText = sql;
        var values = new List<long>();
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync()) values.Add(rows.GetInt64(0));
        return values;
    }

    private async Task<long> TailAsync() => (await ReadAsync((session, _) => ScalarsAsync(session, "SELECT COUNT(*) FROM holder_tail"))).Single();

    /// <summary>The blocks alone, with the assets in the place of their numbers.</summary>
    private Task<List<VersionHolder>> BlocksAsync() => ReadAsync(async (session, token) =>
    {
        var postings = new List<Posting>();
        foreach (var block in await HolderStore.BlocksFromAsync(session, new(0), int.MaxValue, token)) block.Read(postings);
        Assert.Equal(postings.Distinct().Order(), postings);
        var assets = await HolderStore.AssetsAsync(session, postings.Select(posting => AssetNumbers.PlaceOf(posting.Asset).Block).Distinct(), token);
        return postings.Select(posting => new VersionHolder(assets[AssetNumbers.PlaceOf(posting.Asset).Block][AssetNumbers.PlaceOf(posting.Asset).Place], posting.Version)).Order().ToList();
    });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task After_any_history_of_intakes_and_merges_the_index_says_what_every_asset_holds(int seed)
    {
        var (random, name) = (new Random(seed), $"history{seed}");
        var releases = await ReleasesAsync(name, 12);
        var index = Index();
        for (var step = 0; step < 60; step++)
        {
            switch (random.Next(8))
            {
                case 0: await DrainAsync(index); break;
                case 1: await DrainAsync(index, random.Next(1, 4)); break;
                case 2: await CutOffAsync(random); break;
                default: await DoneAsync(new IngestComponents(releases[random.Next(releases.Count)], Some(random, name, 40))); break;
            }
            await SameAsync(random);
        }
        await DrainAsync(index);
        Assert.Equal(0, await TailAsync());
        await SameAsync();

        var key = new PackageKey("npm", $"{name}-3");
        var holders = await ReadAsync((session, token) => ComponentStore.WhoHasAsync(session, key, null, token));
        Assert.NotEmpty(holders);
        Assert.All(holders, holder => Assert.All(holder.Versions, version => Assert.Equal($"{name}-3", version.Name)));
        Assert.Equal(holders.Select(holder => holder.Asset.ToString()).Order(StringComparer.Ordinal), holders.Select(holder => holder.Asset.ToString()));
    }

    /// <summary>A merge that ends after a part of its changes, before the tail's rows are removed.</summary>
    private async Task CutOffAsync(Random random)
    {
        var batch = await ReadAsync((session, token) => MergeBatch.ReadAsync(session, random.Next(1, 6), token));
        var blocks = await ReadAsync((session, token) => HolderStore.BlocksFromAsync(session, new(0), int.MaxValue, token));
        PostingChange[] some = [.. batch.Changes.Take(random.Next(batch.Changes.Count + 1))];
        var written = await Store.Database.WriteAsync<Done>(Viewer.Machine, async (session, token) =>
        {
            await HolderStore.PutNumbersAsync(session, batch.Numbers.Changed(), token);
            await HolderStore.ReplaceBlocksAsync(session, PostingMerge.Of(blocks, some), token);
            return new Done();
        }, None);
        Assert.True(written.Succeeded(out _, out var problems), problems?.ToString());
    }

    [Fact]
    public async Task A_rebuilt_index_is_the_one_that_grew()
    {
        var (random, releases) = (new Random(9), await ReleasesAsync("rebuilt", 6));
        for (var i = 0; i < 20; i++)
        {
            await DoneAsync(new IngestComponents(releases[random.Next(releases.Count)], Some(random, "rebuilt", 30)));
            if (i % 6 == 0) await DrainAsync(Index());
        }
        await DrainAsync(Index());
        var grown = await BlocksAsync();
        await ExecuteAsync("DELETE FROM holder_blocks WHERE first % 3 = 0");
        var rebuilt = await Index().RebuildIndexAsync(None);

        Assert.True(rebuilt.Succeeded(out var done, out var problems), problems?.ToString());
        Assert.True(done);
        Assert.NotEmpty(grown);
        Assert.Equal(grown, await BlocksAsync());
        Assert.Equal(0, await TailAsync());
    }

    [Fact]
    public async Task Intakes_merges_rebuilding_and_readers_beside_each_other_lose_nothing()
    {
        var releases = await ReleasesAsync("beside", 4);
        using var done = new CancellationTokenSource();
        var intakes = Task.WhenAll(releases.Select((release, writer) => Task.Run(async () =>
        {
            var random = new Random(writer);
            for (var i = 0; i < 15; i++)
            {
                var outcome = await Store.Commands.RunAsync(new IngestComponents(release, Some(random, "beside", 60)), Actor, None);
                Assert.True(outcome.Succeeded(out _, out var problems), problems?.ToString());
            }
        })));
        var others = Task.WhenAll(
            Repeat(async () => await DrainAsync(Index("one"), 2)),
            Repeat(async () => await DrainAsync(Index("two"), 3)),
            Repeat(async () => Assert.True((await Index("three").RebuildIndexAsync(None)).Succeeded(out _, out var problems), problems?.ToString())),
            Repeat(async () => await SameAsync()));
        await intakes;
        await done.CancelAsync();
        await others;

        await DrainAsync(Index());
        await SameAsync();
        Assert.Equal(0, await TailAsync());

        Task Repeat(Func<Task> work) => Task.Run(async () =>
        {
            while (!done.IsCancellationRequested) await work();
        });
    }

    [Fact]
    public async Task Whoever_has_lost_the_lease_writes_nothing_more()
    {
        await DrainAsync(Index("before")); // what the other tests left
        var releases = await ReleasesAsync("fenced", 2);
        await DoneAsync(new IngestComponents(releases[0], Scans.Sbom("pkg:npm/fenced@1")));
        var slow = Index("slow");
        Assert.Equal(1, await DrainAsync(slow, 1));
        await DoneAsync(new IngestComponents(releases[1], Scans.Sbom("pkg:npm/fenced@1")));
        Assert.True((await slow.TickAsync(None)).Succeeded(out var ticked, out _));
        Assert.Equal(0, ticked); // too little to be worth it

        // The slow one takes the lease and sleeps; another takes over, as after its time had run out.
        await ExecuteAsync("UPDATE leases SET expires_at = 9000000000000000000, token = token + 1, holder = 'other' WHERE name = 'holder-index'");
        Assert.Equal(0, await DrainAsync(slow));
        Assert.True((await slow.RebuildIndexAsync(None)).Succeeded(out var rebuilt, out _));
        Assert.False(rebuilt);
        await SameAsync();
        await ExecuteAsync("UPDATE leases SET expires_at = 0 WHERE name = 'holder-index'");
        Assert.Equal(1, await DrainAsync(slow));
        await SameAsync();
    }

    [Fact]
    public async Task The_same_sbom_again_leaves_the_tail_as_it_is()
    {
        var release = (await ReleasesAsync("same", 1))[0];
        await DoneAsync(new IngestComponents(release, Scans.Sbom("pkg:npm/same@1", "pkg:npm/same@2")));
        var before = await TailAsync();
        await DoneAsync(new IngestComponents(release, Scans.Sbom("pkg:npm/same@2", "pkg:npm/same@1")));
        Assert.Equal(before, await TailAsync());
        await DoneAsync(new IngestComponents(release, Scans.Sbom()));
        Assert.Equal(before + 1, await TailAsync());
        Assert.Empty(await ReadAsync((session, token) => ComponentStore.WhoHasAsync(session, new("npm", "same"), null, token)));
        await SameAsync();
    }

    [Fact]
    public async Task A_long_tail_is_merged_by_a_tick_and_a_short_one_is_left()
    {
        var release = (await ReleasesAsync("ticks", 1))[0];
        await DrainAsync(Index());
        await DoneAsync(new IngestComponents(release, Scans.Sbom("pkg:npm/ticks@1")));
        var index = Index();
        Assert.True((await index.TickAsync(None)).Succeeded(out var merged, out _));
        Assert.Equal(0, merged);
        await ExecuteAsync("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 999) " +
            "INSERT INTO holder_tail (asset, revision, added) SELECT asset, 100 + i, added FROM holder_tail, n WHERE revision = 1 AND asset = (SELECT MAX(asset) FROM holder_tail)");
        Assert.True((await index.TickAsync(None)).Succeeded(out merged, out var problems), problems?.ToString());
        Assert.Equal(1_000, merged);
        Assert.Equal(0, await TailAsync());
        Assert.Equal(0, await DrainAsync(index));
        await SameAsync();
    }

    [Fact]
    public async Task An_intake_that_failed_leaves_no_id_behind_that_another_could_use()
    {
        var release = (await ReleasesAsync("rolled back", 1))[0];
        string[] purls = ["pkg:npm/rolled-back@1", "pkg:npm/rolled-back@2"];
        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.Commands.RunAsync(new ThenThrows(new IngestComponents(release, Scans.Sbom(purls))), Actor, None));
        await DoneAsync(new IngestComponents(release, Scans.Sbom("pkg:npm/another@1", "pkg:npm/another@2")));
        await DoneAsync(new IngestComponents(release, Scans.Sbom(purls)));

        var components = await ReadAsync((session, token) => ComponentStore.OfAssetAsync(session, release, token));
        Assert.NotNull(components);
        Assert.Equal(purls, components.Occurrences.Select(one => one.Package.Purl?.ToString()).Order(StringComparer.Ordinal));
    }

    private sealed record ThenThrows(IngestComponents First) : Rectify.Ledger.ICommand<Ingested>
    {
        public Permitted By => Permitted.Anyone;

        public async Task<Result<Ingested>> ExecuteAsync(Rectify.Ledger.Change change, CancellationToken cancellationToken)
        {
            await First.ExecuteAsync(change, cancellationToken);
            throw new InvalidOperationException("as after a bug");
        }
    }
}

public sealed class Holders_on_sqlite(SqliteFixture store) : HolderSuite(store), IClassFixture<SqliteFixture>;

public sealed class Holders_on_postgresql(PostgresFixture store) : HolderSuite(store), IClassFixture<PostgresFixture>;
