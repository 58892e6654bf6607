using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Tests.Storage;

/// <summary>A SQLite file in a folder of its own.</summary>
public sealed class SqliteFixture : StoreFixture
{
    private readonly string folder = Directory.CreateTempSubdirectory("rectify-sqlite-").FullName;

    public string Path => System.IO.Path.Combine(folder, "store.db");

    public override Task<Result<Database>> OpenAsync(TimeProvider time) => Rectify.Storage.Database.OpenSqliteAsync(Path, time, CancellationToken.None);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
