using System.Text;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Inventory.Intakes;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Scanning;
using Rectify.Scanning.Packages;
using Rectify.Storage.Files;
using Rectify.Tests.Fakes;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Inventory.Intakes;

public abstract class IntakeSuite(StoreFixture store) : StoreTests(store)
{
    private Func<AssetId, Task<Result<IntakeMatching>>> match = _ => Task.FromResult<Result<IntakeMatching>>(new IntakeMatching(new IntakeMatched(3, 2, 1), null));

    [Fact]
    public async Task What_is_handed_in_is_read_recorded_and_matched_and_its_file_is_gone()
    {
        var product = await ProductAsync("Handed in");
        var id = await DoneAsync(new HandIn(new HandInTarget.OfProduct(product, "1.0"), "bom.json", File("pkg:npm/a@1", "pkg:npm/b@1")));
        var waiting = await FindAsync(id);
        Assert.Equal((IntakeState.Waiting, "bom.json", 0, null), (waiting.State, waiting.Name, waiting.Attempts, waiting.Recorded));
        await TickAsync();
        var done = await FindAsync(id);
        Assert.Equal((IntakeState.Done, 2, 3), (done.State, done.Recorded!.Components, done.Matched!.New));
        Assert.Null(done.Recorded.Difference);
        Assert.Equal("1.0", (await ReadAsync((session, token) => ProductStore.FindReleaseAsync(session, new ReleaseId(done.Asset.Value), token)))!.Version);
        await Assert.ThrowsAsync<InvalidOperationException>(() => ReadAsync((session, token) => FileStore.ReadAsync(session, done.Sha256, token)));

        // The next one for the same version replaces it, and tells what came and what went.
        var next = await FindAsync(await DoneAsync(new HandIn(new HandInTarget.OfProduct(product, "1.0"), "bom.json", File("pkg:npm/b@1", "pkg:npm/c@1", "pkg:npm/d@1"))));
        Assert.Equal(done.Asset, next.Asset);
        await TickAsync();
        var difference = (await FindAsync(next.Id)).Recorded!.Difference!;
        Assert.Equal(["pkg:npm/c@1", "pkg:npm/d@1"], await NamesAsync(difference.Added));
        Assert.Equal(["pkg:npm/a@1"], await NamesAsync(difference.Removed));
        var same = await DoneAsync(new HandIn(new HandInTarget.Known(next.Asset), "again", File("pkg:npm/b@1", "pkg:npm/c@1", "pkg:npm/d@1")));
        await TickAsync();
        Assert.Equal((0, 0), (await FindAsync(same)).Recorded!.Difference is { } none ? (none.Added.Count, none.Removed.Count) : (-1, -1));
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused_with_the_reason_and_what_was_known_stays()
    {
        var product = await ProductAsync("Refused");
        await DoneAsync(new HandIn(new HandInTarget.OfProduct(product, "1.0"), "good", File("pkg:npm/a@1")));
        await TickAsync();
        var id = await DoneAsync(new HandIn(new HandInTarget.OfProduct(product, "1.0"), "bad", File()));
        await TickAsync();
        var refused = await FindAsync(id);
        Assert.Equal((IntakeState.Refused, "nothing is in it"), (refused.State, refused.Why));
        Assert.Single((await ReadAsync((session, token) => ComponentStore.OfAssetAsync(session, refused.Asset, token)))!.Occurrences);
        await Assert.ThrowsAsync<InvalidOperationException>(() => ReadAsync((session, token) => FileStore.ReadAsync(session, refused.Sha256, token)));
    }

    [Fact]
    public async Task A_file_that_takes_the_process_down_is_refused_in_the_end_and_holds_up_nothing()
    {
        var product = await ProductAsync("Deadly");
        var id = await DoneAsync(new HandIn(new HandInTarget.OfProduct(product, "1.0"), "deadly", Encoding.UTF8.GetBytes("deadly")));
        for (var attempt = 1; attempt <= BeginReading.Most; attempt++)
        {
            await Assert.ThrowsAsync<OperationCanceledException>(() => TickAsync());
            Assert.Equal((IntakeState.Waiting, attempt), (await FindAsync(id)) is var now ? (now.State, now.Attempts) : default);
            await FreeAsync();
        }
        var behind = await DoneAsync(new HandIn(new HandInTarget.OfProduct(product, "2.0"), "behind", File("pkg:npm/a@1")));
        await TickAsync();
        Assert.Equal((IntakeState.Refused, IntakeState.Done), ((await FindAsync(id)).State, (await FindAsync(behind)).State));
        Assert.Contains("3 times", (await FindAsync(id)).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_read_together_with_a_file_that_takes_the_process_down_is_not_refused_with_it()
    {
        var product = await ProductAsync("In bad company");
        var deadly = await DoneAsync(new HandIn(new HandInTarget.OfProduct(product, "1.0"), "deadly", Encoding.UTF8.GetBytes("deadly")));
        var others = new List<IntakeId>();
        for (var i = 0; i < 5; i++) others.Add(await DoneAsync(new HandIn(new HandInTarget.OfProduct(product, $"2.{i}"), "good", File($"pkg:npm/company@{i}"))));
        for (var attempt = 1; attempt <= BeginReading.Most; attempt++)
        {
            await Assert.ThrowsAnyAsync<Exception>(() => TickAsync());
            await FreeAsync();
        }
        await TickAsync();
        Assert.Equal(IntakeState.Refused, (await FindAsync(deadly)).State);
        foreach (var id in others) Assert.Equal((IntakeState.Done, 2), (await FindAsync(id)) is var done ? (done.State, done.Attempts) : default);
    }

    [Fact]
    public async Task Two_files_for_the_same_release_are_recorded_and_matched_one_after_the_other()
    {
        var product = await ProductAsync("Twice");
        var seen = new List<int>();
        match = async asset =>
        {
            seen.Add((await ReadAsync((session, token) => ComponentStore.OfAssetAsync(session, asset, token)))!.Occurrences.Count);
            return new IntakeMatching(null, "counted");
        };
        var first = await DoneAsync(new HandIn(new HandInTarget.OfProduct(product, "1.0"), "bom", File("pkg:npm/twice@1")));
        var second = await DoneAsync(new HandIn(new HandInTarget.OfProduct(product, "1.0"), "bom", File("pkg:npm/twice@1", "pkg:npm/twice@2")));
        await TickAsync();
        Assert.Equal([1, 2], seen);
        Assert.Equal((null, 1), ((await FindAsync(first)).Recorded!.Difference, (await FindAsync(second)).Recorded!.Difference!.Added.Count));
    }

    [Fact]
    public async Task A_process_that_dies_between_recording_and_matching_leaves_the_matching_to_the_next()
    {
        var product = await ProductAsync("Dies between");
        var id = await DoneAsync(new HandIn(new HandInTarget.OfProduct(product, "1.0"), "bom", File("pkg:npm/a@1")));
        match = _ => throw new OperationCanceledException("killed");
        await Assert.ThrowsAsync<OperationCanceledException>(() => TickAsync());
        Assert.Equal(IntakeState.Recorded, (await FindAsync(id)).State);
        await FreeAsync();
        match = _ => Task.FromResult<Result<IntakeMatching>>(new IntakeMatching(null, "There is no advisory data."));
        await TickAsync();
        Assert.Equal((IntakeState.Done, 1, "There is no advisory data."), (await FindAsync(id)) is var done ? (done.State, done.Attempts, done.Why) : default);
    }

    [Fact]
    public async Task Several_processes_at_once_read_everything_once()
    {
        var product = await ProductAsync("At once");
        var ids = new List<IntakeId>();
        for (var i = 0; i < 12; i++) ids.Add(await DoneAsync(new HandIn(new HandInTarget.OfProduct(product, $"{i}"), "bom", File($"pkg:npm/once@{i}"))));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(process => Task.Run(async () =>
        {
            var rounds = Rounds($"process {process}");
            for (var i = 0; i < 50; i++) Assert.True((await rounds.TickAsync(None)).Succeeded(out _, out var problems), problems?.ToString());
        })));
        await TickAsync();
        foreach (var id in ids) Assert.Equal((IntakeState.Done, 1), (await FindAsync(id)) is var done ? (done.State, done.Attempts) : default);
    }

    [Fact]
    public async Task What_is_handed_in_for_nothing_is_refused()
    {
        Assert.Equal(["RCT-INTAKE-001"], await RefusedAsync(new HandIn(new HandInTarget.OfProduct(await ProductAsync("Empty"), "1"), "bom", ReadOnlyMemory<byte>.Empty)));
        Assert.Equal(["RCT-INV-006"], await RefusedAsync(new HandIn(new HandInTarget.OfProduct(new ProductId(Store.Ids.Next()), "1"), "bom", File("pkg:npm/a@1"))));
        Assert.Equal(["RCT-INV-007"], await RefusedAsync(new HandIn(new HandInTarget.Known(new ReleaseId(Store.Ids.Next())), "bom", File("pkg:npm/a@1"))));
        Assert.Equal(["RCT-INV-002"], await RefusedAsync(new HandIn(new HandInTarget.OfProduct(await ProductAsync("Long"), "1"), new string('a', 201), File("pkg:npm/a@1"))));
    }

    [Fact]
    public async Task An_SBOM_goes_to_the_product_and_version_that_it_names()
    {
        var (named, bought) = (await ProductAsync("Names itself"), await ProductAsync("Names its purl"));
        await DoneAsync(new EditProduct(bought, "Names its purl", ["EU"], Purl: "pkg:generic/acme/bought"));
        Assert.Equal(new HandInTarget.OfProduct(named, "4.2"), await TargetAsync("NAMES itself", "4.2"));
        Assert.Equal(new HandInTarget.OfProduct(bought, "1.0"), await TargetAsync("Something else", null, "pkg:generic/acme/bought@1.0"));
        Assert.Equal("RCT-INTAKE-003", await TargetAsync("", "1"));
        Assert.Equal("RCT-INTAKE-004", await TargetAsync("Names itself", null));
        Assert.Equal("RCT-INTAKE-005", await TargetAsync("Nobody has registered it", "1"));
        await DoneAsync(new RegisterProduct("Names itself", await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, "Second of the name", "DE")), ["EU"]));
        Assert.Equal("RCT-INTAKE-006", await TargetAsync("Names itself", "4.2"));
    }

