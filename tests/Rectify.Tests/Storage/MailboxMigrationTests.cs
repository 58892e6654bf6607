using System.Data.Common;
using Rectify.Testing;

namespace Rectify.Tests.Storage;

/// <summary>A store from before messages could belong to anything but reports: which were taken, and which are marked, stays known.</summary>
public sealed class MailboxMigrationTests(PostgresCluster cluster) : StoreOfBefore(cluster, "0058-answers")
{
    protected override async Task KeepsAsync(DbConnection connection, Func<Task> open)
    {
        foreach (var sql in (string[])
        [
            .. AReport,
            "INSERT INTO mailbox_messages (mailbox, uid_validity, uid, digest, report_id, taken_at, marked) VALUES ('m', 1, 7, 'd', 'r', 9, 1)",
        ])
            await ExecuteAsync(connection, sql);

        await open();
        await ExecuteAsync(connection, "INSERT INTO mailbox_messages (mailbox, uid_validity, uid, digest, report_id, taken_at, marked) VALUES ('m', 1, 8, 'e', NULL, 10, 0)");
        Assert.Equal(
            ["m 1 7 d r 9 1", "m 1 8 e - 10 0"],
            await ReadAsync(connection, "SELECT mailbox || ' ' || uid_validity || ' ' || uid || ' ' || digest || ' ' || COALESCE(report_id, '-') || ' ' || taken_at || ' ' || marked FROM mailbox_messages ORDER BY uid"));
    }
}
