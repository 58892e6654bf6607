using System.Data.Common;

namespace Rectify.Storage;

/// <summary>A session that may write. What it wrote is durable when the call that opened it returns, or not there at all.</summary>
public sealed class WriteSession : ReadSession
{
    private readonly List<Action> committed = [];

    internal WriteSession(DbConnection connection, DbTransaction transaction, Dialect dialect, Viewer viewer)
        : base(connection, transaction, dialect, viewer) { }

    /// <summary>
    /// Runs a transaction of its own beside this one, for rows that are right whether or not this one commits, and that every writer reads and
    /// adds to: serializable, all of them would collide there. It must not touch what this one has written, and may run again; it is sure to be
    /// durable when this one is. SQLite has one writer, so there it is a part of this one.
    /// </summary>
    internal Task<T> BesideAsync<T>(Func<WriteSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        Dialect.BesideAsync(this, work, cancellationToken);

    /// <summary>Something to do in memory once what was written is durable; never done when it is not.</summary>
    internal void OnceCommitted(Action action) => committed.Add(action);

    /// <summary>What <see cref="Database"/> calls after the commit.</summary>
    internal void HasCommitted() => committed.ForEach(action => action());
}
