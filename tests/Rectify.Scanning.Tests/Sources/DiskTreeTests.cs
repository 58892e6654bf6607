using System.Diagnostics;
using Rectify.Scanning.Sources;
using Rectify.Scanning.Tests.Archives;
using Xunit;

namespace Rectify.Scanning.Tests.Sources;

public sealed class DiskTreeTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("rectify-test-");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void Files_are_walked_in_the_same_order_every_time()
    {
        foreach (var path in new[] { "b/2.jar", "a.jar", "b/1.jar", "c/d/e.jar" }) Write(path, Zips.Jar());
        Assert.Equal(["a.jar", "b/1.jar", "b/2.jar", "c/d/e.jar"], Scan().Components.Select(c => c.Location));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_a_note()
    {
        var result = Scanner.Scan(new DiskTree(Path.Combine(_root.FullName, "none")), BudgetLimits.Default, null, CancellationToken.None);
        Assert.Equal(NoteCode.NotFound, Assert.Single(result.Notes).Code);
    }

    [Fact]
    public void Links_are_not_followed_and_those_that_lead_outside_are_said()
    {
        Write("a/x.jar", Zips.Jar());
        File.CreateSymbolicLink(Path.Combine(_root.FullName, "inside"), Path.Combine(_root.FullName, "a"));
        File.CreateSymbolicLink(Path.Combine(_root.FullName, "outside"), Path.GetTempPath());
        File.CreateSymbolicLink(Path.Combine(_root.FullName, "broken"), Path.Combine(_root.FullName, "none"));
        File.CreateSymbolicLink(Path.Combine(_root.FullName, "loop"), Path.Combine(_root.FullName, "loop"));
        var result = Scan();
        Assert.Single(result.Components);
        Assert.Equal(["broken", "loop", "outside"], result.Notes.Select(note => note.Location));
        Assert.All(result.Notes, note => Assert.Equal(NoteCode.LinkNotFollowed, note.Code));
    }

    [Fact]
    public void A_link_named_by_the_caller_is_followed()
    {
        Write("x.jar", Zips.Jar());
        var link = Path.Combine(_root.FullName, "link");
        File.CreateSymbolicLink(link, Path.Combine(_root.FullName, "x.jar"));
        Assert.Single(Scanner.Scan(new DiskTree(link), BudgetLimits.Default, null, CancellationToken.None).Components);
    }

    [Fact]
    public void A_pipe_is_said_and_not_waited_for()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "pipes in folders are made by mkfifo");
        using (var make = Process.Start("mkfifo", Path.Combine(_root.FullName, "pipe"))) make.WaitForExit();
        Write("empty", []);
        Assert.Equal(new Note(NoteCode.SpecialFile, "pipe"), Assert.Single(Scan().Notes));
    }

    [Fact]
    public void A_spool_has_no_name_and_keeps_what_is_written()
    {
        using var spool = new DiskTree(_root.FullName).OpenSpool();
        spool.Write([1, 2, 3]);
        spool.Position = 0;
        Assert.Equal(1, spool.ReadByte());
        if (spool is FileStream file && !OperatingSystem.IsWindows()) Assert.False(File.Exists(file.Name));
    }

    [Fact]
    public void Progress_is_told_for_every_file()
    {
        for (var i = 0; i < 20; i++) Write($"{i}.jar", Zips.Jar());
        var told = new Told();
        var result = Scanner.Scan(new DiskTree(_root.FullName), BudgetLimits.Default, told, CancellationToken.None);
        Assert.Equal((20, 20L), (told.Count, result.Statistics.Files));
    }

    private ScanResult Scan() => Scanner.Scan(new DiskTree(_root.FullName), BudgetLimits.Default, null, CancellationToken.None);

    private void Write(string path, byte[] content)
    {
        var full = Path.Combine(_root.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full) ?? _root.FullName);
        File.WriteAllBytes(full, content);
    }

    private sealed class Told : IProgress<ScanProgress>
    {
        private int _count;

        public int Count => _count;

        public void Report(ScanProgress value) => Interlocked.Increment(ref _count);
    }
}
