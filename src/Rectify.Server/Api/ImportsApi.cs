using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Imports;
using Rectify.Imports.Reading;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Server.Api;

/// <summary>Tables that somebody brings in: looked at first, applied when that is wanted, with a report of what did not map.</summary>
internal static class ImportsApi
{
    private const int MaxBytes = 32 << 20, LinesAtOnce = 1_000;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/imports", BringInAsync)
            .AddOpenApiOperationTransformer(ComponentsApi.AnyFile).WithMetadata(new RequestSizeLimitAttribute(MaxBytes))
            .Produces<CreatedBody>(StatusCodes.Status202Accepted).Refuses(400, 409, 422)
            .Takes(ApiCall.KeyHeader, "Up to 200 characters of your choice: the same key with the same file and settings is carried out once, and answered again.")
            .Needs(TokenScope.Write, "bringIn", "Brings in a table (CSV) or a workbook (XLSX), to be looked at in a moment; with apply=true also applied. Nothing is changed before");
        api.MapGet("/imports", ListAsync).Produces<Page<ImportBody>>().Refuses(400)
            .Needs(TokenScope.Read, "listImports", "What the person brought in, oldest first");
        api.MapGet("/imports/{id}", OneAsync).Produces<ImportBody>().Refuses(404)
            .Needs(TokenScope.Read, "getImport", "How far an import has come, and what it would change or changed");
        api.MapPost("/imports/{id}/application", static async (string id, ApiCall call) =>
                Id.TryParse(id, out var key) ? await call.PerformAsync(new ApplyImport(new(key))) : ProblemMapping.Of(ApiProblems.NotFound))
            .Produces(StatusCodes.Status204NoContent).Refuses(404, 409)
            .Needs(TokenScope.Write, "applyImport", "Has an import applied that was looked at, in chunks; asking twice is asking once");
        api.MapGet("/imports/{id}/notes", NotesAsync).Produces<Page<ImportNoteBody>>().Refuses(400, 404)
            .Needs(TokenScope.Read, "listImportNotes", "The report of what did not map, cell by cell and row by row");
        api.MapGet("/imports/{id}/report.csv", ReportAsync).Produces(StatusCodes.Status200OK, contentType: "text/csv").Refuses(404)
            .Needs(TokenScope.Read, "getImportReport", "The same report as a CSV file");
        api.MapGet("/import-templates/{table}", TemplateAsync).Produces(StatusCodes.Status200OK, contentType: "text/csv").Refuses(400)
            .Needs(TokenScope.Read, "getImportTemplate", "An empty table with its headings");
    }

    private static async Task<IResult> BringInAsync(string? name, string? table, string? zone, string? dateOrder, string? encoding, string? apply, ApiCall call)
    {
        var fields = new Fields();
        ImportTable? of = table is null ? null : fields.Word<ImportTable>("table", table);
        var order = dateOrder is null ? DateOrder.Unsaid : fields.Word<DateOrder>("dateOrder", dateOrder);
        var form = encoding is null ? TextForm.Told : fields.Word<TextForm>("encoding", encoding);
        var known = zone is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone);
        fields.Wrong.AddIf(zone is not null && known is null, ApiProblems.NotAZone(zone ?? ""));
        var atOnce = fields.YesOrNo("apply", apply) ?? false;
        if (fields.Wrong.Any) return ProblemMapping.Of(fields.Wrong);
        using var content = new MemoryStream();
        await call.Request.Body.CopyToAsync(content, call.Cancellation);
        var bytes = content.ToArray();
        if (!ImportDraft.Read([new ImportFile(name ?? "import", bytes)], of, form).Succeeded(out var draft, out var problems)) return ProblemMapping.Of(problems);
        var command = new BringIn(draft, new ImportOptions(known, order), atOnce);
        var key = call.Request.Headers[ApiCall.KeyHeader].ToString();
        CreatedBody? made;
        if (key.Length == 0)
        {
            if (!(await call.DoAsync(command)).Succeeded(out var id, out problems)) return ProblemMapping.Of(problems);
            made = Made(id);
        }
        else
        {
            var asked = $"POST {call.Request.Path}\n{name}\n{of}\n{known?.Id}\n{order}\n{form}\n{atOnce}\n{Convert.ToHexStringLower(SHA256.HashData(bytes))}";
            var once = new Once<ImportId>(command, key, asked, id => JsonSerializer.Serialize(Made(id), ApiJson.Options));
            if (!(await call.DoAsync(once)).Succeeded(out var answer, out problems)) return ProblemMapping.Of(problems);
            made = JsonSerializer.Deserialize<CreatedBody>(answer, ApiJson.Options) ?? throw new InvalidOperationException("The kept answer does not read.");
        }
        return TypedResults.Accepted(made.Url, made);
    }

    private static CreatedBody Made(ImportId id) => new($"{id}", $"{ApiRoutes.Root}/imports/{id}");

    private static async Task<IResult> ListAsync(string? after, string? limit, ApiCall call)
    {
        if (!PageRequest.Read(after, limit).Succeeded(out var page, out var problems)) return ProblemMapping.Of(problems);
        return await call.ReadAsync<IResult>(async (reading, token) =>
        {
            var bodies = new List<ImportBody>();
            foreach (var import in await ImportStore.PageAsync(reading, page.After, page.Limit + 1, token))
                bodies.Add(ImportBody.Of(import, await ImportStore.ChunksAsync(reading, import.Id, token)));
            return TypedResults.Ok(page.Of(bodies, body => Id.Parse(body.Id), body => body));
        });
    }

    private static async Task<IResult> OneAsync(string id, ApiCall call) =>
        await call.ReadAsync<IResult>(async (reading, token) =>
            Id.TryParse(id, out var key) && await ImportStore.FindAsync(reading, new(key), token) is { } found
                ? TypedResults.Ok(ImportBody.Of(found, await ImportStore.ChunksAsync(reading, found.Id, token)))
                : ProblemMapping.Of(ApiProblems.NotFound));

    /// <summary>The cursor is a chunk and a number in it.</summary>
    private static async Task<IResult> NotesAsync(string id, string? after, string? limit, ApiCall call)
    {
        if (!PageRequest.Read(null, limit).Succeeded(out var page, out var problems)) return ProblemMapping.Of(problems);
        var (chunk, number) = (0, 0);
        if (after?.Split('-') is { } parts && !(parts is [var one, var two] && int.TryParse(one, out chunk) && int.TryParse(two, out number)))
            return ProblemMapping.Of(ApiProblems.NotACursor);
        return await call.ReadAsync<IResult>(async (reading, token) =>
        {
            if (!Id.TryParse(id, out var key) || await ImportStore.FindAsync(reading, new(key), token) is not { } found) return ProblemMapping.Of(ApiProblems.NotFound);
            var notes = await ImportStore.NotesAsync(reading, found.Id, (chunk, number), page.Limit + 1, token);
            var last = notes.Count > page.Limit ? notes[page.Limit - 1] : default;
            return TypedResults.Ok(new Page<ImportNoteBody>(
                [.. notes.Take(page.Limit).Select(each => ImportNoteBody.Of(each.Note, call.Language))], notes.Count > page.Limit ? $"{last.Chunk}-{last.Number}" : null));
        });
    }

    private static async Task<IResult> ReportAsync(string id, ApiCall call)
    {
        var text = new StringBuilder(ImportCsv.ReportHeadings);
        var isThere = await call.ReadAsync(async (reading, token) =>
        {
            if (!Id.TryParse(id, out var key) || await ImportStore.FindAsync(reading, new(key), token) is not { } found) return false;
            for (var (at, more) = ((0, 0), true); more;)
            {
                var notes = await ImportStore.NotesAsync(reading, found.Id, at, LinesAtOnce, token);
                foreach (var (_, _, note) in notes) text.Append(ImportCsv.Line(note, call.Language));
                more = notes.Count == LinesAtOnce;
                if (more) at = (notes[^1].Chunk, notes[^1].Number);
            }
            return true;
        });
        return isThere ? Results.Text(text.ToString(), "text/csv", Encoding.UTF8) : ProblemMapping.Of(ApiProblems.NotFound);
    }

    private static IResult TemplateAsync(string table, ApiCall call)
    {
        var fields = new Fields();
        var of = fields.Word<ImportTable>("table", table);
        return fields.Wrong.Any ? ProblemMapping.Of(fields.Wrong) : Results.Text(ImportCsv.Template(of, call.Language), "text/csv", Encoding.UTF8);
    }
}

