using System.Text.Json;
using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Scenarios;

/// <summary>A home with a store of cases in it, and the commands that a person types there.</summary>
public sealed class CaseFolder(string language) : IDisposable
{
    private readonly Dictionary<string, string> _variables = new() { ["RECTIFY_LANG"] = language, ["COLUMNS"] = "140" };

    public Folder Home { get; } = new();

    /// <summary>Who may open the store.</summary>
    public UnixFileMode StoreMode => OperatingSystem.IsWindows() ? throw new PlatformNotSupportedException() : File.GetUnixFileMode(Home[".local/share/rectify/rectify.db"]);

    /// <summary>The store as the program's own library opens it, for what no command does.</summary>
    public async Task<Workspace> StoreAsync()
    {
        var random = new SystemRandomSource();
        var opening = await Workspace.OpenAsync(
            Home[".local/share/rectify/rectify.db"], SystemClock.Instance, new TimeOrderedIdSource(SystemClock.Instance, random), random, TimeProvider.System, CancellationToken.None);
        return opening.Succeeded(out var workspace, out var problems) ? workspace : throw new InvalidOperationException(problems.ToString());
    }

    /// <summary>An instant before now, as people write it.</summary>
    public static string Ago(TimeSpan span) => (TimeProvider.System.GetUtcNow() - span).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");

    public Task<Outcome> Run(params string[] args) => Published.Run(Home, _variables, ["case", .. args]);

    /// <summary>Runs a command that is carried out.</summary>
    public async Task<string> Does(params string[] args)
    {
        var outcome = await Run(args);
        Assert.True(outcome.ExitCode == 0, $"rectify case {string.Join(' ', args)} ended with {outcome.ExitCode}: {outcome.Err}");
        return outcome.Out;
    }

    /// <summary>Runs a command that is refused.</summary>
    public async Task Refuses(int exitCode, string problem, params string[] args)
    {
        var outcome = await Run(args);
        Assert.Contains($"[{problem}]", outcome.Err);
        Assert.Equal(exitCode, outcome.ExitCode);
    }

    public async Task<JsonElement> Show(string number)
    {
        var outcome = await Run("show", number, "--format", "json");
        using var json = JsonDocument.Parse(outcome.Out);
        return json.RootElement.Clone();
    }

    /// <summary>The id of the case's first submission.</summary>
    public async Task<string> Submission(string number) => (await Show(number)).GetProperty("submissions")[0].GetProperty("id").GetString() ?? "";

    /// <summary>A provider that sells in the EU and in China, with an author and an approver who have a key each.</summary>
    public async Task Staff()
    {
        Home.Write(".local/share/rectify/profile.yaml", "roles: [provider]\nmarkets: [EU, CN]\nestablishedIn: [CN]\n");
        await Does("person", "add", "J. Ortiz", "--entity", "Nanhai Devices", "--place", "DE", "--role", "reporter");
        await Does("person", "add", "W. Chen", "--entity", "Nanhai Devices", "--place", "CN", "--role", "approver");
        await Does("key", "new", "ortiz.key", "--person", "J. Ortiz");
        await Does("key", "new", "chen.key", "--person", "w. chen");
    }

    /// <summary>A case of which the company has been aware for some time, and a draft of its report to the ministry's platform.</summary>
    public async Task<string> Drafted(TimeSpan aware)
    {
        await Staff();
        await Does("open", "log4j-core in Gateway 4.2", "--vulnerability", "CVE-2021-44228");
        await Does("fact", "CASE-0001", "aware", Ago(aware), "--how", "JNDI lookups in a log");
        await Does("draft", "CASE-0001", "cn.rmsv.7.2.report", "cn.miit.nvdb", "--set", "product_name=Gateway", "--out", "report.txt");
        return await Submission("CASE-0001");
    }

    public void SetMode(string file, UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException();
        File.SetUnixFileMode(Home[file], mode);
    }

    public void Dispose() => Home.Dispose();
}
