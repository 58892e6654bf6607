using NodaTime;
using Rectify.Cases.Notes;
using Rectify.Foundation;
using Rectify.Parties;

namespace Rectify.Server.Api;

/// <summary>
/// Comments, and the privileged notes of a case's legal circle. These stand at addresses of their own: whoever is not in the circle finds nothing there,
/// as where nothing was written.
/// </summary>
internal static class NotesApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/cases/{id}/comments", (string id, string? after, string? limit, ApiCall call) => ListAsync(id, after, limit, call, privileged: false))
            .Produces<Page<NoteBody>>().Refuses(400, 404)
            .Needs(TokenScope.Read, "listComments", "What people wrote into a case, oldest first");
        api.MapPost("/cases/{id}/comments", (string id, NewNote body, ApiCall call) => WriteAsync(id, body, call, privileged: false)).Makes()
            .Refuses(400, 404, 409)
            .Needs(TokenScope.Write, "writeComment", "Writes a comment; @ and a name mentions somebody, who is told");
        api.MapGet("/comments/{id}", (string id, ApiCall call, HttpResponse response) => OneAsync(id, call, response, privileged: false)).Produces<NoteBody>().Refuses(404)
            .Needs(TokenScope.Read, "getComment", "One comment, with the ETag that changing it needs");
        api.MapPut("/comments/{id}", (string id, NewNote body, ApiCall call) => EditAsync(id, body, call, privileged: false)).Edits()
            .Needs(TokenScope.Write, "editComment", "Says one's own comment anew; what it said before stays beside it");

        api.MapGet("/cases/{id}/legal-circle", CircleAsync).Produces<LegalCircleBody>().Refuses(404)
            .Needs(TokenScope.Read, "getLegalCircle", "Who alone reads what is privileged in a case; empty for everybody else");
        api.MapPost("/cases/{id}/legal-circle", NameAsync).Adds()
            .Needs(TokenScope.Write, "nameLegalCircle", "Names who alone reads what is privileged in a case, or one more of them");
        api.MapGet("/cases/{id}/privileged-notes", (string id, string? after, string? limit, ApiCall call) => ListAsync(id, after, limit, call, privileged: true))
            .Produces<Page<NoteBody>>().Refuses(400, 404)
            .Needs(TokenScope.Read, "listPrivilegedNotes", "The privileged notes of a case, for its legal circle; for others there are none");
        api.MapPost("/cases/{id}/privileged-notes", (string id, NewNote body, ApiCall call) => WriteAsync(id, body, call, privileged: true)).Makes()
            .Refuses(400, 404, 409)
            .Needs(TokenScope.Write, "writePrivilegedNote", "Writes a privileged note, for the legal circle alone; it leaves the house in nothing");
        api.MapGet("/privileged-notes/{id}", (string id, ApiCall call, HttpResponse response) => OneAsync(id, call, response, privileged: true)).Produces<NoteBody>().Refuses(404)
            .Needs(TokenScope.Read, "getPrivilegedNote", "One privileged note, with the ETag that changing it needs");
        api.MapPut("/privileged-notes/{id}", (string id, NewNote body, ApiCall call) => EditAsync(id, body, call, privileged: true)).Edits()
            .Needs(TokenScope.Write, "editPrivilegedNote", "Says one's own privileged note anew; what it said before stays beside it");
    }

    private static async Task<IResult> ListAsync(string id, string? after, string? limit, ApiCall call, bool privileged)
    {
        if (!PageRequest.Read(after, limit).Succeeded(out var page, out var problems)) return ProblemMapping.Of(problems);
        if (await CasesApi.FindAsync(id, call) is not { } about) return ProblemMapping.Of(ApiProblems.NotFound);
        var notes = await call.ReadAsync((reading, token) => NoteStore.PageAsync(reading, about.Id, privileged, page.After, page.Limit + 1, token));
        return TypedResults.Ok(page.Of(notes, note => note.Id.Value, NoteBody.Of));
    }

    private static async Task<IResult> WriteAsync(string id, NewNote body, ApiCall call, bool privileged) =>
        await CasesApi.FindAsync(id, call) is { } about
            ? await call.CreateAsync(new WriteNote(about.Id, body.Text, privileged), body, made => ($"{made}", privileged ? $"/privileged-notes/{made}" : $"/comments/{made}"))
            : ProblemMapping.Of(ApiProblems.NotFound);

    private static async Task<IResult> OneAsync(string id, ApiCall call, HttpResponse response, bool privileged) =>
        ETags.Answer(response, await FindAsync(id, call, privileged) is { } note ? NoteBody.Of(note) : null);

    private static async Task<IResult> EditAsync(string id, NewNote body, ApiCall call, bool privileged) =>
        await FindAsync(id, call, privileged) is { } found
            ? await call.EditAsync(
                new EditNote(found.Id, body.Text), async (reading, token) => await NoteStore.FindAsync(reading, found.Id, token) is { } now ? NoteBody.Of(now) : null)
            : ProblemMapping.Of(ApiProblems.NotFound);

    private static async Task<IResult> CircleAsync(string id, ApiCall call)
    {
        if (await CasesApi.FindAsync(id, call) is not { } about) return ProblemMapping.Of(ApiProblems.NotFound);
        var people = await call.ReadAsync((reading, token) => NoteStore.CircleMembersAsync(reading, about.Id, token));
        return TypedResults.Ok(new LegalCircleBody([.. people.Select(person => person.ToString())]));
    }

    private static async Task<IResult> NameAsync(string id, LegalCircleBody body, ApiCall call)
    {
        if (await CasesApi.FindAsync(id, call) is not { } about) return ProblemMapping.Of(ApiProblems.NotFound);
        var fields = new Fields();
        var people = body.People.Select(text => new PersonId(fields.Id("people", text))).ToList();
        return fields.Wrong.Any ? ProblemMapping.Of(fields.Wrong) : await call.AddAsync(new NameLegalCircle(about.Id, people), body);
    }

    private static async Task<CaseNote?> FindAsync(string id, ApiCall call, bool privileged)
    {
        if (!Id.TryParse(id, out var key) || await call.ReadAsync((reading, token) => NoteStore.FindAsync(reading, new CaseNoteId(key), token)) is not { } found) return null;
        if (found.IsPrivileged != privileged) return null;
        await CasesApi.OpenedAsync(found.Case, call);
        return found;
    }
}