/// <summary>An import.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Files">What its files are called.</param>
/// <param name="State">How far it has come.</param>
/// <param name="BroughtAt">When it was brought in.</param>
/// <param name="ChangedAt">When it came into its state.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Notes">How many cells and rows did not map.</param>
/// <param name="Tables">By table, what becomes of its rows: before it is applied as it would be, after that as it was.</param>
/// <param name="Chunks">How many chunks it has, and how many of them are done.</param>
/// <param name="Why">Why it was refused.</param>
/// <param name="ErasedAt">When its rows were erased, their time being over; what was made of them stays.</param>
internal sealed record ImportBody(
    string Id, IReadOnlyList<string> Files, ImportState State, Instant BroughtAt, Instant ChangedAt, int Rows, int Notes,
    IReadOnlyList<ImportTableBody> Tables, ChunksBody Chunks, string? Why, Instant? ErasedAt)
{
    public static ImportBody Of(Import import, IReadOnlyList<ImportChunk> chunks) => new(
        import.Id.ToString(), import.Files, import.State, import.BroughtAt, import.ChangedAt, import.Rows, import.Notes,
        [.. chunks.GroupBy(chunk => chunk.Table).Select(table => ImportTableBody.Of(table.Key, [.. table]))],
        new(chunks.Count, chunks.Count(chunk => chunk.State != ChunkState.Waiting), chunks.Count(chunk => chunk.State == ChunkState.GivenUp)), import.Why, import.ErasedAt);
}

