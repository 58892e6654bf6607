using System.Text.Json;
using Rectify.Server.Ui.Audit;
using Rectify.Testing;

namespace Rectify.Server.Tests;

public sealed class EventPayloadTests
{
    [Fact]
    public void The_page_of_the_trail_shows_the_fields_of_every_version_of_every_event()
    {
        var lines = File.ReadAllLines(Repository.PathOf("tests/Rectify.Tests/Ledger/Events/payloads.txt"));
        Assert.NotEmpty(lines);
        Assert.All(lines, line =>
        {
            var payload = line.Split(' ', 4)[3];
            var shown = AuditNames.None.Fields(payload).Select(field => field.Field).ToList();
            Assert.Equal(JsonDocument.Parse(payload).RootElement.EnumerateObject().Where(field => field.Value.ToString() is not ("[]" or "")).Select(field => field.Name), shown);
        });
    }
}
