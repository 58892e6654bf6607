using System.Reflection;
using Microsoft.CodeAnalysis.Diagnostics;
using Rectify.Testing;

namespace Rectify.Analyzers.Tests;

/// <summary>eng/banned/*.txt as they stand, in the analyzer that the build uses: a line with a typing error bans nothing and says nothing.</summary>
public sealed class BannedSymbolTests
{
    private static readonly DiagnosticAnalyzer Analyzer = Load();

    private static DiagnosticAnalyzer Load()
    {
        var path = typeof(BannedSymbolTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "BannedApiAnalyzers").Value;
        var type = Assembly.LoadFrom(path ?? "").GetTypes().Single(type => type.Name == "CSharpSymbolIsBannedAnalyzer");
        return Activator.CreateInstance(type) as DiagnosticAnalyzer ?? throw new InvalidOperationException($"{type} is no analyzer");
    }

    private static async Task<string[]> Report(string list, string body)
    {
        var path = Repository.PathOf("eng", "banned", list);
        var compilation = Analyzed.Compile("House", [("House/Low/A.cs", $"namespace House.Low;\nclass A {{ object? M() {{ {body} return null; }} }}")]);
        return await Analyzed.Report(compilation, Analyzer, (path, await File.ReadAllTextAsync(path)));
    }

    [Theory]
    [InlineData("_ = System.DateTime.Now;")]
    [InlineData("_ = System.DateTime.UtcNow;")]
    [InlineData("_ = System.DateTime.Today;")]
    [InlineData("_ = System.DateTimeOffset.Now;")]
    [InlineData("_ = System.DateTimeOffset.UtcNow;")]
    [InlineData("_ = System.Guid.NewGuid();")]
    [InlineData("_ = System.Guid.CreateVersion7();")]
    [InlineData("_ = System.Guid.CreateVersion7(default);")]
    [InlineData("_ = System.Random.Shared;")]
    [InlineData("_ = new System.Random();")]
    [InlineData("System.Threading.Thread.Sleep(1);")]
    [InlineData("System.Threading.Thread.Sleep(System.TimeSpan.Zero);")]
    public async Task The_clock_chance_and_sleep_are_banned_everywhere(string body) =>
        Assert.StartsWith("RS0030 2", Assert.Single(await Report("BannedSymbols.Everywhere.txt", body)));

    [Fact]
    public async Task The_console_is_banned_outside_the_CLI() =>
        Assert.StartsWith("RS0030 2", Assert.Single(await Report("BannedSymbols.Console.txt", "System.Console.WriteLine();")));

    [Theory]
    [InlineData("_ = System.IO.File.Exists(\"\");")]
    [InlineData("_ = System.IO.Directory.Exists(\"\");")]
    [InlineData("_ = new System.IO.FileInfo(\"\");")]
    [InlineData("_ = new System.IO.DirectoryInfo(\"\");")]
    [InlineData("_ = new System.IO.FileStream(\"\", System.IO.FileMode.Open);")]
    [InlineData("_ = new System.Net.Http.HttpClient();")]
    [InlineData("_ = new System.Net.Sockets.TcpClient();")]
    [InlineData("_ = System.TimeProvider.System;")]
    [InlineData("_ = new System.Diagnostics.Stopwatch();")]
    [InlineData("_ = System.Environment.TickCount;")]
    [InlineData("_ = System.Environment.TickCount64;")]
    public async Task The_disk_the_network_and_the_clock_are_banned_in_the_engines(string body)
    {
        var lines = await Report("BannedSymbols.Engines.txt", body);
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.StartsWith("RS0030 2", line));
    }

    [Fact]
    public async Task What_is_not_banned_is_not_reported() =>
        Assert.Empty(await Report("BannedSymbols.Everywhere.txt", "_ = new System.Random(7); _ = System.TimeSpan.Zero; _ = new System.DateTime(2026, 1, 1);"));
}
