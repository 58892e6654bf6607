using Rectify.Findings.Statements;
using Rectify.Testing;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Findings.Statements;

/// <summary>In a store of its own: the same bytes are brought in once.</summary>
public abstract class RealDocumentSuite(StoreFixture store) : StoreTests(store)
{
    [Fact]
    public async Task Of_every_real_document_every_statement_is_kept_and_accounted_for()
    {
        Assert.SkipUnless(DataKit.Has("csaf"), DataKit.Missing("csaf"));
        var (kept, statements) = (0, 0);
        string[] files = ["csaf/openvex", "csaf/csaf-small", "csaf/cyclonedx-VEX"];
        foreach (var file in files.SelectMany(folder => Directory.EnumerateFiles(DataKit.PathOf(folder), "*.json", SearchOption.AllDirectories)).Order(StringComparer.Ordinal))
        {
            var result = await Store.Commands.RunAsync(new ImportVex(await File.ReadAllBytesAsync(file)), Actor, None);
            if (!result.Succeeded(out var received, out var problems))
            {
                Assert.All(problems, problem => Assert.StartsWith("RCT-VEX-", problem.Code, StringComparison.Ordinal));
                continue;
            }
            Assert.Equal(received.Document.Statements, received.Statements.Count);
            Assert.Equal(received.Document, await ReadAsync((session, token) => StatementStore.FindAsync(session, received.Document.Id, token)));
            using var stream = new MemoryStream(await File.ReadAllBytesAsync(file));
            var read = Assert.IsType<Rectify.Advisories.Vex.VexDocument>(Rectify.Advisories.Vex.VexReader.Read(stream, "again").Document);
            var now = await ReadAsync((session, token) => StatementStore.OfDocumentAsync(session, received.Document, token));
            Assert.Equivalent(read.Statements, now.Select(one => one.Statement), strict: true);
            kept++;
            statements += received.Statements.Count;
        }
        Assert.InRange(kept, 20, 200);
        Assert.InRange(statements, 25, 10_000);
    }
}

public sealed class Real_documents_on_sqlite(SqliteFixture store) : RealDocumentSuite(store), IClassFixture<SqliteFixture>;

public sealed class Real_documents_on_postgresql(PostgresFixture store) : RealDocumentSuite(store), IClassFixture<PostgresFixture>;
