using NodaTime;
using NodaTime.Text;
using Rectify.Cases.Retention;
using Rectify.Foundation;
using Rectify.Imports;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Server.Api;

/// <summary>What is erased when its time is over, what would go now, and what people hold back.</summary>
internal static class RetentionApi
{
    /// <summary>An instant as a text that sorts as it does.</summary>
    private static readonly InstantPattern Sortable = InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss.fffffff'Z'");

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/retention", FindAsync).Produces<RetentionBodies>()
            .Needs(TokenScope.Read, "getRetention", "What is erased when its time is over, with the ETag that setting it needs");
        api.MapPut("/retention", SetAsync).Edits()
            .Needs(TokenScope.Write, "setRetention", "Sets what is erased when its time is over, all of it at once; what is not named is kept");
        api.MapGet("/retention/due", DueAsync).Produces<Page<DueBody>>().Refuses(400)
            .Needs(TokenScope.Read, "listDueErasures", "What would be erased now, and what is held: the longest due first");
        api.MapGet("/holds", ListAsync).Produces<Page<HoldBody>>().Refuses(400)
            .Needs(TokenScope.Read, "listHolds", "Preservation holds, oldest first, those that were lifted too");
        api.MapPost("/holds", PlaceAsync).Makes().Refuses(400, 404)
            .Needs(TokenScope.Write, "placeHold", "Says that something must not be erased, whatever its time");
        api.MapGet("/holds/{id}", OneAsync).Produces<HoldBody>().Refuses(404)
            .Needs(TokenScope.Read, "getHold", "One hold");
        api.MapPost("/holds/{id}/lift", LiftAsync).Produces(StatusCodes.Status204NoContent).Refuses(400, 404, 409)
            .Needs(TokenScope.Write, "liftHold", "Ends a hold, with a reason");
    }

    private static async Task<IResult> FindAsync(ApiCall call, HttpResponse response) => ETags.Answer(response, await call.ReadAsync(BodyAsync));

    private static async Task<IResult> SetAsync(RetentionBodies body, ApiCall call) => await call.EditAsync(
        new SetRetention(
            [.. body.Rules.Select(rule => new RetentionRule(rule.Area, rule.Months, rule.Why, rule.Rule))], (await call.Instance.LawsAsync(call.Cancellation)).Rules), BodyAsync);

    private static async Task<RetentionBodies?> BodyAsync(ReadSession reading, CancellationToken token) =>
        new([.. (await RetentionStore.RulesAsync(reading, token)).Select(rule => new RetentionRuleBody(rule.Area, rule.Why, rule.Months, rule.Rule))]);

    private static async Task<IResult> DueAsync(string? after, string? limit, ApiCall call)
    {
        if (!PlacedPageRequest.Read(after, limit, parts: 2).Succeeded(out var page, out var problems)) return ProblemMapping.Of(problems);
        if (page.After is { } given && !Sortable.Parse(given[0]).Success) return ProblemMapping.Of(ApiProblems.NotACursor);
        // What is due follows from times and holds, so all of it is found to tell a part: but for what is held it is gone within a round.
        var all = await call.ReadAsync((reading, token) => ErasableImports.All.ListAsync(reading, call.Instance.Now, int.MaxValue, token));
        var due = all.Select(each => (Due: each, Place: (string[])[Sortable.Format(each.Since), each.Subject.ToString()]))
            .OrderBy(each => each.Place[0], StringComparer.Ordinal).ThenBy(each => each.Place[1], StringComparer.Ordinal)
            .Where(each => page.After is not { } last || (string.CompareOrdinal(each.Place[0], last[0]), string.CompareOrdinal(each.Place[1], last[1])).CompareTo((0, 0)) > 0)
            .Take(page.Limit + 1).ToList();
        return TypedResults.Ok(page.Of(due, each => each.Place, each => DueBody.Of(each.Due, call.Language)));
    }

    private static async Task<IResult> ListAsync(string? after, string? limit, ApiCall call)
    {
        if (!PageRequest.Read(after, limit).Succeeded(out var page, out var problems)) return ProblemMapping.Of(problems);
        var found = await call.ReadAsync((reading, token) => RetentionStore.PageAsync(reading, page.After, page.Limit + 1, token));
        return TypedResults.Ok(page.Of(found, each => each.Id.Value, HoldBody.Of));
    }

    private static async Task<IResult> PlaceAsync(NewHold body, ApiCall call)
    {
        Subject? subject = null;
        if (body.Case is not null && body.Report is not null) return ProblemMapping.Of(ApiProblems.NotFound);
        if ((body.Case ?? body.Report) is { } text)
        {
            if (!Foundation.Id.TryParse(text, out var id)) return ProblemMapping.Of(ApiProblems.NotFound);
            subject = new Subject(body.Case is null ? "report" : "case", id);
        }
        return await call.CreateAsync(new PlaceHold(subject, body.Reason, body.Until), body, id => ($"{id}", $"/holds/{id}"));
    }

    private static async Task<IResult> OneAsync(string id, ApiCall call) =>
        Foundation.Id.TryParse(id, out var key) && await call.ReadAsync((reading, token) => RetentionStore.FindAsync(reading, new(key), token)) is { } found
            ? TypedResults.Ok(HoldBody.Of(found))
            : ProblemMapping.Of(ApiProblems.NotFound);

    private static async Task<IResult> LiftAsync(string id, HoldEnd body, ApiCall call) =>
        Foundation.Id.TryParse(id, out var key) ? await call.PerformAsync(new LiftHold(new(key), body.Reason)) : ProblemMapping.Of(ApiProblems.NotFound);
}

