using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Imports;

namespace Rectify.Cli.Reports;

/// <summary>What an import makes, by table, and what of it did not map.</summary>
internal static class TablesReport
{
    private const int NotesShown = 40;

    public static void Write(
        Screen screen, Session session, Import import, IReadOnlyList<ImportChunk> chunks, IReadOnlyList<(int Chunk, int Number, ImportNote Note)> notes)
    {
        screen.Line(2, new Piece(session.Say(ImportingTexts.Headline(import.State, import.Rows, notes.Count)), Ink.Strong));
        if (import.Why is { } why) screen.Line(2, why);
        screen.Blank();
        var grid = new Grid(
            2, new Column(session.Say(ImportingTexts.HeadTable), 8), Number(ImportingTexts.HeadRows), Number(ImportingTexts.HeadMade),
            Number(ImportingTexts.HeadChanged), Number(ImportingTexts.HeadSame),
            Number(ImportingTexts.HeadNotTaken));
        foreach (var table in chunks.GroupBy(chunk => chunk.Table))
        {
            var counts = table.Aggregate(default(ImportCounts), (sum, chunk) => sum + chunk.Counts);
            grid.Add(
                session.Say(Rectify.Imports.ImportTexts.Of(table.Key)), Shown.Count(table.Sum(chunk => chunk.Rows)), Shown.Count(counts.Made),
                Shown.Count(counts.Changed), Shown.Count(counts.Same),
                new Piece(Shown.Count(counts.NotTaken), counts.NotTaken > 0 ? Ink.Accent : Ink.Plain));
        }
        grid.Write(screen);
        if (notes.Count > 0)
        {
            screen.Blank();
            screen.Line(2, session.Say(ImportingTexts.DidNotMap));
            var left = new Grid(2, new Column("", 14, 40), new Column("", 8, 24), new Column("", 10, 40), new Column("", 24));
            foreach (var (_, _, note) in notes.Take(NotesShown))
                left.Add($"{note.File}{(note.Sheet.Length > 0 ? $" {note.Sheet}" : "")}:{note.Row}", note.Column, new Piece(note.Value, Ink.Faint), session.Say(note.Why));
            left.Write(screen);
            if (notes.Count > NotesShown) screen.Line(2, session.Say(ImportingTexts.More(notes.Count - NotesShown)));
        }
        if (import.State != ImportState.Checked) return;
        screen.Blank();
        screen.Line(2, session.Say(ImportingTexts.NothingChanged));

        Column Number(Text head) => new(session.Say(head), 4, 20, Right: true);
    }

    public static void WriteJson(
        Stream stream, Session session, Import import, IReadOnlyList<ImportChunk> chunks, IReadOnlyList<(int Chunk, int Number, ImportNote Note)> notes) => JsonReport.Write(stream, json =>
    {
        json.WriteString("id", import.Id.ToString());
        json.WriteString("state", Words.Of(import.State));
        json.WriteNumber("rows", import.Rows);
        json.WriteStartArray("tables");
        foreach (var table in chunks.GroupBy(chunk => chunk.Table))
        {
            var counts = table.Aggregate(default(ImportCounts), (sum, chunk) => sum + chunk.Counts);
            json.WriteStartObject();
            json.WriteString("table", Words.Of(table.Key));
            json.WriteNumber("made", counts.Made);
            json.WriteNumber("changed", counts.Changed);
            json.WriteNumber("same", counts.Same);
            json.WriteNumber("notTaken", counts.NotTaken);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("notes");
        foreach (var (_, _, note) in notes)
        {
            json.WriteStartObject();
            json.WriteString("file", note.File);
            if (note.Sheet.Length > 0) json.WriteString("sheet", note.Sheet);
            json.WriteNumber("row", note.Row);
            if (note.Column.Length > 0) json.WriteString("column", note.Column);
            json.WriteString("value", note.Value);
            json.WriteString("why", session.Say(note.Why));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });
}
