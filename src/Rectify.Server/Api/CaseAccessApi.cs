using NodaTime;
using Rectify.Cases;
using Rectify.Cases.Access;
using Rectify.Cases.Files;
using Rectify.Foundation;
using Rectify.Parties;

namespace Rectify.Server.Api;

/// <summary>Who may see a case, who can, and who has been told of it.</summary>
internal static class CaseAccessApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/cases/{id}/access", OneAsync).Produces<CaseAccessBody>().Refuses(404)
            .Needs(TokenScope.Read, "getCaseAccess", "Whether a case is closed, from whom it is kept, and who opened it without being named; with the ETag that changing it needs");
        api.MapPut("/cases/{id}/access", LimitAsync).Edits()
            .Needs(TokenScope.Write, "limitCase", "Keeps a closed case to the staff of legal entities and to places");
        api.MapPut("/cases/{id}/tlp", MarkAsync).Edits()
            .Needs(TokenScope.Write, "markCase", "Says to whom a case may be given on; it holds here too; If-Match names the ETag of its access");
        api.MapGet("/cases/{id}/readers", ReadersAsync).Produces<Page<SightBody>>().Refuses(400, 404)
            .Needs(TokenScope.Read, "listCaseReaders", "Everybody who is registered: whether they see the case, and why; 'sees' leaves those who do, or do not");
        api.MapPost("/cases/{id}/people", NameAsync).Adds()
            .Needs(TokenScope.Write, "namePerson", "Names one more person on a closed case");
        api.MapPost("/cases/{id}/people/{person}/withdrawal", UnnameAsync).Produces(StatusCodes.Status204NoContent).Refuses(400, 404, 409)
            .Needs(TokenScope.Write, "unnamePerson", "Takes a person off a closed case, who sees nothing of it from then on");
        api.MapPost("/cases/{id}/disclosure", DiscloseAsync).Produces(StatusCodes.Status204NoContent).Refuses(400, 404, 409)
            .Needs(TokenScope.Write, "discloseCase", "Opens a closed case to everybody, for ever");
        api.MapPost("/cases/{id}/break-glass", BreakAsync).Produces<BrokenGlassUntil>().Refuses(400, 404, 409)
            .Needs(TokenScope.Write, "breakGlass", "Opens a closed case for four hours to a manager who is not named on it; who answers for it is told at once");
        api.MapGet("/cases/{id}/told", ToldAsync).Produces<Page<ToldBody>>().Refuses(404)
            .Needs(TokenScope.Read, "listTold", "Who outside has been told of a case, what and when, as far as it is recorded");
    }

    private static async Task<IResult> OneAsync(string id, ApiCall call, HttpResponse response)
    {
        if (await CasesApi.FindAsync(id, call) is not { } about) return ProblemMapping.Of(ApiProblems.NotFound);
        return ETags.Answer(response, await call.ReadAsync((reading, token) => BodyAsync(reading, about.Id, token)));
    }

    private static async Task<IResult> LimitAsync(string id, NewLimits body, ApiCall call)
    {
        if (await CasesApi.FindAsync(id, call) is not { } about) return ProblemMapping.Of(ApiProblems.NotFound);
        var fields = new Fields();
        var entities = (body.Entities ?? []).Select(text => new OrganisationId(fields.Id("entities", text))).ToList();
        return fields.Wrong.Any
            ? ProblemMapping.Of(fields.Wrong)
            : await call.EditAsync(new LimitCase(about.Id, new CaseLimits(entities, body.Places ?? []), body.Reason), (reading, token) => BodyAsync(reading, about.Id, token));
    }

    private static async Task<IResult> MarkAsync(string id, NewMark body, ApiCall call) =>
        await CasesApi.FindAsync(id, call) is { } about
            ? await call.EditAsync(new MarkCase(about.Id, body.Tlp, body.Reason), (reading, token) => BodyAsync(reading, about.Id, token))
            : ProblemMapping.Of(ApiProblems.NotFound);

    private static async Task<IResult> ReadersAsync(string id, string? sees, string? after, string? limit, ApiCall call)
    {
        if (!PageRequest.Read(after, limit).Succeeded(out var page, out var problems)) return ProblemMapping.Of(problems);
        var fields = new Fields();
        var wanted = fields.YesOrNo("sees", sees);
        if (fields.Wrong.Any) return ProblemMapping.Of(fields.Wrong);
        if (await CasesApi.FindAsync(id, call) is not { } about) return ProblemMapping.Of(ApiProblems.NotFound);
        var all = await call.ReadAsync((reading, token) => WhoSees.OfAsync(reading, about.Id, token));
        var found = all.Where(sight => (wanted is null || sight.Sees == wanted) && string.CompareOrdinal(sight.Person.Id.ToString(), page.After.ToString()) > 0).Take(page.Limit + 1).ToList();
        return TypedResults.Ok(page.Of(found, sight => sight.Person.Id.Value, SightBody.Of));
    }

    private static async Task<IResult> NameAsync(string id, NamedPerson body, ApiCall call)
    {
        if (await CasesApi.FindAsync(id, call) is not { } about) return ProblemMapping.Of(ApiProblems.NotFound);
        var fields = new Fields();
        var person = new PersonId(fields.Id("person", body.Person));
        return fields.Wrong.Any ? ProblemMapping.Of(fields.Wrong) : await call.AddAsync(new NamePerson(about.Id, person), body);
    }

    private static async Task<IResult> UnnameAsync(string id, string person, Withdrawal body, ApiCall call) =>
        await CasesApi.FindAsync(id, call) is { } about && Id.TryParse(person, out var key)
            ? await call.PerformAsync(new UnnamePerson(about.Id, new(key), body.Reason))
            : ProblemMapping.Of(ApiProblems.NotFound);

    private static async Task<IResult> DiscloseAsync(string id, Withdrawal body, ApiCall call) =>
        await CasesApi.FindAsync(id, call) is { } about
            ? await call.PerformAsync(new DiscloseCase(about.Id, body.Reason))
            : ProblemMapping.Of(ApiProblems.NotFound);

    /// <summary>The use case itself looks whether there is such a case, and tells it to nobody else.</summary>
    private static async Task<IResult> BreakAsync(string id, Withdrawal body, ApiCall call)
    {
        var key = await CasesApi.KeyOfAsync(id, call);
        return (await call.DoAsync(new BreakGlass(key, body.Reason))).Succeeded(out var until, out var problems)
            ? TypedResults.Ok(new BrokenGlassUntil(until))
            : ProblemMapping.Of(problems);
    }

    private static async Task<IResult> ToldAsync(string id, ApiCall call)
    {
        if (await CasesApi.FindAsync(id, call) is not { } about) return ProblemMapping.Of(ApiProblems.NotFound);
        var laws = await call.Instance.LawsAsync(call.Cancellation);
        var told = await call.ReadAsync((reading, token) => WhoWasTold.OfAsync(reading, about.Id, laws.Rules, token));
        return TypedResults.Ok(new Page<ToldBody>([.. told.Select(each => ToldBody.Of(each, call.Language))], Next: null));
    }

    private static async Task<CaseAccessBody?> BodyAsync(Storage.ReadSession reading, CaseId id, CancellationToken token)
    {
        if (await CaseStore.FindAsync(reading, id, token) is not { } about) return null;
        return CaseAccessBody.Of(about, await AccessStore.LimitsAsync(reading, id, token), await AccessStore.GlassAsync(reading, id, token));
    }
}

