using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;
using Rectify.Advisories.Vex;
using Rectify.Findings;
using Rectify.Findings.Statements;
using Rectify.Foundation;
using Rectify.Foundation.Texts;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Server.Api;

/// <summary>
/// VEX documents come in, and what became of their statements. It asks for the scope to write, not for that of intakes: a statement can silence findings, which
/// a pipeline that brings SBOMs must not.
/// </summary>
internal static class VexApi
{
    private const int MostPasses = 500;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/vex", ImportAsync)
            .AddOpenApiOperationTransformer(ComponentsApi.AnyFile).WithMetadata(new RequestSizeLimitAttribute(VexLimits.Default.DocumentBytes))
            .Produces<VexReceivedBody>(StatusCodes.Status201Created).Refuses(400, 409, 422)
            .Takes(ApiCall.KeyHeader, "Up to 200 characters of your choice: the same key with the same document is carried out once, and answered again.")
            .Needs(TokenScope.Write, "importVex", "Brings in a VEX document (OpenVEX, CycloneDX or CSAF in JSON); says of each statement what became of it, or, beyond 1,000 findings, that it goes on (goesOn)");
        api.MapGet("/vex", ListAsync).Produces<Page<VexDocumentBody>>().Refuses(400)
            .Needs(TokenScope.Read, "listVex", "The VEX documents that were brought in, oldest first");
        api.MapGet("/vex/{id}", OneAsync).Produces<VexReceivedBody>().Refuses(404)
            .Needs(TokenScope.Read, "getVex", "One VEX document, and what becomes of each of its statements now");
        api.MapGet("/vex/going-on", GoingOnAsync).Produces<StatementPassBodies>()
            .Needs(TokenScope.Read, "listStatementPasses", "What is still being applied of statements because it concerns more than 1,000 findings: how far it has come, the oldest first");
        api.MapDelete("/findings/{id}/status", LeaveAsync).Edits()
            .Needs(TokenScope.Write, "leaveFindingToStatements", "Takes back what a person said of it: what statements say holds again; If-Match names the ETag that was read");
        api.MapPut("/products/{id}/purl", NameAsync).Edits().Produces<StatementPassBody>(StatusCodes.Status202Accepted)
            .Needs(TokenScope.Write, "nameProductPurl", "Says which package a product is to others, so that statements about it are recognised; 202 when that concerns more than 1,000 findings and goes on; If-Match names the ETag of the product");
    }

    private static async Task<IResult> ImportAsync(string? until, ApiCall call, HttpResponse response)
    {
        Instant? end = null;
        if (until is not null)
        {
            if (InstantPattern.ExtendedIso.Parse(until) is not { Success: true } read) return ProblemMapping.Of(ApiProblems.NotATime("until"));
            end = read.Value;
        }
        using var content = new MemoryStream();
        await call.Request.Body.CopyToAsync(content, call.Cancellation);
        var command = new ImportVex(content.ToArray(), end);
        var key = call.Request.Headers[ApiCall.KeyHeader].ToString();
        string? answer;
        Problems? problems;
        if (key.Length == 0)
        {
            if (!(await call.DoAsync(command)).Succeeded(out var received, out problems)) return ProblemMapping.Of(problems);
            answer = Answer(received);
        }
        else
        {
            var asked = $"{call.Request.Method} {call.Request.Path}{call.Request.QueryString}\n{Convert.ToHexStringLower(SHA256.HashData(command.Document))}";
            if (!(await call.DoAsync(new Once<VexReceived>(command, key, asked, Answer))).Succeeded(out answer, out problems)) return ProblemMapping.Of(problems);
        }
        using var json = JsonDocument.Parse(answer);
        response.Headers.Location = $"{ApiRoutes.Root}/vex/{json.RootElement.GetProperty("document").GetProperty("id").GetString()}";
        return TypedResults.Text(answer, "application/json", Encoding.UTF8, StatusCodes.Status201Created);
    }

    private static string Answer(VexReceived received) => JsonSerializer.Serialize(VexReceivedBody.Of(received), ApiJson.Options);

    private static async Task<IResult> ListAsync(string? after, string? limit, ApiCall call)
    {
        if (!PageRequest.Read(after, limit).Succeeded(out var page, out var problems)) return ProblemMapping.Of(problems);
        var found = await call.ReadAsync((reading, token) => StatementStore.PageAsync(reading, page.After, page.Limit + 1, token));
        return TypedResults.Ok(page.Of(found, each => each.Id.Value, VexDocumentBody.Of));
    }

    private static async Task<IResult> OneAsync(string id, ApiCall call)
    {
        if (!Id.TryParse(id, out var key)) return ProblemMapping.Of(ApiProblems.NotFound);
        var now = call.Instance.Now;
        var found = await call.ReadAsync(async (reading, token) => await StatementStore.FindAsync(reading, new VexDocumentId(key), token) is { } document
            ? new VexReceivedBody(
                VexDocumentBody.Of(document), null, [.. (await StatementResult.OfDocumentAsync(reading, document, now, token)).Select(VexStatementBody.Of)], [],
                StatementPassBody.Of(await StatementPassStore.FindAsync(reading, new Subject("vexDocument", key), token)))
            : null);
        return found is null ? ProblemMapping.Of(ApiProblems.NotFound) : TypedResults.Ok(found);
    }

    private static async Task<IResult> LeaveAsync(string id, ApiCall call) =>
        Id.TryParse(id, out var key)
            ? await call.EditTaggedAsync(new LeaveToStatements(new FindingId(key)), (reading, token) => FindingsApi.TagOfAsync(reading, new(key), token))
            : ProblemMapping.Of(ApiProblems.NotFound);

    private static async Task<IResult> NameAsync(string id, NewPurl body, ApiCall call) =>
        Id.TryParse(id, out var key)
            ? await call.EditAsync(
                new NameProductPurl(new(key), body.Purl), (reading, token) => ProductsApi.BodyAsync(reading, new(key), token),
                named => StatementPassBody.Of(named.GoesOn) is { } goesOn ? TypedResults.Accepted($"{ApiRoutes.Root}/vex/going-on", goesOn) : TypedResults.NoContent())
            : ProblemMapping.Of(ApiProblems.NotFound);

    private static async Task<IResult> GoingOnAsync(ApiCall call) => TypedResults.Ok(new StatementPassBodies(
        [.. (await call.ReadAsync((reading, token) => StatementPassStore.ListAsync(reading, MostPasses, token))).Select(StatementPassBody.Of).OfType<StatementPassBody>()]));
}

