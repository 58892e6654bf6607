using System.Data.Common;

namespace Rectify.Storage;

/// <summary>One transaction on one connection, for one viewer. Everything read in it is of one moment.</summary>
public class ReadSession
{
    internal ReadSession(DbConnection connection, DbTransaction transaction, Dialect dialect, Viewer viewer) =>
        (Connection, Transaction, Dialect, Viewer) = (connection, transaction, dialect, viewer);

    /// <summary>Who looks.</summary>
    public Viewer Viewer { get; }

    internal DbConnection Connection { get; }

    internal DbTransaction Transaction { get; }

    internal Dialect Dialect { get; }
}
