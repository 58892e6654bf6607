using NodaTime;
using Rectify.Cases;
using Rectify.Cases.Links;
using Rectify.Foundation;
using Rectify.Parties;

namespace Rectify.Server.Api;

/// <summary>What is said of two cases, for whoever may see both.</summary>
internal static class LinksApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/cases/{id}/links", ListAsync).Produces<Page<LinkBody>>().Refuses(404)
            .Needs(TokenScope.Read, "listLinks", "What is and was said of a case and others that the person may see");
        api.MapPost("/cases/{id}/links", LinkAsync).Makes()
            .Refuses(400, 404, 409)
            .Needs(TokenScope.Write, "linkCases", "Says what the case is to another: related, duplicateOf, causedBy, or unrelated, and who states it");
        api.MapPost("/cases/{id}/links/{link}/withdrawal", WithdrawAsync).Produces(StatusCodes.Status204NoContent)
            .Refuses(400, 404, 409)
            .Needs(TokenScope.Write, "unlinkCases", "Takes that back; it stays, struck through");
    }

    private static async Task<IResult> ListAsync(string id, ApiCall call)
    {
        if (await CasesApi.FindAsync(id, call) is not { } about) return ProblemMapping.Of(ApiProblems.NotFound);
        return await call.ReadAsync<IResult>(async (reading, token) =>
        {
            var links = await LinkStore.OfCaseAsync(reading, about.Id, token);
            var cases = (await CaseStore.OfIdsAsync(reading, links.SelectMany(link => new[] { link.From, link.To }).Distinct(), token)).ToDictionary(each => each.Id);
            return TypedResults.Ok(new Page<LinkBody>([.. links.Select(link => LinkBody.Of(link, cases[link.From], cases[link.To]))], Next: null));
        });
    }

    private static async Task<IResult> LinkAsync(string id, NewLink body, ApiCall call)
    {
        if (await CasesApi.FindAsync(id, call) is not { } from) return ProblemMapping.Of(ApiProblems.NotFound);
        var fields = new Fields();
        OrganisationId? authority = body.Authority is null ? null : new OrganisationId(fields.Id("authority", body.Authority));
        var to = await CasesApi.FindAsync(body.To, call);
        if (to is null) fields.Wrong.Add(ApiProblems.NotAnId("to"));
        return to is null || fields.Wrong.Any
            ? ProblemMapping.Of(fields.Wrong)
            : await call.CreateAsync(new LinkCases(from.Id, to.Id, body.Kind, body.Source, authority), body, made => ($"{made}", $"/cases/{from.Id}/links"));
    }

    private static async Task<IResult> WithdrawAsync(string id, string link, Withdrawal body, ApiCall call) =>
        await CasesApi.FindAsync(id, call) is { } about && Id.TryParse(link, out var key)
        && await call.ReadAsync((reading, token) => LinkStore.FindAsync(reading, new CaseLinkId(key), token)) is { } found && (found.From == about.Id || found.To == about.Id)
            ? await call.PerformAsync(new UnlinkCases(found.Id, body.Reason))
            : ProblemMapping.Of(ApiProblems.NotFound);
}

/// <summary>What a case is to another.</summary>
/// <param name="Kind">What; of <c>duplicateOf</c> and <c>causedBy</c> the other case is the original or the cause.</param>
/// <param name="To">The id or number of the other case.</param>
/// <param name="Source">Why, or where it is stated; 1 to 2,000 characters.</param>
/// <param name="Authority">The id of the organisation that states it; absent when the person does.</param>
internal sealed record NewLink(LinkKind Kind, string To, string Source, string? Authority = null);

/// <summary>What is said of two cases.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What.</param>
/// <param name="From">The number of the case of which it is said.</param>
/// <param name="To">The number of the other.</param>
/// <param name="Source">Why, or where it is stated.</param>
/// <param name="Authority">The id of the organisation that states it.</param>
/// <param name="StatedBy">Who recorded it, and states it when no organisation does.</param>
/// <param name="StatedAt">When it was recorded.</param>
/// <param name="WithdrawnAt">When it was withdrawn.</param>
/// <param name="WithdrawnBecause">Why it was.</param>
internal sealed record LinkBody(
    string Id, LinkKind Kind, string From, string To, string Source, string? Authority, string StatedBy, Instant StatedAt, Instant? WithdrawnAt, string? WithdrawnBecause)
{
    public static LinkBody Of(CaseLink link, Case from, Case to) => new(
        link.Id.ToString(), link.Kind, from.Number, to.Number, link.Source, link.Authority?.ToString(), link.StatedBy, link.StatedAt, link.WithdrawnAt, link.WithdrawnBecause);
}
