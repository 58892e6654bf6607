using System.Diagnostics;
using Npgsql;

namespace Rectify.Testing;

/// <summary>
/// A private PostgreSQL for one test run: its own folder under the temporary one, a unix socket in it and no network, started when
/// the first test asks and gone when the run ends. A shell waits on our end of a pipe, so the cluster also stops and its folder also
/// goes when the test program is killed. Its locale is not C: what must sort by code point has to say so.
/// </summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    /// <summary>The reason for skipping, or null.</summary>
    public static string? SkipReason { get; } =
        Environment.GetEnvironmentVariable("RECTIFY_SKIP_POSTGRES") == "1" ? "RECTIFY_SKIP_POSTGRES=1: nothing was tested on PostgreSQL" : null;

    private readonly Lazy<Task<Running>> running;
    private int databases;

    public PostgresCluster() => running = new(StartAsync);

    /// <summary>Whether a commit waits for the disk. Tests need not; what is measured must.</summary>
    public bool Durable { get; init; }

    /// <summary>A connection string to a new, empty database.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var cluster = await running.Value;
        var name = $"test_{Interlocked.Increment(ref databases)}";
        await using var connection = new NpgsqlConnection(cluster.ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var create = connection.CreateCommand();
        create.CommandText = $"CREATE DATABASE {name}";
        await create.ExecuteNonQueryAsync();
        return cluster.ConnectionString(name);
    }

    public async ValueTask DisposeAsync()
    {
        if (!running.IsValueCreated) return;
        NpgsqlConnection.ClearAllPools();
        using var keeper = (await running.Value).Keeper;
        keeper.StandardInput.Close();
        await keeper.WaitForExitAsync();
    }

    private sealed record Running(string Folder, Process Keeper)
    {
        public string ConnectionString(string database) =>
            new NpgsqlConnectionStringBuilder { Host = Folder, Username = "rectify", Database = database, MaxPoolSize = 20, Timeout = 30 }.ToString();
    }

    private async Task<Running> StartAsync()
    {
        var binaries = FindBinaries();
        var folder = Directory.CreateTempSubdirectory("rectify-pg-").FullName;
        // PostgreSQL refuses to run as root: it then runs as its own user, to whom the folder is given.
        string[] asUser = Environment.UserName == "root" ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : [];
        if (asUser.Length > 0) await RunAsync(["chown", "postgres:postgres", folder]);
        await RunAsync([.. asUser, $"{binaries}/initdb", "-D", $"{folder}/data", "-U", "rectify", "-A", "trust", "-E", "UTF8",
            "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en", "--no-sync"]);

        string[] disk = Durable ? [] : ["-c", "fsync=off", "-c", "full_page_writes=off"];
        const string Script = """folder=$1; shift; "$@" >"$folder/log" 2>&1 & cat >/dev/null; kill -QUIT $!; wait $!; rm -rf "$folder" """;
        var keeper = Start(["bash", "-c", Script, "keeper", folder, .. asUser, $"{binaries}/postgres", "-D", $"{folder}/data", "-k", folder,
            "-c", "listen_addresses=", "-c", "max_connections=200", "-c", "shared_buffers=64MB", .. disk]);
        var started = new Running(folder, keeper);
        await WaitUntilReadyAsync(started);
        return started;
    }

    private static async Task WaitUntilReadyAsync(Running cluster)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await using var connection = new NpgsqlConnection(cluster.ConnectionString("postgres"));
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException failure) when (attempt < 600)
            {
                if (cluster.Keeper.HasExited) throw new InvalidOperationException("PostgreSQL did not start", failure);
                await Task.Delay(50);
            }
        }
    }

    private static string FindBinaries()
    {
        var versions = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [];
        var folders = versions.OrderByDescending(path => path, StringComparer.Ordinal).Select(path => Path.Combine(path, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'));
        return folders.FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb"))) ?? throw new InvalidOperationException(
            "PostgreSQL's initdb is neither under /usr/lib/postgresql nor in PATH. Install the package postgresql, or set RECTIFY_SKIP_POSTGRES=1.");
    }

    private static Process Start(string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        return Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start");
    }

    private static async Task RunAsync(string[] command)
    {
        using var process = Start(command);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', command)}: {await output}{errors}");
    }
}
