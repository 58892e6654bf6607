using System.Diagnostics;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Inventory.Holders;
using Rectify.Scanning.Packages;
using Rectify.Storage;

namespace Rectify.Bench;

/// <summary>Names who holds a package that every second release uses, over a tail and without one, and builds the index anew.</summary>
internal sealed class WhoHasRun(Database database, int size, string store)
{
    private const int Runs = 11;

    public async Task RunAsync()
    {
        var package = await OfEverySecondAsync();
        var index = new HolderIndex(database, "bench");
        Measure.Say($"  {Holders(package)} of {size} releases use {package.Name}; {await ScalarAsync("SELECT COUNT(*) FROM package_versions")} package versions");
        await WhoHasAsync(package);
        await TimeAsync("merged the tail", async () => Succeeded(await index.DrainAsync()));
        await WhoHasAsync(package);
        Measure.Median("    a package that few use", Runs, () => Holders(new("npm", Portfolio.PackageName(29_000))));
        Measure.Median("    for comparison, every asset's set read", 3, () => ReadEveryAssetAsync().GetAwaiter().GetResult());
        Measure.Say($"  index: {await ScalarAsync("SELECT COUNT(*) FROM holder_blocks")} blocks, {await ScalarAsync("SELECT SUM(LENGTH(postings)) FROM holder_blocks") / 1e6:F1} MB; sets: {await ScalarAsync("SELECT SUM(LENGTH(versions)) FROM asset_components") / 1e6:F1} MB");
        await TimeAsync("built the index anew", async () => Succeeded(await index.RebuildIndexAsync(CancellationToken.None)) ? 1 : 0);
        await WhoHasAsync(package);
    }

    private async Task WhoHasAsync(PackageKey package)
    {
        Measure.Say($"  with a tail of {await ScalarAsync("SELECT COUNT(*) FROM holder_tail")} intakes");
        var tail = await ScalarAsync("SELECT COUNT(*) FROM holder_tail");
        var found = Measure.Median("    who has it", Runs, () => Holders(package));
        if (tail > 0) Comparison.Take($"who has it, {size} releases, over a tail, {store}", found); // without one it is too short to compare
        var versions = (await database.ReadAsync(Viewer.Machine, (session, token) => ComponentStore.WhoHasAsync(session, package, null, token), CancellationToken.None))
            .SelectMany(holder => holder.Versions).Select(version => version.Id).Distinct().ToList();
        Measure.Median("    assets and version ids alone", Runs, () =>
            database.ReadAsync(Viewer.Machine, (session, token) => VersionHolders.OfAsync(session, versions, token), CancellationToken.None).GetAwaiter().GetResult());
    }

    /// <summary>Zipf's law puts it somewhere among the first hundred.</summary>
    private Task<PackageKey> OfEverySecondAsync() =>
        Task.FromResult(Enumerable.Range(20, 100).Select(rank => new PackageKey("npm", Portfolio.PackageName(rank))).MinBy(package => Math.Abs(Holders(package) - size / 2)));

    private int Holders(PackageKey package) =>
        database.ReadAsync(Viewer.Machine, (session, token) => ComponentStore.WhoHasAsync(session, package, null, token), CancellationToken.None).GetAwaiter().GetResult().Count;

    private Task<int> ReadEveryAssetAsync() => database.ReadAsync(Viewer.Machine, async (session, token) =>
    {
        var found = 0;
        await using var command = session.Connection.CreateCommand();
        (command.Transaction, command.CommandText) = (session.Transaction, "SELECT asset, versions FROM asset_components ORDER BY asset");
        await using var rows = await command.ExecuteReaderAsync(token);
        while (await rows.ReadAsync(token)) if (VersionIds.Common(rows.GetFieldValue<byte[]>(1), [long.MaxValue]).Count == 0) found++;
        return found;
    }, CancellationToken.None);

    private Task<long> ScalarAsync(string sql) => database.ReadAsync(Viewer.Machine, async (session, token) =>
    {
        await using var command = session.Connection.CreateCommand();
        (command.Transaction, command.CommandText) = (session.Transaction, sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(token), System.Globalization.CultureInfo.InvariantCulture);
    }, CancellationToken.None);

    private static async Task TimeAsync(string what, Func<Task<int>> work)
    {
        var started = Stopwatch.GetTimestamp();
        var count = await work();
        Measure.Say($"  {what}: {count} in {Stopwatch.GetElapsedTime(started).TotalSeconds:F2} s");
    }

    private static T Succeeded<T>(Result<T> result) => result.Succeeded(out var value, out var problems) ? value : throw new InvalidOperationException(problems.ToString());
}
