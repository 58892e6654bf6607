using NodaTime;
using Rectify.Cases;
using Rectify.Cases.Duties;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Storage;
using Rectify.Submissions;

namespace Rectify.Server.Api;

/// <summary>What one case owes, who sees to it, and what people say does not apply.</summary>
internal static class CaseDutiesApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/cases/{id}/duties", DutiesAsync).Produces<DutiesBody>()
            .Refuses(400, 404)
            .Needs(TokenScope.Read, "listDuties", "What it owes, one row a recipient, computed from its facts");
        api.MapGet("/cases/{id}/duties/{rule}/{recipient}/owner", OwnerAsync).Produces<DutyOwnerBody>().Refuses(404)
            .Needs(TokenScope.Read, "getDutyOwner", "Who sees to a duty, with the ETag that changing it needs; nobody is told by an answer without a person");
        api.MapPut("/cases/{id}/duties/{rule}/{recipient}/owner", AssignAsync).Edits()
            .Needs(TokenScope.Write, "assignDuty", "Says who sees to a duty; whoever did before does no more");
        api.MapDelete("/cases/{id}/duties/{rule}/{recipient}/owner", ReleaseAsync).Edits()
            .Needs(TokenScope.Write, "releaseDuty", "Says that nobody sees to a duty any more");
        api.MapGet("/cases/{id}/not-applicable", ListAsync).Produces<Page<NotApplicableBody>>()
            .Refuses(404)
            .Needs(TokenScope.Read, "listNotApplicable", "What people said does not apply, and why; what was withdrawn too");
        api.MapPost("/cases/{id}/not-applicable", SayAsync).Makes()
            .Refuses(400, 404, 409)
            .Needs(TokenScope.Write, "sayNotApplicable", "Says, as the person, that a rule does not bind here; what was computed stays, its alarms rest");
        api.MapPost("/cases/{id}/not-applicable/{said}/withdrawal", WithdrawAsync).Produces(StatusCodes.Status204NoContent)
            .Refuses(400, 404, 409)
            .Needs(TokenScope.Write, "withdrawNotApplicable", "Takes that back; its alarms come again");
    }

    private static async Task<IResult> DutiesAsync(string id, string? at, ApiCall call)
    {
        var fields = new Fields();
        var asked = at is null ? call.Instance.Now : fields.When("at", at, zone: null).Earliest;
        if (fields.Wrong.Any) return ProblemMapping.Of(fields.Wrong);
        if (await CasesApi.FindAsync(id, call) is not { } about) return ProblemMapping.Of(ApiProblems.NotFound);
        var laws = await call.Instance.LawsAsync(call.Cancellation);
        return await call.ReadAsync<IResult>(async (reading, token) =>
            await CaseAnswers.ObligationsOfAsync(reading, about.Id, laws, asked, token) is { } answer
                ? TypedResults.Ok(DutiesBody.Of(
                    answer, DutiesGrid.Of(answer, await ReadyTexts.OfAsync(reading, about.Id, token)), await MissingFields.OfAsync(reading, about, token),
                    answer.CarriedBy is { } original ? await CaseStore.FindAsync(reading, original, token) : null))
                : ProblemMapping.Of(ApiProblems.NotFound));
    }

    private static async Task<IResult> OwnerAsync(string id, string rule, string recipient, ApiCall call, HttpResponse response) =>
        await CasesApi.FindAsync(id, call) is { } about
            ? ETags.Answer(response, await call.ReadAsync((reading, token) => OwnerBodyAsync(reading, about.Id, rule, recipient, token)))
            : ProblemMapping.Of(ApiProblems.NotFound);

    private static async Task<DutyOwnerBody?> OwnerBodyAsync(ReadSession reading, CaseId about, string rule, string recipient, CancellationToken token)
    {
        var owner = (await DutyOwnerStore.OfCasesAsync(reading, [about], token))[about].FirstOrDefault(each => each.Rule == rule && each.Recipient == recipient);
        return new DutyOwnerBody(owner?.Person.ToString(), owner?.AssignedAt);
    }

    private static async Task<IResult> AssignAsync(string id, string rule, string recipient, NewOwner body, ApiCall call)
    {
        if (await CasesApi.FindAsync(id, call) is not { } about) return ProblemMapping.Of(ApiProblems.NotFound);
        var fields = new Fields();
        var person = new PersonId(fields.Id("person", body.Person));
        if (fields.Wrong.Any) return ProblemMapping.Of(fields.Wrong);
        return await call.EditAsync(
            new AssignDuty(about.Id, await call.Instance.LawsAsync(call.Cancellation), rule, recipient, person), (reading, token) => OwnerBodyAsync(reading, about.Id, rule, recipient, token));
    }

    private static async Task<IResult> ReleaseAsync(string id, string rule, string recipient, ApiCall call) =>
        await CasesApi.FindAsync(id, call) is { } about
            ? await call.EditAsync(new ReleaseDuty(about.Id, rule, recipient), (reading, token) => OwnerBodyAsync(reading, about.Id, rule, recipient, token))
            : ProblemMapping.Of(ApiProblems.NotFound);

    private static async Task<IResult> ListAsync(string id, ApiCall call)
    {
        if (await CasesApi.FindAsync(id, call) is not { } about) return ProblemMapping.Of(ApiProblems.NotFound);
        var said = (await call.ReadAsync((reading, token) => NotApplicableStore.OfCasesAsync(reading, [about.Id], token)))[about.Id];
        return TypedResults.Ok(new Page<NotApplicableBody>([.. said.Select(each => NotApplicableBody.Of(each, call.Instance.Now))], Next: null));
    }

    private static async Task<IResult> SayAsync(string id, NewNotApplicable body, ApiCall call)
    {
        if (await CasesApi.FindAsync(id, call) is not { } about) return ProblemMapping.Of(ApiProblems.NotFound);
        var fields = new Fields();
        Instant? until = body.Until is null ? null : fields.When("until", body.Until, body.Zone).Latest;
        if (fields.Wrong.Any) return ProblemMapping.Of(fields.Wrong);
        var said = new SayNotApplicable(about.Id, await call.Instance.LawsAsync(call.Cancellation), body.Rule, body.Recipient, body.Reason, call.User.Person.Id)
        {
            Group = body.About,
            Until = until,
        };
        return await call.CreateAsync(said, body, made => ($"{made}", $"/cases/{about.Id}/not-applicable"));
    }

    private static async Task<IResult> WithdrawAsync(string id, string said, Withdrawal body, ApiCall call) =>
        await CasesApi.FindAsync(id, call) is { } about && Id.TryParse(said, out var key)
            ? await call.PerformAsync(new WithdrawNotApplicable(about.Id, new NotApplicableId(key), body.Reason))
            : ProblemMapping.Of(ApiProblems.NotFound);
}

