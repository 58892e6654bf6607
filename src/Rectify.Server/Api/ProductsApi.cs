using NodaTime;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Server.Api;

/// <summary>Products and their releases.</summary>
internal static class ProductsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/products", ListAsync).Produces<Page<ProductBody>>().Refuses(400)
            .Needs(TokenScope.Read, "listProducts", "Products, oldest first");
        api.MapPost("/products", RegisterAsync).Makes()
            .Refuses(400, 409)
            .Needs(TokenScope.Write, "registerProduct", "Registers a product under the legal entity that provides it");
        api.MapGet("/products/{id}", OneAsync).Produces<ProductBody>().Refuses(404)
            .Needs(TokenScope.Read, "getProduct", "One product, with the ETag that editing it needs");
        api.MapPut("/products/{id}", EditAsync).Edits()
            .Needs(TokenScope.Write, "editProduct", "Says something else of a product; If-Match names the ETag that was read");
        api.MapGet("/products/{id}/releases", ReleasesAsync).Produces<Page<ReleaseBody>>().Refuses(400, 404)
            .Needs(TokenScope.Read, "listReleases", "The releases of a product, oldest first");
        api.MapPost("/products/{id}/releases", ReleaseAsync).Makes()
            .Refuses(400, 404, 409)
            .Needs(TokenScope.Intake, "registerRelease", "Registers a release of a product");
        api.MapGet("/releases/{id}", OneReleaseAsync).Produces<ReleaseBody>().Refuses(404)
            .Needs(TokenScope.Read, "getRelease", "One release, with the ETag that editing it needs");
        api.MapPut("/releases/{id}", EditReleaseAsync).Edits()
            .Needs(TokenScope.Write, "editRelease", "Says when a release was released; If-Match names the ETag that was read");
    }

    private static async Task<IResult> ListAsync(string? after, string? limit, ApiCall call)
    {
        if (!PageRequest.Read(after, limit).Succeeded(out var page, out var problems)) return ProblemMapping.Of(problems);
        var found = await call.ReadAsync((reading, token) => ProductStore.PageAsync(reading, page.After, page.Limit + 1, token));
        return TypedResults.Ok(page.Of(found, each => each.Id.Value, ProductBody.Of));
    }

    private static async Task<IResult> RegisterAsync(NewProduct body, ApiCall call)
    {
        var fields = new Fields();
        var provider = new OrganisationId(fields.Id("provider", body.Provider));
        if (fields.Wrong.Any) return ProblemMapping.Of(fields.Wrong);
        return await call.CreateAsync(
            new RegisterProduct(body.Name, provider, body.Markets, body.Class, body.SupportEndsOn, body.Purl), body, id => ($"{id}", $"/products/{id}"));
    }

    private static async Task<IResult> OneAsync(string id, ApiCall call, HttpResponse response) =>
        ETags.Answer(response, await FindAsync(id, call) is { } found ? ProductBody.Of(found) : null);

    private static async Task<IResult> EditAsync(string id, EditedProduct body, ApiCall call) =>
        Id.TryParse(id, out var key)
            ? await call.EditAsync(
                new EditProduct(new(key), body.Name, body.Markets, body.Class, body.SupportEndsOn, body.Purl),
                (reading, token) => BodyAsync(reading, new(key), token))
            : ProblemMapping.Of(ApiProblems.NotFound);

    /// <summary>A product as it is told; null when there is none.</summary>
    public static async Task<ProductBody?> BodyAsync(Storage.ReadSession reading, ProductId id, CancellationToken token) =>
        await ProductStore.FindAsync(reading, id, token) is { } found ? ProductBody.Of(found) : null;

    private static async Task<IResult> ReleasesAsync(string id, string? after, string? limit, ApiCall call)
    {
        if (!PageRequest.Read(after, limit).Succeeded(out var page, out var problems)) return ProblemMapping.Of(problems);
        if (await FindAsync(id, call) is not { } product) return ProblemMapping.Of(ApiProblems.NotFound);
        var found = await call.ReadAsync((reading, token) => ProductStore.PageOfReleasesAsync(reading, product.Id, page.After, page.Limit + 1, token));
        return TypedResults.Ok(page.Of(found, each => each.Id.Value, ReleaseBody.Of));
    }

    private static async Task<IResult> ReleaseAsync(string id, NewRelease body, ApiCall call) =>
        Id.TryParse(id, out var product)
            ? await call.CreateAsync(new RegisterRelease(new ProductId(product), body.Version, Scan: null, body.ReleasedOn), body, release => ($"{release}", $"/releases/{release}"))
            : ProblemMapping.Of(ApiProblems.NotFound);

    private static async Task<IResult> OneReleaseAsync(string id, ApiCall call, HttpResponse response) =>
        ETags.Answer(response, Id.TryParse(id, out var key) ? await call.ReadAsync((reading, token) => FindReleaseAsync(reading, new(key), token)) : null);

    private static async Task<IResult> EditReleaseAsync(string id, EditedRelease body, ApiCall call) =>
        Id.TryParse(id, out var key)
            ? await call.EditAsync(new EditRelease(new(key), body.ReleasedOn), (reading, token) => FindReleaseAsync(reading, new(key), token))
            : ProblemMapping.Of(ApiProblems.NotFound);

    private static async Task<ReleaseBody?> FindReleaseAsync(ReadSession reading, ReleaseId id, CancellationToken token) =>
        await ProductStore.FindReleaseAsync(reading, id, token) is { } found ? ReleaseBody.Of(found) : null;

    private static async Task<Product?> FindAsync(string id, ApiCall call) =>
        Id.TryParse(id, out var key) ? await call.ReadAsync((reading, token) => ProductStore.FindAsync(reading, new ProductId(key), token)) : null;
}