/// <summary>Who may see a case.</summary>
/// <param name="Closed">Whether only the people named on it do.</param>
/// <param name="Tlp">To whom it may be given on.</param>
/// <param name="Entities">The ids of our legal entities to whose staff it is kept; none when it is kept from nobody for that.</param>
/// <param name="Places">The countries to which it is kept; none when it is kept from nobody for that.</param>
/// <param name="BrokenGlass">Who opened it without being named, the earliest first.</param>
internal sealed record CaseAccessBody(bool Closed, TlpMark? Tlp, IReadOnlyList<string> Entities, IReadOnlyList<string> Places, IReadOnlyList<BrokenGlassBody> BrokenGlass)
{
    public static CaseAccessBody Of(Case about, CaseLimits limits, IReadOnlyList<BrokenGlass> glass) => new(
        about.IsClosed, about.Tlp, [.. limits.Entities.Select(entity => entity.ToString())], limits.Places,
        [.. glass.Select(each => new BrokenGlassBody(each.Person.ToString(), each.Reason, each.BrokenAt, each.Until))]);
}

/// <summary>That somebody opened a closed case without being named on it.</summary>
/// <param name="Person">The id of who.</param>
/// <param name="Reason">Why.</param>
/// <param name="BrokenAt">When.</param>
/// <param name="Until">Until when they see it, or saw it.</param>
internal sealed record BrokenGlassBody(string Person, string Reason, Instant BrokenAt, Instant Until);

/// <summary>Until when a case is open to whoever asked.</summary>
/// <param name="Until">The instant.</param>
internal sealed record BrokenGlassUntil(Instant Until);

/// <summary>To whom a closed case is kept.</summary>
/// <param name="Reason">Why; 1 to 2,000 characters.</param>
/// <param name="Entities">The ids of our legal entities to whose staff it is kept.</param>
/// <param name="Places">The countries to which it is kept, ISO 3166-1 alpha-2.</param>
internal sealed record NewLimits(string Reason, IReadOnlyList<string>? Entities = null, IReadOnlyList<string>? Places = null);

/// <summary>To whom something may be given on.</summary>
/// <param name="Reason">Why; 1 to 2,000 characters.</param>
/// <param name="Tlp">The mark; absent to take it off.</param>
internal sealed record NewMark(string Reason, TlpMark? Tlp = null);

/// <summary>A person to name on a closed case.</summary>
/// <param name="Person">The id.</param>
internal sealed record NamedPerson(string Person);

/// <summary>Whether a person sees a case, and why.</summary>
/// <param name="Person">The id of the person.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Sees">Whether they do.</param>
/// <param name="Why">Why, or why not.</param>
/// <param name="Until">Until when, where it is for a time.</param>
internal sealed record SightBody(string Person, string Name, bool Sees, SightReason Why, Instant? Until)
{
    public static SightBody Of(Sight sight) => new(sight.Person.Id.ToString(), sight.Person.Name, sight.Sees, sight.Why, sight.Until);
}

/// <summary>Somebody outside who was told of a case.</summary>
/// <param name="As">What they are to the case.</param>
/// <param name="Whom">A recipient's id in the rules, an organisation's id, or the number of a report; empty for the public.</param>
/// <param name="Name">As they are called; of a finder never who it is.</param>
/// <param name="What">What was told.</param>
/// <param name="At">When; absent where only that it was is recorded.</param>
/// <param name="HowKnown">How it is known.</param>
/// <param name="Evidence">What proves it.</param>
internal sealed record ToldBody(ToldAs As, string Whom, string Name, string What, Instant? At, string? HowKnown, IReadOnlyList<string> Evidence)
{
    public static ToldBody Of(Told told, Language language) => new(told.As, told.Whom, told.Name.In(language), told.What, told.At, told.HowKnown, told.Evidence);
}