/// <summary>What a case owes at an instant.</summary>
/// <param name="At">For which instant it was computed.</param>
/// <param name="Rules">The hash of the rules that it was computed with.</param>
/// <param name="TimeZoneData">The version of the tz database.</param>
/// <param name="Recipients">One row a recipient, by act-by; at last those of which people said that nothing applies.</param>
/// <param name="CarriedBy">The number of the case of which this one is a duplicate: what happened here counts there, and alarms ring there alone.</param>
/// <param name="Questions">What is not said yet and decides whether a duty binds.</param>
/// <param name="Disclaimer">How to read it.</param>
internal sealed record DutiesBody(
    Instant At, string Rules, string TimeZoneData, IReadOnlyList<RecipientBody> Recipients, string? CarriedBy, IReadOnlyList<string> Questions, string Disclaimer)
{
    public static DutiesBody Of(CaseAnswer answer, IReadOnlyList<DutyRow> rows, MissingFields missing, Case? original) => new(
        answer.Evaluation.At, answer.Evaluation.RuleBookHash, answer.Evaluation.TimeZoneData, [.. rows.Select(row => RecipientBody.Of(answer, row, missing))], original?.Number,
        [.. answer.Evaluation.Obligations.Where(duty => duty.IsOpen).Select(duty => duty.Applicability.Question?.Word).OfType<string>().Distinct()],
        "Computed from cited text; not legal advice; a person decides.");
}

/// <summary>Everything owed to one recipient.</summary>
internal sealed record RecipientBody(
    string Recipient, string Name, ObligationState State, Instant? ActBy, Instant? OtherReading, bool Provisional, bool Receipt, bool TextReady,
    IReadOnlyList<string> HeldBy, string? Owner, bool SaidNotApplicable, IReadOnlyList<DutyBody> Duties)
{
    public static RecipientBody Of(CaseAnswer answer, DutyRow row, MissingFields missing) => new(
        row.Recipient, row.Name.English, row.State, row.Next.ActBy, row.LatestArguable, row.Provisional, row.HasReceipt, row.TextReady, row.Conflicts,
        row.Owner?.ToString(), row.NotApplicable is not null, [.. row.Duties.Select(duty => DutyBody.Of(answer, duty, missing))]);
}

