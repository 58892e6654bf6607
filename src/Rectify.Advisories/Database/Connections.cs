using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Rectify.Advisories.Database;

/// <summary>Opens SQLite files the way this database needs them.</summary>
internal static class Connections
{
    public static SqliteConnection Writer(string path) => Open(path, SqliteOpenMode.ReadWriteCreate);

    /// <summary>
    /// A reader. In a folder that cannot be written to, the shared-memory file of WAL cannot be made; then nobody else can be writing
    /// there either, and the file is read as immutable.
    /// </summary>
    public static SqliteConnection Reader(string path)
    {
        try
        {
            var connection = Open(path, SqliteOpenMode.ReadOnly);
            Number(connection, "SELECT count(*) FROM sqlite_master");
            return connection;
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is SQLitePCL.raw.SQLITE_CANTOPEN or SQLitePCL.raw.SQLITE_READONLY)
        {
            return Open($"file:{Uri.EscapeDataString(Path.GetFullPath(path)).Replace("%2F", "/", StringComparison.Ordinal)}?immutable=1", SqliteOpenMode.ReadOnly);
        }
    }

    public static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>What is wrong with the file as an advisory database of this version; null when nothing is.</summary>
    public static DatabaseProblem? Check(SqliteConnection connection, string path)
    {
        if (Number(connection, "PRAGMA application_id") != Schema.ApplicationId)
            return new DatabaseProblem(DatabaseProblemCode.NotAnAdvisoryDatabase, path, []);
        var version = Number(connection, "PRAGMA user_version");
        return version == Schema.Version
            ? null
            : new DatabaseProblem(DatabaseProblemCode.OtherVersion, path, [$"{version}", $"{Schema.Version}"]);
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        // Pooled connections would keep a replaced file alive.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 5 }.ToString());
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