    /// <summary>The target, or the code of why there is none.</summary>
    private async Task<object> TargetAsync(string name, string? version, string? purl = null)
    {
        PackageUrl? package = null;
        if (purl is not null) Assert.True(PackageUrl.TryParse(purl, out package, out _));
        var subject = new Component { Name = name, Version = version, Purl = package, Location = "bom", Origin = Origin.Sbom };
        var scan = new ScanResult([], [new SbomDocument { Location = "bom", Format = SbomFormat.CycloneDxJson, Subject = subject }], [], default);
        return (await ReadAsync((session, token) => SbomTarget.OfAsync(session, scan, token))).Succeeded(out var into, out var problems) ? into : problems.Single().Code;
    }

    private async Task<ProductId> ProductAsync(string name) =>
        await DoneAsync(new RegisterProduct(name, await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, $"{name} GmbH", "DE")), ["EU"]));

    private async Task<Intake> FindAsync(IntakeId id) => (await ReadAsync((session, token) => IntakeStore.FindAsync(session, id, token)))!;

    private async Task<IEnumerable<string>> NamesAsync(IReadOnlyList<long> ids) =>
        (await ReadAsync((session, token) => ComponentStore.VersionsAsync(session, ids, token))).Select(version => version.Purl!.ToString()).Order(StringComparer.Ordinal);

    /// <summary>A file of this suite's own format: a purl a line, and what makes the file differ from every other.</summary>
    private byte[] File(params string[] purls) => Encoding.UTF8.GetBytes($"{Store.Ids.Next()}\n{string.Join('\n', purls)}");

    private static IntakeReading Read(byte[] file, CancellationToken cancellation)
    {
        var text = Encoding.UTF8.GetString(file);
        if (text == "deadly") throw new OperationCanceledException("killed");
        string[] purls = [.. text.Split('\n').Skip(1).Where(line => line.Length > 0)];
        return new(Scans.Sbom(purls), [], purls.Length == 0 ? "nothing is in it" : null);
    }

    private IntakeRounds Rounds(string holder) => new(Store.Database, Store.Commands, holder, Read, () => new Matching(asset => match(asset)));

    private sealed class Matching(Func<AssetId, Task<Result<IntakeMatching>>> match) : IIntakeMatcher
    {
        public Task<Result<IntakeMatching>> MatchAsync(Change change, AssetId asset, CancellationToken cancellationToken) => match(asset);

        public void Dispose() { }
    }

    /// <summary>As if the lease of a process that died had run out.</summary>
    private Task FreeAsync() => ExecuteAsync("UPDATE leases SET expires_at = 0 WHERE name = 'intakes'");

    private async Task TickAsync() => Assert.True((await Rounds("tester").TickAsync(None)).Succeeded(out _, out var problems), problems?.ToString());
}

public sealed class Intakes_on_sqlite(SqliteFixture store) : IntakeSuite(store), IClassFixture<SqliteFixture>;

public sealed class Intakes_on_postgresql(PostgresFixture store) : IntakeSuite(store), IClassFixture<PostgresFixture>;
