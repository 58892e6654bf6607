using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Inventory.Intakes;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Server.Hosting;
using Rectify.Storage;

namespace Rectify.Server.Api;

/// <summary>SBOMs that pipelines hand in: taken at once, read after that; how far that has come.</summary>
internal static class IntakesApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/intakes", HandInAsync)
            .AddOpenApiOperationTransformer(ComponentsApi.AnyFile).WithMetadata(new RequestSizeLimitAttribute(Uploads.MaxBytes))
            .Produces<CreatedBody>(StatusCodes.Status202Accepted).Refuses(400, 404, 409)
            .Takes(ApiCall.KeyHeader, "Up to 200 characters of your choice: the same key with the same file for the same thing is carried out once, and answered again.")
            .Needs(TokenScope.Intake, "handIn", "Hands in an SBOM (CycloneDX or SPDX JSON) or an archive, and returns at once; for an asset, or for a product's version, which becomes a release when there is none yet");
        api.MapGet("/intakes", ListAsync).Produces<Page<IntakeBody>>().Refuses(400)
            .Needs(TokenScope.Read, "listIntakes", "What was handed in, oldest first");
        api.MapGet("/intakes/{id}", OneAsync).Produces<IntakeBody>().Refuses(404)
            .Needs(TokenScope.Intake, "getIntake", "How far an intake has come, and what it changed");
    }

    private static async Task<IResult> HandInAsync(string? asset, string? product, string? version, string? name, ApiCall call)
    {
        if (!(await TargetAsync(asset, product, version, call)).Succeeded(out var into, out var problems)) return ProblemMapping.Of(problems);
        using var content = new MemoryStream();
        await call.Request.Body.CopyToAsync(content, call.Cancellation);
        var command = new HandIn(into, name ?? "", content.ToArray());
        var key = call.Request.Headers[ApiCall.KeyHeader].ToString();
        CreatedBody? made;
        if (key.Length == 0)
        {
            if (!(await call.DoAsync(command)).Succeeded(out var id, out problems)) return ProblemMapping.Of(problems);
            made = Made(id);
        }
        else
        {
            var once = new Once<IntakeId>(command, key, $"POST {call.Request.Path}\n{into}\n{name}\n{command.Sha256}", id => JsonSerializer.Serialize(Made(id), ApiJson.Options));
            if (!(await call.DoAsync(once)).Succeeded(out var answer, out problems)) return ProblemMapping.Of(problems);
            made = JsonSerializer.Deserialize<CreatedBody>(answer, ApiJson.Options) ?? throw new InvalidOperationException("The kept answer does not read.");
        }
        return TypedResults.Accepted(made.Url, made);
    }

    private static CreatedBody Made(IntakeId id) => new($"{id}", $"{ApiRoutes.Root}/intakes/{id}");

    private static async Task<Result<HandInTarget>> TargetAsync(string? asset, string? product, string? version, ApiCall call)
    {
        if (asset is not null)
        {
            if (product is not null || version is not null) return ApiProblems.NoTarget;
            return AssetId.TryParse(asset, out var known) ? new HandInTarget.Known(known) : ApiProblems.NotAnId("asset");
        }
        if (product is null || version is null) return ApiProblems.NoTarget;
        if (Id.TryParse(product, out var id)) return new HandInTarget.OfProduct(new ProductId(id), version);
        var found = await call.ReadAsync((reading, token) => ProductStore.OfNameAsync(reading, product, token));
        return found switch
        {
            [var one] => new HandInTarget.OfProduct(one.Id, version),
            [] => ApiProblems.NoSuchProduct(product),
            _ => ApiProblems.SeveralProducts(product),
        };
    }

    private static async Task<IResult> ListAsync(string? after, string? limit, ApiCall call)
    {
        if (!PageRequest.Read(after, limit).Succeeded(out var page, out var problems)) return ProblemMapping.Of(problems);
        return await call.ReadAsync<IResult>(async (reading, token) =>
        {
            var found = await IntakeStore.PageAsync(reading, page.After, page.Limit + 1, token);
            var bodies = new List<IntakeBody>();
            foreach (var intake in found) bodies.Add(await IntakeBody.OfAsync(reading, intake, token));
            return TypedResults.Ok(page.Of(bodies, body => Id.Parse(body.Id), body => body));
        });
    }

    private static async Task<IResult> OneAsync(string id, ApiCall call) =>
        Id.TryParse(id, out var key)
            ? await call.ReadAsync<IResult>(async (reading, token) => await IntakeStore.FindAsync(reading, new IntakeId(key), token) is { } found
                ? TypedResults.Ok(await IntakeBody.OfAsync(reading, found, token))
                : ProblemMapping.Of(ApiProblems.NotFound))
            : ProblemMapping.Of(ApiProblems.NotFound);
}

/// <summary>An SBOM or archive that was handed in.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Asset">For what: <c>release:</c> or <c>system:</c> and its id.</param>
/// <param name="Name">What the file is called.</param>
/// <param name="Sha256">Its SHA-256.</param>
/// <param name="Size">How many bytes it has.</param>
/// <param name="State">How far it has come.</param>
/// <param name="HandedInAt">When it was handed in.</param>
/// <param name="ChangedAt">When it came into its state.</param>
/// <param name="Recorded">What was recorded, and what matching changed as far as it has come; absent before.</param>
/// <param name="Why">Why it was refused, or why nothing was matched.</param>
internal sealed record IntakeBody(
    string Id, string Asset, string Name, string Sha256, long Size, IntakeState State, Instant HandedInAt, Instant ChangedAt, IngestedBody? Recorded, string? Why)
{
    public static async Task<IntakeBody> OfAsync(ReadSession reading, Intake intake, CancellationToken cancellationToken)
    {
        var recorded = intake.Recorded is not { } read ? null : new IngestedBody(
            read.Components, read.Occurrences, read.Unread, intake.Notes,
            intake.Matched is { } matched ? new MatchedBody(matched.New, matched.SeenAgain, matched.Gone, null) : new MatchedBody(0, 0, 0, intake.Why ?? "It is matched in a moment."),
            await DifferenceBody.OfAsync(reading, read.Difference, cancellationToken));
        return new(intake.Id.ToString(), intake.Asset.ToString(), intake.Name, intake.Sha256, intake.Size, intake.State, intake.HandedInAt, intake.ChangedAt, recorded, intake.Why);
    }
}
