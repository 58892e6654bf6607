using Rectify.Parties;

namespace Rectify.Server.Api;

/// <summary>Organisations: our own legal entities, vendors, authorities, upstream projects.</summary>
internal static class OrganisationsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/organisations", ListAsync).Produces<Page<OrganisationBody>>().Refuses(400)
            .Needs(TokenScope.Read, "listOrganisations", "Organisations, oldest first");
        api.MapPost("/organisations", static (NewOrganisation body, ApiCall call) =>
                call.CreateAsync(new RegisterOrganisation(body.Kind, body.Name, body.Country), body, id => ($"{id}", $"/organisations/{id}")))
            .Makes().Refuses(400, 409)
            .Needs(TokenScope.Write, "registerOrganisation", "Registers an organisation");
        api.MapGet("/organisations/{id}", OneAsync).Produces<OrganisationBody>().Refuses(404)
            .Needs(TokenScope.Read, "getOrganisation", "One organisation");
    }

    private static async Task<IResult> ListAsync(string? after, string? limit, ApiCall call)
    {
        if (!PageRequest.Read(after, limit).Succeeded(out var page, out var problems)) return ProblemMapping.Of(problems);
        var found = await call.ReadAsync((reading, token) => OrganisationStore.PageAsync(reading, page.After, page.Limit + 1, token));
        return TypedResults.Ok(page.Of(found, each => each.Id.Value, OrganisationBody.Of));
    }

    private static async Task<IResult> OneAsync(string id, ApiCall call) =>
        Foundation.Id.TryParse(id, out var key) && await call.ReadAsync((reading, token) => OrganisationStore.FindAsync(reading, new OrganisationId(key), token)) is { } found
            ? TypedResults.Ok(OrganisationBody.Of(found))
            : ProblemMapping.Of(ApiProblems.NotFound);
}

/// <summary>An organisation to register.</summary>
/// <param name="Kind">What it is to us.</param>
/// <param name="Name">1 to 200 characters, free among those of its kind.</param>
/// <param name="Country">ISO 3166-1 alpha-2 in capitals.</param>
internal sealed record NewOrganisation(OrganisationKind Kind, string Name, string? Country = null);

/// <summary>An organisation.</summary>
internal sealed record OrganisationBody(string Id, OrganisationKind Kind, string Name, string? Country)
{
    public static OrganisationBody Of(Organisation organisation) => new(organisation.Id.ToString(), organisation.Kind, organisation.Name, organisation.Country);
}
