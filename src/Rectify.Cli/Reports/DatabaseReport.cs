using NodaTime;
using Rectify.Advisories.Database;
using Rectify.Advisories.Feeds;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Foundation;
using Rectify.Foundation.Texts;

namespace Rectify.Cli.Reports;

/// <summary>The advisory database for people: what an import did, and what is there.</summary>
internal static class DatabaseReport
{
    private const int BarWidth = 24;
    private const int MostNotes = 20;

    /// <summary>The moving line of an import.</summary>
    public static string Bar(Session session, ImportProgress seen, TimeSpan elapsed)
    {
        var text = session.Say(DatabaseTexts.Progress(seen, seen.Records / Math.Max(0.001, elapsed.TotalSeconds)));
        if (seen.TotalBytes is not > 0) return text;
        var share = Math.Clamp((double)seen.Bytes / seen.TotalBytes.Value, 0, 1);
        var full = (int)(share * BarWidth);
        return $"{new string('━', full)}{new string('╌', BarWidth - full)} {share * 100,3:0} %  {text}";
    }

    public static void Write(Screen screen, Session session, ImportReport report, string path)
    {
        screen.Line(2, new Piece(session.Say(DatabaseTexts.Updated(report.Rebuilt)), Ink.Strong), "  ", new Piece(path, Ink.Faint));
        if (report.Status is { } status) screen.Line(2, session.Say(Size(status)));
        screen.Blank();
        var grid = new Grid(0, Heads(session, DatabaseTexts.FeedHead, DatabaseTexts.FilesHead, DatabaseTexts.ReadHead, DatabaseTexts.WrittenHead,
            DatabaseTexts.SupersededHead, DatabaseTexts.WithdrawnHead, DatabaseTexts.BrokenHead));
        foreach (var feed in report.Feeds)
            grid.Add(session.Say(DatabaseTexts.Feed(feed.Feed)), Shown.Count(feed.Files), Shown.Count(feed.Read), Shown.Count(feed.Written),
                Shown.Count(feed.Superseded), Shown.Count(feed.Withdrawn), Shown.Count(feed.Broken));
        grid.Write(screen);
        Notes(screen, session, report);
    }

    public static void Write(Screen screen, Session session, DatabaseStatus status, string path)
    {
        var imported = Instant.FromDateTimeOffset(status.ImportedAt);
        screen.Line(2, new Piece(session.Say(DatabaseTexts.Title), Ink.Strong), "  ", new Piece(path, Ink.Faint));
        screen.Line(2, session.Say(Size(status)));
        screen.Line(2, session.Say(DatabaseTexts.Imported(Minute(status.ImportedAt), TimeTexts.Ago(session.Clock.GetCurrentInstant() - imported))));
        screen.Blank();
        var grid = new Grid(0, Heads(session, DatabaseTexts.EcosystemHead, DatabaseTexts.AdvisoriesHead, DatabaseTexts.PackagesHead, DatabaseTexts.NewestHead, DatabaseTexts.ImportedHead));
        foreach (var each in status.Ecosystems)
            grid.Add(new Piece(each.Ecosystem, Ink.Accent), Shown.Count(each.Records), Shown.Count(each.Packages), Minute(each.NewestAt), each.ImportedAt is { } at ? Minute(at) : "–");
        grid.Write(screen);
        screen.Blank();
        var editions = new Grid(0, Heads(session, DatabaseTexts.FeedHead, DatabaseTexts.EntriesHead, DatabaseTexts.EditionHead, DatabaseTexts.ImportedHead));
        foreach (var (feed, edition) in new[] { (FeedKind.Kev, status.Kev), (FeedKind.Epss, status.Epss) })
            if (edition is null) editions.Add(session.Say(DatabaseTexts.NotThere(DatabaseTexts.Feed(feed))), "", "", "");
            else editions.Add(new Piece(session.Say(DatabaseTexts.Feed(feed)), Ink.Accent), Shown.Count(edition.Records),
                edition.EditionAt is { } at ? $"{edition.Edition} ({Minute(at)})" : edition.Edition, Minute(edition.ImportedAt));
        editions.Write(screen);
    }

    public static void WriteJson(Stream stream, Session session, ImportReport report, string path) => JsonReport.Write(stream, json =>
    {
        json.WriteBoolean("rebuilt", report.Rebuilt);
        json.WriteStartArray("feeds");
        foreach (var feed in report.Feeds)
        {
            json.WriteStartObject();
            json.WriteString("feed", JsonReport.Word(feed.Feed));
            json.WriteNumber("files", feed.Files);
            json.WriteNumber("read", feed.Read);
            json.WriteNumber("written", feed.Written);
            json.WriteNumber("superseded", feed.Superseded);
            json.WriteNumber("withdrawn", feed.Withdrawn);
            json.WriteNumber("broken", feed.Broken);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (report.Status is { } status) DatabaseJson.Write(json, session, status, path, null);
        json.WriteStartArray("notes");
        foreach (var note in report.Notes)
        {
            json.WriteStartObject();
            json.WriteString("code", JsonReport.Word(note.Code));
            json.WriteString("location", note.Location);
            json.WriteString("message", session.Say(AdvisoriesTexts.Of(note)));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteNumber("notesOmitted", report.NotesOmitted);
    });

    /// <summary>A note of an import in one line.</summary>
    public static Text Line(ImportNote note)
    {
        var text = AdvisoriesTexts.Of(note);
        return new($"{note.Location}: {text.English}", $"{note.Location}：{text.Chinese}");
    }

    private static void Notes(Screen screen, Session session, ImportReport report)
    {
        var notes = report.Notes.Where(note => note.Code != ImportNoteCode.Fetched).ToList();
        if (notes.Count == 0) return;
        var all = notes.Count + report.NotesOmitted;
        screen.Blank();
        screen.Line(0, new Piece(session.Say(DatabaseTexts.Notes(all)), Ink.Strong));
        foreach (var note in notes.Take(MostNotes)) screen.Line(4, new Piece("  · ", Ink.Accent), new Piece($"{note.Location}  ", Ink.Faint), session.Say(AdvisoriesTexts.Of(note)));
        if (all > MostNotes) screen.Line(4, new Piece($"  {session.Say(ScanTexts.NotesOmitted(all - MostNotes))}", Ink.Faint));
    }

    private static Text Size(DatabaseStatus status) => DatabaseTexts.Size(status.Vulnerabilities, status.Advisories, status.Withdrawn, status.Bytes);

    private static Column[] Heads(Session session, params ReadOnlySpan<Text> heads)
    {
        var columns = new Column[heads.Length];
        for (var i = 0; i < heads.Length; i++) columns[i] = new Column(session.Say(heads[i]), 4, 60, IsNumber(heads[i]));
        return columns;
    }

    private static bool IsNumber(Text head) =>
        head == DatabaseTexts.FilesHead || head == DatabaseTexts.ReadHead || head == DatabaseTexts.WrittenHead || head == DatabaseTexts.SupersededHead
        || head == DatabaseTexts.WithdrawnHead || head == DatabaseTexts.BrokenHead || head == DatabaseTexts.AdvisoriesHead || head == DatabaseTexts.PackagesHead
        || head == DatabaseTexts.EntriesHead;

    // Records of one feed carry the year 1 where nobody knows.
    private static string Minute(DateTimeOffset at) => at.Year < 1970 ? "–" : TimeTexts.At(Instant.FromDateTimeOffset(at), DateTimeZone.Utc);
}
