using System.Data;
using System.Data.Common;
using DbUp.Builder;
using Npgsql;

namespace Rectify.Storage;

/// <summary>
/// PostgreSQL, for any number of identical processes. Commands are SERIALIZABLE and run again when two of them collide; one that was overtaken again and again, because it
/// is long and others are short and many, has the right of way.
/// </summary>
internal sealed class PostgresDialect(string connectionString) : Dialect
{
    /// <summary>Statements of a connection that it keeps prepared; there are fewer different ones.</summary>
    private const int Prepared = 200;

    /// <summary>Transactions beside others have few connections of their own: whoever holds one of those waits for none.</summary>
    private const int Beside = 4;

    private readonly NpgsqlDataSource source = Source(connectionString).Build();
    private readonly NpgsqlDataSource beside = SourceBeside(connectionString).Build();

    public override string Name => "postgresql";

    /// <summary>Texts compare by code point on every server, whatever its locale.</summary>
    public override Dictionary<string, string> Words { get; } = new()
    {
        ["text"] = "TEXT COLLATE \"C\"",
        ["integer"] = "BIGINT",
        ["bytes"] = "BYTEA",
        ["table"] = "",
        ["now"] = "(extract(epoch FROM statement_timestamp()) * 1000)::BIGINT * 10000",
    };

    public override string NowSql => "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::BIGINT * 10000";

    public override bool TakesLists => true;

    public override int Retries => 12;

    public override string JournalExistsSql =>
        $"SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = '{Migrations.Journal}'";

    public override async Task<DbConnection> ConnectAsync(CancellationToken cancellationToken) => await source.OpenConnectionAsync(cancellationToken);

    public override async Task<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await using var readOnly = connection.CreateCommand();
        readOnly.Transaction = transaction;
        readOnly.CommandText = "SET TRANSACTION READ ONLY";
        await readOnly.ExecuteNonQueryAsync(cancellationToken);
        return transaction;
    }

    /// <summary>
    /// LOCK takes no snapshot, so what is seen is as new as the lock (PostgreSQL's manual, LOCK). A transaction at a lower level locks a row of its own and collides with
    /// nobody.
    /// </summary>
    public override async Task<DbTransaction> BeginWriteAsync(DbConnection connection, IsolationLevel isolation, bool alone, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(isolation, cancellationToken);
        if (isolation != IsolationLevel.Serializable) return transaction;
        await using var way = connection.CreateCommand();
        (way.Transaction, way.CommandText) = (transaction, alone ? "LOCK TABLE right_of_way IN EXCLUSIVE MODE" : "LOCK TABLE right_of_way IN ROW SHARE MODE");
        await way.ExecuteNonQueryAsync(cancellationToken);
        return transaction;
    }

    /// <summary>It waits for no disk: what it wrote stands in the log before the commit of the command, which does wait.</summary>
    public override async Task<T> BesideAsync<T>(WriteSession session, Func<WriteSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await beside.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        var done = await work(new WriteSession(connection, transaction, this, session.Viewer), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return done;
    }

    /// <summary>A collision of two commands. A unique key that was free when we looked is one too: the next run will see it taken.</summary>
    public override bool IsTransient(DbException failure) => failure.SqlState is
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation;

    public override bool IsUnavailable(DbException failure) =>
        IsTransient(failure) || failure is not PostgresException || failure.SqlState is { } state && state[..2] is "08" or "53" or "57";

    public override bool IsFull(DbException failure) => failure.SqlState is PostgresErrorCodes.DiskFull;

    public override bool IsUnreadable(DbException failure) => failure.SqlState is PostgresErrorCodes.InvalidCatalogName;

    public override UpgradeEngineBuilder Upgrade() =>
        PostgresqlExtensions.PostgresqlDatabase(new DbUp.Postgresql.PostgresqlConnectionManager(source)).JournalToPostgresqlTable(null, Migrations.Journal);

    public override async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        await beside.DisposeAsync();
    }

    /// <summary>
    /// A plan that is kept for ever would be that of the young store in which it was made: reading a table from end to end while it has ten rows. The
    /// planner does not know how short our lists are either; it would compile a query that takes a millisecond, which takes half a second.
    /// </summary>
    private static NpgsqlSlimDataSourceBuilder Source(string connectionString, string also = "")
    {
        var builder = new NpgsqlSlimDataSourceBuilder(connectionString).EnableArrays();
        builder.ConnectionStringBuilder.MaxAutoPrepare = Prepared;
        builder.ConnectionStringBuilder.NoResetOnClose = true; // what we set, we set for a transaction
        builder.ConnectionStringBuilder.Options = $"{builder.ConnectionStringBuilder.Options} -c plan_cache_mode=force_custom_plan -c jit=off{also}".TrimStart();
        return builder;
    }

    private static NpgsqlSlimDataSourceBuilder SourceBeside(string connectionString)
    {
        var builder = Source(connectionString, " -c synchronous_commit=off");
        (builder.ConnectionStringBuilder.MinPoolSize, builder.ConnectionStringBuilder.MaxPoolSize) = (0, Beside);
        return builder;
    }
}
