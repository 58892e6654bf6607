using System.Data.Common;
using Rectify.Testing;

namespace Rectify.Tests.Storage;

/// <summary>The table of findings was made anew so that a finding may be of no vulnerability: what was in it is in it.</summary>
public sealed class WeaknessMigrationTests(PostgresCluster cluster) : StoreOfBefore(cluster, "0026-weaknesses")
{
    protected override async Task KeepsAsync(DbConnection connection, Func<Task> open)
    {
        const string Columns =
            """
            id, asset, place, place_key, vulnerability_id, purl, location, verdict, reason, severity, score, vector, fixed_in, advisories, kev_listed_on, first_seen_at,
            last_seen_at, gone_at, status, justification, statement, said_by, said_author, said_document, said_statement, said_until
            """;
        await ExecuteAsync(connection, "INSERT INTO vulnerabilities (id, name) VALUES ('v1', 'CVE-2026-1')");
        for (var number = 0; number < 3; number++)
            await ExecuteAsync(connection, 
                $"""
                INSERT INTO findings ({Columns}) VALUES ('f{number}', 'release:1', 'place {number}', 'place {number}', 'v1', 'pkg:npm/a@1', 'here', 'affected', 'inRange', 'high', 75, 'AV:N', '1.1', 'GHSA', '2026-11-10', 1, 2, 3,
                    'notAffected', 'componentNotPresent', 'because', 'person', 'me', 'd1', 4, {number + 5})
                """);
        var kept = await ReadAsync(connection, $"SELECT {Columns} FROM findings ORDER BY id");
        Assert.Equal(3, kept.Count);

        await open();
        Assert.Equal(kept, await ReadAsync(connection, $"SELECT {Columns} FROM findings ORDER BY id"));
        Assert.All(await ReadAsync(connection, "SELECT scanned, check_key FROM findings ORDER BY id"), row => Assert.Equal("0|", row));
        // One finding for each asset, place and vulnerability; a weakness has a check in its place.
        const string Same = "INSERT INTO findings (id, asset, place, place_key, vulnerability_id, check_key, scanned, purl, location, fixed_in, advisories, first_seen_at, last_seen_at, status) VALUES";
        await Assert.ThrowsAnyAsync<DbException>(() => ExecuteAsync(connection, $"{Same} ('x', 'release:1', 'place 1', 'place 1', 'v1', NULL, 0, '', '', '', '', 1, 2, 'affected')"));
        await ExecuteAsync(connection, $"{Same} ('w', 'system:1', 'h', 'h', NULL, 'nessus:1', 1, '', '', '', '', 1, 2, 'open')");
        await Assert.ThrowsAnyAsync<DbException>(() => ExecuteAsync(connection, $"{Same} ('w2', 'system:1', 'h', 'h', NULL, 'nessus:1', 1, '', '', '', '', 1, 2, 'open')"));
    }
}
