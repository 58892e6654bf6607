using Microsoft.Data.Sqlite;

namespace Rectify.Advisories.Database;

/// <summary>The advisory database: one SQLite file, made by <see cref="AdvisoryImport"/> and read by any number of readers at once.</summary>
public sealed class AdvisoryDatabase
{
    private readonly string path;

    private AdvisoryDatabase(string path) => this.path = path;

    /// <summary>Opens a database; null when it cannot be used, and then <paramref name="problem"/> says why.</summary>
    public static AdvisoryDatabase? Open(string path, out DatabaseProblem? problem)
    {
        problem = Find(path);
        return problem is null ? new AdvisoryDatabase(path) : null;
    }

    /// <summary>How old and how complete the data is now.</summary>
    public DatabaseStatus Status()
    {
        using var reader = BeginRead();
        return reader.Status;
    }

    /// <summary>Starts reading. The reader sees the data as it is now for as long as it is open, whatever an import does meanwhile.</summary>
    public AdvisoryReader BeginRead() => new(Connections.Reader(path), path);

    private static DatabaseProblem? Find(string path)
    {
        if (!File.Exists(path)) return new DatabaseProblem(DatabaseProblemCode.Missing, path, []);
        try
        {
            using var connection = Connections.Reader(path);
            return Connections.Check(connection, path);
        }
        catch (SqliteException failure)
        {
            return new DatabaseProblem(
                failure.SqliteErrorCode == SQLitePCL.raw.SQLITE_NOTADB ? DatabaseProblemCode.NotAnAdvisoryDatabase : DatabaseProblemCode.Unreadable, path, []);
        }
    }
}
