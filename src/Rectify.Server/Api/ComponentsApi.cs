using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NodaTime;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Parties;
using Rectify.Scanning.Packages;
using Rectify.Server.Hosting;
using Rectify.Storage;

namespace Rectify.Server.Api;

/// <summary>What is in a release or system: SBOMs come in, components come out, and who has a package.</summary>
internal static class ComponentsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        foreach (var (path, kind) in new[] { ("releases", AssetKind.Release), ("systems", AssetKind.System) })
        {
            var what = kind == AssetKind.Release ? "Release" : "System";
            api.MapPut($"/{path}/{{id}}/sbom", (string id, ApiCall call) => IngestAsync(kind, id, call))
                .AddOpenApiOperationTransformer(AnyFile).WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(Uploads.MaxBytes))
                .Produces<IngestedBody>().Refuses(404, 422)
                .Needs(TokenScope.Intake, $"put{what}Sbom", "Brings in an SBOM (CycloneDX or SPDX JSON) or an archive; it replaces what was known to be in it");
            api.MapGet($"/{path}/{{id}}/components", (string id, string? after, string? limit, ApiCall call) => ListAsync(kind, id, after, limit, call))
                .Produces<ComponentsBody>().Refuses(400, 404)
                .Needs(TokenScope.Read, $"list{what}Components", "What is in it, as its last SBOM or scan said");
        }
        api.MapGet("/components/holders", HoldersAsync).Produces<Page<HolderBody>>().Refuses(400)
            .Needs(TokenScope.Read, "listHolders", "Which releases and systems have a package, by its purl, with or without a version");
    }

    /// <summary>The body is a file of whatever type: its content decides what it is.</summary>
    public static Task AnyFile(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType> { ["application/octet-stream"] = new() },
        };
        return Task.CompletedTask;
    }

    private static async Task<IResult> IngestAsync(AssetKind kind, string id, ApiCall call)
    {
        if (!Id.TryParse(id, out var key)) return ProblemMapping.Of(ApiProblems.NotFound);
        using var content = new MemoryStream();
        await call.Request.Body.CopyToAsync(content, call.Cancellation);
        var read = Uploads.Read(new ArraySegment<byte>(content.GetBuffer(), 0, (int)content.Length), call.Cancellation);
        if (read.Nothing is { } nothing) return ProblemMapping.Of(ApiProblems.NothingRead(nothing));
        var asset = new AssetId(kind, key);
        if (!(await call.DoAsync(new IngestComponents(asset, read.Scan))).Succeeded(out var ingested, out var problems)) return ProblemMapping.Of(problems);
        if (!(await Uploads.MatchAsync(call.Instance, asset, call.User.Actor, call.Cancellation)).Succeeded(out var matched, out problems)) return ProblemMapping.Of(problems);
        var difference = await call.ReadAsync((reading, token) => DifferenceBody.OfAsync(reading, ingested.Difference, token));
        return TypedResults.Ok(new IngestedBody(ingested.Components, ingested.Occurrences, ingested.Unread, read.Notes, MatchedBody.Of(matched), difference));
    }

    private static async Task<IResult> ListAsync(AssetKind kind, string id, string? after, string? limit, ApiCall call)
    {
        if (!ComponentPlace.TryParse(after, out var place) && after is not null) return ProblemMapping.Of(ApiProblems.NotACursor);
        if (!PageRequest.Read(after: null, limit).Succeeded(out var page, out var problems)) return ProblemMapping.Of(problems);
        return Id.TryParse(id, out var key) && await call.ReadAsync((reading, token) => ComponentStore.PageOfAssetAsync(reading, new AssetId(kind, key), place, page.Limit, token)) is { } found
            ? TypedResults.Ok(ComponentsBody.Of(found))
            : ProblemMapping.Of(ApiProblems.NotFound);
    }

    private static async Task<IResult> HoldersAsync(string purl, string? after, string? limit, ApiCall call)
    {
        AssetId? from = AssetId.TryParse(after, out var cursor) ? cursor : null;
        if (after is not null && from is null) return ProblemMapping.Of(ApiProblems.NotACursor);
        if (!PageRequest.Read(after: null, limit).Succeeded(out var page, out var problems)) return ProblemMapping.Of(problems);
        if (!PackageUrl.TryParse(purl, out var url, out _) || PackageKey.From(url) is not { } package) return ProblemMapping.Of(ApiProblems.NotAPurl(purl));
        var found = await call.ReadAsync((reading, token) => ComponentStore.WhoHasAsync(reading, package, url.Version, from, page.Limit + 1, token));
        return TypedResults.Ok(new Page<HolderBody>([.. found.Take(page.Limit).Select(HolderBody.Of)], found.Count > page.Limit ? found[page.Limit - 1].Asset.ToString() : null));
    }
}

