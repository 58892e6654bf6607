using System.Globalization;
using Rectify.Scanning.Ecosystems.Java;

namespace Rectify.Scanning.Archives;

/// <summary>
/// Examines a zip by its directory: most of what is asked (names, checksums, sizes) stands there, and only entries that may hold
/// something are unpacked.
/// </summary>
internal sealed class ZipExaminer(Examination scan, Examiner examiner)
{
    /// <summary>Smaller entries cannot hold an archive or an SBOM.</summary>
    private const long SmallestContent = 32;

    /// <summary>A class file is what it is called, unless it is larger than any compiler makes it.</summary>
    private const long LargestClass = 1 << 20;

    public void Examine(Stream archive, string location, int depth)
    {
        if (!scan.MayOpen(location, depth)) return;
        scan.Guard(location, () =>
        {
            var directory = ReadDirectory(archive, location);
            var overlapping = ZipOddities.Overlapping(directory);
            if (overlapping is not null) scan.Notes.Add(NoteCode.EntriesOverlap, location, Text(overlapping.Count));
            var oddities = new ZipOddities(directory);
            var java = new JavaArchive(location, isArchive: true);
            foreach (var entry in directory.Entries)
            {
                oddities.Look(entry);
                var isOpen = entry.IsReadable && overlapping?.Contains(entry.HeaderAt) != true;
                Look(archive, directory, entry, isOpen, location, depth, java);
            }
            oddities.Report(location, scan.Notes);
            java.Conclude(scan.Findings);
        });
    }

    private ZipDirectory ReadDirectory(Stream archive, string location)
    {
        if (ZipEnd.Find(archive) is not { } end)
        {
            var salvaged = ZipSalvage.Read(archive, scan.Budget, scan.Cancellation);
            scan.Notes.Add(NoteCode.ArchiveTruncated, location, Text(salvaged.Entries.Count));
            return salvaged;
        }
        var directory = ZipDirectory.Read(archive, end, scan.Budget);
        if (directory.IsBroken) scan.Notes.Add(NoteCode.ArchiveBroken, location, "zip", "directory");
        if (directory.IsCut) scan.Notes.Add(NoteCode.TooManyEntries, location, scan.Limits.Entries.ToString(CultureInfo.InvariantCulture));
        return directory;
    }

    private void Look(Stream archive, ZipDirectory directory, ZipEntry entry, bool isOpen, string location, int depth, JavaArchive java)
    {
        var name = directory.NameOf(entry);
        var isClass = JavaPath.IsClass(name);
        java.HasClasses |= isClass;
        var clue = JavaPath.Read(name, out var root);
        switch (clue)
        {
            case JavaClue.Log4jClass when Log4jClasses.KindOf(JavaPath.FileStem(name)) is { } kind:
                java.AddCoreClass(EntryName.Decode(name[..root]), kind, entry.Crc, entry.Size);
                return;
            case JavaClue.Log4j1Class:
                java.AddOldClass(EntryName.Decode(name[..root]));
                return;
        }
        if (Log4jFingerprints.IsJndiLookup(entry.Crc, entry.Size))
        {
            java.AddLookupElsewhere(EntryName.Decode(name), Log4jFingerprints.Key(entry.Crc, entry.Size));
            return;
        }
        if (!isOpen || name.EndsWith("/"u8) || entry.Size < SmallestContent) return;
        if (clue == JavaClue.None && isClass && entry.Size < LargestClass) return;
        if (clue != JavaClue.None) ReadClue(archive, entry, clue, EntryName.Decode(name), root, location, java);
        else LookInside(archive, entry, Location.Entry(location, EntryName.Decode(name)), depth + 1);
    }

    private void ReadClue(Stream archive, ZipEntry entry, JavaClue clue, string name, int root, string location, JavaArchive java)
    {
        var place = Location.Entry(location, name);
        scan.Guard(place, () =>
        {
            using var content = ZipContent.Unpacked(archive, entry, scan.Budget);
            if (JavaFile.Read(name, content, entry.Size) is { } file) file.Tell(java, file.Root);
            CheckSum(content, entry, place);
        });
    }

    private void LookInside(Stream archive, ZipEntry entry, string place, int depth) => scan.Guard(place, () =>
    {
        if (entry.Method == ZipEntry.Stored)
        {
            using var stored = ZipContent.Packed(archive, entry);
            examiner.Examine(stored, place, depth);
            return;
        }
        using var content = ZipContent.Unpacked(archive, entry, scan.Budget);
        examiner.ExamineForward(content, entry.Size, place, depth);
        CheckSum(content, entry, place);
    });

    /// <summary>Only what was read to its end has a checksum to compare.</summary>
    private void CheckSum(GuardedStream content, ZipEntry entry, string place)
    {
        if (content.IsAtEnd || content.Count == entry.Size)
            if (content.Count != entry.Size || content.Crc != entry.Crc) scan.Notes.Add(NoteCode.ChecksumWrong, place);
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