/// <summary>What is erased when its time is over.</summary>
/// <param name="Rules">At most one an area.</param>
internal sealed record RetentionBodies(IReadOnlyList<RetentionRuleBody> Rules);

/// <summary>That something is erased when its time is over.</summary>
/// <param name="Area">Of what.</param>
/// <param name="Why">On what ground, 1 to 500 characters.</param>
/// <param name="Months">How many months it is kept; absent for reports, whose places say it.</param>
/// <param name="Rule">The rule of law whose minimum it keeps: a shorter time is refused; absent when it is the organisation's own.</param>
internal sealed record RetentionRuleBody(RetentionArea Area, string Why, int? Months = null, string? Rule = null);

/// <summary>Something whose time is over.</summary>
/// <param name="Area">What it is.</param>
/// <param name="Name">The area, in the language asked for.</param>
/// <param name="Id">Its id.</param>
/// <param name="Number">How people call it.</param>
/// <param name="Since">When its time was over.</param>
/// <param name="Why">On what ground.</param>
/// <param name="HeldBy">The ids of the holds that stop it; empty when it goes.</param>
internal sealed record DueBody(RetentionArea Area, string Name, string Id, string Number, Instant Since, string Why, IReadOnlyList<string> HeldBy)
{
    public static DueBody Of(DueErasure due, Language language) => new(
        due.Area, RetentionTexts.Of(due.Area).In(language), due.Subject.Id.ToString(), due.Number, due.Since, due.Why, [.. due.HeldBy.Select(hold => hold.ToString())]);
}

/// <summary>What must not be erased: a case with the reports, alarms, files and notes that belong to it, the files of scans of its systems and the imports that name it; or a report; without either, everything.</summary>
/// <param name="Reason">Why, 1 to 2,000 characters.</param>
/// <param name="Case">The id of a case.</param>
/// <param name="Report">The id of a report.</param>
/// <param name="Until">Until when; absent until it is lifted.</param>
internal sealed record NewHold(string Reason, string? Case = null, string? Report = null, Instant? Until = null);

/// <summary>The end of a hold.</summary>
/// <param name="Reason">Why, 1 to 2,000 characters.</param>
internal sealed record HoldEnd(string Reason);

/// <summary>A preservation hold.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Case">The case that it holds.</param>
/// <param name="Report">The report that it holds.</param>
/// <param name="Reason">Why.</param>
/// <param name="PlacedAt">Since when.</param>
/// <param name="Until">Until when.</param>
/// <param name="LiftedAt">When a person ended it.</param>
internal sealed record HoldBody(string Id, string? Case, string? Report, string Reason, Instant PlacedAt, Instant? Until, Instant? LiftedAt)
{
    public static HoldBody Of(PreservationHold hold) => new(
        hold.Id.ToString(), Named(hold, "case"), Named(hold, "report"), hold.Reason, hold.PlacedAt, hold.Until, hold.LiftedAt);

    private static string? Named(PreservationHold hold, string concept) => hold.Subject is { } subject && subject.Concept == concept ? subject.Id.ToString() : null;
}
