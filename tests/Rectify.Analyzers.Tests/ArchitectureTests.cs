using Rectify.Testing;

namespace Rectify.Analyzers.Tests;

/// <summary>The table against the disk: what the analyzer cannot see is a folder that nobody compiles, or one that was renamed.</summary>
public sealed class ArchitectureTests
{
    private static readonly Architecture Table =
        Architecture.Read(File.ReadLines(Repository.PathOf("eng", "architecture.txt")), out var problem) ?? throw new InvalidOperationException($"eng/architecture.txt{problem}");

    private static IEnumerable<string> OnDisk()
    {
        foreach (var project in Directory.EnumerateFiles(Repository.PathOf("src"), "*.csproj", SearchOption.AllDirectories))
        {
            yield return Path.GetFileNameWithoutExtension(project);
            foreach (var folder in Directory.EnumerateDirectories(Path.GetDirectoryName(project) ?? ""))
                if (Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Any() && Path.GetFileName(folder) is not ("bin" or "obj"))
                    yield return $"{Path.GetFileNameWithoutExtension(project)}/{Path.GetFileName(folder)}";
        }
    }

    [Fact]
    public void Every_project_and_folder_on_the_disk_is_named_in_the_table()
    {
        var onDisk = OnDisk().ToList();
        Assert.Contains("Rectify.Proof/Log", onDisk);
        Assert.Empty(onDisk.Except(Table.Named));
    }

    [Fact]
    public void Every_folder_in_the_table_is_on_the_disk_or_still_to_come()
    {
        string[] toCome = ["Rectify.Cli/Demo", "Rectify/Submissions", "Rectify/Orders", "Rectify/Publications", "Rectify/Alerts", "Rectify/Hub"];
        Assert.Empty(Table.Named.Except(OnDisk()).Except(toCome));
    }

    [Fact]
    public void Every_project_of_src_is_built_with_the_analyzers_and_the_table()
    {
        var targets = File.ReadAllText(Repository.PathOf("Directory.Build.targets"));
        Assert.Contains("eng/Rectify.Analyzers/Rectify.Analyzers.csproj\" OutputItemType=\"Analyzer\"", targets);
        Assert.Contains("<AdditionalFiles Include=\"$(MSBuildThisFileDirectory)eng/architecture.txt\" />", targets);
        foreach (var project in Directory.EnumerateFiles(Repository.PathOf("src"), "*.csproj", SearchOption.AllDirectories))
            Assert.DoesNotContain("RectifyProduct", File.ReadAllText(project));
    }
}
