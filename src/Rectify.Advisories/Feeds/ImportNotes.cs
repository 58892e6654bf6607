namespace Rectify.Advisories.Feeds;

/// <summary>Collects the notes of one import; past the limit they are counted, never lost without a word.</summary>
public sealed class ImportNotes(int limit)
{
    private readonly List<ImportNote> kept = [];

    /// <summary>The notes, in the order in which they came up.</summary>
    public IReadOnlyList<ImportNote> Kept => kept;

    /// <summary>How many more there were.</summary>
    public int Omitted { get; private set; }

    /// <summary>Adds a note.</summary>
    public void Add(ImportNoteCode code, string location, params IReadOnlyList<string> arguments)
    {
        if (kept.Count < limit) kept.Add(new ImportNote(code, location, arguments));
        else Omitted++;
    }
}
