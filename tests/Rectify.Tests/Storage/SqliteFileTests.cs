using System.Runtime.Versioning;
using NodaTime;
using NodaTime.Testing;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Storage;
using Rectify.Tests.Fakes;

namespace Rectify.Tests.Storage;

/// <summary>File modes are those of Unix.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class SqliteFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rectify-file-").FullName;

    [Fact]
    public async Task Only_the_owner_can_open_the_store_its_wal_and_its_key()
    {
        await using var workspace = await OpenAsync("store.db");
        await workspace.RunAsync(new RegisterOrganisation(OrganisationKind.Own, "Ours"), Actor.Local("me"), CancellationToken.None);

        var files = await workspace.Database.ReadAsync(Viewer.Local, (_, _) => Task.FromResult(Directory.GetFiles(folder)), CancellationToken.None);
        Assert.Equal(["store.db", "store.db-shm", "store.db-wal", "store.db.logkey", "store.db.logkey.checkpoint"], files.Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
    }

    [Theory]
    [InlineData("not a database, but long enough to be looked at: ")]
    [InlineData("SQLite format 3\0")]
    public async Task A_file_that_is_no_store_is_refused_and_left_alone(string beginning)
    {
        var path = Path.Combine(folder, "letter.db");
        var bytes = string.Concat(Enumerable.Repeat(beginning, 200));
        await File.WriteAllTextAsync(path, bytes);

        Assert.False((await Database.OpenSqliteAsync(path, TimeProvider.System, CancellationToken.None)).Succeeded(out _, out var problems));
        Assert.Equal("RCT-STORE-003", Assert.Single(problems).Code);
        Assert.Equal(bytes, await File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task A_folder_is_no_store()
    {
        Assert.False((await Database.OpenSqliteAsync(folder, TimeProvider.System, CancellationToken.None)).Succeeded(out _, out var problems));
        Assert.Equal("RCT-STORE-002", Assert.Single(problems).Code);
    }

    [Fact]
    public async Task A_lost_log_key_is_said_and_never_replaced()
    {
        await using (await OpenAsync("store.db")) { }
        File.Move(PathOf("store.db.logkey"), PathOf("kept"));
        Assert.Equal("RCT-LEDGER-001", await RefusedAsync("store.db"));
        Assert.False(File.Exists(PathOf("store.db.logkey")));

        await using (await OpenAsync("another.db")) { }
        File.Copy(PathOf("another.db.logkey"), PathOf("store.db.logkey"));
        Assert.Equal("RCT-LEDGER-003", await RefusedAsync("store.db"));

        await File.WriteAllTextAsync(PathOf("store.db.logkey"), "PRIVATE+KEY+nonsense");
        Assert.Equal("RCT-LEDGER-002", await RefusedAsync("store.db"));
    }

    [Fact]
    public async Task A_log_key_that_others_can_read_is_refused()
    {
        await using (await OpenAsync("store.db")) { }
        File.SetUnixFileMode(PathOf("store.db.logkey"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Assert.Equal("RCT-LEDGER-004", await RefusedAsync("store.db"));
    }

    [Fact]
    public async Task Two_programs_that_create_a_store_at_once_share_its_key()
    {
        var opened = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(() => OpenAsync("raced.db", seed: (ulong)n))));
        Assert.Single(opened.Select(workspace => workspace.LogKey).Distinct());
        foreach (var workspace in opened) await workspace.DisposeAsync();
        Assert.Equal(["raced.db.logkey"], Directory.GetFiles(folder, "*.logkey*").Select(Path.GetFileName));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string PathOf(string name) => Path.Combine(folder, name);

    private Task<Result<Workspace>> TryOpenAsync(string name, ulong seed) => Workspace.OpenAsync(
        PathOf(name), new FakeClock(Instant.FromUtc(2026, 11, 22, 9, 0)), new TimeOrderedIdSource(new FakeClock(Instant.FromUtc(2026, 11, 22, 9, 0)), new RepeatableRandom(seed)),
        new RepeatableRandom(seed + 100), TimeProvider.System, CancellationToken.None);

    private async Task<Workspace> OpenAsync(string name, ulong seed = 1)
    {
        Assert.True((await TryOpenAsync(name, seed + (ulong)name.Length)).Succeeded(out var workspace, out var problems), problems?.ToString());
        return workspace;
    }

    private async Task<string> RefusedAsync(string name)
    {
        Assert.False((await TryOpenAsync(name, 99)).Succeeded(out _, out var problems), "The store opened");
        return Assert.Single(problems).Code;
    }
}
