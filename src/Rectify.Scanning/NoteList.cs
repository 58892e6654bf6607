namespace Rectify.Scanning;

/// <summary>Collects the notes of one file, up to the budget's limit; the rest is counted.</summary>
public sealed class NoteList(int limit)
{
    private readonly List<Note> _notes = [];

    /// <summary>Notes beyond the limit.</summary>
    public long Omitted { get; private set; }

    /// <summary>The notes kept, in the order in which they were made.</summary>
    public IReadOnlyList<Note> Kept => _notes;

    /// <summary>Adds a note.</summary>
    public void Add(NoteCode code, string location, params IReadOnlyList<string> arguments) => Add(new Note(code, location, arguments));

    /// <summary>Adds a note.</summary>
    public void Add(Note note)
    {
        if (_notes.Count < limit) _notes.Add(note);
        else Omitted++;
    }

    /// <summary>Adds all that another list holds or counted.</summary>
    public void Add(NoteList others)
    {
        foreach (var note in others.Kept) Add(note);
        Omitted += others.Omitted;
    }
}
