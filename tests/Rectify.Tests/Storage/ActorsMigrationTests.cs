using System.Data.Common;
using Rectify.Testing;

namespace Rectify.Tests.Storage;

/// <summary>A store from before events could be asked for by who did it: everybody's are found when it is opened, and what was read is noted as read.</summary>
public sealed class ActorsMigrationTests(PostgresCluster cluster) : StoreOfBefore(cluster, "0042-access")
{
    protected override async Task KeepsAsync(DbConnection connection, Func<Task> open)
    {
        await ExecuteAsync(
            connection, "INSERT INTO events (id, type, version, subject, recorded_at, bytes) VALUES ('e', 'case.opened', 1, 'case/c', 0, @bytes)",
            """{"actor":{"strength":"local","who":"os:ada"},"id":"e"}"""u8.ToArray());
        foreach (var sql in (string[])
        [
            "INSERT INTO cases (id, sequence, title, kind, opened_at) VALUES ('c', 1, '', 'incident', 0)",
            "INSERT INTO case_reads (case_id, what, reader, session, read_at) VALUES ('c', 'file/f', 'p', 's', 7)",
            .. AReport,
            "INSERT INTO report_reads (report_id, what, reader, read_at) VALUES ('r', 'finder', 'p', 8)",
        ])
            await ExecuteAsync(connection, sql);

        await open();
        Assert.Equal(["os:ada"], await ReadAsync(connection, "SELECT actor FROM events"));
        Assert.Equal(["case/c file/f p s 7", "report/r finder p  8"], await ReadAsync(connection, "SELECT subject || ' ' || what || ' ' || reader || ' ' || via || ' ' || read_at FROM readings ORDER BY subject"));
    }
}
