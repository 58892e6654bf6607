using Rectify.Foundation;
using Rectify.Storage;
using Rectify.Storage.Files;

namespace Rectify.Tests.Storage;

public abstract class FileStoreSuite(StoreFixture store) : StoreTests(store)
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1 << 20)]
    [InlineData((3 << 20) + 17)]
    public async Task A_file_is_what_it_was_until_the_last_that_holds_it_lets_it_go(int size)
    {
        var bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        var name = FileStore.NameOf(bytes);
        await WriteAsync((session, token) => FileStore.HoldAsync(session, name, bytes, token));
        await WriteAsync((session, token) => FileStore.HoldAsync(session, name, bytes, token));
        await WriteAsync((session, token) => FileStore.LetGoAsync(session, name, token));
        Assert.Equal(bytes, await ReadAsync((session, token) => FileStore.ReadAsync(session, name, token)));
        await WriteAsync((session, token) => FileStore.LetGoAsync(session, name, token));
        if (size > 0) await Assert.ThrowsAsync<InvalidOperationException>(() => ReadAsync((session, token) => FileStore.ReadAsync(session, name, token)));
        await Assert.ThrowsAsync<InvalidOperationException>(() => WriteAsync((session, token) => FileStore.LetGoAsync(session, name, token)));
    }

    [Fact]
    public async Task A_file_that_was_damaged_is_never_given_out()
    {
        byte[] bytes = [1, 2, 3];
        var name = FileStore.NameOf(bytes);
        await WriteAsync((session, token) => FileStore.HoldAsync(session, name, bytes, token));
        await ExecuteAsync($"UPDATE file_chunks SET number = 7 WHERE sha256 = '{name}'");
        Assert.Equal(bytes, await ReadAsync((session, token) => FileStore.ReadAsync(session, name, token)));
        await ExecuteAsync($"DELETE FROM file_chunks WHERE sha256 = '{name}'");
        await Assert.ThrowsAsync<InvalidOperationException>(() => ReadAsync((session, token) => FileStore.ReadAsync(session, name, token)));
    }

    private async Task WriteAsync(Func<WriteSession, CancellationToken, Task> work) => Assert.True((await Store.Database.WriteAsync<Done>(Viewer.Machine, async (session, token) =>
    {
        await work(session, token);
        return new Done();
    }, None)).Succeeded(out _, out _));
}

public sealed class Files_on_sqlite(SqliteFixture store) : FileStoreSuite(store), IClassFixture<SqliteFixture>;

public sealed class Files_on_postgresql(PostgresFixture store) : FileStoreSuite(store), IClassFixture<PostgresFixture>;
