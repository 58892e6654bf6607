using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Rectify.Cases.Files;
using Rectify.Foundation;
using Rectify.Parties;

namespace Rectify.Server.Api;

/// <summary>Files that people put into cases. They are given out as bytes that nothing opens; a token that only reads takes none of them out.</summary>
internal static class CaseFilesApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/cases/{id}/files", ListAsync).Produces<Page<CaseFileBody>>().Refuses(400, 404)
            .Needs(TokenScope.Read, "listCaseFiles", "The files of a case, oldest first; exploit material for those alone to whom it was granted");
        api.MapPost("/cases/{id}/files", AttachAsync)
            .AddOpenApiOperationTransformer(ComponentsApi.AnyFile).WithMetadata(new RequestSizeLimitAttribute(AttachFile.MostBytes))
            .Makes().Refuses(400, 404, 409)
            .Needs(TokenScope.Write, "attachFile", "Puts a file into a case: the body as it is, with its name and its TLP mark in the address");
        api.MapGet("/case-files/{id}", OneAsync).Produces<CaseFileBody>().Refuses(404)
            .Needs(TokenScope.Read, "getCaseFile", "What a file is; not its bytes");
        api.MapGet("/case-files/{id}/content", TakeAsync).Produces<byte[]>(StatusCodes.Status200OK, "application/octet-stream").Refuses(404, 409)
            .Needs(TokenScope.Write, "takeCaseFile", "A file as it came; of a closed case and of exploit material the log notes it, once a session");
        api.MapPost("/case-files/{id}/grants", GrantAsync).Adds()
            .Needs(TokenScope.Write, "grantExploit", "Grants exploit material to one more person, by somebody to whom it was");
        api.MapPost("/case-files/{id}/erasure", EraseAsync).Produces(StatusCodes.Status204NoContent).Refuses(400, 404, 409)
            .Needs(TokenScope.Write, "eraseCaseFile", "Lets go of the bytes of a file; that there was one stays, with the reason");
    }

    private static async Task<IResult> ListAsync(string id, string? after, string? limit, ApiCall call)
    {
        if (!PageRequest.Read(after, limit).Succeeded(out var page, out var problems)) return ProblemMapping.Of(problems);
        if (await CasesApi.FindAsync(id, call) is not { } about) return ProblemMapping.Of(ApiProblems.NotFound);
        var files = await call.ReadAsync((reading, token) => CaseFileStore.PageAsync(reading, about.Id, page.After, page.Limit + 1, token));
        return TypedResults.Ok(page.Of(files, file => file.Id.Value, CaseFileBody.Of));
    }

    private static async Task<IResult> AttachAsync(string id, string? name, string? tlp, string? exploit, ApiCall call)
    {
        if (await CasesApi.FindAsync(id, call) is not { } about) return ProblemMapping.Of(ApiProblems.NotFound);
        var fields = new Fields();
        var mark = fields.Word<TlpMark>("tlp", tlp ?? "");
        var isExploit = fields.YesOrNo("exploit", exploit) ?? false;
        if (fields.Wrong.Any) return ProblemMapping.Of(fields.Wrong);
        using var content = new MemoryStream();
        await call.Request.Body.CopyToAsync(content, call.Cancellation);
        var command = new AttachFile(about.Id, name ?? "", content.ToArray(), mark, isExploit);
        return await call.CreateAsync(command, new AttachedFile(command.Name, mark, isExploit, command.Sha256), made => ($"{made}", $"/case-files/{made}"));
    }

    private static async Task<IResult> OneAsync(string id, ApiCall call) =>
        await FindAsync(id, call) is { } file ? TypedResults.Ok(CaseFileBody.Of(file)) : ProblemMapping.Of(ApiProblems.NotFound);

    private static async Task<IResult> TakeAsync(string id, ApiCall call, HttpResponse response)
    {
        if (await FindAsync(id, call) is not { } file) return ProblemMapping.Of(ApiProblems.NotFound);
        if (!(await call.DoAsync(new TakeFile(file.Id, call.Via))).Succeeded(out var taken, out var problems)) return ProblemMapping.Of(problems);
        // Whatever it is, nothing opens it by itself.
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return TypedResults.File(taken.Bytes.ToArray(), "application/octet-stream", taken.OutgoingName);
    }

    private static async Task<IResult> GrantAsync(string id, NewGrant body, ApiCall call)
    {
        if (await FindAsync(id, call) is not { } file) return ProblemMapping.Of(ApiProblems.NotFound);
        var fields = new Fields();
        var person = new PersonId(fields.Id("person", body.Person));
        return fields.Wrong.Any ? ProblemMapping.Of(fields.Wrong) : await call.AddAsync(new GrantExploit(file.Id, person, body.Reason), body);
    }

    private static async Task<IResult> EraseAsync(string id, Withdrawal body, ApiCall call) =>
        await FindAsync(id, call) is { } file ? await call.PerformAsync(new EraseFile(file.Id, body.Reason)) : ProblemMapping.Of(ApiProblems.NotFound);

    private static async Task<CaseFile?> FindAsync(string id, ApiCall call)
    {
        if (!Id.TryParse(id, out var key) || await call.ReadAsync((reading, token) => CaseFileStore.FindAsync(reading, new CaseFileId(key), token)) is not { } found) return null;
        await CasesApi.OpenedAsync(found.Case, call);
        return found;
    }
}

/// <summary>What was asked for with a file, for whoever asks again with the same key.</summary>
internal sealed record AttachedFile(string Name, TlpMark Tlp, bool Exploit, string Sha256);

/// <summary>A person to whom exploit material is granted.</summary>
/// <param name="Person">The id of somebody who may see the case.</param>
/// <param name="Reason">What for; 1 to 2,000 characters.</param>
internal sealed record NewGrant(string Person, string Reason);

/// <summary>A file of a case.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Case">The id of its case.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Size">How many bytes it has.</param>
/// <param name="Sha256">Their SHA-256.</param>
/// <param name="Tlp">To whom it may be given on.</param>
/// <param name="Exploit">Whether it can be used to attack.</param>
/// <param name="AddedBy">Who put it in.</param>
/// <param name="AddedAt">When.</param>
/// <param name="ErasedAt">When its bytes were let go.</param>
/// <param name="ErasedWhy">Why they were.</param>
internal sealed record CaseFileBody(
    string Id, string Case, string Name, long Size, string Sha256, TlpMark Tlp, bool Exploit, string AddedBy, Instant AddedAt, Instant? ErasedAt, string? ErasedWhy)
{
    public static CaseFileBody Of(CaseFile file) => new(
        file.Id.ToString(), file.Case.ToString(), file.Name, file.Size, file.Sha256, file.Tlp, file.IsExploit, file.AddedBy, file.AddedAt, file.ErasedAt, file.ErasedWhy);
}
