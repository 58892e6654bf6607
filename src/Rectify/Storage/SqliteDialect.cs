using System.Data;
using System.Data.Common;
using DbUp;
using DbUp.Builder;
using DbUp.Sqlite;
using Microsoft.Data.Sqlite;

namespace Rectify.Storage;

/// <summary>
/// One file. WAL: readers never wait for the writer. <c>synchronous=FULL</c>: a commit survives the loss of power. Writers begin
/// IMMEDIATE and wait for each other up to the busy timeout, so a transaction never has to be run again. Each connection keeps 8 MiB of pages: with the 2 that
/// are the default, an intake reads a sixteenth of its time what it has just had.
/// </summary>
internal sealed class SqliteDialect(string path) : Dialect
{
    private const int Busy = 5, Locked = 6, ReadOnly = 8, InputOutput = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    private readonly string connectionString = new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = SqliteOpenMode.ReadWrite,
        ForeignKeys = true,
        DefaultTimeout = 5, // seconds, also how long Microsoft.Data.Sqlite tries again after SQLITE_BUSY
    }.ToString();

    public override string Name => "sqlite";

    public override Dictionary<string, string> Words { get; } = new()
    {
        ["text"] = "TEXT",
        ["integer"] = "INTEGER",
        ["bytes"] = "BLOB",
        ["table"] = "STRICT",
        ["now"] = "CAST(unixepoch('subsec') * 1000 AS INTEGER) * 10000",
    };

    public override string NowSql => "SELECT CAST(unixepoch('subsec') * 1000 AS INTEGER) * 10000";

    public override bool TakesLists => false;

    public override int Retries => 0;

    public override string JournalExistsSql => $"SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = '{Migrations.Journal}'";

    /// <summary>An empty file that only its owner can open; SQLite gives its WAL the same mode.</summary>
    public override void Create()
    {
        if (File.Exists(path)) return;
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder) Directory.CreateDirectory(folder);
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var created = new FileStream(path, options);
    }

    public override async Task<DbConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            using var settings = connection.CreateCommand();
            settings.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -8192; PRAGMA busy_timeout = 5000; PRAGMA trusted_schema = OFF;";
            await settings.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public override Task<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancellationToken) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: true));

    /// <summary>IMMEDIATE whatever the level asked for: SQLite has one writer at a time.</summary>
    public override Task<DbTransaction> BeginWriteAsync(DbConnection connection, IsolationLevel isolation, bool alone, CancellationToken cancellationToken) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: false));

    /// <summary>One read transaction, so writers go on; SQLite's backup interface would begin again with each of them.</summary>
    public override async Task<bool> CopyAsync(string into, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        await using var copy = connection.CreateCommand();
        copy.CommandText = "VACUUM INTO @into";
        copy.CommandTimeout = 0; // as long as it takes
        copy.Parameters.Add(new SqliteParameter("@into", into));
        await copy.ExecuteNonQueryAsync(cancellationToken);
        return true;
    }

    public override bool IsTransient(DbException failure) => false;

    public override bool IsUnavailable(DbException failure) =>
        failure is SqliteException { SqliteErrorCode: Busy or Locked or ReadOnly or InputOutput or Full or CannotOpen };

    public override bool IsFull(DbException failure) => failure is SqliteException { SqliteErrorCode: Full };

    public override bool IsUnreadable(DbException failure) => failure is SqliteException { SqliteErrorCode: Corrupt or NotADatabase };

    public override UpgradeEngineBuilder Upgrade()
    {
        var builder = new UpgradeEngineBuilder();
        builder.Configure(configuration =>
        {
            configuration.ConnectionManager = new SqliteConnectionManager(connectionString);
            configuration.ScriptExecutor = new SqliteScriptExecutor(
                () => configuration.ConnectionManager, () => configuration.Log, null, () => configuration.VariablesEnabled, configuration.ScriptPreprocessors, () => configuration.Journal);
        });
        return builder.JournalToSqliteTable(Migrations.Journal);
    }

    /// <summary>Closes the pooled connections to this file, so that the file can be moved.</summary>
    public override ValueTask DisposeAsync()
    {
        using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
        return ValueTask.CompletedTask;
    }
}
