using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Server.Api;

/// <summary>Systems that we operate.</summary>
internal static class SystemsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/systems", ListAsync).Produces<Page<SystemBody>>().Refuses(400)
            .Needs(TokenScope.Read, "listSystems", "Systems, oldest first");
        api.MapPost("/systems", RegisterAsync).Makes()
            .Refuses(400, 409)
            .Needs(TokenScope.Write, "registerSystem", "Registers a system under the legal entity that operates it");
        api.MapGet("/systems/{id}", OneAsync).Produces<SystemBody>().Refuses(404)
            .Needs(TokenScope.Read, "getSystem", "One system, with the ETag that editing it needs");
        api.MapPut("/systems/{id}", EditAsync).Edits()
            .Needs(TokenScope.Write, "editSystem", "Says something else of a system; If-Match names the ETag that was read");
    }

    private static async Task<IResult> ListAsync(string? after, string? limit, ApiCall call)
    {
        if (!PageRequest.Read(after, limit).Succeeded(out var page, out var problems)) return ProblemMapping.Of(problems);
        var found = await call.ReadAsync((reading, token) => SystemStore.PageAsync(reading, page.After, page.Limit + 1, token));
        return TypedResults.Ok(page.Of(found, each => each.Id.Value, SystemBody.Of));
    }

    private static async Task<IResult> RegisterAsync(NewSystem body, ApiCall call)
    {
        var fields = new Fields();
        var owner = new OrganisationId(fields.Id("operator", body.Operator));
        if (fields.Wrong.Any) return ProblemMapping.Of(fields.Wrong);
        return await call.CreateAsync(
            new RegisterSystem(body.Name, owner, body.OperatedIn, body.Exposure, body.ProtectionLevel, body.CriticalInfrastructure), body, id => ($"{id}", $"/systems/{id}"));
    }

    private static async Task<IResult> OneAsync(string id, ApiCall call, HttpResponse response) =>
        ETags.Answer(response, Id.TryParse(id, out var key) ? await call.ReadAsync((reading, token) => FindAsync(reading, new(key), token)) : null);

    private static async Task<IResult> EditAsync(string id, EditedSystem body, ApiCall call) =>
        Id.TryParse(id, out var key)
            ? await call.EditAsync(
                new EditSystem(new(key), body.Name, body.OperatedIn, body.Exposure, body.ProtectionLevel, body.CriticalInfrastructure),
                (reading, token) => FindAsync(reading, new(key), token))
            : ProblemMapping.Of(ApiProblems.NotFound);

    private static async Task<SystemBody?> FindAsync(ReadSession reading, SystemId id, CancellationToken token) =>
        await SystemStore.FindAsync(reading, id, token) is { } found ? SystemBody.Of(found) : null;
}

/// <summary>A system to register.</summary>
/// <param name="Name">1 to 200 characters, free among the operator's systems.</param>
/// <param name="Operator">The id of the legal entity that operates it.</param>
/// <param name="OperatedIn">Where it is operated: ISO 3166-1 alpha-2 in capitals, or EU.</param>
/// <param name="Exposure">From where it can be reached.</param>
/// <param name="ProtectionLevel">Its level under China's Multi-Level Protection Scheme, 1 to 5.</param>
/// <param name="CriticalInfrastructure">Whether it was designated as critical infrastructure.</param>
internal sealed record NewSystem(
    string Name, string Operator, IReadOnlyList<string> OperatedIn, Exposure Exposure = Exposure.Unknown, int? ProtectionLevel = null, bool CriticalInfrastructure = false);

/// <summary>All that is said of a system from now on; who operates it stays.</summary>
/// <param name="Name">1 to 200 characters, free among the operator's systems.</param>
/// <param name="OperatedIn">Where it is operated: ISO 3166-1 alpha-2 in capitals, or EU.</param>
/// <param name="Exposure">From where it can be reached.</param>
/// <param name="CriticalInfrastructure">Whether it was designated as critical infrastructure.</param>
/// <param name="ProtectionLevel">Its level under China's Multi-Level Protection Scheme, 1 to 5; absent when it has none.</param>
internal sealed record EditedSystem(string Name, IReadOnlyList<string> OperatedIn, Exposure Exposure, bool CriticalInfrastructure, int? ProtectionLevel = null);

/// <summary>A system.</summary>
internal sealed record SystemBody(
    string Id, string Name, string Operator, IReadOnlyList<string> OperatedIn, Exposure Exposure, int? ProtectionLevel, bool CriticalInfrastructure)
{
    public static SystemBody Of(OperatedSystem system) => new(
        system.Id.ToString(), system.Name, system.Operator.ToString(), system.OperatedIn, system.Exposure, system.ProtectionLevel, system.CriticalInfrastructure);
}
