using Rectify.Clocks.Rules;
using Rectify.Inventory;
using Rectify.Parties;
using Rectify.Scanning;
using Rectify.Scanning.Packages;
using Rectify.Tests.Fakes;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Inventory;

public abstract class InventorySuite(StoreFixture store) : StoreTests(store)
{
    private Task<OrganisationId> OwnAsync(string name) => DoneAsync(new RegisterOrganisation(OrganisationKind.Own, name, "DE"));

    private async Task<ReleaseId> ReleaseAsync(string name, ScanResult? scan = null)
    {
        var product = await DoneAsync(new RegisterProduct(name, await OwnAsync($"{name} GmbH"), ["EU", "CN"]));
        return await DoneAsync(new RegisterRelease(product, "4.2", scan));
    }

    [Fact]
    public async Task A_product_is_found_by_the_name_that_its_provider_gave_it()
    {
        var provider = await OwnAsync("Harbour");
        var id = await DoneAsync(new RegisterProduct(" Gateway ", provider, ["EU", "CN", "EU"], ProductClass.ImportantClassI, new(2030, 1, 31)));

        var product = await ReadAsync((session, token) => ProductStore.FindByNameAsync(session, provider, "GATEWAY", token));
        Assert.NotNull(product);
        Assert.Equal((id, "Gateway", ProductClass.ImportantClassI, new(2030, 1, 31)), (product.Id, product.Name, product.Class, product.SupportEndsOn));
        Assert.Equal(["CN", "EU"], product.Markets);
        Assert.Equal(["RCT-INV-008"], await RefusedAsync(new RegisterProduct("gateway", provider, [])));
    }

    [Fact]
    public async Task Products_and_systems_are_searched_by_any_part_of_their_names_page_by_page()
    {
        var us = await OwnAsync("Searched");
        foreach (var name in new[] { "Srch_One", "srchXOne", "Srch%Two" }) await DoneAsync(new RegisterProduct(name, us, []));
        var one = (await ReadAsync((session, token) => ProductStore.SearchAsync(session, "srch_o", 0, 10, token)));
        Assert.Equal("Srch_One", Assert.Single(one).Name);
        Assert.Equal(["Srch_One", "srchXOne"], (await ReadAsync((session, token) => ProductStore.SearchAsync(session, "SRCH", 1, 10, token))).Select(product => product.Name));
        Assert.Equal((3, 1), (await ReadAsync((session, token) => ProductStore.CountAsync(session, "srch", token)), await ReadAsync((session, token) => ProductStore.CountAsync(session, "h%t", token))));
        await DoneAsync(new RegisterSystem("Srch shop", us, []));
        Assert.Equal("Srch shop", Assert.Single(await ReadAsync((session, token) => SystemStore.SearchAsync(session, "H SH", 0, 10, token))).Name);
        Assert.Equal(1, await ReadAsync((session, token) => SystemStore.CountAsync(session, "srch", token)));
    }

