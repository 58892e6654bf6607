using System.Text;

namespace Rectify.Scenarios;

/// <summary>Tables brought in with the published program.</summary>
public sealed class ImportTests
{
    private static Dictionary<string, string> Variables { get; } = new() { ["RECTIFY_LANG"] = "en", ["COLUMNS"] = "140" };

    [Fact]
    public async Task Tables_are_looked_at_then_taken_in_with_past_facts_and_what_did_not_map_is_in_the_report()
    {
        using var home = new Folder();
        Assert.Equal(0, (await Published.Run(home, Variables, "case", "person", "add", "Ada", "--entity", "Northwind", "--place", "DE", "--role", "analyst")).ExitCode);
        home.Write("products.csv", "product;markets\nRelay;EU\n");
        home.Write("releases.csv", "product;version\nRelay;4.2\n");
        home.Write("tickets.csv", "Ticket,Summary,CVE,Affected releases,Colour\nSEC-12,log4j in the relay,CVE-2021-44228,Relay 4.2,red\nSEC-13,,CVE-2026-1,,\n");
        home.Write("events.csv", "Case,Event,When,Note\nSEC-12,discovered,2026-11-20 09:30,nightly scan\nSEC-12,submitted,2026-11-21 10:00,sent to the authority\n");
        string[] files = ["products.csv", "releases.csv", "tickets.csv", "events.csv", "--zone", "Europe/Berlin"];

        var looked = await Published.Run(home, Variables, ["import", .. files]);
        Assert.Equal(0, looked.ExitCode);
        Assert.Contains("Nothing was changed", looked.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("CASE-0001", (await Published.Run(home, Variables, "case", "list")).Out, StringComparison.Ordinal);

        var applied = await Published.Run(home, Variables, ["import", .. files, "--apply", "--strict", "--report", "left.csv", "--format", "json"]);
        Assert.Equal(4, applied.ExitCode);
        Assert.Contains("\"made\": 1", applied.Out, StringComparison.Ordinal);
        Assert.Contains("CASE-0001", (await Published.Run(home, Variables, "case", "list")).Out, StringComparison.Ordinal);
        Assert.Equal(
            """
            file,sheet,row,column,value,why
            tickets.csv,,2,Colour,red,Nothing is known by this heading.
            tickets.csv,,3,title,,The row cannot be taken without this.
            tickets.csv,,3,,"reference=SEC-13; vulnerabilities=CVE-2026-1",The row was not taken.
            events.csv,,3,fact,submitted,"What was sent, acknowledged, published or done ends a duty: a person records it in the case."
            events.csv,,3,,"case=SEC-12; fact=submitted; when=2026-11-21 10:00; howKnown=sent to the authority",The row was not taken.

            """.ReplaceLineEndings("\r\n"),
            Encoding.UTF8.GetString(await File.ReadAllBytesAsync(Path.Combine(home.Path, "left.csv"))).TrimStart('\ufeff'));
        var again = await Published.Run(home, Variables, ["import", .. files, "--apply", "--format", "json"]);
        Assert.DoesNotContain("\"made\": 1", again.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Templates_are_written_that_can_be_filled()
    {
        using var home = new Folder();
        Assert.Equal(0, (await Published.Run(home, new Dictionary<string, string> { ["RECTIFY_LANG"] = "zh" }, "import", "--template", "tables")).ExitCode);
        Assert.Equal(7, Directory.GetFiles(Path.Combine(home.Path, "tables"), "*.csv").Length);
        Assert.Contains("产品名称,提供者", await File.ReadAllTextAsync(Path.Combine(home.Path, "tables", "products.csv")), StringComparison.Ordinal);
        Assert.Equal(2, (await Published.Run(home, Variables, "import")).ExitCode);
        Assert.Equal(3, (await Published.Run(home, Variables, "import", "nothing.csv")).ExitCode);
    }
}
