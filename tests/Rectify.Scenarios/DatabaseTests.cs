using System.Diagnostics;
using System.Text.Json;

namespace Rectify.Scenarios;

/// <summary>The advisory database through the program: made, described, and left whole by whatever ends an import.</summary>
public sealed class DatabaseTests
{
    [Fact]
    public async Task Update_says_what_it_read_and_status_says_what_is_there()
    {
        using var home = new Folder();
        SmallFeed.Write(home);
        var update = await Published.Run(home, "db", "update", "--from", "feeds", "--format", "json");
        Assert.Equal(0, update.ExitCode);
        using var report = JsonDocument.Parse(update.Out);
        Assert.Equal(["osv", "kev", "epss"], report.RootElement.GetProperty("feeds").EnumerateArray().Select(each => each.GetProperty("feed").GetString()));
        using var status = JsonDocument.Parse((await Published.Run(home, "db", "status", "--format", "json")).Out);
        var database = status.RootElement.GetProperty("database");
        Assert.Equal(2, database.GetProperty("vulnerabilities").GetInt32());
        Assert.Equal("2021.12.10", database.GetProperty("kev").GetProperty("edition").GetString());
        Assert.Equal(Path.Combine(home.Path, ".local/share/rectify/advisories.db"), database.GetProperty("path").GetString());
    }

    [Fact]
    public async Task Source_without_a_feed_is_an_error_and_no_database_appears()
    {
        using var home = new Folder();
        home.Write("feeds/readme.txt", "nothing");
        var outcome = await Published.Run(home, "db", "update", "--from", "feeds", "nowhere", "--db", "a.db");
        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("nowhere", outcome.Err);
        Assert.False(File.Exists(home["a.db"]));
    }

    [Fact]
    public async Task Update_without_sources_is_wrong_usage()
    {
        using var home = new Folder();
        var outcome = await Published.Run(home, "db", "update");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("--from is missing", outcome.Err);
    }

    [Fact]
    public async Task File_that_is_no_database_is_an_error()
    {
        using var home = new Folder();
        home.Write("a.db", "This is not a database, however long it is looked at.");
        Assert.Equal(3, (await Published.Run(home, "db", "status", "--db", "a.db")).ExitCode);
        Assert.Equal(3, (await Published.Run(home, "db", "status", "--db", "missing.db")).ExitCode);
    }

    [Fact]
    public async Task Ctrl_C_during_an_import_leaves_the_former_database_whole()
    {
        using var home = await SmallFeed.Imported();
        var before = await Published.Run(home, "db", "status", "--format", "json");
        home.Write("large/all.zip", SmallFeed.Large(150_000));
        using var import = Published.Start(home, new Dictionary<string, string>(), "db", "update", "--from", "large");
        var errors = import.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        // The import is at work while its claim on the file is there.
        var claim = home[".local/share/rectify/advisories.db.lock"];
        for (var waited = Stopwatch.StartNew(); !File.Exists(claim) && waited.Elapsed < TimeSpan.FromMinutes(1);) await Task.Delay(1, TestContext.Current.CancellationToken);
        await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.False(import.HasExited, "the import ended before it could be interrupted");
        using (var kill = Process.Start("kill", ["-INT", $"{import.Id}"])) await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        await import.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(130, import.ExitCode);
        Assert.Equal("rectify: stopped; nothing was left half-written\n", await errors);
        var after = await Published.Run(home, "db", "status", "--format", "json");
        Assert.Equal(Facts(before.Out), Facts(after.Out));
        home.Write("a.jar", HostileInput.Jar());
        Assert.Equal(1, (await Published.Run(home, "scan", "a.jar")).ExitCode);
    }

    private static (int, int, string?) Facts(string status)
    {
        using var json = JsonDocument.Parse(status);
        var database = json.RootElement.GetProperty("database");
        return (database.GetProperty("advisories").GetInt32(), database.GetProperty("vulnerabilities").GetInt32(), database.GetProperty("importedAt").GetString());
    }
}
