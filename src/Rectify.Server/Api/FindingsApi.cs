using NodaTime;
using Rectify.Advisories.Matching;
using Rectify.Advisories.Scoring;
using Rectify.Findings;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Server.Api;

/// <summary>Findings, and what we say of them.</summary>
internal static class FindingsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        foreach (var (path, kind) in new[] { ("releases", AssetKind.Release), ("systems", AssetKind.System) })
            api.MapGet($"/{path}/{{id}}/findings", (string id, string? after, string? limit, ApiCall call) => ListAsync(kind, id, after, limit, call)).Produces<Page<FindingBody>>()
                .Refuses(400, 404).Needs(TokenScope.Read, $"list{kind}Findings", "What was found in it, by vulnerability; also what is gone");
        api.MapGet("/findings/{id}", OneAsync).Produces<FindingBody>().Refuses(404)
            .Needs(TokenScope.Read, "getFinding", "One finding, with the ETag that a decision on it needs");
        api.MapPut("/findings/{id}/status", SetAsync).Edits()
            .Needs(TokenScope.Write, "setFindingStatus", "Says what its status is; If-Match names the ETag that was read");
        api.MapPut("/findings/status", SetManyAsync).Produces<DecidedBody>().Refuses(400, 404)
            .Needs(TokenScope.Write, "setFindingStatuses", "Says of up to 1,000 findings what their status is, all or nothing; each problem begins with the id of its finding");
    }

    private static async Task<IResult> ListAsync(AssetKind kind, string id, string? after, string? limit, ApiCall call)
    {
        if (!PlacedPageRequest.Read(after, limit, parts: 3).Succeeded(out var page, out var problems)) return ProblemMapping.Of(problems);
        if (!Id.TryParse(id, out var key)) return ProblemMapping.Of(ApiProblems.NotFound);
        var (asset, place) = (new AssetId(kind, key), page.After is [var name, var where, var last] ? new FindingPlace(name, where, last) : FindingPlace.Start);
        var (known, found) = await call.ReadAsync(async (reading, token) =>
            (await AssetStore.FindAsync(reading, asset, token) is not null, await FindingStore.PageOfAssetAsync(reading, asset, place, page.Limit + 1, token)));
        return known ? TypedResults.Ok(page.Of(found, each => FindingPlace.Of(each) is var at ? [at.Name, at.Key, at.Id] : [], FindingBody.Of)) : ProblemMapping.Of(ApiProblems.NotFound);
    }

    private static async Task<IResult> OneAsync(string id, ApiCall call, HttpResponse response)
    {
        if (!Id.TryParse(id, out var key) || await call.ReadAsync((reading, token) => FindingStore.FindAsync(reading, new FindingId(key), token)) is not { } found)
            return ProblemMapping.Of(ApiProblems.NotFound);
        response.Headers.ETag = TagOf(found);
        return TypedResults.Ok(FindingBody.Of(found));
    }

    private static async Task<IResult> SetAsync(string id, NewStatus body, ApiCall call) =>
        Id.TryParse(id, out var key)
            ? await call.EditTaggedAsync(
                new SetStatus(new FindingId(key), body.Status, body.Justification, body.Statement, body.Until), (reading, token) => TagOfAsync(reading, new(key), token))
            : ProblemMapping.Of(ApiProblems.NotFound);

    /// <summary>The tag of a finding; null when there is none.</summary>
    public static async Task<string?> TagOfAsync(ReadSession reading, FindingId id, CancellationToken token) =>
        await FindingStore.FindAsync(reading, id, token) is { } now ? TagOf(now) : null;

    private static async Task<IResult> SetManyAsync(NewStatuses body, ApiCall call)
    {
        var fields = new Fields();
        var ids = new List<FindingId>();
        for (var i = 0; i < body.Findings.Count; i++) ids.Add(new FindingId(fields.Id($"findings[{i}]", body.Findings[i])));
        if (fields.Wrong.Any) return ProblemMapping.Of(fields.Wrong);
        return (await call.DoAsync(new SetStatuses(ids, body.Status, body.Justification, body.Statement, body.Until))).Succeeded(out var decided, out var problems)
            ? TypedResults.Ok(new DecidedBody(decided))
            : ProblemMapping.Of(problems);
    }

    /// <summary>Of what a person decides upon: what is said of the finding and what the advisories say of it, not when a scan last saw it.</summary>
    private static string TagOf(Finding finding) => ETags.Of(FindingBody.Of(finding) with { LastSeenAt = default });
}

