using System.Data;
using System.Data.Common;
using Dapper;
using NodaTime;
using Rectify.Foundation;

namespace Rectify.Storage;

/// <summary>
/// The product's database: one SQLite file, or PostgreSQL. All access goes through <see cref="ReadAsync"/> (one snapshot) and
/// <see cref="WriteAsync{T}(Viewer, Func{WriteSession, CancellationToken, Task{Result{T}}}, CancellationToken)"/> (serializable, run
/// again a bounded number of times when two writers collide).
/// </summary>
public sealed class Database : IAsyncDisposable
{
    /// <summary>After so many collisions a transaction is let through alone.</summary>
    private const int Overtaken = 4;

    private readonly TimeProvider time;

    private Database(Dialect dialect, TimeProvider time) => (Dialect, this.time) = (dialect, time);

    internal Dialect Dialect { get; }

    /// <summary>Opens or creates a SQLite file (mode 0600) and brings it to this program's version.</summary>
    public static Task<Result<Database>> OpenSqliteAsync(string path, TimeProvider time, CancellationToken cancellationToken) =>
        OpenAsync(new SqliteDialect(path), time, cancellationToken);

    /// <summary>Opens a PostgreSQL database that exists and brings it to this program's version.</summary>
    public static Task<Result<Database>> OpenPostgresAsync(string connectionString, TimeProvider time, CancellationToken cancellationToken) =>
        OpenAsync(new PostgresDialect(connectionString), time, cancellationToken);

    /// <summary>Opens a SQLite file that is there and of this program's version, to look at it: nothing is made and nothing is brought up.</summary>
    public static async Task<Result<Database>> LookIntoSqliteAsync(string path, TimeProvider time, CancellationToken cancellationToken) =>
        File.Exists(path)
            ? await OpenAsync(new SqliteDialect(path), Migrations.CheckAsync, time, cancellationToken)
            : StorageProblems.Unreadable(path);

    /// <summary>The same for a PostgreSQL database.</summary>
    public static async Task<Result<Database>> LookIntoPostgresAsync(string connectionString, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            return await OpenAsync(new PostgresDialect(connectionString), Migrations.CheckAsync, time, cancellationToken);
        }
        catch (ArgumentException none)
        {
            return StorageProblems.Unreadable(none.Message);
        }
    }

    /// <summary>Reads in one snapshot, as one viewer.</summary>
    public async Task<T> ReadAsync<T>(Viewer viewer, Func<ReadSession, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        await using var connection = await Dialect.ConnectAsync(cancellationToken);
        await using var transaction = await Dialect.BeginReadAsync(connection, cancellationToken);
        return await read(new ReadSession(connection, transaction, Dialect, viewer), cancellationToken);
    }

    /// <summary>
    /// Runs a serializable transaction. It commits when the work succeeds and leaves nothing behind when it fails or throws. The work
    /// may be run several times, so it must have no effect but through its session.
    /// </summary>
    public Task<Result<T>> WriteAsync<T>(Viewer viewer, Func<WriteSession, CancellationToken, Task<Result<T>>> work, CancellationToken cancellationToken) =>
        WriteAsync(viewer, IsolationLevel.Serializable, work, cancellationToken);

    /// <summary>The same at a lower level, for work that begins by locking a row of its own.</summary>
    internal async Task<Result<T>> WriteAsync<T>(
        Viewer viewer, IsolationLevel isolation, Func<WriteSession, CancellationToken, Task<Result<T>>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await AttemptAsync(viewer, isolation, alone: attempt >= Overtaken, work, cancellationToken);
            }
            catch (DbException failure) when (Dialect.IsTransient(failure) && attempt < Dialect.Retries)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Min(1 << attempt, 100)), time, cancellationToken);
            }
            catch (DbException failure) when (Dialect.IsUnavailable(failure))
            {
                return Unavailable(Dialect, failure);
            }
        }
    }

    /// <summary>The last of the scripts that make up this program's tables; a database that is open has run it.</summary>
    public string Schema => Migrations.For(Dialect)[^1].Name;

    /// <summary>
    /// Writes a consistent copy into a file that is there and empty, while others go on working. Of PostgreSQL there is none: it is copied with its
    /// own tools.
    /// </summary>
    public async Task<Result<Done>> CopyAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await Dialect.CopyAsync(path, cancellationToken) ? new Done() : StorageProblems.CopiedByItsOwnTools;
        }
        catch (DbException failure)
        {
            return Dialect.IsUnreadable(failure) ? StorageProblems.Unreadable(failure.Message) : StorageProblems.Unavailable(failure.Message);
        }
    }

    /// <summary>How far the database's clock is ahead of this machine's: leases go by the one, legal instants by the other. Of a file they are the same clock.</summary>
    public Task<Duration> SkewAsync(CancellationToken cancellationToken) => ReadAsync(Viewer.Machine, (session, _) => SkewAsync(session), cancellationToken);

    /// <summary>The same in a session. Waiting for the answer is no difference: only what lies outside the time of asking counts.</summary>
    internal async Task<Duration> SkewAsync(ReadSession session)
    {
        var before = Instant.FromDateTimeOffset(time.GetUtcNow());
        var there = (await session.Connection.ExecuteScalarAsync<long>(Dialect.NowSql, transaction: session.Transaction)).ToInstant();
        var after = Instant.FromDateTimeOffset(time.GetUtcNow());
        return there < before ? there - before : there > after ? there - after : Duration.Zero;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => Dialect.DisposeAsync();

    private static Problem Unavailable(Dialect dialect, DbException failure) => dialect.IsFull(failure) ? StorageProblems.Full : StorageProblems.Unavailable(failure.Message);

    private async Task<Result<T>> AttemptAsync<T>(
        Viewer viewer, IsolationLevel isolation, bool alone, Func<WriteSession, CancellationToken, Task<Result<T>>> work, CancellationToken cancellationToken)
    {
        await using var connection = await Dialect.ConnectAsync(cancellationToken);
        await using var transaction = await Dialect.BeginWriteAsync(connection, isolation, alone, cancellationToken);
        var session = new WriteSession(connection, transaction, Dialect, viewer);
        var result = await work(session, cancellationToken);
        if (result is not Result<T>.Success) return result;
        await transaction.CommitAsync(cancellationToken);
        session.HasCommitted();
        return result;
    }

    private static Task<Result<Database>> OpenAsync(Dialect dialect, TimeProvider time, CancellationToken cancellationToken) =>
        OpenAsync(dialect, Migrations.RunAsync, time, cancellationToken);

    private static async Task<Result<Database>> OpenAsync(
        Dialect dialect, Func<Dialect, CancellationToken, Task<Result<Done>>> prepare, TimeProvider time, CancellationToken cancellationToken)
    {
        var opened = false;
        try
        {
            dialect.Create();
            if (!(await prepare(dialect, cancellationToken)).Succeeded(out _, out var problems)) return problems;
            opened = true;
            return new Database(dialect, time);
        }
        catch (DbException failure) when (dialect.IsUnreadable(failure))
        {
            return StorageProblems.Unreadable(failure.Message);
        }
        catch (DbException failure) when (dialect.IsUnavailable(failure))
        {
            return Unavailable(dialect, failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return StorageProblems.Unavailable(failure.Message);
        }
        finally
        {
            if (!opened) await dialect.DisposeAsync();
        }
    }
}
