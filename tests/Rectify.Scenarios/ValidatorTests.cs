using System.Text.Json;
using Rectify.Testing;

namespace Rectify.Scenarios;

/// <summary>What <c>rectify clock</c> writes for other programs, read by other people's programs.</summary>
public sealed class ValidatorTests
{
    private const string Aware = "--fact aware=2026-12-11T10:20+01:00 --role provider --exploited";

    // Running, contested, overdue; Chinese and long lines; everything that may bind; nothing with a number; an order's own date; a recurring duty.
    public static TheoryData<string> Lines =>
    [
        $"{Aware} --jurisdiction EU,CN --at 2026-12-11T10:00Z",
        $"{Aware} --jurisdiction EU,CN --at 2026-12-11T10:00Z --lang zh",
        $"{Aware} --jurisdiction EU --established DE --sector none --given incident=no --at 2026-12-12T09:30Z",
        $"{Aware} --jurisdiction EU --established DE --sector none --given incident=no --at 2027-01-30T00:00Z --lang zh",
        "--fact aware=2026-12-11 --at 2026-12-11T00:00Z",
        "--fact aware=2026-12-11 --at 2026-12-11T00:00Z --lang zh",
        "--fact orderServed=2026-12-01 --fact rectifyBy=2026-12-31 --role operator --jurisdiction CN --zone Asia/Shanghai --at 2026-12-02T00:00Z --lang zh",
        "--fact discovered=2026-12-11 --role operator --jurisdiction CN --given incident=no --at 2026-12-11T00:00Z --lang zh",
    ];

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Calendar_is_read_by_ical_js_event_by_event(string line)
    {
        Assert.SkipWhen(Validators.SkipReason is not null, Validators.SkipReason ?? "");
        using var home = new Folder();
        using var answer = JsonDocument.Parse((await Published.Run(home, ["clock", .. line.Split(' '), "--format", "json"])).Out);
        var calendar = home.Write("duties.ics", (await Published.Run(home, ["clock", .. line.Split(' '), "--format", "ics"])).Out);
        var (code, output) = Validators.Run("icalendar.mjs", calendar);
        Assert.True(code == 0, output);
        var read = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(row => row[(calendar.Length + 1)..]).ToList();
        var owed = answer.RootElement.GetProperty("obligations").EnumerateArray()
            .Where(each => each.GetProperty("state").GetString() is "running" or "contested" or "overdue")
            .Select(each => (At: each.GetProperty("conservative").GetString() ?? each.GetProperty("internalTarget").GetString(), Title: each.GetProperty("title").GetString(), Recipient: each.GetProperty("recipientName").GetString()))
            .Where(each => each.At is not null)
            .Select(each => $"{each.At} {(line.EndsWith("--lang zh", StringComparison.Ordinal) ? "行动期限：" : "Act by: ")}{each.Title} → {each.Recipient}").ToList();
        Assert.Equal(owed, read);
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Json_is_valid_by_ajv(string line)
    {
        Assert.SkipWhen(Validators.SkipReason is not null, Validators.SkipReason ?? "");
        using var home = new Folder();
        var answer = home.Write("duties.json", (await Published.Run(home, ["clock", .. line.Split(' '), "--format", "json"])).Out);
        var (code, output) = Validators.Run("jsonschema.mjs", Repository.PathOf("docs", "schemas", "clock.schema.json"), answer);
        Assert.True(code == 0 && output.StartsWith("VALID", StringComparison.Ordinal), output);
    }
}
