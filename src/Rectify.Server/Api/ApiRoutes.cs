using Microsoft.OpenApi;
using Rectify.Parties;

namespace Rectify.Server.Api;

/// <summary>All endpoints of version 1. Each names the scope that it asks for; one that did not would be refused to everybody without a token.</summary>
internal static class ApiRoutes
{
    /// <summary>Where the API is.</summary>
    public const string Root = "/api/v1";

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Root);
        MeApi.Map(api.MapGroup("").WithTags("Me"));
        PeopleApi.Map(api.MapGroup("").WithTags("People"));
        OrganisationsApi.Map(api.MapGroup("").WithTags("Organisations"));
        ProductsApi.Map(api.MapGroup("").WithTags("Products"));
        SystemsApi.Map(api.MapGroup("").WithTags("Systems"));
        OwnersApi.Map(api.MapGroup("").WithTags("Owners"));
        DataHeldApi.Map(api.MapGroup("").WithTags("Data held"));
        ComponentsApi.Map(api.MapGroup("").WithTags("Components"));
        IntakesApi.Map(api.MapGroup("").WithTags("Components"));
        ScansApi.Map(api.MapGroup("").WithTags("Scans"));
        ImportsApi.Map(api.MapGroup("").WithTags("Imports"));
        FindingsApi.Map(api.MapGroup("").WithTags("Findings"));
        FindingListApi.Map(api.MapGroup("").WithTags("Findings"));
        VexApi.Map(api.MapGroup("").WithTags("Findings"));
        VulnerabilitiesApi.Map(api.MapGroup("").WithTags("Findings"));
        SignalsApi.Map(api.MapGroup("").WithTags("Signals"));
        ReportsApi.Map(api.MapGroup("").WithTags("Reports"));
        CasesApi.Map(api.MapGroup("").WithTags("Cases"));
        CaseAccessApi.Map(api.MapGroup("").WithTags("Access"));
        CaseDutiesApi.Map(api.MapGroup("").WithTags("Duties"));
        DutiesApi.Map(api.MapGroup("").WithTags("Duties"));
        CircumstancesApi.Map(api.MapGroup("").WithTags("Facts"));
        CoordinationApi.Map(api.MapGroup("").WithTags("Coordination"));
        CaseFilesApi.Map(api.MapGroup("").WithTags("Case files"));
        LinksApi.Map(api.MapGroup("").WithTags("Links"));
        TasksApi.Map(api.MapGroup("").WithTags("Tasks"));
        NotesApi.Map(api.MapGroup("").WithTags("Notes"));
        FactsApi.Map(api.MapGroup("").WithTags("Facts"));
        AlarmsApi.Map(api.MapGroup("").WithTags("Alarms"));
        RotasApi.Map(api.MapGroup("").WithTags("Rotas"));
        AddressesApi.Map(api.MapGroup("").WithTags("Addresses"));
        RetentionApi.Map(api.MapGroup("").WithTags("Retention"));
        AuditApi.Map(api.MapGroup("").WithTags("Audit"));
        EventsApi.Map(api.MapGroup("").WithTags("Events"));
    }

    /// <summary>Asks for a scope, and says what the endpoint is for.</summary>
    public static RouteHandlerBuilder Needs(this RouteHandlerBuilder endpoint, TokenScope scope, string name, string summary) =>
        endpoint.RequireAuthorization(TokenAuthentication.PolicyOf(scope)).WithName(name).WithSummary(summary)
            .Refuses(StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden);

    /// <summary>Says with which statuses the endpoint refuses.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses) endpoint.Produces<ProblemBody>(status, ProblemMapping.ContentType);
        return endpoint;
    }

    /// <summary>Says that a header is taken.</summary>
    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder endpoint, string header, string what, bool required = false) =>
        endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = header, In = ParameterLocation.Header, Required = required, Description = what, Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
            return Task.CompletedTask;
        });

    /// <summary>The endpoint makes something: it takes a key, and the same key does it once.</summary>
    public static RouteHandlerBuilder Makes(this RouteHandlerBuilder endpoint) => endpoint.Produces<CreatedBody>(StatusCodes.Status201Created).TakesKey();

    /// <summary>The endpoint adds something that has no address of its own: it takes a key, and the same key does it once.</summary>
    public static RouteHandlerBuilder Adds(this RouteHandlerBuilder endpoint) =>
        endpoint.Produces(StatusCodes.Status204NoContent).TakesKey().Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound);

    /// <summary>The endpoint takes a key: the same key does it once.</summary>
    public static RouteHandlerBuilder TakesKey(this RouteHandlerBuilder endpoint) =>
        endpoint.Takes(ApiCall.KeyHeader, "Up to 200 characters of your choice: the same key with the same body is carried out once, and answered again.")
            .Refuses(StatusCodes.Status409Conflict);
}
