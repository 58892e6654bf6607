using System.Data;
using System.Data.Common;
using DbUp.Builder;

namespace Rectify.Storage;

/// <summary>The seam between the two databases: all that one SQL text cannot say for both.</summary>
internal abstract class Dialect : IAsyncDisposable
{
    /// <summary>Stands in the file name of a migration that is written for this database alone: <c>0007-search.sqlite.sql</c>.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// The words of the migrations (<c>$text$</c>, <c>$integer$</c>, <c>$bytes$</c>, <c>$table$</c>, and <c>$now$</c> for views: one instant a statement) in
    /// this dialect.
    /// </summary>
    public abstract Dictionary<string, string> Words { get; }

    /// <summary>The database's own clock, in the unit of every instant in the store; leases are measured by it.</summary>
    public abstract string NowSql { get; }

    /// <summary>Whether a parameter may be a list, so that one statement takes many rows.</summary>
    public abstract bool TakesLists { get; }

    /// <summary>How often a command may be run again after <see cref="IsTransient"/>.</summary>
    public abstract int Retries { get; }

    /// <summary>Makes what must exist before a first connection.</summary>
    public virtual void Create() { }

    /// <summary>An open connection, with every setting made.</summary>
    public abstract Task<DbConnection> ConnectAsync(CancellationToken cancellationToken);

    /// <summary>A read-only transaction over one snapshot.</summary>
    public abstract Task<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>A transaction for a command (serializable) or, at a lower level, for work that holds its own lock.</summary>
    public abstract Task<DbTransaction> BeginWriteAsync(DbConnection connection, IsolationLevel isolation, bool alone, CancellationToken cancellationToken);

    /// <summary>See <see cref="WriteSession.BesideAsync"/>.</summary>
    public virtual Task<T> BesideAsync<T>(WriteSession session, Func<WriteSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        work(session, cancellationToken);

    /// <summary>Writes a consistent copy into an empty file; false when this database has tools of its own for that.</summary>
    public virtual Task<bool> CopyAsync(string path, CancellationToken cancellationToken) => Task.FromResult(false);

    /// <summary>Whether another run of the same transaction may succeed.</summary>
    public abstract bool IsTransient(DbException failure);

    /// <summary>Whether the failure means that the store is busy, full or out of reach, and no bug of ours.</summary>
    public abstract bool IsUnavailable(DbException failure);

    /// <summary>Whether the failure means that the store's disk is full: of what is unavailable, what a person has to see to.</summary>
    public abstract bool IsFull(DbException failure);

    /// <summary>Whether the failure means that this is no database of ours.</summary>
    public abstract bool IsUnreadable(DbException failure);

    /// <summary>A query for the table that DbUp keeps its journal in.</summary>
    public abstract string JournalExistsSql { get; }

    /// <summary>DbUp, set up for this database and its journal.</summary>
    public abstract UpgradeEngineBuilder Upgrade();

    /// <inheritdoc />
    public abstract ValueTask DisposeAsync();
}
