using NodaTime;
using Rectify.Cases;
using Rectify.Cases.Coordination;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Server.Api;

/// <summary>Who takes part in the coordination of a case, its embargo, and where each stands to it.</summary>
internal static class CoordinationApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/cases/{id}/embargo", OneAsync).Produces<EmbargoBody>().Refuses(404)
            .Needs(TokenScope.Read, "getEmbargo", "The embargo of a case and who takes part in it, with the ETag that its steps need");
        api.MapPost("/cases/{id}/participants", NameAsync).Makes()
            .Refuses(400, 404, 409)
            .Needs(TokenScope.Write, "nameParticipant", "Says that an organisation takes part in the coordination of a case, and as what");
        api.MapGet("/participants/{id}", OneParticipantAsync).Produces<ParticipantBody>().Refuses(404)
            .Needs(TokenScope.Read, "getParticipant", "One participant, with the ETag that revising it needs");
        api.MapPut("/participants/{id}", ReviseAsync).Edits()
            .Needs(TokenScope.Write, "reviseParticipant", "Says as what an organisation takes part from now on, and who is spoken to there");
        api.MapPost("/participants/{id}/invitation", AskAsync).Adds()
            .Needs(TokenScope.Write, "askParticipant", "Notes that a participant was asked to accept the embargo; it sends nothing");
        api.MapPost("/participants/{id}/answer", AnswerAsync).Adds()
            .Needs(TokenScope.Write, "noteAnswer", "Notes what a participant answered to what is proposed, or else to what is active");
        api.MapPost("/cases/{id}/embargo/proposals", ProposeAsync).Makes()
            .Refuses(400, 404, 409)
            .Needs(TokenScope.Write, "proposeEmbargo", "Proposes an embargo, or other terms for one; what is active stays so meanwhile");
        api.MapPost("/cases/{id}/embargo/acceptance", AcceptAsync).Edits()
            .Needs(TokenScope.Write, "acceptEmbargo", "Agrees on what is proposed; the case is then under an embargo, for the rules that ask");
        api.MapPost("/cases/{id}/embargo/rejection", RejectAsync).Edits()
            .Needs(TokenScope.Write, "rejectEmbargo", "Says that what is proposed is not agreed on; what was active stays so");
        api.MapPost("/cases/{id}/embargo/end", EndAsync).Edits()
            .Needs(TokenScope.Write, "endEmbargo", "Ends an embargo, for ever");
    }

    private static async Task<IResult> OneAsync(string id, ApiCall call, HttpResponse response)
    {
        if (await CasesApi.FindAsync(id, call) is not { } about) return ProblemMapping.Of(ApiProblems.NotFound);
        var embargo = await call.ReadAsync((reading, token) => EmbargoStore.OfCaseAsync(reading, about.Id, token));
        return ETags.Answer(response, EmbargoBody.Of(embargo));
    }

    private static async Task<IResult> NameAsync(string id, NewParticipant body, ApiCall call)
    {
        if (await CasesApi.FindAsync(id, call) is not { } about) return ProblemMapping.Of(ApiProblems.NotFound);
        var fields = new Fields();
        var organisation = new OrganisationId(fields.Id("organisation", body.Organisation));
        if (fields.Wrong.Any) return ProblemMapping.Of(fields.Wrong);
        return await call.CreateAsync(new NameParticipant(about.Id, organisation, body.Roles, body.Contact ?? ""), body, made => ($"{made}", $"/cases/{about.Id}/embargo"));
    }

    private static async Task<IResult> OneParticipantAsync(string id, ApiCall call, HttpResponse response)
    {
        if (!Id.TryParse(id, out var key) || await call.ReadAsync((reading, token) => EmbargoStore.CaseOfAsync(reading, new(key), token)) is not { } about)
            return ProblemMapping.Of(ApiProblems.NotFound);
        await CasesApi.OpenedAsync(about, call);
        return ETags.Answer(response, await call.ReadAsync((reading, token) => ParticipantAsync(reading, new(key), token)));
    }

    private static async Task<IResult> ReviseAsync(string id, ParticipantRoles body, ApiCall call) =>
        Id.TryParse(id, out var key)
            ? await call.EditAsync(new ReviseParticipant(new ParticipantId(key), body.Roles, body.Contact ?? ""), (reading, token) => ParticipantAsync(reading, new(key), token))
            : ProblemMapping.Of(ApiProblems.NotFound);

    private static async Task<ParticipantBody?> ParticipantAsync(ReadSession reading, ParticipantId id, CancellationToken token) =>
        await EmbargoStore.CaseOfAsync(reading, id, token) is { } about
        && (await EmbargoStore.OfCaseAsync(reading, about, token)).Participants.FirstOrDefault(each => each.Id == id) is { } found
            ? ParticipantBody.Of(found)
            : null;

    private static async Task<IResult> AskAsync(string id, ApiCall call) =>
        Id.TryParse(id, out var key) ? await call.AddAsync(new AskParticipant(new ParticipantId(key)), asked: null) : ProblemMapping.Of(ApiProblems.NotFound);

    private static async Task<IResult> AnswerAsync(string id, NewConsent body, ApiCall call) =>
        Id.TryParse(id, out var key)
            ? await call.AddAsync(new NoteAnswer(new ParticipantId(key), body.Accepts, body.HowKnown), body)
            : ProblemMapping.Of(ApiProblems.NotFound);

    private static async Task<IResult> ProposeAsync(string id, NewEmbargo body, ApiCall call)
    {
        if (await CasesApi.FindAsync(id, call) is not { } about) return ProblemMapping.Of(ApiProblems.NotFound);
        var fields = new Fields();
        var ends = fields.When("until", body.Until, body.Zone).Latest;
        ParticipantId? by = body.ProposedBy is null ? null : new ParticipantId(fields.Id("proposedBy", body.ProposedBy));
        if (fields.Wrong.Any) return ProblemMapping.Of(fields.Wrong);
        return await call.CreateAsync(new ProposeEmbargo(about.Id, ends, body.Zone ?? "UTC", by), body, made => ($"{made}", $"/cases/{about.Id}/embargo"));
    }

    private static async Task<IResult> AcceptAsync(string id, AcceptedTerms body, ApiCall call)
    {
        var fields = new Fields();
        var terms = new EmbargoTermsId(fields.Id("terms", body.Terms));
        return fields.Wrong.Any ? ProblemMapping.Of(fields.Wrong) : await StepAsync(id, call, about => new AcceptEmbargo(about, terms));
    }

    private static Task<IResult> RejectAsync(string id, Withdrawal body, ApiCall call) => StepAsync(id, call, about => new RejectEmbargo(about, body.Reason));

    private static Task<IResult> EndAsync(string id, EndOfEmbargo body, ApiCall call) => StepAsync(id, call, about => new EndEmbargo(about, body.Because, body.Note));

    private static async Task<IResult> StepAsync(string id, ApiCall call, Func<CaseId, ICommand<Done>> step) =>
        await CasesApi.FindAsync(id, call) is { } about
            ? await call.EditAsync(step(about.Id), async (reading, token) => (EmbargoBody?)EmbargoBody.Of(await EmbargoStore.OfCaseAsync(reading, about.Id, token)))
            : ProblemMapping.Of(ApiProblems.NotFound);
}