/// <summary>What a note says.</summary>
/// <param name="Text">1 to 20,000 characters; <c>@</c> and a name, or an id, mentions somebody who may read it.</param>
internal sealed record NewNote(string Text);

/// <summary>A comment, or a privileged note.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Case">The id of its case.</param>
/// <param name="WrittenBy">Who wrote it.</param>
/// <param name="Text">What it says.</param>
/// <param name="WrittenAt">When it was first written.</param>
/// <param name="EditedAt">Since when it says this; absent when it was never changed.</param>
/// <param name="Earlier">What it said before, the earliest first.</param>
/// <param name="Mentions">The ids of those who are mentioned in it, or were.</param>
internal sealed record NoteBody(
    string Id, string Case, string WrittenBy, string Text, Instant WrittenAt, Instant? EditedAt, IReadOnlyList<NoteTextBody> Earlier, IReadOnlyList<string> Mentions)
{
    public static NoteBody Of(CaseNote note) => new(
        note.Id.ToString(), note.Case.ToString(), note.WrittenBy, note.Texts[^1].Body, note.Texts[0].WrittenAt, note.Texts.Count > 1 ? note.Texts[^1].WrittenAt : null,
        [.. note.Texts.SkipLast(1).Select(text => new NoteTextBody(text.Body, text.WrittenAt))], [.. note.Mentions.Select(person => person.ToString())]);
}

/// <summary>What a note said.</summary>
/// <param name="Text">What.</param>
/// <param name="WrittenAt">Since when.</param>
internal sealed record NoteTextBody(string Text, Instant WrittenAt);

/// <summary>Who alone reads what is privileged in a case.</summary>
/// <param name="People">Their ids.</param>
internal sealed record LegalCircleBody(IReadOnlyList<string> People);
