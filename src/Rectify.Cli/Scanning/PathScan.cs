using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Foundation.Texts;
using Rectify.Scanning;
using Rectify.Scanning.Sources;

namespace Rectify.Cli.Scanning;

/// <summary>Scans the paths of a command line, one after the other, and says on standard error which of them could not be read.</summary>
internal static class PathScan
{
    public static IReadOnlyList<ScannedPath> Run(Session session, IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        var scanned = new List<ScannedPath>(paths.Count);
        using var progress = new ProgressLine<ScanProgress>(session, (seen, _) => session.Say(ScanTexts.Progress(seen)));
        foreach (var path in paths)
        {
            var tree = new DiskTree(path);
            scanned.Add(new ScannedPath(path, Scanner.Scan(tree, BudgetLimits.Default, progress, cancellation), !Directory.Exists(path)));
        }
        progress.Dispose();
        foreach (var empty in scanned.Where(path => path.IsEmpty)) session.Tell(ScanTexts.Empty(empty.Path));
        foreach (var unreadable in scanned.Where(path => path.IsUnreadable))
            foreach (var note in unreadable.Result.Notes.Where(note => note.IsIncomplete))
                session.Tell(ScanTexts.Unreadable(unreadable.Path, note.Location, ScanningTexts.Of(note)));
        return scanned;
    }

    /// <summary>The exit code that the reading alone calls for; null when all of it was read, or nobody asked to be told.</summary>
    public static ExitCode? Verdict(IReadOnlyList<ScannedPath> scanned, bool strict) =>
        scanned.Any(path => path.IsUnreadable) ? ExitCode.Unreadable
        : strict && scanned.Any(path => path.Result.IsIncomplete) ? ExitCode.Incomplete
        : null;
}
