using System.Globalization;
using Rectify.Foundation;
using Rectify.Storage;
using Rectify.Testing;

namespace Rectify.Bench;

/// <summary>
/// How fast SBOMs are taken in, and how long it takes to name the releases that hold a package, in a store of so many releases. What is
/// measured as intake is the use case, with its events numbered and signed.
/// </summary>
internal static class WhoHasBench
{
    public static async Task<int> RunAsync(string store, string[] sizes)
    {
        foreach (var size in sizes.Select(size => int.Parse(size, CultureInfo.InvariantCulture)))
        {
            using var folder = new ScratchFolder();
            await using var cluster = new PostgresCluster { Durable = true };
            await using var database = Opened(store switch
            {
                "sqlite" => await Database.OpenSqliteAsync(folder.PathOf("store.db"), TimeProvider.System, CancellationToken.None),
                "postgresql" => await Database.OpenPostgresAsync(await cluster.CreateDatabaseAsync(), TimeProvider.System, CancellationToken.None),
                _ => throw new ArgumentException($"No such store: {store}"),
            });
            Measure.Say($"{store}, {size} releases of {Portfolio.Components} components");
            using var intake = new Intake(database) { Store = store };
            await intake.FillAsync(size);
            await intake.ReplaceAsync(Math.Min(size, 2_000), writers: 1, merge: true);
            await intake.ReplaceAsync(Math.Min(size, 2_000), writers: 4, merge: true);
            // About the longest tail that ticks leave at this size.
            await intake.ReplaceAsync(Math.Max(1_000, size / 32) - 1, writers: 1, merge: false);
            await new WhoHasRun(database, size, store).RunAsync();
            Measure.Say($"  peak {Measure.PeakMegabytes():F0} MB");
        }
        return 0;
    }

    private static Database Opened(Result<Database> opened) =>
        opened.Succeeded(out var database, out var problems) ? database : throw new InvalidOperationException(problems.ToString());
}
