using System.Data.Common;
using Rectify.Testing;

namespace Rectify.Tests.Storage;

/// <summary>A store from before reports kept their files with all others: nothing of them is lost when it is opened.</summary>
public sealed class ReportFilesMoveTests(PostgresCluster cluster) : StoreOfBefore(cluster, "0037-case-files")
{
    protected override async Task KeepsAsync(DbConnection connection, Func<Task> open)
    {
        foreach (var sql in (string[])
        [
            .. AReport,
            "INSERT INTO report_messages (id, report_id, received_at, subject, body, unread) VALUES ('m', 'r', 0, '', '', '')",
        ])
            await ExecuteAsync(connection, sql);
        foreach (var (id, sha256, size, chunks) in new[] { ("f1", "aa", 3, 2), ("f2", "aa", 3, 2), ("f3", "bb", 9, 0), ("f4", "cc", 1, 1) })
            await ExecuteAsync(
                connection,
                "INSERT INTO report_files (id, report_id, message_id, kind, name, size, sha256, chunks) "
                + $"VALUES ('{id}', 'r', 'm', 'attachment', 'a file', {size}, '{sha256}', {chunks})");
        foreach (var (file, number, bytes) in new (string, long, byte[])[] { ("f1", 0, [1, 2]), ("f1", 1, [3]), ("f2", 0, [1, 2]), ("f2", 1, [3]), ("f4", 0, [9]) })
            await ExecuteAsync(connection, $"INSERT INTO report_file_chunks (file_id, number, bytes) VALUES ('{file}', {number}, @bytes)", bytes);
        // Something else holds the same already.
        await ExecuteAsync(connection, "INSERT INTO files (sha256, size, holders) VALUES ('cc', 1, 1)");
        await ExecuteAsync(connection, "INSERT INTO file_chunks (sha256, number, bytes) VALUES ('cc', 0, @bytes)", [9]);

        await open();
        Assert.Equal(
            ["aa 3 2 0 0102", "aa 3 2 1 03", "cc 1 2 0 09"],
            (await ReadAsync(connection, "SELECT files.sha256, size, holders, number, bytes FROM files JOIN file_chunks ON file_chunks.sha256 = files.sha256 ORDER BY files.sha256, number")).Select(row => row.Replace('|', ' ')));
    }
}
