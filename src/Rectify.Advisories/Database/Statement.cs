using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Rectify.Advisories.Database;

/// <summary>
/// A prepared statement used a hundred thousand times. It speaks to SQLite directly: texts and blobs go in and come out as UTF-8
/// bytes without a copy or an object for each row.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    public Statement(SqliteConnection connection, string sql)
    {
        database = connection.Handle ?? throw new InvalidOperationException("The connection is not open.");
        Check(raw.sqlite3_prepare_v2(database, sql, out statement));
    }

    public Statement Bind(int index, long value) { Check(raw.sqlite3_bind_int64(statement, index, value)); return this; }
    public Statement Bind(int index, ReadOnlySpan<byte> blob) { Check(raw.sqlite3_bind_blob(statement, index, blob)); return this; }
    public Statement Bind(int index, string text) { Check(raw.sqlite3_bind_text(statement, index, text)); return this; }

    /// <summary>The next row; false when there is none, and then the statement can be used again.</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(statement);
        if (result == raw.SQLITE_ROW) return true;
        raw.sqlite3_reset(statement);
        if (result != raw.SQLITE_DONE) Check(result);
        return false;
    }

    /// <summary>Runs a statement that gives no rows.</summary>
    public void Run()
    {
        while (Step()) { }
    }

    /// <summary>Makes the statement ready again before its last row.</summary>
    public void Reset() => raw.sqlite3_reset(statement);

    public long Number(int column) => raw.sqlite3_column_int64(statement, column);
    public string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string() ?? "";

    /// <summary>The bytes of a blob; they are valid until the next step.</summary>
    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(statement, column);

    public void Dispose() => statement.Dispose();

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK) throw new SqliteException(raw.sqlite3_errmsg(database).utf8_to_string(), result & 0xFF, result);
    }
}
