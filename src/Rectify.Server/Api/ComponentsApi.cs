using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NodaTime;
using Rectify.Advisories.Database;
using Rectify.Advisories.Matching;
using Rectify.Cases;
using Rectify.Foundation;
using Rectify.Foundation.Texts;
using Rectify.Inventory;
using Rectify.Parties;
using Rectify.Scanning;
using Rectify.Scanning.Packages;
using Rectify.Scanning.Sources;

namespace Rectify.Server.Api;

/// <summary>What is in a release or system: SBOMs come in, components come out, and who has a package.</summary>
internal static class ComponentsApi
{
    private const int MaxBytes = 64 << 20;

    /// <summary>An upload is unpacked in memory, so it may become less than a file on a disk.</summary>
    private static readonly BudgetLimits Limits = BudgetLimits.Default with { TotalBytes = 512L << 20, EntryBytes = 128L << 20, Entries = 200_000, SpooledBytes = 128L << 20, Components = 200_000 };

    public static void Map(IEndpointRouteBuilder api)
    {
        foreach (var (path, kind) in new[] { ("releases", AssetKind.Release), ("systems", AssetKind.System) })
        {
            var what = kind == AssetKind.Release ? "Release" : "System";
            api.MapPut($"/{path}/{{id}}/sbom", (string id, ApiCall call) => IngestAsync(kind, id, call))
                .AddOpenApiOperationTransformer(AnyFile).WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MaxBytes))
                .Produces<IngestedBody>().Refuses(404, 422)
                .Needs(TokenScope.Intake, $"put{what}Sbom", "Brings in an SBOM (CycloneDX or SPDX JSON) or an archive; it replaces what was known to be in it");
            api.MapGet($"/{path}/{{id}}/components", (string id, ApiCall call) => ListAsync(kind, id, call))
                .Produces<ComponentsBody>().Refuses(404)
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
        var scan = Scanner.Scan(new UploadedFile("upload", new ArraySegment<byte>(content.GetBuffer(), 0, (int)content.Length)), Limits, progress: null, call.Cancellation);
        var notes = scan.Notes.Where(note => note.IsIncomplete).Select(note => ScanningTexts.Of(note).English).Take(20).ToList();
        if (scan.Documents.Count == 0 && scan.Components.Count == 0) return ProblemMapping.Of(ApiProblems.NothingRead(string.Join("; ", notes.DefaultIfEmpty("it is no SBOM and no archive"))));
        var asset = new AssetId(kind, key);
        if (!(await call.DoAsync(new IngestComponents(asset, scan))).Succeeded(out var ingested, out var problems)) return ProblemMapping.Of(problems);
        if (!(await MatchAsync(asset, call)).Succeeded(out var matched, out problems)) return ProblemMapping.Of(problems);
        return TypedResults.Ok(new IngestedBody(ingested.Components, ingested.Occurrences, ingested.Unread, notes, matched));
    }

    /// <summary>Matches what came in against the advisories as they are now; what is listed as exploited raises a signal.</summary>
    private static async Task<Result<MatchedBody>> MatchAsync(AssetId asset, ApiCall call)
    {
        if (AdvisoryDatabase.Open(call.Instance.Advisories, out var problem) is not { } database)
            return new MatchedBody(0, 0, 0, AdvisoriesTexts.Of(problem ?? throw new InvalidOperationException("No database and no problem")).English);
        using var reader = database.BeginRead();
        return (await call.DoAsync(new MatchAsset(asset, queries => Matcher.Match(reader, queries, call.Cancellation)))).Succeeded(out var matched, out var problems)
            ? new MatchedBody(matched.New.Count, matched.SeenAgain.Count, matched.Gone.Count, NotMatched: null)
            : problems;
    }

    private static async Task<IResult> ListAsync(AssetKind kind, string id, ApiCall call)
    {
        if (!Id.TryParse(id, out var key)) return ProblemMapping.Of(ApiProblems.NotFound);
        return await call.ReadAsync((reading, token) => ComponentStore.OfAssetAsync(reading, new AssetId(kind, key), token)) is { } found
            ? TypedResults.Ok(ComponentsBody.Of(found))
            : ProblemMapping.Of(ApiProblems.NotFound);
    }

    private static async Task<IResult> HoldersAsync(string purl, ApiCall call)
    {
        if (!PackageUrl.TryParse(purl, out var url, out _) || PackageKey.From(url) is not { } package) return ProblemMapping.Of(ApiProblems.NotAPurl(purl));
        var found = await call.ReadAsync((reading, token) => ComponentStore.WhoHasAsync(reading, package, url.Version, token));
        return TypedResults.Ok(new Page<HolderBody>([.. found.Select(HolderBody.Of)], Next: null));
    }
}

/// <summary>What was recorded of an SBOM.</summary>
/// <param name="Components">How many different components.</param>
/// <param name="Occurrences">In how many places.</param>
/// <param name="Unread">How many notes say that something was not read: above 0 the list is not complete.</param>
/// <param name="Notes">The first of them.</param>
/// <param name="Findings">What matching against the advisories changed.</param>
internal sealed record IngestedBody(int Components, int Occurrences, int Unread, IReadOnlyList<string> Notes, MatchedBody Findings);

/// <summary>What matching changed.</summary>
/// <param name="New">Findings that were not there before.</param>
/// <param name="SeenAgain">Findings that were.</param>
/// <param name="Gone">Findings that are not seen any more.</param>
/// <param name="NotMatched">Why nothing was matched; absent when it was.</param>
internal sealed record MatchedBody(int New, int SeenAgain, int Gone, string? NotMatched);

/// <summary>What is in a release or system.</summary>
internal sealed record ComponentsBody(IReadOnlyList<ComponentBody> Components, int Unread, Instant ScannedAt)
{
    public static ComponentsBody Of(AssetComponents found) => new(
        [.. found.Occurrences.Select(each => new ComponentBody(each.Package.Name, each.Package.Version, each.Package.Purl?.ToString(), each.Package.Cpe, each.Location))],
        found.Unread, found.ScannedAt);
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
