using System.CommandLine;
using NodaTime;
using Rectify.Cli.Commands.Casework;
using Rectify.Cli.Reports;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Imports;
using Rectify.Imports.Reading;

namespace Rectify.Cli.Commands.Importing;

/// <summary><c>rectify import FILE…</c>: says what tables would make and what of them does not map; with <c>--apply</c> takes them in.</summary>
internal static class ImportCommand
{
    private const int MaxBytes = 32 << 20;

    public static Verb For(Session session)
    {
        var door = new CaseDoor(session);
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.ZeroOrMore };
        var apply = new Flag<bool>("--apply", "", ImportingTexts.Apply);
        var table = new Flag<string?>("--table", "NAME", ImportingTexts.Table(string.Join(", ", Words.All<ImportTable>())));
        var order = Choice.Of(
            session, "--dates", "day-first|month-first", ImportingTexts.Dates, DateOrder.Unsaid, ("day-first", DateOrder.DayFirst), ("month-first", DateOrder.MonthFirst));
        var encoding = Choice.Of(
            session, "--encoding", "utf8|utf16|gb18030|windows1252", ImportingTexts.Encoding, TextForm.Told,
            ("utf8", TextForm.Utf8), ("utf16", TextForm.Utf16), ("gb18030", TextForm.Gb18030), ("windows1252", TextForm.Windows1252));
        var report = new Flag<string?>("--report", "FILE", ImportingTexts.Report);
        var template = new Flag<string?>("--template", "FOLDER", ImportingTexts.Template);
        var strict = CommonFlags.Strict();
        var format = CommonFlags.Format(session);
        var verb = new Verb("import", "FILE…", ImportingTexts.Purpose)
        {
            Examples =
            [
                new("rectify import products.csv systems.xlsx", ImportingTexts.ExampleLook),
                new("rectify import tickets.xlsx --zone Europe/Berlin --dates day-first --apply --report left.csv", ImportingTexts.ExampleApply),
                new("rectify import --template tables", ImportingTexts.ExampleTemplate),
            ],
            Remarks = [ImportingTexts.Remark],
        };
        verb.Add(files);
        foreach (var flag in new Option[] { apply, table, order, encoding, report, template, strict, format }.Concat(door.Options)) verb.Add(flag);
        verb.Validators.Add(result =>
        {
            if ((result.GetValue(files) is { Length: > 0 }) == (result.GetValue(template) is not null)) result.AddError(session.Refuse(ImportingTexts.FilesOrTemplate));
        });
        var import = door.Act(verb, StoreNeed.Made, async (desk, parsed) =>
        {
            ImportTable? of = null;
            if (parsed.GetValue(table) is { } word)
            {
                if (!Named.Word<ImportTable>(word).Succeeded(out var known, out var wrong)) return wrong;
                of = known;
            }
            var read = new List<ImportFile>();
            foreach (var path in parsed.GetValue(files) ?? [])
                if (FileBytes.Read(path, MaxBytes).Succeeded(out var bytes, out var unread)) read.Add(new(Path.GetFileName(path), bytes));
                else return unread;
            if (!ImportDraft.Read(read, of, parsed.GetValue(encoding)).Succeeded(out var draft, out var problems)) return problems;
            var options = new ImportOptions(door.SaidZone(parsed) ? desk.Zone : null, parsed.GetValue(order));
            if (!(await desk.DoAsync(new BringIn(draft, options, parsed.GetValue(apply)))).Succeeded(out var id, out problems)) return problems;
            if (!(await AwaitAsync(desk, id)).Succeeded(out var import, out problems)) return problems;

            var (chunks, notes) = await desk.ReadAsync(async (reading, token) =>
                (await ImportStore.ChunksAsync(reading, id, token), await ImportStore.NotesAsync(reading, id, (0, 0), int.MaxValue, token)));
            using var result = ResultFile.Open(session, null);
            if (parsed.GetValue(format) == Format.Json) TablesReport.WriteJson(result.Stream, session, import, chunks, notes);
            else TableReport.Write(result, session, screen => TablesReport.Write(screen, session, import, chunks, notes));
            if (parsed.GetValue(report) is { } csv) WriteReport(session, csv, notes);
            return import.State == ImportState.Refused ? ExitCode.Unreadable : notes.Count > 0 && parsed.GetValue(strict) ? ExitCode.Incomplete : ExitCode.Nothing;
        });
        verb.SetAction((parsed, cancellation) => parsed.GetValue(template) is { } folder ? Task.FromResult(WriteTemplates(session, folder)) : import(parsed, cancellation));
        return verb;
    }

    /// <summary>Works until it is looked at or applied; a server on the same store may do it as well.</summary>
    private static async Task<Result<Import>> AwaitAsync(CaseDesk desk, ImportId id)
    {
        var rounds = desk.ImportRounds();
        while (true)
        {
            if (!(await rounds.TickAsync(desk.Cancellation)).Succeeded(out var steps, out var problems)) return problems;
            if (!(await desk.NumberAsync()).Succeeded(out _, out problems)) return problems;
            var import = await desk.ReadAsync((reading, token) => ImportStore.FindAsync(reading, id, token))
                ?? throw new InvalidOperationException($"The import {id} was there a moment ago.");
            if (import.State is not (ImportState.Checking or ImportState.Applying)) return import;
            if (steps == 0) await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, desk.Cancellation);
        }
    }

    private static int WriteTemplates(Session session, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var table in Enum.GetValues<ImportTable>())
        {
            var path = Path.Combine(folder, $"{Words.Of(table)}.csv");
            File.WriteAllText(path, ImportCsv.Template(table, session.Language));
            session.Out.WriteLine(path);
        }
        return (int)ExitCode.Nothing;
    }

    private static void WriteReport(Session session, string path, IReadOnlyList<(int Chunk, int Number, ImportNote Note)> notes)
    {
        using var file = ResultFile.Open(session, path);
        using (var text = new StreamWriter(file.Stream, leaveOpen: true))
        {
            text.Write(ImportCsv.ReportHeadings);
            foreach (var (_, _, note) in notes) text.Write(ImportCsv.Line(note, session.Language));
        }
        file.Keep();
    }
}
