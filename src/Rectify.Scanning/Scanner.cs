using System.Collections.Concurrent;
using System.Globalization;
using Rectify.Scanning.Ecosystems.Java;

namespace Rectify.Scanning;

/// <summary>
/// Scans a tree: SBOMs and archives, recognised by their content, and unpacked Java folders. Nothing in a tree makes it throw; what it
/// could not read stands in the notes. It throws only <see cref="OperationCanceledException"/>.
/// </summary>
public static class Scanner
{
    /// <summary>Scans a tree with as many threads as there are processors. The result's order does not depend on them.</summary>
    /// <param name="tree">What to scan.</param>
    /// <param name="limits">What it may cost.</param>
    /// <param name="progress">Told after each file, from any thread.</param>
    /// <param name="cancellation">Ends the scan.</param>
    public static ScanResult Scan(FileTree tree, BudgetLimits limits, IProgress<ScanProgress>? progress, CancellationToken cancellation)
    {
        var budget = new Budget(limits);
        var walked = new NoteList(limits.Notes);
        var parts = new ConcurrentQueue<(long Order, Findings Findings)>();
        var done = 0L;
        var files = Within(tree.Walk(walked, cancellation), budget, walked);
        if (tree.IsSingleFile)
        {
            foreach (var file in files) Look(file, 0);
        }
        else
        {
            var options = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
            Parallel.ForEach(Partitioner.Create(files, EnumerablePartitionerOptions.NoBuffering), options, (file, _, order) => Look(file, order));
        }
        return Merge([.. parts.OrderBy(part => part.Order).Select(part => part.Findings)], walked, budget, Volatile.Read(ref done));

        void Look(TreeFile file, long order)
        {
            var findings = new Findings(limits);
            Examine(tree, file, budget, findings, cancellation);
            if (!findings.IsEmpty) parts.Enqueue((order, findings));
            var number = Interlocked.Increment(ref done);
            progress?.Report(new ScanProgress(number, budget.BytesRead, file.Path));
        }
    }

    /// <summary>The files until the budget is used up.</summary>
    private static IEnumerable<TreeFile> Within(IEnumerable<TreeFile> files, Budget budget, NoteList notes)
    {
        foreach (var file in files)
        {
            if (budget.IsSpent)
            {
                notes.Add(NoteCode.TooManyBytes, file.Path, budget.Limits.TotalBytes.ToString(CultureInfo.InvariantCulture));
                yield break;
            }
            if (!budget.TrySpendEntry())
            {
                notes.Add(NoteCode.TooManyEntries, file.Path, budget.Limits.Entries.ToString(CultureInfo.InvariantCulture));
                yield break;
            }
            yield return file;
        }
    }

    private static void Examine(FileTree tree, TreeFile file, Budget budget, Findings findings, CancellationToken cancellation)
    {
        try
        {
            using var stream = file.Open();
            if (JavaFile.Read(file.Path, stream, stream.Length) is { } clue)
            {
                findings.JavaFiles.Add(clue);
                return;
            }
            var scan = new Examination(tree, budget.ForFile(stream.Length), findings, cancellation);
            var isKnown = true;
            scan.Guard(file.Path, () => isKnown = new Examiner(scan).Examine(stream, file.Path, depth: 0));
            if (!isKnown && tree.IsSingleFile) findings.Notes.Add(NoteCode.NotRecognised, file.Path);
        }
        catch (Exception exception) when (UnreadReason.IsOne(exception))
        {
            findings.Notes.Add(NoteCode.Unreadable, file.Path, UnreadReason.Of(exception));
        }
    }

    private static ScanResult Merge(List<Findings> parts, NoteList walked, Budget budget, long files)
    {
        parts.Add(JavaFolders(parts, budget.Limits));
        var components = new List<Component>();
        var documents = new List<SbomDocument>();
        foreach (var part in parts)
        {
            components.AddRange(part.Components);
            documents.AddRange(part.Documents);
            walked.Add(part.Notes);
        }
        var notes = walked.Kept.ToList();
        if (walked.Omitted > 0) notes.Add(new Note(NoteCode.NotesOmitted, "", walked.Omitted.ToString(CultureInfo.InvariantCulture)));
        return new ScanResult(components, documents, notes, new ScanStatistics(files, budget.EntriesSeen, budget.BytesRead));
    }

    /// <summary>What unpacked Java applications in the tree amount to, folder by folder.</summary>
    private static Findings JavaFolders(List<Findings> parts, BudgetLimits limits)
    {
        var found = new Findings(limits);
        foreach (var folder in parts.SelectMany(part => part.JavaFiles).GroupBy(file => file.Application).OrderBy(folder => folder.Key, StringComparer.Ordinal))
        {
            var archive = new JavaArchive(folder.Key.Length == 0 ? "." : folder.Key.TrimEnd('/'), isArchive: false);
            foreach (var file in folder) file.Tell(archive, file.Root[folder.Key.Length..]);
            archive.Conclude(found);
        }
        return found;
    }
}
