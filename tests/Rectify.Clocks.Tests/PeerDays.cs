using System.Diagnostics;
using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Rectify.Testing;

namespace Rectify.Clocks.Tests;

/// <summary>A day as one side lists it.</summary>
/// <param name="Package">The npm package.</param>
/// <param name="Calendar">Beside which of our calendars it stands.</param>
/// <param name="Date">The day.</param>
/// <param name="Said">Off, or worked.</param>
public sealed record PeerDay(string Package, string Calendar, LocalDate Date, string Said);

/// <summary>
/// What the npm packages of <c>tests/calendar-peers</c> know, asked of the installed packages each time: their data is not kept here.
/// <c>./do test</c> installs them and sets <c>RECTIFY_PEERS=required</c>; elsewhere a test without them skips with the reason.
/// </summary>
public static class PeerDays
{
    private static readonly string Folder = Repository.PathOf("tests", "calendar-peers");
    private static readonly Lazy<Task<IReadOnlyList<PeerDay>>> Days = new(Ask);

    /// <summary>The years that are compared.</summary>
    public static (int First, int Last) Years => (2020, 2027);

    /// <summary>The days of every package, beside every calendar.</summary>
    public static async Task<IReadOnlyList<PeerDay>> Read()
    {
        if (Missing() is { } reason)
        {
            if (Environment.GetEnvironmentVariable("RECTIFY_PEERS") == "required") Assert.Fail(reason);
            Assert.Skip(reason);
        }
        return await Days.Value;
    }

    private static string? Missing()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (!path.Any(f => File.Exists(Path.Combine(f, "node")) || File.Exists(Path.Combine(f, "node.exe")))) return "node is not installed: ./do test installs it";
        foreach (var (package, pinned) in Pinned())
        {
            var manifest = Path.Combine(Folder, "node_modules", package, "package.json");
            if (!File.Exists(manifest)) return $"tests/calendar-peers has no {package}: ./do test installs it";
            if (Text(manifest, "version") is var version && version != pinned) return $"tests/calendar-peers has {package} {version}, not {pinned}: run npm ci there";
        }
        return null;
    }

    private static IEnumerable<(string Package, string? Version)> Pinned()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "package.json")));
        return [.. manifest.RootElement.GetProperty("dependencies").EnumerateObject().Select(d => (d.Name, d.Value.GetString()))];
    }

    private static string? Text(string manifest, string name)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(manifest));
        return json.RootElement.GetProperty(name).GetString();
    }

    private static async Task<IReadOnlyList<PeerDay>> Ask()
    {
        var start = new ProcessStartInfo("node", ["days.mjs", $"{Years.First}", $"{Years.Last}"])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var node = Process.Start(start) ?? throw new InvalidOperationException("node did not start");
        var (output, errors) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await errors);
        return [.. (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Day)];
    }

    private static PeerDay Day(string line)
    {
        var cells = line.Split('|', StringSplitOptions.TrimEntries);
        return new PeerDay(cells[0], cells[1], LocalDatePattern.Iso.Parse(cells[2]).Value, cells[3]);
    }
}