/// <summary>An organisation that takes part.</summary>
/// <param name="Organisation">Its id.</param>
/// <param name="Roles">What it is in the coordination; at least one.</param>
/// <param name="Contact">Who is spoken to there, up to 500 characters in a line.</param>
internal sealed record NewParticipant(string Organisation, IReadOnlyList<CoordinationRole> Roles, string? Contact = null);

/// <summary>As what an organisation takes part.</summary>
/// <param name="Roles">What it is in the coordination; at least one.</param>
/// <param name="Contact">Who is spoken to there.</param>
internal sealed record ParticipantRoles(IReadOnlyList<CoordinationRole> Roles, string? Contact = null);

/// <summary>What a participant answered.</summary>
/// <param name="Accepts">Whether it accepts.</param>
/// <param name="HowKnown">How that is known, up to 2,000 characters.</param>
internal sealed record NewConsent(bool Accepts, string? HowKnown = null);

/// <summary>An embargo to propose.</summary>
/// <param name="Until">Until when: <c>2027-03-01</c>, to the end of that day, or an instant with its offset.</param>
/// <param name="Zone">The zone in which that is meant, of the tz database; UTC when absent.</param>
/// <param name="ProposedBy">The id of the participant who proposes it; absent when we do.</param>
internal sealed record NewEmbargo(string Until, string? Zone = null, string? ProposedBy = null);

/// <summary>What is agreed on.</summary>
/// <param name="Terms">The id of the proposed terms.</param>
internal sealed record AcceptedTerms(string Terms);

/// <summary>Why an embargo is over.</summary>
/// <param name="Because">Why.</param>
/// <param name="Note">What there is to say of it; needed for another reason.</param>
internal sealed record EndOfEmbargo(EmbargoEnd Because, string? Note = null);

/// <summary>The embargo of a case. No law's duty waits for it.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Active">What is agreed on.</param>
/// <param name="Proposed">What is proposed.</param>
/// <param name="EndedBecause">Why it is over.</param>
/// <param name="Note">What was said of its last step.</param>
/// <param name="Participants">Who takes part.</param>
internal sealed record EmbargoBody(
    EmbargoState State, TermsBody? Active, TermsBody? Proposed, EmbargoEnd? EndedBecause, string? Note, IReadOnlyList<ParticipantBody> Participants)
{
    public static EmbargoBody Of(Embargo embargo) => new(
        embargo.State, TermsBody.Of(embargo.Active), TermsBody.Of(embargo.Proposed), embargo.EndedBecause, embargo.Note, [.. embargo.Participants.Select(ParticipantBody.Of)]);
}

/// <summary>Until when nobody publishes.</summary>
/// <param name="Id">Its id.</param>
/// <param name="EndsAt">When it ends.</param>
/// <param name="Zone">The zone in which that was meant.</param>
/// <param name="ProposedBy">The id of the participant who proposed it; absent for ourselves.</param>
/// <param name="ProposedAt">When it was proposed.</param>
internal sealed record TermsBody(string Id, Instant EndsAt, string Zone, string? ProposedBy, Instant ProposedAt)
{
    public static TermsBody? Of(EmbargoTerms? terms) => terms is null ? null : new(terms.Id.ToString(), terms.EndsAt, terms.Zone, terms.ProposedBy?.ToString(), terms.ProposedAt);
}

/// <summary>An organisation that takes part.</summary>
/// <param name="Id">Its id here.</param>
/// <param name="Organisation">The organisation's id.</param>
/// <param name="Roles">What it is in the coordination.</param>
/// <param name="Contact">Who is spoken to there.</param>
/// <param name="Consent">Where it stands to the embargo.</param>
/// <param name="Accepted">The id of the terms that it accepted last.</param>
internal sealed record ParticipantBody(string Id, string Organisation, IReadOnlyList<CoordinationRole> Roles, string Contact, Consent Consent, string? Accepted)
{
    public static ParticipantBody Of(Participant participant) => new(
        participant.Id.ToString(), participant.Organisation.ToString(), participant.Roles, participant.Contact, participant.Consent, participant.Accepted?.Id.ToString());
}
