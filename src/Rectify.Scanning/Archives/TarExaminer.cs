using Rectify.Scanning.Ecosystems.Java;

namespace Rectify.Scanning.Archives;

/// <summary>Examines a tar, forwards: in one that can be sought in nothing is read that is not needed.</summary>
internal sealed class TarExaminer(Examination scan, Examiner examiner)
{
    public void Examine(Stream archive, string location, int depth)
    {
        if (!scan.MayOpen(location, depth)) return;
        var java = new JavaArchive(location, isArchive: true);
        var unsafeNames = 0;
        var firstUnsafe = "";
        scan.Guard(location, () =>
        {
            using var tar = new TarReader(archive, scan.Budget, scan.Cancellation);
            while (tar.MoveNext())
            {
                var name = EntryName.Decode(tar.Name);
                if (EntryName.IsUnsafe(tar.Name) && unsafeNames++ == 0) firstUnsafe = name;
                Look(tar, name, Location.Entry(location, name), depth + 1, java);
            }
        });
        if (unsafeNames > 0)
            scan.Notes.Add(NoteCode.NamesUnsafe, location, unsafeNames.ToString(System.Globalization.CultureInfo.InvariantCulture), firstUnsafe);
        java.Conclude(scan.Findings);
    }

    private void Look(TarReader tar, string name, string place, int depth, JavaArchive java)
    {
        if (JavaFile.Read(name, tar.Content, tar.Size) is { } file)
        {
            file.Tell(java, file.Root);
            return;
        }
        if (JavaPath.IsClass(tar.Name) || tar.Size == 0) return;
        if (tar.Content.CanSeek) scan.Guard(place, () => examiner.Examine(tar.Content, place, depth));
        else examiner.ExamineForward(tar.Content, tar.Size, place, depth);
    }
}
