using Rectify.Bench;

return args switch
{
    ["import", .. var folders] when folders.Length > 0 => ImportBench.Run(folders),
    ["lookup", var folder] => LookupBench.Run(folder),
    ["evaluate"] => EvaluateBench.Run(),
    ["reevaluate", var store and ("sqlite" or "postgresql"), .. var sizes] when sizes.Length > 0 => await ReevaluateBench.RunAsync(store, sizes),
    ["who-has", var store and ("sqlite" or "postgresql"), .. var sizes] when sizes.Length > 0 => await WhoHasBench.RunAsync(store, sizes),
    ["drill", var store and ("sqlite" or "postgresql"), var feeds, .. var sizes] when sizes.Length > 0 => await DrillBench.RunAsync(store, feeds, sizes),
    ["intake", var store and ("sqlite" or "postgresql"), var feeds, var count, var vulnerable, var filled] => await IntakeBench.RunAsync(store, feeds, count, vulnerable, filled),
    ["fill", var path, var size] => await FillAsync(path, int.Parse(size, System.Globalization.CultureInfo.InvariantCulture)),
    ["findings", var store and ("sqlite" or "postgresql"), .. var sizes] when sizes.Length > 0 => await FindingsBench.RunAsync(store, sizes),
    ["check", var accepted] => await CheckBench.RunAsync(accepted, accept: false),
    ["accept", var accepted] => await CheckBench.RunAsync(accepted, accept: true),
    _ => Usage(),
};

// A store for a server to be started on: what it takes by itself is measured there.
static async Task<int> FillAsync(string path, int size)
{
    var opened = await Rectify.Storage.Database.OpenSqliteAsync(path, TimeProvider.System, CancellationToken.None);
    if (!opened.Succeeded(out var database, out var problems)) throw new InvalidOperationException($"{problems}");
    await using (database)
    {
        using var intake = new Intake(database);
        await intake.FillInBulkAsync(size);
        await intake.TickAsync();
    }
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("""
        usage: Rectify.Bench import FOLDER…    imports feeds into a new database, then updates it with the same feeds
               Rectify.Bench lookup FOLDER     imports feeds, then matches 100,000 packages in one read transaction
               Rectify.Bench evaluate          evaluates one case with 40 applicable rules and more
               Rectify.Bench reevaluate sqlite|postgresql N…   computes the duties of N cases anew after a change of the rules
               Rectify.Bench who-has sqlite|postgresql N…      takes in N SBOMs, then names the releases that hold a package
               Rectify.Bench drill sqlite|postgresql FEEDS|- N…        one new advisory for every second of N releases, until duties are kept
               Rectify.Bench intake sqlite|postgresql FEEDS|- N M FILLED  hands in N SBOMs as pipelines do, M of whose components have advisories, and has them read, recorded and matched, in a store that holds FILLED releases
               Rectify.Bench fill STORE N      makes a SQLite store of N releases, for a server to be started on
               Rectify.Bench findings sqlite|postgresql N…     lists N findings: filled, sorted, filtered, counted, followed
               Rectify.Bench check|accept FILE   compares all of it, in small sizes, with what was accepted; accepts it
        """);
    return 2;
}
