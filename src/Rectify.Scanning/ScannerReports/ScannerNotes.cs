using System.Globalization;

namespace Rectify.Scanning.ScannerReports;

/// <summary>Notes as they come up, bounded: what exceeds the limit is counted.</summary>
internal sealed class ScannerNotes(string location, int limit)
{
    private readonly List<ScannerNote> _notes = [];
    private long _omitted;

    public void Add(ScannerNoteCode code, params IReadOnlyList<string> arguments)
    {
        if (_notes.Count < limit) _notes.Add(new ScannerNote(code, location, arguments));
        else _omitted++;
    }

    /// <summary>Adds a note about something that may happen on every line: the first time only.</summary>
    public void AddOnce(ScannerNoteCode code, params IReadOnlyList<string> arguments)
    {
        if (!_notes.Exists(note => note.Code == code)) Add(code, arguments);
    }

    public IReadOnlyList<ScannerNote> Finish() =>
        _omitted == 0 ? _notes : [.. _notes, new ScannerNote(ScannerNoteCode.NotesOmitted, location, _omitted.ToString(CultureInfo.InvariantCulture))];
}
