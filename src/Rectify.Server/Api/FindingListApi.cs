using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Rectify.Cases;
using Rectify.Findings;
using Rectify.Findings.Listing;
using Rectify.Inventory;
using Rectify.Parties;

namespace Rectify.Server.Api;

/// <summary>The list of all findings: sorted, filtered, and counted exactly for whoever asks.</summary>
internal static class FindingListApi
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/findings", ListAsync).Produces<FindingListPage>().Refuses(400)
            .Needs(TokenScope.Read, "listFindings", "Findings by severity, by act-by or by exposure, under any filter, and exactly how many there are for the person; words of one filter stand with commas between them");

    private static async Task<IResult> ListAsync([AsParameters] FindingListQuery query, ApiCall call)
    {
        if (!PageRequest.Read(after: null, query.Limit).Succeeded(out var size, out var problems)) return ProblemMapping.Of(problems);
        var fields = new Fields();
        FindingCursor? after = FindingCursor.TryParse(query.After, out var cursor) ? cursor : null;
        fields.Wrong.AddIf(query.After is not null && after is null, ApiProblems.NotACursor);
        var sort = query.Sort is null ? FindingSort.Severity : fields.Word<FindingSort>("sort", query.Sort);
        var filter = query.Read(fields);
        if (fields.Wrong.Any) return ProblemMapping.Of(fields.Wrong);

        await call.Instance.Findings.FollowAsync(call.Cancellation);
        return await call.ReadAsync<IResult>(async (reading, token) =>
        {
            var concerns = await ConcernStore.ReadAsync(reading, token);
            if (query.Vulnerability is { } name)
            {
                // What is not known is found nowhere, and that is an answer.
                if (await VulnerabilityStore.FindAsync(reading, name, token) is not { } vulnerability) return TypedResults.Ok(new FindingListPage(0, [], Next: null));
                filter = filter with { Vulnerability = vulnerability.Id };
            }
            var selected = call.Instance.Findings.Select(new FindingRequest(filter, sort, size.Limit, after), concerns);
            var found = await FindingStore.InOrderAsync(reading, selected.Page, token);
            var assets = await AssetStore.FindAsync(reading, [.. found.Select(finding => finding.Asset).Distinct()], token);
            return TypedResults.Ok(new FindingListPage(
                selected.Total, [.. found.Select(finding => ListedFindingBody.Of(finding, assets.GetValueOrDefault(finding.Asset), concerns))], selected.Next?.ToString()));
        });
    }
}

/// <summary>Which findings, in which order.</summary>
/// <param name="Sort">severity, actBy or exposure; severity without one. What is alike in it is listed by severity, then EPSS, then age.</param>
/// <param name="Severity">Any of critical, high, medium, low, none, unrated.</param>
/// <param name="Status">Any of underInvestigation, affected, notAffected, fixed; of weaknesses open, riskAccepted, falsePositive, fixed.</param>
/// <param name="Verdict">affected or cannotCompare.</param>
/// <param name="Exploited">Whether it is listed as exploited.</param>
/// <param name="Fixable">Whether there is a version in which it is fixed.</param>
/// <param name="Gone">true: only what the last scan did not see any more; any: that too. What is gone is left out without it.</param>
/// <param name="MinEpss">The least probability by EPSS, 0 to 1.</param>
/// <param name="Kind">release or system.</param>
/// <param name="Exposure">Any of internet, partners, internal, unknown: of systems.</param>
/// <param name="Asset">One release or system.</param>
/// <param name="Product">The id of a product: its releases.</param>
/// <param name="Vulnerability">Any id of a vulnerability.</param>
/// <param name="Weakness">Whether no vulnerability stands behind it.</param>
/// <param name="InCase">Whether a case that you may see is about it.</param>
/// <param name="After">What the page before gave as next.</param>
/// <param name="Limit">How many at most, 1 to 500.</param>
internal sealed record FindingListQuery(
    [FromQuery(Name = "sort")] string? Sort, [FromQuery(Name = "severity")] string? Severity, [FromQuery(Name = "status")] string? Status,
    [FromQuery(Name = "verdict")] string? Verdict, [FromQuery(Name = "exploited")] string? Exploited, [FromQuery(Name = "fixable")] string? Fixable,
    [FromQuery(Name = "gone")] string? Gone, [FromQuery(Name = "minEpss")] string? MinEpss, [FromQuery(Name = "kind")] string? Kind,
    [FromQuery(Name = "exposure")] string? Exposure, [FromQuery(Name = "asset")] string? Asset, [FromQuery(Name = "product")] string? Product,
    [FromQuery(Name = "vulnerability")] string? Vulnerability, [FromQuery(Name = "weakness")] string? Weakness, [FromQuery(Name = "inCase")] string? InCase,
    [FromQuery(Name = "after")] string? After, [FromQuery(Name = "limit")] string? Limit)
{
    /// <summary>The filter without the vulnerability, which has to be looked up; what is wrong is added to the fields.</summary>
    public FindingFilter Read(Fields fields) => new()
    {
        Ratings = Some<FindingRating>(fields, "severity", Severity),
        Statuses = Some<FindingStatus>(fields, "status", Status),
        Verdict = Verdict is null ? null : fields.Word<Advisories.Matching.Verdict>("verdict", Verdict),
        Exploited = fields.YesOrNo("exploited", Exploited),
        Fixable = fields.YesOrNo("fixable", Fixable),
        Gone = Gone == "any" ? null : fields.YesOrNo("gone", Gone) ?? false,
        LeastEpss = fields.Share("minEpss", MinEpss),
        Kind = Kind is null ? null : fields.Word<AssetKind>("kind", Kind),
        Exposures = Some<Exposure>(fields, "exposure", Exposure),
        Asset = Asset is null ? null : fields.Asset("asset", Asset),
        Product = Product is null ? null : new ProductId(fields.Id("product", Product)),
        IsWeakness = fields.YesOrNo("weakness", Weakness),
        InCase = fields.YesOrNo("inCase", InCase),
    };

    private static HashSet<T>? Some<T>(Fields fields, string field, string? text)
        where T : struct, Enum => text?.Split(',').Select(word => fields.Word<T>(field, word)).ToHashSet();
}

/// <summary>A page of findings.</summary>
/// <param name="Count">How many there are on all pages, exactly, for the person who asks.</param>
/// <param name="Items">Those of this page.</param>
/// <param name="Next">What to pass as <c>after</c> for the next page; absent on the last one.</param>
internal sealed record FindingListPage(long Count, IReadOnlyList<ListedFindingBody> Items, string? Next);

/// <summary>A finding in the list.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="AssetName">What its release or system is called.</param>
/// <param name="Exposure">From where its system can be reached; a release has none.</param>
/// <param name="InCase">Whether a case that the person may see is about it.</param>
/// <param name="ActBy">When one must act first in those cases; absent when nothing is due.</param>
internal sealed record ListedFindingBody(FindingBody Finding, string AssetName, Exposure? Exposure, bool InCase, Instant? ActBy)
{
    public static ListedFindingBody Of(Finding finding, Asset? asset, Concerns concerns)
    {
        var (inCase, actBy) = concerns.Of(finding.Vulnerability?.Id, finding.Asset);
        return new(FindingBody.Of(finding), asset?.Name ?? finding.Asset.ToString(), (asset as Asset.OfSystem)?.System.Exposure, inCase, actBy);
    }
}
