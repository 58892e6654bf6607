using Rectify.Bench;

return args switch
{
    ["import", .. var folders] when folders.Length > 0 => ImportBench.Run(folders),
    ["lookup", var folder] => LookupBench.Run(folder),
    ["evaluate"] => EvaluateBench.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        usage: Rectify.Bench import FOLDER…    imports feeds into a new database, then updates it with the same feeds
               Rectify.Bench lookup FOLDER     imports feeds, then matches 100,000 packages in one read transaction
               Rectify.Bench evaluate          evaluates one case with 40 applicable rules and more
        """);
    return 2;
}