/// <summary>One duty.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Version">Its version.</param>
/// <param name="Stage">The step of the law that it is.</param>
/// <param name="Force">How binding it is.</param>
/// <param name="Confidence">How sure the rule is.</param>
/// <param name="CheckedOn">When the rule was checked.</param>
/// <param name="About">The vulnerability, asset or order that it is for, when the case has several.</param>
/// <param name="Binds">Whether it binds, as computed: yes, or not known.</param>
/// <param name="State">Where it stands, as computed.</param>
/// <param name="Timing">How the act that met it stands to the deadline.</param>
/// <param name="ActBy">Act by.</param>
/// <param name="OtherReading">The latest that can be argued.</param>
/// <param name="InternalTarget">The act-by is the organisation's own target.</param>
/// <param name="Provisional">It rests on a signal that no person has confirmed.</param>
/// <param name="Extended">An authority lengthened the time.</param>
/// <param name="Owner">The id of the person who sees to it.</param>
/// <param name="Missing">The required fields of its report that the case, or the newest draft, cannot fill yet.</param>
/// <param name="NotApplicable">That a person said that the rule does not bind here.</param>
internal sealed record DutyBody(
    string Rule, int Version, string Stage, Force Force, Confidence Confidence, LocalDate CheckedOn, string? About, Answer Binds, ObligationState State, MetTiming? Timing,
    Instant? ActBy, Instant? OtherReading, bool InternalTarget, bool Provisional, bool Extended, string? Owner, IReadOnlyList<string> Missing, NotApplicableBody? NotApplicable)
{
    public static DutyBody Of(CaseAnswer answer, Obligation duty, MissingFields missing) => new(
        duty.RuleId, duty.RuleVersion, duty.Rule.Stage, duty.Force, duty.Confidence, duty.CheckedOn, duty.Group, duty.Applicability.Answer, duty.State, duty.Timing,
        duty.ActBy, duty.LatestArguable, duty.Conservative is null && duty.InternalTarget is not null, duty.Provisional, duty.Extended,
        answer.OwnerOf(duty)?.Person.ToString(), duty.IsOpen ? missing.Of(duty.Rule, duty.Recipient, duty.Group) : [],
        answer.NotApplicableTo(duty) is { } said ? NotApplicableBody.Of(said, answer.Evaluation.At) : null);
}

/// <summary>Who sees to a duty.</summary>
/// <param name="Person">The id of the person; absent when nobody does.</param>
/// <param name="AssignedAt">Since when.</param>
internal sealed record DutyOwnerBody(string? Person, Instant? AssignedAt);

/// <summary>Who is to see to a duty.</summary>
/// <param name="Person">The id of somebody who may see the case.</param>
internal sealed record NewOwner(string Person);

/// <summary>That a rule does not bind here, said by the person whose token it is.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Recipient">The recipient as the duty names it.</param>
/// <param name="Reason">Why; 1 to 2,000 characters.</param>
/// <param name="About">For which vulnerability, asset or order alone; for all that the case is about now when absent.</param>
/// <param name="Until">Until when it counts: <c>2026-12-31</c>, to the end of that day, or an instant; without an end when absent.</param>
/// <param name="Zone">The zone of a date without a time; UTC when absent.</param>
internal sealed record NewNotApplicable(string Rule, string Recipient, string Reason, string? About = null, string? Until = null, string? Zone = null);

/// <summary>That a person said that a rule does not bind here.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Recipient">The recipient as the duty names it.</param>
/// <param name="Reason">Why.</param>
/// <param name="SaidBy">The id of the person.</param>
/// <param name="SaidAt">Since when.</param>
/// <param name="Until">Until when it counts.</param>
/// <param name="Counts">Whether it counts: neither withdrawn nor at its end.</param>
/// <param name="WithdrawnAt">When it was withdrawn.</param>
/// <param name="WithdrawnBecause">Why it was.</param>
internal sealed record NotApplicableBody(
    string Id, string Rule, string Recipient, string Reason, string SaidBy, Instant SaidAt, Instant? Until, bool Counts, Instant? WithdrawnAt, string? WithdrawnBecause)
{
    public static NotApplicableBody Of(NotApplicable said, Instant at) => new(
        said.Id.ToString(), said.Rule, said.Recipient, said.Reason, said.SaidBy.ToString(), said.SaidAt, said.Until, said.CountsAt(at), said.WithdrawnAt, said.WithdrawnBecause);
}