/// <summary>What the status of a finding is.</summary>
/// <param name="Status">The status. A vulnerability is underInvestigation, affected, notAffected or fixed; a weakness is open, riskAccepted, falsePositive or fixed.</param>
/// <param name="Justification">Needed for notAffected, and for nothing else.</param>
/// <param name="Statement">How it is known, up to 2,000 characters; needed for riskAccepted and falsePositive.</param>
/// <param name="Until">For notAffected, riskAccepted and falsePositive: from then on it holds no more, and the finding is under investigation or open again.</param>
internal sealed record NewStatus(FindingStatus Status, VexJustification? Justification = null, string? Statement = null, Instant? Until = null);

/// <summary>What the status of many findings is.</summary>
/// <param name="Findings">Their ids, 1 to 1,000.</param>
/// <param name="Status">The status of all of them.</param>
/// <param name="Justification">Needed for notAffected, and for nothing else.</param>
/// <param name="Statement">How it is known, up to 2,000 characters; needed for riskAccepted and falsePositive.</param>
/// <param name="Until">For notAffected, riskAccepted and falsePositive: from then on it holds no more.</param>
internal sealed record NewStatuses(IReadOnlyList<string> Findings, FindingStatus Status, VexJustification? Justification = null, string? Statement = null, Instant? Until = null);

/// <summary>What was decided.</summary>
/// <param name="Findings">Of how many findings.</param>
internal sealed record DecidedBody(int Findings);

/// <summary>A finding.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Asset">In which release or system.</param>
/// <param name="Place">Where in it: a component's place, or what a scanner calls the place (<c>10.0.0.1:443/tcp</c>, a host, a file).</param>
/// <param name="Vulnerability">The vulnerability; absent for a weakness.</param>
/// <param name="Names">All ids of the vulnerability.</param>
/// <param name="Check">What was checked, where no vulnerability stands behind it: <c>nessus:10863</c>; absent for a vulnerability.</param>
/// <param name="Title">What the makers of the check call it.</param>
/// <param name="Scanned">Whether a scanner's report says so; otherwise matching does.</param>
/// <param name="Purl">The component; empty when a scanner found it.</param>
/// <param name="Location">Where the last scan saw it.</param>
/// <param name="Verdict">What the advisories say; absent when a scanner found it.</param>
/// <param name="Severity">Of a scanner its own rating where it states no vector; absent when nobody has rated it.</param>
/// <param name="Score">The score of the vector.</param>
/// <param name="Vector">The CVSS vector.</param>
/// <param name="FixedIn">The versions in which it is fixed, lowest first.</param>
/// <param name="Advisories">The advisories that it rests on.</param>
/// <param name="KevListedOn">The day on which CISA listed it as exploited.</param>
/// <param name="Epss">The probability of exploitation within 30 days, 0 to 1.</param>
/// <param name="FirstSeenAt">When a scan first saw it.</param>
/// <param name="LastSeenAt">When a scan last saw it.</param>
/// <param name="GoneAt">When a scan that looked there first did not see it any more; absent while it is there.</param>
/// <param name="Status">What we say of it.</param>
/// <param name="Justification">For notAffected: why.</param>
/// <param name="Statement">What was said with the status.</param>
/// <param name="SaidBy">Who said it.</param>
/// <param name="SaidAuthor">The person, or the author that the document names.</param>
/// <param name="SaidInVex">The VEX document that says it.</param>
/// <param name="SaidInStatement">The number of the statement there.</param>
/// <param name="SaidUntil">From then on it holds no more.</param>
internal sealed record FindingBody(
    string Id, string Asset, string Place, string? Vulnerability, IReadOnlyList<string> Names, string? Check, string? Title, bool Scanned, string Purl, string Location,
    Verdict? Verdict, Severity? Severity, decimal? Score, string? Vector, IReadOnlyList<string> FixedIn, IReadOnlyList<string> Advisories, LocalDate? KevListedOn, decimal? Epss,
    Instant FirstSeenAt, Instant LastSeenAt, Instant? GoneAt, FindingStatus Status, VexJustification? Justification, string? Statement,
    SaidBy SaidBy, string? SaidAuthor, string? SaidInVex, long? SaidInStatement, Instant? SaidUntil)
{
    public static FindingBody Of(Finding finding) => new(
        finding.Id.ToString(), finding.Asset.ToString(), finding.Place, finding.Vulnerability?.Name, finding.Vulnerability is { } known ? [.. known.Names] : [],
        finding.Weakness?.Check, finding.Weakness?.Title, finding.IsScanned, finding.Purl, finding.Location,
        finding.Verdict, finding.Severity, finding.Score, finding.Vector, finding.FixedIn, finding.Advisories, finding.KevListedOn, finding.Epss,
        finding.FirstSeenAt, finding.LastSeenAt, finding.GoneAt, finding.Status, finding.Justification, finding.Statement,
        finding.Said.By, finding.Said.Author, finding.Said.In?.Document.ToString(), finding.Said.In?.Number, finding.Said.Until);
}
