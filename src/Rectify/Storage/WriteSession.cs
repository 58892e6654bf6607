using System.Data.Common;

namespace Rectify.Storage;

/// <summary>A session that may write. What it wrote is durable when the call that opened it returns, or not there at all.</summary>
public sealed class WriteSession : ReadSession
{
    internal WriteSession(DbConnection connection, DbTransaction transaction, Dialect dialect, Viewer viewer)
        : base(connection, transaction, dialect, viewer) { }
}
