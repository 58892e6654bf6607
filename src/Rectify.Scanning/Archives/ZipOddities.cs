using System.Globalization;

namespace Rectify.Scanning.Archives;

/// <summary>What is odd about a zip as a whole, found in its directory: one note for each kind, with a number and the first name.</summary>
internal sealed class ZipOddities(ZipDirectory directory)
{
    private const int HeaderSize = 30;
    private readonly HashSet<ulong> _names = new(directory.Entries.Count);
    private readonly SortedDictionary<int, Tally> _methods = [];
    private Tally _encrypted, _unsafe, _duplicates;

    public void Look(in ZipEntry entry)
    {
        var name = directory.NameOf(entry);
        if (!_names.Add(Hash64.Of(name))) _duplicates.Count(name);
        if (EntryName.IsUnsafe(name)) _unsafe.Count(name);
        if (entry.IsReadable) return;
        if (entry.IsEncrypted)
        {
            _encrypted.Count(name);
            return;
        }
        _methods.TryGetValue(entry.Method, out var tally);
        tally.Count(name);
        _methods[entry.Method] = tally;
    }

    public void Report(string location, NoteList notes)
    {
        if (_encrypted.Number > 0) notes.Add(NoteCode.Encrypted, location, Text(_encrypted.Number), _encrypted.First);
        foreach (var (method, tally) in _methods) notes.Add(NoteCode.CompressionNotRead, location, NameOf(method), Text(tally.Number), tally.First);
        if (_duplicates.Number > 0) notes.Add(NoteCode.DuplicateEntries, location, Text(_duplicates.Number), _duplicates.First);
        if (_unsafe.Number > 0) notes.Add(NoteCode.NamesUnsafe, location, Text(_unsafe.Number), _unsafe.First);
    }

    /// <summary>
    /// The entries whose bytes reach into the next one's, as in bombs that use the same bytes again and again; null when there are none.
    /// </summary>
    public static HashSet<long>? Overlapping(ZipDirectory directory)
    {
        var entries = directory.Entries;
        var inOrder = true;
        for (var i = 1; inOrder && i < entries.Count; i++) inOrder = entries[i - 1].HeaderAt <= entries[i].HeaderAt;
        var sorted = inOrder ? entries : [.. entries.OrderBy(entry => entry.HeaderAt)];
        HashSet<long>? overlapping = null;
        for (var i = 1; i < sorted.Count; i++)
        {
            var before = sorted[i - 1];
            if (before.HeaderAt + HeaderSize + before.NameLength + before.PackedSize > sorted[i].HeaderAt) (overlapping ??= []).Add(before.HeaderAt);
        }
        return overlapping;
    }

    private static string NameOf(int method) => method switch
    {
        1 => "shrink",
        6 => "implode",
        9 => "deflate64",
        12 => "bzip2",
        14 => "LZMA",
        93 => "zstd",
        95 => "xz",
        98 => "PPMd",
        _ => Text(method),
    };

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private struct Tally
    {
        public int Number;
        private string? _first;

        public readonly string First => _first ?? "";

        public void Count(ReadOnlySpan<byte> name)
        {
            if (Number++ == 0) _first = EntryName.Decode(name);
        }
    }
}
