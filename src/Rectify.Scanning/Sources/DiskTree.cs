using System.IO.Enumeration;

namespace Rectify.Scanning.Sources;

/// <summary>
/// A folder, or one file, on disk. Symbolic links below the root are not followed: what they point at inside the root is met under its
/// own path, and what lies outside was not asked for (a note says so). The root itself may be a link.
/// </summary>
/// <param name="root">Path of the folder or file.</param>
public sealed class DiskTree(string root) : FileTree
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    private readonly string _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));

    /// <inheritdoc/>
    public override bool IsSingleFile => File.Exists(_root);

    /// <inheritdoc/>
    public override IEnumerable<TreeFile> Walk(NoteList notes, CancellationToken cancellation)
    {
        if (Directory.Exists(_root)) return WalkFolders(notes, cancellation);
        var file = new FileInfo(_root);
        if (file.Exists && TryTake(file.Name, _root, file.ResolveLinkTarget(true) is FileInfo target ? target.Length : file.Length, notes) is { } only) return [only];
        if (!file.Exists) notes.Add(NoteCode.NotFound, root);
        return [];
    }

    /// <inheritdoc/>
    public override Stream OpenSpool() => SpoolFile.Open();

    private IEnumerable<TreeFile> WalkFolders(NoteList notes, CancellationToken cancellation)
    {
        var folders = new Stack<string>([""]);
        var below = new List<string>();
        while (folders.TryPop(out var folder))
        {
            cancellation.ThrowIfCancellationRequested();
            below.Clear();
            foreach (var item in List(folder, notes))
            {
                var path = folder.Length == 0 ? item.Name : $"{folder}/{item.Name}";
                var full = Path.Combine(_root, path);
                if (item.Attributes.HasFlag(FileAttributes.ReparsePoint)) LookAtLink(path, full, notes);
                else if (item.Attributes.HasFlag(FileAttributes.Directory)) below.Add(path);
                else if (TryTake(path, full, item.Length, notes) is { } file) yield return file;
            }
            for (var i = below.Count - 1; i >= 0; i--) folders.Push(below[i]);
        }
    }

    private List<Item> List(string folder, NoteList notes)
    {
        try
        {
            var items = new FileSystemEnumerable<Item>(Path.Combine(_root, folder), (ref FileSystemEntry entry) =>
                new Item(entry.FileName.ToString(), entry.Attributes, entry.IsDirectory ? 0 : entry.Length), Everything).ToList();
            items.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
            return items;
        }
        catch (Exception exception) when (UnreadReason.IsOne(exception))
        {
            notes.Add(NoteCode.Unreadable, folder.Length == 0 ? "." : folder, UnreadReason.Of(exception));
            return [];
        }
    }

    /// <summary>A file with nothing in it is passed over, a device is said; opening a pipe would wait for ever.</summary>
    private static DiskFile? TryTake(string path, string full, long length, NoteList notes)
    {
        if (length > 0) return new DiskFile(path, full, length);
        if (FileKind.IsSpecial(full)) notes.Add(NoteCode.SpecialFile, path);
        return null;
    }

    private void LookAtLink(string path, string full, NoteList notes)
    {
        try
        {
            var target = File.ResolveLinkTarget(full, returnFinalTarget: true);
            if (target is not null && Path.Exists(target.FullName) && (target.FullName + '/').StartsWith(_root + '/', StringComparison.Ordinal)) return;
            notes.Add(NoteCode.LinkNotFollowed, path, target?.FullName ?? "");
        }
        catch (Exception exception) when (UnreadReason.IsOne(exception))
        {
            notes.Add(NoteCode.LinkNotFollowed, path, UnreadReason.Of(exception));
        }
    }

    private readonly record struct Item(string Name, FileAttributes Attributes, long Length);

    private sealed class DiskFile(string path, string full, long length) : TreeFile(path, length)
    {
        /// <inheritdoc/>
        public override Stream Open() =>
            new FileStream(full, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
    }
}
