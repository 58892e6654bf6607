using System.Security.Cryptography;
using NodaTime;
using Npgsql;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Storage;
using Rectify.Storage.Files;
using Rectify.Testing;

namespace Rectify.Tests.Storage;

/// <summary>What is written to a disk that is full is refused in words, leaves nothing half-written, and goes on when there is room.</summary>
public sealed class FullDiskTests(PostgresCluster cluster) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rectify-full-").FullName;

    [Fact]
    public async Task A_sqlite_file_that_may_not_grow_refuses_and_goes_on_when_it_may()
    {
        await using var workspace = await OpenAsync(new StoreAddress.File(Path.Combine(folder, "store.db")));
        await FullAsync(workspace, () => MayGrowByAsync(workspace.Database, 1 << 20), () => MayGrowByAsync(workspace.Database, 1000));
    }

    [Fact]
    public async Task A_sqlite_file_on_a_full_disk_refuses_and_goes_on_when_there_is_room()
    {
        using var disk = SmallDisk.Make(megabytes: 24, taken: 16, out var skip);
        if (disk is null) Assert.Skip(skip ?? "");
        await using var workspace = await OpenAsync(new StoreAddress.File(Path.Combine(disk.Path, "store.db")));
        await FullAsync(workspace, Making(disk));
    }

    [Fact]
    public async Task A_postgresql_on_a_full_disk_refuses_and_goes_on_when_there_is_room()
    {
        if (PostgresCluster.SkipReason is { } reason) Assert.Skip(reason);
        using var disk = SmallDisk.Make(megabytes: 64, taken: 32, out var skip);
        if (disk is null) Assert.Skip(skip ?? "");
        // A server of its own: one whose disk was full, and is gone, is not to be relied on by other tests. Nothing is to change what it knows of its tables meanwhile, for it
        // would want to write that down when somebody connects.
        await using var own = new PostgresCluster();
        var postgres = await own.CreateDatabaseAsync();
        await ExecuteAsync(postgres, "ALTER SYSTEM SET autovacuum = off", "SELECT pg_reload_conf()", $"CREATE TABLESPACE small LOCATION '{disk.FolderOfPostgres("pg")}'", "CREATE DATABASE on_small TABLESPACE small");
        var address = new NpgsqlConnectionStringBuilder(postgres) { Database = "on_small" }.ToString();
        await using (var workspace = await OpenAsync(new StoreAddress.Server(address, Path.Combine(folder, "log.key")))) await FullAsync(workspace, Making(disk));
        await ExecuteAsync(postgres, "DROP DATABASE on_small WITH (FORCE)", "DROP TABLESPACE small");
    }

    [Fact]
    public async Task What_postgresql_says_of_a_full_disk_is_told_in_our_words()
    {
        if (PostgresCluster.SkipReason is { } reason) Assert.Skip(reason);
        await using var workspace = await OpenAsync(new StoreAddress.Server(await cluster.CreateDatabaseAsync(), Path.Combine(folder, "log.key")));
        await ExecuteAsync(workspace, "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$");
        await ExecuteAsync(workspace, "CREATE TRIGGER full_disk BEFORE INSERT ON event_payloads EXECUTE FUNCTION full_disk()");
        Assert.Equal("RCT-STORE-006", Code(await RunAsync(workspace, new RegisterOrganisation(OrganisationKind.Vendor, "Not recorded"))));
        Assert.Empty(await workspace.Database.ReadAsync(Viewer.Local, OrganisationStore.ListAsync, CancellationToken.None));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static Func<Task> Making(SmallDisk disk) => () =>
    {
        disk.MakeRoom();
        return Task.CompletedTask;
    };

    private static async Task FullAsync(Workspace workspace, Func<Task> makeRoom, Func<Task>? fill = null)
    {
        Good(await RunAsync(workspace, new RegisterOrganisation(OrganisationKind.Vendor, "Before")));
        Assert.Equal(["Before"], await NamesAsync(workspace));
        if (fill is not null) await fill();
        var taken = 0;
        Result<Done> result;
        while ((result = await RunAsync(workspace, new WithFile($"With file {taken}", taken))).Succeeded(out _, out _)) Assert.True(++taken < 200);
        Assert.False(result.Succeeded(out _, out var problems));
        var problem = Assert.Single(problems);
        Assert.Equal(("RCT-STORE-006", ProblemKind.Unavailable), (problem.Code, problem.Kind));
        Assert.Contains("disk that holds the store is full", problem.Message.English, StringComparison.Ordinal);

        // What was refused left nothing: neither its organisation, nor an event, nor a part of its file; and what was recorded can still be read.
        Assert.Equal([.. Enumerable.Range(0, taken).Select(number => $"With file {number}").Prepend("Before")], await NamesAsync(workspace));
        Assert.Equal("RCT-STORE-006", Code(await RunAsync(workspace, new WithFile("Again", taken))));
        var before = await CheckAsync(workspace);
        Assert.Equal((0, taken + 1), (before.Faults.Count, before.Events + before.Unnumbered));

        await makeRoom();
        Good(await RunAsync(workspace, new WithFile($"With file {taken}", taken)));
        var after = await CheckAsync(workspace);
        Assert.Equal((0, taken + 2, 0), (after.Faults.Count, after.Events, after.Unnumbered));
        Assert.Equal(taken + 2, (await NamesAsync(workspace)).Count);
        Assert.Equal(WithFile.Bytes(taken), await workspace.Database.ReadAsync(Viewer.Local, (session, token) => FileStore.ReadAsync(session, WithFile.Sha256(taken), token), CancellationToken.None));
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(Workspace workspace) =>
        [.. (await workspace.Database.ReadAsync(Viewer.Local, OrganisationStore.ListAsync, CancellationToken.None)).OrderBy(known => known.Id.Value).Select(known => known.Name)];

    private static Task<LedgerReport> CheckAsync(Workspace workspace) => workspace.Database.ReadAsync(Viewer.Machine, LedgerCheck.RunAsync, CancellationToken.None);

    private static Task<Result<T>> RunAsync<T>(Workspace workspace, ICommand<T> command) => workspace.RunAsync(command, Actor.Local("me"), CancellationToken.None);

    private static async Task<Workspace> OpenAsync(StoreAddress address)
    {
        var random = new SystemRandomSource();
        return Good(await Workspace.OpenAsync(address, SystemClock.Instance, new TimeOrderedIdSource(SystemClock.Instance, random), random, TimeProvider.System, CancellationToken.None));
    }

    /// <summary>A limit of the one connection that the program keeps, as long as nobody opens a second at the same time.</summary>
    private static async Task MayGrowByAsync(Database database, long pages)
    {
        await using var connection = await database.Dialect.ConnectAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA page_count";
        var now = (long)(await command.ExecuteScalarAsync() ?? 0L);
        command.CommandText = $"PRAGMA max_page_count = {now + pages}";
        await command.ExecuteNonQueryAsync();
    }

    private static async Task ExecuteAsync(string address, params string[] statements)
    {
        await using var connection = new NpgsqlConnection(address);
        await connection.OpenAsync();
        foreach (var statement in statements)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = statement;
            await command.ExecuteNonQueryAsync();
        }
    }

    private static async Task ExecuteAsync(Workspace workspace, string sql) => Good(await workspace.Database.WriteAsync<Done>(Viewer.Machine, async (session, token) =>
    {
        await using var command = session.Connection.CreateCommand();
        (command.Transaction, command.CommandText) = (session.Transaction, sql);
        await command.ExecuteNonQueryAsync(token);
        return new Done();
    }, CancellationToken.None));

    private static T Good<T>(Result<T> result)
    {
        Assert.True(result.Succeeded(out var value, out var problems), problems?.ToString());
        return value;
    }

    private static string Code<T>(Result<T> result)
    {
        Assert.False(result.Succeeded(out _, out var problems));
        return problems.Single().Code;
    }

    /// <summary>Registers an organisation and holds a megabyte with it.</summary>
    private sealed record WithFile(string Name, int Seed) : ICommand<Done>
    {
        public Permitted By => Permitted.Anyone;

        public static byte[] Bytes(int seed)
        {
            var bytes = new byte[1 << 20];
            new Random(seed).NextBytes(bytes);
            return bytes;
        }

        public static string Sha256(int seed) => Convert.ToHexStringLower(SHA256.HashData(Bytes(seed)));

        public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
        {
            if (!(await new RegisterOrganisation(OrganisationKind.Vendor, Name).ExecuteAsync(change, cancellationToken)).Succeeded(out _, out var problems)) return problems;
            await FileStore.HoldAsync(change.Session, Sha256(Seed), Bytes(Seed), cancellationToken);
            return new Done();
        }
    }
}
