namespace Rectify.Bench;

/// <summary>All that is compared with what was accepted, in sizes that take a few minutes together; the sizes of the targets stand in <c>bench/RESULTS.md</c>.</summary>
internal static class CheckBench
{
    public static async Task<int> RunAsync(string accepted, bool accept)
    {
        if (EvaluateBench.Run() is not 0 and var failed) return failed;
        foreach (var (store, cases, holders, drill, findings) in new[] { ("sqlite", "10000", "3000", "20000", "500000"), ("postgresql", "10000", "1000", "5000", "200000") })
        {
            await ReevaluateBench.RunAsync(store, [cases]);
            await WhoHasBench.RunAsync(store, [holders]);
            await DrillBench.RunAsync(store, "-", [drill]);
            await FindingsBench.RunAsync(store, [findings]);
            await IntakeBench.RunAsync(store, "-", "1000", "0", holders);
        }
        return accept ? Comparison.Accept(accepted) : Comparison.Check(accepted);
    }
}