    [Fact]
    public async Task The_newest_releases_of_products_are_read_and_all_are_counted()
    {
        var us = await OwnAsync("Newest");
        var (many, none) = (await DoneAsync(new RegisterProduct("Newest many", us, [])), await DoneAsync(new RegisterProduct("Newest none", us, [])));
        foreach (var version in new[] { "1", "2", "3" }) await DoneAsync(new RegisterRelease(many, version));
        var newest = await ReadAsync((session, token) => ProductStore.NewestReleasesAsync(session, [many, none], 2, token));
        Assert.Equal(["3", "2"], newest[many].Select(release => release.Version));
        Assert.Empty(newest[none]);
        Assert.Equal([(many, 3L)], (await ReadAsync((session, token) => ProductStore.CountReleasesAsync(session, [many, none], token))).Select(pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public async Task All_problems_of_a_product_are_said_at_once() =>
        Assert.Equal(
            ["RCT-INV-001", "RCT-INV-003", "RCT-INV-005"],
            await RefusedAsync(new RegisterProduct(" ", new OrganisationId(new(UInt128.MaxValue)), ["CN", "Europe"])));

    [Fact]
    public async Task A_version_of_a_product_is_registered_once()
    {
        var release = await ReleaseAsync("Once");
        var product = (await ReadAsync((session, token) => ProductStore.FindReleaseAsync(session, release, token)))!.Product;

        Assert.Equal(["RCT-INV-009"], await RefusedAsync(new RegisterRelease(product, " 4.2 ")));
        Assert.Equal(release, (await ReadAsync((session, token) => ProductStore.FindReleaseAsync(session, product, "4.2", token)))?.Id);
    }

    [Fact]
    public async Task Roles_are_per_asset_the_provider_of_one_is_the_operator_of_another()
    {
        var us = await OwnAsync("Both");
        var product = await DoneAsync(new RegisterProduct("Ours", us, ["CN"]));
        AssetId release = await DoneAsync(new RegisterRelease(product, "1"));
        AssetId system = await DoneAsync(new RegisterSystem("Shop", us, ["CN"], Exposure.Internet, 3, CriticalInfrastructure: true));
        await DoneAsync(new AssignRole(release, us, Role.Finder));

        Assert.Equal([new(us, Role.Provider), new(us, Role.Finder)], (await AssetAsync(release))!.Roles);
        Assert.Equal([new(us, Role.Operator)], (await AssetAsync(system))!.Roles);
        Assert.Equal(["RCT-INV-011"], await RefusedAsync(new AssignRole(release, us, Role.Provider)));
        Assert.Equal(["RCT-INV-010"], await RefusedAsync(new RegisterSystem("Depot", us, [], ProtectionLevel: 6)));
    }

    [Fact]
    public async Task What_a_scan_found_reads_back_with_every_place()
    {
        var release = await ReleaseAsync("Places", Scans.Of(
            Scans.In(Scans.Log4j, "app.ear!/b/log4j-core-2.14.1.jar", Origin.PomProperties),
            Scans.In(Scans.Log4j, "app.ear!/a/log4j-core-2.14.1.jar", Origin.FileName),
            Scans.Unnamed("in-house", "7", "lib/in-house.jar")));

        var components = await ReadAsync((session, token) => ComponentStore.OfAssetAsync(session, release, token));
        Assert.NotNull(components);
        Assert.Equal(
            ["app.ear!/a/log4j-core-2.14.1.jar FileName", "app.ear!/b/log4j-core-2.14.1.jar PomProperties", "lib/in-house.jar Manifest"],
            components.Occurrences.Select(one => $"{one.Location} {one.Origin}"));
        Assert.Equal(2, components.Occurrences.Select(one => one.Package).Distinct().Count());
        Assert.Null(components.Occurrences[2].Package.Purl);
        Assert.Equal(Clock.GetCurrentInstant(), components.ScannedAt);
    }

    [Fact]
    public async Task What_was_not_read_is_kept_with_the_components()
    {
        var scan = Scans.Of() with { Notes = [new Note(NoteCode.PurlInvalid, "a"), new Note(default, "b")] };
        Assert.True(scan.Notes[1].IsIncomplete);
        var release = await ReleaseAsync("Unread", scan);

        Assert.Equal(1, (await ReadAsync((session, token) => ComponentStore.OfAssetAsync(session, release, token)))!.Unread);
    }

    [Fact]
    public async Task The_assets_that_have_a_package_are_named_with_their_versions()
    {
        var (old, fixedOne) = (Scans.Log4j.Replace("log4j-core", "who-has"), Scans.Log4j.Replace("log4j-core", "who-has").Replace("2.14.1", "2.17.1"));
        AssetId first = await ReleaseAsync("Who has A", Scans.Sbom(old, "pkg:npm/left-pad@1.3.0"));
        AssetId second = await ReleaseAsync("Who has B", Scans.Sbom(fixedOne));
        await ReleaseAsync("Who has C", Scans.Sbom("pkg:npm/left-pad@1.3.0"));

        var key = PackageKey.For("Maven", "org.apache.logging.log4j:who-has");
        var all = await ReadAsync((session, token) => ComponentStore.WhoHasAsync(session, key, null, token));
        var one = await ReadAsync((session, token) => ComponentStore.WhoHasAsync(session, key, "2.14.1", token));

        Assert.Equal([(first, "2.14.1"), (second, "2.17.1")], all.OrderBy(holder => holder.Versions[0].Version).Select(holder => (holder.Asset, holder.Versions.Single().Version!)));
        Assert.Equal(first, Assert.Single(one).Asset);
    }

    [Fact]
    public async Task A_new_scan_takes_the_place_of_the_old_one()
    {
        AssetId release = await ReleaseAsync("Again", Scans.Sbom("pkg:npm/again-a@1", "pkg:npm/again-b@1"));
        var ingested = await DoneAsync(new IngestComponents(release, Scans.Sbom("pkg:npm/again-b@1")));

        Assert.Equal((1, 1, 0), (ingested.Components, ingested.Occurrences, ingested.Unread));
        Assert.NotNull(ingested.Difference);
        Assert.Equal("again-b", Assert.Single((await ReadAsync((session, token) => ComponentStore.OfAssetAsync(session, release, token)))!.Occurrences).Package.Name);
    }

    [Fact]
    public async Task Hostile_names_are_kept_without_breaking_the_store()
    {
        AssetId release = await ReleaseAsync("Hostile", Scans.Of(
            Scans.Unnamed("nul\0and half \ud800 a pair", "1", "a"), Scans.Unnamed(new string('x', 100_000), "1", "b"), Scans.Unnamed("'; DROP TABLE releases; --", "1", "c")));

        var names = (await ReadAsync((session, token) => ComponentStore.OfAssetAsync(session, release, token)))!.Occurrences.Select(one => one.Package.Name).ToList();
        Assert.Equal(["nul\ufffdand half \ufffd a pair", new string('x', 100_000), "'; DROP TABLE releases; --"], names);
    }

    [Fact]
    public async Task Writers_at_once_agree_on_the_ids_of_new_packages()
    {
        var releases = new List<AssetId>();
        for (var i = 0; i < 4; i++) releases.Add(await ReleaseAsync($"Writer {i}"));
        string[] purls = [.. Enumerable.Range(0, 20).Select(index => $"pkg:npm/contended-{index}@1")];
        var outcomes = await Task.WhenAll(releases.Select(release => Task.Run(() => Store.Commands.RunAsync(new IngestComponents(release, Scans.Sbom(purls)), Actor, None))));

        Assert.All(outcomes, outcome => Assert.True(outcome.Succeeded(out _, out var problems), problems?.ToString()));
        var holders = await ReadAsync((session, token) => ComponentStore.WhoHasAsync(session, new("npm", "contended-7"), null, token));
        Assert.Equal(4, holders.Count);
        Assert.Single(holders.SelectMany(holder => holder.Versions).Select(version => version.Id).Distinct());
    }

    /// <summary>As when a portfolio is brought in: each SBOM has packages that nobody has seen, and some that the neighbour has too.</summary>
    [Fact]
    public async Task Writers_at_once_that_all_bring_new_packages_do_not_refuse_each_other()
    {
        var releases = new List<AssetId>();
        for (var i = 0; i < 8; i++) releases.Add(await ReleaseAsync($"Bringer {i}"));
        var outcomes = await Task.WhenAll(releases.SelectMany((release, writer) => Enumerable.Range(0, 6).Select(turn => Task.Run(() => Store.Commands.RunAsync(
            new IngestComponents(release, Scans.Sbom([.. Enumerable.Range(0, 40).Select(index => $"pkg:npm/brought-{index}@{writer / 2}.{turn}")])), Actor, None)))));

        Assert.All(outcomes, outcome => Assert.True(outcome.Succeeded(out _, out var problems), problems?.ToString()));
        Assert.Equal(8, (await ReadAsync((session, token) => ComponentStore.WhoHasAsync(session, new("npm", "brought-7"), null, token))).Count);
    }

    private Task<Asset?> AssetAsync(AssetId id) => ReadAsync((session, token) => AssetStore.FindAsync(session, id, token));
}

public sealed class Inventory_on_sqlite(SqliteFixture store) : InventorySuite(store), IClassFixture<SqliteFixture>;

public sealed class Inventory_on_postgresql(PostgresFixture store) : InventorySuite(store), IClassFixture<PostgresFixture>;
