using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NodaTime;

namespace Rectify.Server.Api;

/// <summary>The description of the API (OpenAPI 3.1), at <c>/api/v1/openapi.json</c>.</summary>
internal static class ApiDescription
{
    private const string Name = "v1";

    public static void Add(IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Rectify",
                Version = Name,
                Description = "Instants are UTC, ISO 8601. Lists come in pages: pass 'next' as 'after'. A POST that creates takes an Idempotency-Key. Problems are RFC 9457.",
            };
            document.Servers = [];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [TokenAuthentication.Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A token: rectify_…" },
            };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(TokenAuthentication.Bearer, document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if (Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) is var inner && (inner ?? context.JsonTypeInfo.Type) is var type && (type == typeof(Instant) || type == typeof(LocalDate)))
            {
                schema.Type = inner is null ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
                schema.Format = type == typeof(Instant) ? "date-time" : "date";
                schema.Properties = null;
                schema.Required = null;
            }
            return Task.CompletedTask;
        });
    });

    public static void Map(IEndpointRouteBuilder routes) => routes.MapOpenApi($"{ApiRoutes.Root}/openapi.json").AllowAnonymous();
}