/// <summary>A product to register.</summary>
/// <param name="Name">1 to 200 characters, free among the provider's products.</param>
/// <param name="Provider">The id of the legal entity that provides it.</param>
/// <param name="Markets">Where it is made available: ISO 3166-1 alpha-2 in capitals, or EU.</param>
/// <param name="Class">Its class under Regulation (EU) 2024/2847.</param>
/// <param name="SupportEndsOn">The last day of its support period.</param>
/// <param name="Purl">The package that it is to others, without a version: what VEX statements about it are recognised by.</param>
internal sealed record NewProduct(string Name, string Provider, IReadOnlyList<string> Markets, ProductClass? Class = null, LocalDate? SupportEndsOn = null, string? Purl = null);

/// <summary>All that is said of a product from now on; who provides it stays.</summary>
/// <param name="Name">1 to 200 characters, free among the provider's products.</param>
/// <param name="Markets">Where it is made available: ISO 3166-1 alpha-2 in capitals, or EU.</param>
/// <param name="Class">Its class under Regulation (EU) 2024/2847; absent while nobody has said.</param>
/// <param name="SupportEndsOn">The last day of its support period; absent while nobody has said.</param>
/// <param name="Purl">The package that it is to others, without a version.</param>
internal sealed record EditedProduct(string Name, IReadOnlyList<string> Markets, ProductClass? Class = null, LocalDate? SupportEndsOn = null, string? Purl = null);

/// <summary>A product.</summary>
internal sealed record ProductBody(string Id, string Name, string Provider, IReadOnlyList<string> Markets, ProductClass? Class, LocalDate? SupportEndsOn, string? Purl)
{
    public static ProductBody Of(Product product) =>
        new(product.Id.ToString(), product.Name, product.Provider.ToString(), product.Markets, product.Class, product.SupportEndsOn, product.Purl?.ToString());
}

/// <summary>A release to register.</summary>
/// <param name="Version">1 to 200 characters, free in the product.</param>
/// <param name="ReleasedOn">The day of its release.</param>
internal sealed record NewRelease(string Version, LocalDate? ReleasedOn = null);

/// <summary>All that can be said otherwise of a release.</summary>
/// <param name="ReleasedOn">The day of its release; absent while nobody has said.</param>
internal sealed record EditedRelease(LocalDate? ReleasedOn = null);

/// <summary>A release.</summary>
internal sealed record ReleaseBody(string Id, string Product, string Version, LocalDate? ReleasedOn)
{
    public static ReleaseBody Of(Release release) => new(release.Id.ToString(), release.Product.ToString(), release.Version, release.ReleasedOn);
}