/// <summary>What was recorded of an SBOM.</summary>
/// <param name="Components">How many different components.</param>
/// <param name="Occurrences">In how many places.</param>
/// <param name="Unread">How many notes say that something was not read: above 0 the list is not complete.</param>
/// <param name="Notes">The first of them.</param>
/// <param name="Findings">What matching against the advisories changed.</param>
/// <param name="Difference">What came and what went; absent when nothing was known before.</param>
internal sealed record IngestedBody(int Components, int Occurrences, int Unread, IReadOnlyList<string> Notes, MatchedBody Findings, DifferenceBody? Difference);

/// <summary>What lies between an SBOM and the one before it.</summary>
/// <param name="Added">How many package versions came.</param>
/// <param name="Removed">How many went.</param>
/// <param name="AddedComponents">The first 200 that came, by name.</param>
/// <param name="RemovedComponents">The first 200 that went, by name.</param>
internal sealed record DifferenceBody(int Added, int Removed, IReadOnlyList<string> AddedComponents, IReadOnlyList<string> RemovedComponents)
{
    private const int Most = 200;

    public static async Task<DifferenceBody?> OfAsync(ReadSession session, ComponentDifference? difference, CancellationToken cancellationToken) =>
        difference is null ? null : new(
            difference.Added.Count, difference.Removed.Count, await NamesAsync(session, difference.Added, cancellationToken), await NamesAsync(session, difference.Removed, cancellationToken));

    private static async Task<IReadOnlyList<string>> NamesAsync(ReadSession session, IReadOnlyList<long> ids, CancellationToken cancellationToken) =>
        ids.Count == 0 ? [] : [.. (await ComponentStore.VersionsAsync(session, ids, cancellationToken))
            .Select(version => version.Purl?.ToString() ?? version.Cpe ?? $"{version.Name} {version.Version}".TrimEnd()).Order(StringComparer.Ordinal).Take(Most)];
}

/// <summary>What matching changed.</summary>
/// <param name="New">Findings that were not there before.</param>
/// <param name="SeenAgain">Findings that were.</param>
/// <param name="Gone">Findings that are not seen any more.</param>
/// <param name="NotMatched">Why nothing was matched; absent when it was.</param>
internal sealed record MatchedBody(int New, int SeenAgain, int Gone, string? NotMatched)
{
    public static MatchedBody Of(MatchedUpload upload) =>
        upload.Matched is { } matched ? new(matched.New.Count, matched.SeenAgain.Count, matched.Gone.Count, null) : new(0, 0, 0, upload.Why);
}

/// <summary>A page of what is in a release or system.</summary>
/// <param name="Items">Each component in each of its places.</param>
/// <param name="Unread">How many notes of the scan say that something was not read: above 0 the list is not complete.</param>
/// <param name="ScannedAt">When that was recorded: another instant on a later page is another SBOM.</param>
/// <param name="Next">What to pass as <c>after</c> for the next page; absent on the last one.</param>
internal sealed record ComponentsBody(IReadOnlyList<ComponentBody> Items, int Unread, Instant ScannedAt, string? Next)
{
    public static ComponentsBody Of(ComponentsPage found) => new(
        [.. found.Components.Occurrences.Select(each => new ComponentBody(each.Package.Name, each.Package.Version, each.Package.Purl?.ToString(), each.Package.Cpe, each.Location))],
        found.Components.Unread, found.Components.ScannedAt, found.Next?.ToString());
}

/// <summary>A component in one place.</summary>
internal sealed record ComponentBody(string Name, string? Version, string? Purl, string? Cpe, string Location);

/// <summary>Who has a package.</summary>
/// <param name="Asset">The release or system: <c>release:</c> or <c>system:</c> and its id.</param>
/// <param name="Versions">The versions that it has.</param>
internal sealed record HolderBody(string Asset, IReadOnlyList<string> Versions)
{
    public static HolderBody Of(PackageHolder holder) => new(holder.Asset.ToString(), [.. holder.Versions.Select(version => version.Purl?.ToString() ?? version.Name)]);
}
