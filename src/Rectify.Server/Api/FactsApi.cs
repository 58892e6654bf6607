using NodaTime;
using Rectify.Cases;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Parties;

namespace Rectify.Server.Api;

/// <summary>The timeline of a case: facts, corrections, withdrawals.</summary>
internal static class FactsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/cases/{id}/facts", ListAsync).Produces<Page<FactBody>>().Refuses(400, 404)
            .Needs(TokenScope.Read, "listFacts", "What happened, in the order of its recording; what was corrected or withdrawn stays, marked");
        api.MapPost("/cases/{id}/facts", RecordAsync).Makes()
            .Refuses(400, 404, 409)
            .Needs(TokenScope.Write, "recordFact", "Records what happened and when, or corrects a fact with a reason");
        api.MapPost("/cases/{id}/facts/{fact}/withdrawal", RetractAsync).Produces(StatusCodes.Status204NoContent)
            .Refuses(400, 404, 409)
            .Needs(TokenScope.Write, "withdrawFact", "Withdraws a fact that never happened; it stays, struck through");
    }

    private static async Task<IResult> ListAsync(string id, string? after, string? limit, ApiCall call)
    {
        if (!PageRequest.Read(after, limit).Succeeded(out var page, out var problems)) return ProblemMapping.Of(problems);
        if (await CasesApi.FindAsync(id, call) is not { } about) return ProblemMapping.Of(ApiProblems.NotFound);
        var facts = await call.ReadAsync((reading, token) => FactStore.PageAsync(reading, about.Id, page.After, page.Limit + 1, token));
        return TypedResults.Ok(page.Of(facts, each => each.Fact.Id.Value, each => FactBody.Of(each.Fact, each.Stands)));
    }

    private static async Task<IResult> RecordAsync(string id, NewFact body, ApiCall call)
    {
        if (await CasesApi.FindAsync(id, call) is not { } about) return ProblemMapping.Of(ApiProblems.NotFound);
        var fields = new Fields();
        var kind = fields.Word<FactKind>("fact", body.Fact);
        var when = fields.When("when", body.When, body.Zone);
        var assets = (body.Assets ?? []).Select(text => fields.Asset("assets", text)).ToList();
        FactId? corrects = body.Corrects is null ? null : new FactId(fields.Id("corrects", body.Corrects));
        if (fields.Wrong.Any) return ProblemMapping.Of(fields.Wrong);
        var fact = new RecordFact(about.Id, kind, when)
        {
            Assets = assets,
            Group = body.About,
            Recipient = body.Recipient,
            Stage = body.Stage,
            HowKnown = body.HowKnown,
            Evidence = body.Evidence ?? [],
            Supersedes = corrects,
            Reason = body.Reason,
        };
        return await call.CreateAsync(fact, body, made => ($"{made}", $"/cases/{about.Id}/facts"));
    }

    private static async Task<IResult> RetractAsync(string id, string fact, Withdrawal body, ApiCall call) =>
        await CasesApi.FindAsync(id, call) is { } about && Id.TryParse(fact, out var key)
            ? await call.PerformAsync(new RetractFact(about.Id, new FactId(key), body.Reason))
            : ProblemMapping.Of(ApiProblems.NotFound);
}

/// <summary>A fact to record.</summary>
/// <param name="Fact">What happened: a kind of fact, such as <c>aware</c>.</param>
/// <param name="When">When: <c>2026-12-11T10:20+01:00</c>, <c>2026-12-11</c>, or two instants with a slash between them.</param>
/// <param name="Zone">The zone of a date without a time, of the tz database; UTC when absent.</param>
/// <param name="Assets">The releases and systems of the case that it is about; all when absent.</param>
/// <param name="About">The vulnerability or order that it is about, when the case has several.</param>
/// <param name="Recipient">For an act or an extension: the recipient's id in the rules.</param>
/// <param name="Stage">For an act or an extension: the stage of the rule.</param>
/// <param name="HowKnown">How it is known, up to 2,000 characters.</param>
/// <param name="Evidence">What proves it: up to 50 hashes, references, file names.</param>
/// <param name="Corrects">The id of the fact that this one replaces.</param>
/// <param name="Reason">Why it replaces that one; needed then.</param>
internal sealed record NewFact(
    string Fact, string When, string? Zone = null, IReadOnlyList<string>? Assets = null, string? About = null, string? Recipient = null, string? Stage = null,
    string? HowKnown = null, IReadOnlyList<string>? Evidence = null, string? Corrects = null, string? Reason = null);

/// <summary>A fact. Occurred and recorded are two times.</summary>
internal sealed record FactBody(
    string Id, string Fact, Instant Earliest, Instant Latest, LocalDate? Date, string Zone, Instant RecordedAt, string RecordedBy, bool Stands, IReadOnlyList<string> Assets, string? About,
    string? Recipient, string? Stage, string? HowKnown, IReadOnlyList<string> Evidence, string? Signal, string? Corrects, string? Reason)
{
    public static FactBody Of(CaseFact fact, bool stands) => new(
        fact.Id.ToString(), Words.Of(fact.Kind), fact.Occurred.Earliest, fact.Occurred.Latest, fact.Occurred.Date, fact.Occurred.Zone.Id, fact.RecordedAt, fact.RecordedBy.Who, stands,
        [.. fact.Assets.Select(asset => asset.ToString())], fact.Group, fact.Recipient, fact.Stage, fact.HowKnown, fact.Evidence, fact.Signal?.ToString(),
        fact.Supersedes?.ToString(), fact.Retracted?.Reason ?? fact.Reason);
}

/// <summary>Why a fact is withdrawn.</summary>
/// <param name="Reason">1 to 2,000 characters.</param>
internal sealed record Withdrawal(string Reason);
