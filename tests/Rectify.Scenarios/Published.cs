using System.Diagnostics;
using System.Text;
using Rectify.Testing;

namespace Rectify.Scenarios;

/// <summary>What a run of the program gave back.</summary>
public sealed record Outcome(int ExitCode, string Out, string Err)
{
    /// <summary>Everything a person would see, as the goldens keep it.</summary>
    public string Transcript(string line) =>
        $"$ {line}\n{Out}{(Err.Length > 0 ? $"--- stderr\n{Err}" : "")}--- exit {ExitCode}\n";
}

/// <summary>Runs the published native program, in a home of its own, as a shell would.</summary>
public static class Published
{
    /// <summary><c>./do build</c> puts it there.</summary>
    public static string Program { get; } = Repository.PathOf("artifacts", "rectify");

    /// <summary>
    /// The managed heap that a run may take. A scan of hostile input that does not stay inside its budget runs out of memory here
    /// and ends with a bug's exit code.
    /// </summary>
    public const int HeapMegabytes = 256;

    public static Task<Outcome> Run(Folder home, params string[] args) => Run(home, new Dictionary<string, string>(), args);

    public static async Task<Outcome> Run(Folder home, IReadOnlyDictionary<string, string> variables, params string[] args)
    {
        using var process = Start(home, variables, args);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
        return new Outcome(process.ExitCode, await output, await errors);
    }

    public static Process Start(Folder home, IReadOnlyDictionary<string, string> variables, params string[] args)
    {
        Assert.True(File.Exists(Program), "artifacts/rectify is missing: run ./do build");
        var start = new ProcessStartInfo(Program, args)
        {
            WorkingDirectory = home.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment.Clear();
        start.Environment["HOME"] = home.Path;
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        start.Environment["DOTNET_GCHeapHardLimit"] = (HeapMegabytes * 1024L * 1024L).ToString("X");
        foreach (var (name, value) in variables) start.Environment[name] = value;
        var process = Process.Start(start) ?? throw new InvalidOperationException("the program did not start");
        process.StandardInput.Close();
        return process;
    }
}