/// <summary>The package that a product is to others.</summary>
/// <param name="Purl">A purl without a version: the release adds it.</param>
internal sealed record NewPurl(string Purl);

/// <summary>A VEX document.</summary>
internal sealed record VexDocumentBody(
    string Id, string Hash, VexFormat Format, string Name, string Version, string Author, Instant? StatedAt, long Statements, long Unread, Instant ReceivedAt,
    string ReceivedBy, Instant? Until, string? ReplacedBy)
{
    public static VexDocumentBody Of(KeptDocument document) => new(
        document.Id.ToString(), document.Hash, document.Format, document.Name, document.Version, document.Author, document.StatedAt, document.Statements, document.Unread,
        document.ReceivedAt, document.ReceivedBy, document.Until, document.ReplacedBy?.ToString());
}

/// <summary>What was brought in.</summary>
/// <param name="Document">The document.</param>
/// <param name="Replaces">The older version in whose place it counts.</param>
/// <param name="Statements">What became of each statement, in its order; of a document that was just brought in and goes on, none, and when it is asked for while it goes on, what is so at its end.</param>
/// <param name="Notes">What of the document was not read, not mapped or not resolved.</param>
/// <param name="GoesOn">What is still being applied of it; absent when all is.</param>
internal sealed record VexReceivedBody(
    VexDocumentBody Document, string? Replaces, IReadOnlyList<VexStatementBody> Statements, IReadOnlyList<string> Notes, StatementPassBody? GoesOn = null)
{
    public static VexReceivedBody Of(VexReceived received) => new(
        VexDocumentBody.Of(received.Document), received.Replaces?.ToString(), [.. received.Statements.Select(VexStatementBody.Of)],
        [.. received.Notes.Select(note => $"{note.Location} {VexTexts.Of(note).English}")], StatementPassBody.Of(received.GoesOn));
}

/// <summary>What is still being applied of statements.</summary>
/// <param name="Items">The oldest first.</param>
internal sealed record StatementPassBodies(IReadOnlyList<StatementPassBody> Items);

/// <summary>Findings that are being given what statements say, 1,000 at a time.</summary>
/// <param name="Document">Because of which document.</param>
/// <param name="Product">Because of which product.</param>
/// <param name="BegunAt">Since when.</param>
/// <param name="Findings">How many there were when it began.</param>
/// <param name="LookedAt">How many of them are done.</param>
internal sealed record StatementPassBody(string? Document, string? Product, Instant BegunAt, long Findings, long LookedAt)
{
    public static StatementPassBody? Of(StatementPass? pass) => pass is null ? null : new(
        pass.About.Concept == "vexDocument" ? pass.About.Id.ToString() : null, pass.About.Concept == "product" ? pass.About.Id.ToString() : null,
        pass.BegunAt, pass.Findings, pass.LookedAt);
}

/// <summary>What became of a statement.</summary>
/// <param name="Number">Its number in the document, from 1.</param>
/// <param name="Vulnerability">The vulnerability as it names it first.</param>
/// <param name="Status">What it says.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Applied">How many findings have their status from it.</param>
/// <param name="PersonDecides">Of how many that it applies to a person has said something.</param>
/// <param name="Superseded">For how many that it applies to a later statement counts.</param>
/// <param name="Undecided">Of how many it cannot be said whether it applies to them.</param>
/// <param name="Findings">The first 100 that it is applied to.</param>
/// <param name="UndecidedFindings">The first 100 of which it cannot be said.</param>
internal sealed record VexStatementBody(
    long Number, string Vulnerability, StatedStatus Status, StatementOutcome Outcome, int Applied, int PersonDecides, int Superseded, int Undecided,
    IReadOnlyList<string> Findings, IReadOnlyList<string> UndecidedFindings)
{
    private const int Shown = 100;

    public static VexStatementBody Of(StatementResult result) => new(
        result.Statement.Number, result.Statement.Statement.Vulnerability, result.Statement.Statement.Status, result.Outcome, result.Applied.Count, result.PersonDecides.Count,
        result.Superseded.Count, result.Undecided.Count, Ids(result.Applied), Ids(result.Undecided));

    private static List<string> Ids(IReadOnlyList<FindingId> ids) => [.. ids.Take(Shown).Select(id => id.ToString())];
}