/// <summary>What becomes of the rows of a table.</summary>
/// <param name="Table">Of what it is.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Made">Rows that make something.</param>
/// <param name="Changed">Rows that change something.</param>
/// <param name="Same">Rows that say what is there.</param>
/// <param name="NotTaken">Rows that are not taken; the report has them.</param>
internal sealed record ImportTableBody(ImportTable Table, int Rows, int Made, int Changed, int Same, int NotTaken)
{
    public static ImportTableBody Of(ImportTable table, IReadOnlyList<ImportChunk> chunks)
    {
        var counts = chunks.Aggregate(default(ImportCounts), (sum, chunk) => sum + chunk.Counts);
        return new(table, chunks.Sum(chunk => chunk.Rows), counts.Made, counts.Changed, counts.Same, counts.NotTaken);
    }
}

/// <summary>How far the chunks of an import have come.</summary>
/// <param name="All">How many there are.</param>
/// <param name="Done">How many of them are applied or given up.</param>
/// <param name="GivenUp">How many failed too often; all their rows are in the report.</param>
internal sealed record ChunksBody(int All, int Done, int GivenUp);

/// <summary>What did not map.</summary>
/// <param name="File">The file.</param>
/// <param name="Sheet">The sheet of a workbook; absent for CSV.</param>
/// <param name="Row">Where the row stands, from 1.</param>
/// <param name="Column">The column; absent for the row as a whole.</param>
/// <param name="Value">What stands there.</param>
/// <param name="Why">Why it did not map, in the language asked for.</param>
internal sealed record ImportNoteBody(string File, string? Sheet, int Row, string? Column, string Value, string Why)
{
    public static ImportNoteBody Of(ImportNote note, Language language) => new(
        note.File, note.Sheet.Length == 0 ? null : note.Sheet, note.Row, note.Column.Length == 0 ? null : note.Column, note.Value, note.Why.In(language));
}
