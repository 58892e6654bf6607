using System.Diagnostics;
using Npgsql;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Proof.Cosigning;
using Rectify.Storage;
using Rectify.Testing;
using static Rectify.Tests.Ledger.RestoreStory;

namespace Rectify.Tests.Ledger;

/// <summary>A PostgreSQL that an administrator dumped and restored with its own tools.</summary>
public sealed class RestoredPostgresTests(PostgresCluster cluster) : IDisposable
{
    private readonly RestoreStory story = new();

    [Fact]
    public async Task A_dump_that_is_restored_is_noticed_declared_and_accepted_by_the_peer()
    {
        if (PostgresCluster.SkipReason is { } reason) Assert.Skip(reason);
        var (before, after) = (await AddressAsync(), await AddressAsync());
        var dump = story.PathOf("store.dump");
        await using (var workspace = await story.OpenAsync(before))
        {
            await story.WorkAsync(workspace, 4);
            Assert.Equal(WitnessOutcome.Accepted, await story.ShowAsync(workspace));
            Run("pg_dump", before, "--format=custom", $"--file={dump}");
            await story.WorkAsync(workspace, 3);
            Assert.Equal(WitnessOutcome.Accepted, await story.ShowAsync(workspace));
        }
        Run("pg_restore", after, "--no-owner", "--exit-on-error", $"--dbname={new NpgsqlConnectionStringBuilder(after.ConnectionString).Database}", dump);

        await using (var restored = await story.OpenAsync(after))
        {
            Assert.Equal("RCT-LEDGER-013", Code(await restored.SignsAsync(CancellationToken.None)));
            Assert.Equal(WitnessOutcome.Malformed, await story.ShowAsync(restored)); // it has less than the peer
            var opened = Good(await story.NewLog(restored.Database).OpenAsync(after, "The volume was lost.", Actor.Local("me"), CancellationToken.None));
            Assert.Equal((4, 3, true), (opened.Former.Size, opened.Gap, opened.VouchedFor));
        }
        await using var onwards = await story.OpenAsync(after);
        var answer = await story.SucceedAsync(onwards);
        Assert.Equal((WitnessOutcome.Accepted, 3), (answer.Outcome, answer.Missing));
        await story.WorkAsync(onwards, 2);
        var report = await onwards.Database.ReadAsync(Viewer.Machine, LedgerCheck.RunAsync, CancellationToken.None);
        Assert.Equal((0, 7, 2), (report.Faults.Count, report.Events, report.Logs.Count));
    }

    [Fact]
    public async Task Nothing_is_declared_while_a_server_numbers_the_log()
    {
        if (PostgresCluster.SkipReason is { } reason) Assert.Skip(reason);
        var address = await AddressAsync();
        await using var workspace = await story.OpenAsync(address);
        await story.WorkAsync(workspace, 1);
        Good(await workspace.Database.AcquireLeaseAsync("sequencer", "a server", NodaTime.Duration.FromSeconds(60), CancellationToken.None));
        Assert.Equal("RCT-LEDGER-016", Code(await story.NewLog(workspace.Database).OpenAsync(address, "", Actor.Local("me"), CancellationToken.None)));
        Assert.Single(await workspace.Database.ReadAsync(Viewer.Machine, LogReader.LogsAsync, CancellationToken.None));
    }

    public void Dispose() => story.Dispose();

    private async Task<StoreAddress.Server> AddressAsync() => new(await cluster.CreateDatabaseAsync(), story.PathOf("log.key"));

    private static void Run(string tool, StoreAddress.Server address, params string[] arguments)
    {
        var connection = new NpgsqlConnectionStringBuilder(address.ConnectionString);
        var path = Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(folder => folder, StringComparer.Ordinal).Select(folder => Path.Combine(folder, "bin", tool)).First(File.Exists);
        var start = new ProcessStartInfo(path, arguments) { RedirectStandardError = true };
        foreach (var (name, value) in (IEnumerable<(string, string?)>)[("PGHOST", connection.Host), ("PGUSER", connection.Username), ("PGDATABASE", connection.Database)])
            start.Environment[name] = value;
        using var process = Process.Start(start) ?? throw new InvalidOperationException(tool);
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors);
    }
}
