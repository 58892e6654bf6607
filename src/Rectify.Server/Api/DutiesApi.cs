using NodaTime;
using Rectify.Cases;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Parties;
using Rectify.Submissions;

namespace Rectify.Server.Api;

/// <summary>What is owed in all cases that the person may see: what must be done first stands first.</summary>
internal static class DutiesApi
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/duties", ListAsync).Produces<Page<OpenDutyBody>>().Refuses(400, 503)
            .Needs(TokenScope.Read, "listOpenDuties", "All open duties, by act-by; then those without a time, at last those of duplicates, and those of which somebody said that they do not apply");

    private static async Task<IResult> ListAsync(string? after, string? limit, ApiCall call)
    {
        if (!PlacedPageRequest.Read(after, limit, parts: 4).Succeeded(out var page, out var problems)) return ProblemMapping.Of(problems);
        var place = page.After is { } parts ? OpenDutyPlace.Read(parts) : null;
        if (page.After is not null && place is null) return ProblemMapping.Of(ApiProblems.NotACursor);
        // The workers keep them; whoever asks between two of their steps is not told what is no longer so.
        var laws = await call.Instance.LawsAsync(call.Cancellation);
        if (!(await RefreshDuties.RunAsync(call.Instance.Database, laws, call.Instance.Now, progress: null, call.Cancellation)).Succeeded(out _, out problems)) return ProblemMapping.Of(problems);
        var open = await call.ReadAsync((reading, token) => OpenDuty.PageAsync(reading, laws.Rules, place, page.Limit + 1, token));
        return TypedResults.Ok(page.Of(open, each => OpenDutyPlace.Of(each.Duty, each.About.Sequence).Parts(), OpenDutyBody.Of));
    }
}

/// <summary>An open duty of a case.</summary>
/// <param name="Case">The number of the case.</param>
/// <param name="Title">What the case is about.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Recipient">The recipient's id in the rules, or the id of the party behind it.</param>
/// <param name="Force">How binding it is.</param>
/// <param name="Binds">Whether it binds: yes, or not known.</param>
/// <param name="State">Where it stands.</param>
/// <param name="ActBy">Act by; absent when the law gives no number and the organisation has no target.</param>
/// <param name="OtherReading">The latest that can be argued.</param>
/// <param name="Provisional">It rests on a signal that no person has confirmed.</param>
/// <param name="Owner">The id of the person who sees to it.</param>
/// <param name="Missing">How many required fields of its report the case cannot fill yet.</param>
/// <param name="SaidNotApplicable">A person said that the rule does not bind here: its alarms rest.</param>
/// <param name="Carried">The case is a duplicate: its original owes this, and its alarms rest.</param>
internal sealed record OpenDutyBody(
    string Case, string Title, string Rule, string Recipient, Force Force, Answer Binds, ObligationState State, Instant? ActBy, Instant? OtherReading, bool Provisional,
    string? Owner, int Missing, bool SaidNotApplicable, bool Carried)
{
    public static OpenDutyBody Of(OpenDuty open) => new(
        open.About.Number, open.About.Title, open.Duty.Rule, open.Duty.Recipient, open.Duty.Force, open.Duty.Applies, open.Duty.State, open.Duty.ActBy, open.Duty.LatestArguable,
        open.Duty.Provisional, open.Owner?.ToString(), open.Missing.Count, open.Duty.SaidNotApplicable, open.Duty.Carried);
}
