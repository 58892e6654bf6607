using NodaTime;
using Rectify.Cases;
using Rectify.Cases.Duties;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Parties;
using Rectify.Submissions;

namespace Rectify.Server.Api;

/// <summary>What is owed in all cases that the person may see: what must be done first stands first.</summary>
internal static class DutiesApi
{
    private const int Most = 500;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/duties", ListAsync).Produces<Page<OpenDutyBody>>().Refuses(400, 503)
            .Needs(TokenScope.Read, "listOpenDuties", "Open duties of the cases in which one must act first, by act-by; then those without a time, at last those of duplicates, and those of which somebody said that they do not apply");

    private static async Task<IResult> ListAsync(string? limit, ApiCall call)
    {
        if (!PageRequest.Read(after: null, limit).Succeeded(out var page, out var problems)) return ProblemMapping.Of(problems);
        // The workers keep them; whoever asks between two of their steps is not told what is no longer so.
        var laws = await call.Instance.LawsAsync(call.Cancellation);
        if (!(await RefreshDuties.RunAsync(call.Instance.Database, laws, call.Instance.Now, progress: null, call.Cancellation)).Succeeded(out _, out problems)) return ProblemMapping.Of(problems);
        return await call.ReadAsync<IResult>(async (reading, token) =>
        {
            var kept = await DutyStore.FirstAsync(reading, Most, token);
            var cases = (await CaseStore.OfIdsAsync(reading, kept.Select(each => each.Case), token)).ToDictionary(each => each.Id);
            var open = (from each in kept
                        from duty in each.Duties
                        where duty.IsOpen && cases.ContainsKey(each.Case)
                        orderby duty.SaidNotApplicable || duty.Carried, duty.ActBy ?? Instant.MaxValue, cases[each.Case].Sequence, duty.Rule
                        select (About: cases[each.Case], Duty: duty)).Take(page.Limit).ToList();
            var about = open.Select(each => each.About).Distinct().ToList();
            var (owners, rules) = (await DutyOwnerStore.OfCasesAsync(reading, about.Select(each => each.Id), token), new DutyNames(laws.Rules));
            var missing = await MissingFields.OfAsync(reading, about, token);
            return TypedResults.Ok(new Page<OpenDutyBody>([.. open.Select(each => OpenDutyBody.Of(each.About, each.Duty, owners[each.About.Id], rules, missing[each.About.Id]))], Next: null));
        });
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
    public static OpenDutyBody Of(Case about, KeptDuty duty, IEnumerable<DutyOwner> owners, DutyNames rules, MissingFields missing) => new(
        about.Number, about.Title, duty.Rule, duty.Recipient, duty.Force, duty.Applies, duty.State, duty.ActBy, duty.LatestArguable, duty.Provisional,
        owners.FirstOrDefault(owner => owner.Rule == duty.Rule && owner.Recipient == duty.Recipient)?.Person.ToString(),
        rules.RuleOf(duty) is { } rule ? missing.Of(rule, duty.Recipient, duty.Group).Count : 0, duty.SaidNotApplicable, duty.Carried);
}
