using Rectify.Alerts.Messages;
using Rectify.Foundation;
using Rectify.Ledger.Sealing;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Alerts;

public abstract class SealKeySuite(StoreFixture store) : StoreTests(store), IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rectify-seal-").FullName;

    [Fact]
    public async Task Secrets_are_sealed_anew_and_the_former_key_counts_no_more()
    {
        var path = Path.Combine(folder, "seal");
        var random = new SystemRandomSource();
        Assert.True((await SealKeys.TakeAsync(Store.Database, path, Clock.GetCurrentInstant(), random, None)).Succeeded(out var former, out var problems), problems?.ToString());
        using var first = former;
        var id = await AddAsync(first, "one");
        var late = first.Seal(AlarmSecrets.Purpose, "late");
        var other = Path.Combine(folder, "elsewhere");
        File.Copy(path, other);

        Assert.Equal(1, await ReplaceAsync(path));
        using var second = Assert.IsType<SealKey>(await FindAsync(path));
        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal("one", second.Open(AlarmSecrets.Purpose, await SecretAsync(id)));
        Assert.Null(first.Open(AlarmSecrets.Purpose, await SecretAsync(id)));
        Assert.True(File.Exists($"{path}.{first.Id[..8]}"));
        Assert.False((await SealKeys.FindAsync(Store.Database, other, None)).Succeeded(out _, out problems));
        Assert.Equal("RCT-LEDGER-012", Assert.Single(problems).Code);
        Assert.Equal(["RCT-ALARM-030"], await RefusedAsync(Hook("late", late)));

        // Stopped between the store and the file: the next opening completes it.
        await ReplaceAsync(path);
        using var third = Assert.IsType<SealKey>(await FindAsync(path));
        File.Move(path, $"{path}.next");
        File.Move($"{path}.{second.Id[..8]}", path);
        using var completed = Assert.IsType<SealKey>(await FindAsync(path));
        Assert.Equal((third.Id, false), (completed.Id, File.Exists($"{path}.next")));
        Assert.Equal("one", completed.Open(AlarmSecrets.Purpose, await SecretAsync(id)));
    }

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private static AddAlarmAddress Hook(string name, byte[] secret) => new(null, AlarmChannel.Webhook, $"https://example.com/{name}", Language.English, secret);

    private Task<AlarmAddressId> AddAsync(SealKey key, string secret) => DoneAsync(Hook(secret, key.Seal(AlarmSecrets.Purpose, secret)));

    private async Task<byte[]> SecretAsync(AlarmAddressId id) =>
        (await ReadAsync((session, token) => AddressStore.FindAsync(session, id, token)))?.Secret ?? throw new InvalidOperationException("There is no secret");

    private async Task<SealKey?> FindAsync(string path)
    {
        Assert.True((await SealKeys.FindAsync(Store.Database, path, None)).Succeeded(out var key, out var problems), problems?.ToString());
        return key;
    }

    private async Task<int> ReplaceAsync(string path)
    {
        var replaced = await ReplaceSealKey.RunAsync(Store.Database, Store.Commands, path, Actor, new SystemRandomSource(), None);
        Assert.True(replaced.Succeeded(out var secrets, out var problems), problems?.ToString());
        return secrets;
    }
}

public sealed class Seal_keys_on_sqlite(SqliteFixture store) : SealKeySuite(store), IClassFixture<SqliteFixture>;

public sealed class Seal_keys_on_postgresql(PostgresFixture store) : SealKeySuite(store), IClassFixture<PostgresFixture>;
