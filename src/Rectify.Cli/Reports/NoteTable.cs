using Rectify.Cli.Scanning;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Foundation.Texts;

namespace Rectify.Cli.Reports;

/// <summary>The notes of a scan for people: what was not read comes first.</summary>
internal static class NoteTable
{
    private const int Most = 20;

    public static void Write(Screen screen, Session session, IReadOnlyList<ScannedPath> scanned)
    {
        var notes = scanned.Where(path => !path.IsUnreadable).SelectMany(path => path.Result.Notes).OrderByDescending(note => note.IsIncomplete).ToList();
        if (notes.Count == 0) return;
        screen.Blank();
        screen.Line(0, new Piece(session.Say(ScanTexts.Notes(notes.Count)), Ink.Strong));
        foreach (var note in notes.Take(Most))
            screen.Line(4, new Piece(note.IsIncomplete ? "  ! " : "  · ", Ink.Accent), new Piece($"{note.Location}  ", Ink.Faint), session.Say(ScanningTexts.Of(note)));
        if (notes.Count > Most) screen.Line(4, new Piece($"  {session.Say(ScanTexts.NotesOmitted(notes.Count - Most))}", Ink.Faint));
    }
}
