using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using Rectify.Cases;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Scanning;
using Rectify.Server.Hosting;
using Rectify.Server.Tests;
using Rectify.Storage;

namespace Rectify.Pages.Tests;

/// <summary>A server with 100,000 findings, in ten releases.</summary>
public sealed class ManyFindings : ServerOnSqlite
{
    public const int Findings = 100_000;
    private const int Releases = 10;
    private string store = "";

    public PersonId Reader { get; private set; }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        ImportAdvisories();
        var company = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, "Many GmbH", "DE"));
        Reader = await DoneAsync(new RegisterPerson("Reader", company, "DE", [PersonRole.Analyst]));
        var product = await DoneAsync(new RegisterProduct("Many", company, ["EU"]));
        var releases = new List<AssetId>();
        for (var version = 1; version <= Releases; version++) releases.Add(await DoneAsync(new RegisterRelease(product, $"{version}.0", new ScanResult([], [], [], default))));
        await InsertAsync(releases);
        // The list follows the log: that the releases were matched tells it to look, and that what was inserted is gone.
        foreach (var release in releases) await Uploads.MatchAsync(Instance, release, Instance.Self, CancellationToken.None);
    }

    protected override Task<StoreAddress> StoreAsync(string folder)
    {
        store = Path.Combine(folder, "store.db");
        return base.StoreAsync(folder);
    }

    /// <summary>Past the use cases, which would take minutes for so many.</summary>
    private async Task InsertAsync(List<AssetId> releases)
    {
        await using var connection = new SqliteConnection($"Data Source={store};Default Timeout=60");
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO vulnerabilities (id, name, epss) VALUES ($id, $name, $epss)";
        foreach (var number in Enumerable.Range(0, 500))
        {
            command.Parameters.Clear();
            command.Parameters.AddWithValue("$id", Name(1, number));
            command.Parameters.AddWithValue("$name", $"CVE-2026-{10_000 + number}");
            command.Parameters.AddWithValue("$epss", number * 1_999);
            await command.ExecuteNonQueryAsync();
        }
        command.CommandText =
            """
            INSERT INTO findings (id, asset, place, place_key, vulnerability_id, scanned, purl, location, verdict, reason, severity, score, fixed_in, advisories, first_seen_at, last_seen_at, status)
            VALUES ($id, $asset, $place, $place, $vulnerability, 0, $place, $place, 'affected', 'inRange', $severity, 75, '2.0.0', '', 0, 0, 'underInvestigation')
            """;
        foreach (var number in Enumerable.Range(0, Findings))
        {
            command.Parameters.Clear();
            command.Parameters.AddWithValue("$id", Name(2, number));
            command.Parameters.AddWithValue("$asset", releases[number % Releases].ToString());
            command.Parameters.AddWithValue("$place", $"pkg:npm/package-{number / 500}@1.{number % 7}.0");
            command.Parameters.AddWithValue("$vulnerability", Name(1, number % 500));
            command.Parameters.AddWithValue("$severity", (number % 4) switch { 0 => "critical", 1 => "high", 2 => "medium", _ => "low" });
            await command.ExecuteNonQueryAsync();
        }
        await transaction.CommitAsync();
    }

    private static string Name(int kind, int number) => new Id(((UInt128)kind << 100) + (UInt128)number + 1).ToString();
}

public sealed class ScrollTests(ManyFindings house, Browser browser, ITestOutputHelper output) : IClassFixture<ManyFindings>
{
    /// <summary>The gaps between the frames of five seconds of a wheel that does not stop, in milliseconds.</summary>
    private const string Frames =
        """
        () => new Promise(done => {
          const gaps = []; let last = performance.now(); const until = last + 5000;
          const frame = now => { gaps.push(now - last); last = now; if (now < until) requestAnimationFrame(frame); else done(gaps); };
          requestAnimationFrame(frame);
        })
        """;

    [Fact]
    public async Task A_hundred_thousand_findings_are_scrolled_through_and_only_those_in_sight_are_in_the_page()
    {
        await using var window = await browser.WindowAsync(Sight.Plain.Options);
        var (name, value) = await house.SignedInAsync(house.Reader);
        await window.AddCookiesAsync([new Cookie { Name = name, Value = value, Url = house.Address.ToString() }]);
        var page = new OpenPage(window, await window.NewPageAsync());
        await page.GoAsync(new Uri(house.Address, "/findings?gone=any"));
        await Assertions.Expect(page.Page.Locator($"[data-count='{ManyFindings.Findings.ToString(CultureInfo.InvariantCulture)}']")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(page.Page.Locator(".rows .row a").First).ToBeVisibleAsync();

        await page.Page.Mouse.MoveAsync(700, 600);
        var measuring = page.Page.EvaluateAsync<double[]>(Frames);
        while (!measuring.IsCompleted)
        {
            await page.Page.Mouse.WheelAsync(0, 400);
            await Task.Delay(16);
        }
        var gaps = await measuring;
        // A number that depends on the machine is told, not asserted.
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{gaps.Length} frames, longest gap {gaps.Max():0} ms, above 50 ms: {gaps.Count(gap => gap > 50)}"));
        Assert.True(await page.Page.EvaluateAsync<double>("scrollY") > 3_000, "It did not scroll");
        Assert.InRange(await page.Page.Locator(".rows .row").CountAsync(), 10, 200);

        await page.Page.EvaluateAsync("scrollTo(0, document.documentElement.scrollHeight)");
        await Assertions.Expect(page.Page.Locator(".rows .row").Last).ToContainTextAsync("low", new() { Timeout = 15_000 });
        Assert.InRange(await page.Page.Locator(".rows .row").CountAsync(), 10, 200);
    }
}
