using System.Diagnostics;

namespace Rectify.Testing;

/// <summary>
/// Other people's validators, run over what the program writes. RECTIFY_VALIDATORS names their folder (default: ../shared/validators beside the
/// repository); when nobody has installed their packages there, they are installed into artifacts/validators, once.
/// </summary>
public static class Validators
{
    private static readonly Lazy<(string? Folder, string Reason)> Found = new(Find);

    /// <summary>Why there is no such validator or nothing to run it with; null when there is.</summary>
    public static string? SkipReason => Found.Value.Folder is null ? Found.Value.Reason : null;

    /// <summary>Runs a validator.</summary>
    public static (int ExitCode, string Output) Run(string script, params string[] arguments) =>
        Run("node", Found.Value.Folder ?? throw new InvalidOperationException(Found.Value.Reason), [script, .. arguments]);

    /// <summary>The path of a published schema that stands beside the validators, <c>osv-1.7.json</c>; only to be asked when there are validators.</summary>
    public static string Schema(string name) => Path.GetFullPath(Path.Combine(Named, "schemas", name));

    private static string Named => Environment.GetEnvironmentVariable("RECTIFY_VALIDATORS") is { Length: > 0 } variable ? variable : Path.Combine(Repository.Root, "..", "shared", "validators");

    private static (string? Folder, string Reason) Find()
    {
        var named = Named;
        if (!File.Exists(Path.Combine(named, "icalendar.mjs"))) return (null, $"no validators in {named}: RECTIFY_VALIDATORS names their folder");
        if (!Has("node")) return (null, "needs node");
        if (Directory.Exists(Path.Combine(named, "node_modules"))) return (Path.GetFullPath(named), "");
        if (!Has("npm")) return (null, "needs npm, or the validators' packages installed beside them");
        var own = Repository.PathOf("artifacts", "validators");
        Directory.CreateDirectory(own);
        foreach (var file in Directory.EnumerateFiles(named)) File.Copy(file, Path.Combine(own, Path.GetFileName(file)), overwrite: true);
        if (Directory.Exists(Path.Combine(own, "node_modules", "ical.js"))) return (own, "");
        var (code, output) = Run("npm", own, ["ci", "--no-audit", "--no-fund"]);
        return code == 0 ? (own, "") : (null, $"npm ci failed: {output.Split('\n').FirstOrDefault(line => line.Contains("ERR", StringComparison.OrdinalIgnoreCase))}");
    }

    private static bool Has(string tool) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, tool)));

    private static (int, string) Run(string program, string folder, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}
