using Microsoft.Data.Sqlite;
using NodaTime;
using NodaTime.Testing;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Storage;
using Rectify.Tests.Fakes;

namespace Rectify.Tests.Ledger;

/// <summary>Somebody with write access to the file changes it; the check says what and where.</summary>
public sealed class LedgerCheckTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rectify-check-").FullName;

    private string File => Path.Combine(folder, "store.db");

    [Fact]
    public async Task An_untouched_ledger_has_no_faults() =>
        Assert.Equal("4 4 0 0 0 1", await CheckAfterAsync("SELECT 1") is var report ? $"{report.Events} {report.Checkpoints} {report.Erased} {report.Unnumbered} {report.Faults.Count} {report.Logs.Count}" : "");

    [Theory]
    [InlineData("UPDATE events SET bytes = CAST(replace(CAST(bytes AS TEXT), 'registered', 'Registered') AS BLOB) WHERE id = (SELECT event_id FROM log_entries WHERE position = 2)", "EventChanged@2 ColumnsDiffer@2 RootDiffers@3 RootDiffers@4")]
    [InlineData("UPDATE events SET bytes = x'00' WHERE id = (SELECT event_id FROM log_entries WHERE position = 3)", "EventChanged@3 ColumnsDiffer@3 PayloadChanged@3 RootDiffers@4")]
    [InlineData("UPDATE events SET type = 'organisation.praised' WHERE id = (SELECT event_id FROM log_entries WHERE position = 1)", "ColumnsDiffer@1")]
    [InlineData("UPDATE events SET recorded_at = recorded_at + 1 WHERE id = (SELECT event_id FROM log_entries WHERE position = 1)", "ColumnsDiffer@1")]
    [InlineData("UPDATE event_payloads SET payload = x'7b7d' WHERE event_id = (SELECT event_id FROM log_entries WHERE position = 0)", "PayloadChanged@0")]
    [InlineData("UPDATE event_payloads SET salt = x'00' WHERE event_id = (SELECT event_id FROM log_entries WHERE position = 0)", "PayloadChanged@0")]
    [InlineData("UPDATE log_nodes SET hash = zeroblob(32) WHERE level = 0 AND place = 1", "EventChanged@1")]
    [InlineData("DELETE FROM log_nodes WHERE level = 0 AND place = 1", "EventChanged@1")]
    [InlineData("DELETE FROM log_entries WHERE position = 3", "EventsMissing@4")]
    [InlineData("DELETE FROM log_entries WHERE position = 0", "PositionMissing@0 RootDiffers@1 RootDiffers@2 RootDiffers@3 EventsMissing@4")]
    [InlineData("UPDATE checkpoints SET note = (SELECT note FROM checkpoints WHERE size = 1) WHERE size = 2", "RootDiffers@2")]
    [InlineData("UPDATE checkpoints SET note = CAST(replace(CAST(note AS TEXT), char(10) || '2' || char(10), char(10) || '3' || char(10)) AS BLOB) WHERE size = 2", "SignatureWrong@2")]
    [InlineData("UPDATE checkpoints SET note = x'ff' WHERE size = 4", "SignatureWrong@4")]
    public async Task A_change_is_found_where_it_was_made(string sql, string expected)
    {
        var report = await CheckAfterAsync(sql);
        Assert.Equal(expected, string.Join(' ', report.Faults.Select(fault => $"{fault.Code}@{fault.At}")));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<LedgerReport> CheckAfterAsync(string sql)
    {
        var clock = new FakeClock(Instant.FromUtc(2026, 11, 22, 9, 0));
        var opened = await Workspace.OpenAsync(File, clock, new SequentialIds(), new RepeatableRandom(), TimeProvider.System, CancellationToken.None);
        Assert.True(opened.Succeeded(out var workspace, out var problems), problems?.ToString());
        await using var _ = workspace;
        foreach (var name in (string[])["A", "B", "C", "D"])
            Assert.True((await workspace.RunAsync(new RegisterOrganisation(OrganisationKind.Vendor, name), Actor.Local("me"), CancellationToken.None)).Succeeded(out var _, out problems));

        await using (var connection = new SqliteConnection($"Data Source={File};Foreign Keys=False;Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }
        return await workspace.Database.ReadAsync(Viewer.Machine, LedgerCheck.RunAsync, CancellationToken.None);
    }
}
