using NodaTime;
using Rectify.Findings;
using Rectify.Inventory;
using Rectify.Parties;

namespace Rectify.Server.Api;

/// <summary>Where a vulnerability is found.</summary>
internal static class VulnerabilitiesApi
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/vulnerabilities/{name}/affected", AffectedAsync).Produces<AffectedPage>().Refuses(400, 404)
            .Needs(TokenScope.Read, "listAffected", "The releases and systems in which it is found now, by any of its ids, and how many there are");

    private static async Task<IResult> AffectedAsync(string name, string? after, string? limit, ApiCall call)
    {
        AssetId? from = AssetId.TryParse(after, out var cursor) ? cursor : null;
        if (after is not null && from is null) return ProblemMapping.Of(ApiProblems.NotACursor);
        if (!PageRequest.Read(after: null, limit).Succeeded(out var page, out var problems)) return ProblemMapping.Of(problems);
        return await call.ReadAsync<IResult>(async (reading, token) =>
        {
            if (await VulnerabilityStore.FindAsync(reading, name, token) is not { } vulnerability) return ProblemMapping.Of(ApiProblems.NotFound);
            var count = await AffectedStore.CountAsync(reading, vulnerability.Id, token);
            var found = await AffectedStore.PageAsync(reading, vulnerability.Id, from, page.Limit + 1, token);
            var assets = await AssetStore.FindAsync(reading, [.. found.Select(each => each.Asset)], token);
            return TypedResults.Ok(new AffectedPage(
                vulnerability.Name, vulnerability.Names, count,
                [.. found.Take(page.Limit).Select(each => AffectedBody.Of(each, assets.GetValueOrDefault(each.Asset)))],
                found.Count > page.Limit ? found[page.Limit - 1].Asset.ToString() : null));
        });
    }
}

/// <summary>A page of the releases and systems in which a vulnerability is found.</summary>
/// <param name="Vulnerability">What it is called.</param>
/// <param name="Names">All its ids.</param>
/// <param name="Count">In how many releases and systems it is found now, on all pages.</param>
/// <param name="Items">Those of this page.</param>
/// <param name="Next">What to pass as <c>after</c> for the next page; absent on the last one.</param>
internal sealed record AffectedPage(string Vulnerability, IReadOnlyList<string> Names, long Count, IReadOnlyList<AffectedBody> Items, string? Next);

/// <summary>A release or system in which it is found.</summary>
/// <param name="Asset">Which one: <c>release:</c> or <c>system:</c> and its id.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Findings">Where in it, and what we say of that.</param>
internal sealed record AffectedBody(string Asset, string Name, IReadOnlyList<AffectedPlaceBody> Findings)
{
    public static AffectedBody Of(AffectedAsset found, Asset? asset) =>
        new(found.Asset.ToString(), asset?.Name ?? found.Asset.ToString(), [.. found.Findings.Select(AffectedPlaceBody.Of)]);
}

/// <summary>A place in which it is found.</summary>
/// <param name="Id">The id of the finding.</param>
/// <param name="Place">Where.</param>
/// <param name="Purl">The component.</param>
/// <param name="Status">What we say of it.</param>
/// <param name="FixedIn">The versions in which it is fixed, lowest first.</param>
/// <param name="FirstSeenAt">When it was first found there.</param>
internal sealed record AffectedPlaceBody(string Id, string Place, string Purl, FindingStatus Status, IReadOnlyList<string> FixedIn, Instant FirstSeenAt)
{
    public static AffectedPlaceBody Of(Finding finding) =>
        new(finding.Id.ToString(), finding.Place, finding.Purl, finding.Status, finding.FixedIn, finding.FirstSeenAt);
}
