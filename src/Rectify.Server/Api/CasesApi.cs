using NodaTime;
using Rectify.Cases;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Parties;
using Rectify.Submissions;

namespace Rectify.Server.Api;

/// <summary>Cases, and what each of them owes.</summary>
internal static class CasesApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/cases", ListAsync).Produces<Page<CaseBody>>().Refuses(400)
            .Needs(TokenScope.Read, "listCases", "Cases that the person may see, oldest first");
        api.MapPost("/cases", OpenAsync).Makes()
            .Refuses(400, 404)
            .Needs(TokenScope.Write, "openCase", "Opens a case; it gets the next number");
        api.MapGet("/cases/{id}", OneAsync).Produces<CaseBody>().Refuses(404)
            .Needs(TokenScope.Read, "getCase", "One case, by its id or its number");
        api.MapGet("/cases/{id}/duties", DutiesAsync).Produces<DutiesBody>()
            .Refuses(400, 404)
            .Needs(TokenScope.Read, "listDuties", "What it owes, one row a recipient, computed from its facts");
    }

    /// <summary>The case of an id, or of a number as <c>CASE-0001</c>; null when there is none for this person.</summary>
    public static async Task<Case?> FindAsync(string word, ApiCall call)
    {
        const string Number = "CASE-";
        if (Id.TryParse(word, out var id)) return await call.ReadAsync((reading, token) => CaseStore.FindAsync(reading, new CaseId(id), token));
        return word.StartsWith(Number, StringComparison.OrdinalIgnoreCase) && long.TryParse(word[Number.Length..], System.Globalization.NumberStyles.None, null, out var sequence)
            ? await call.ReadAsync((reading, token) => CaseStore.FindAsync(reading, sequence, token))
            : null;
    }

    private static async Task<IResult> ListAsync(string? after, string? limit, ApiCall call)
    {
        if (!PageRequest.Read(after, limit).Succeeded(out var page, out var problems)) return ProblemMapping.Of(problems);
        var found = await call.ReadAsync((reading, token) => CaseStore.PageAsync(reading, page.After, page.Limit + 1, token));
        return TypedResults.Ok(page.Of(found, each => each.Id.Value, CaseBody.Of));
    }

    private static async Task<IResult> OpenAsync(NewCase body, ApiCall call)
    {
        var fields = new Fields();
        var assets = (body.Assets ?? []).Select(text => fields.Asset("assets", text)).ToList();
        var people = body.ClosedTo?.Select(text => new PersonId(fields.Id("closedTo", text))).ToList();
        var signals = (body.Signals ?? []).Select(text => new SignalId(fields.Id("signals", text))).ToList();
        if (fields.Wrong.Any) return ProblemMapping.Of(fields.Wrong);
        return await call.CreateAsync(new OpenCase(body.Title, body.Kind, assets, body.Vulnerabilities ?? [], people, signals), body, id => ($"{id}", $"/cases/{id}"));
    }

    private static async Task<IResult> OneAsync(string id, ApiCall call) =>
        await FindAsync(id, call) is { } found ? TypedResults.Ok(CaseBody.Of(found)) : ProblemMapping.Of(ApiProblems.NotFound);

    private static async Task<IResult> DutiesAsync(string id, string? at, ApiCall call)
    {
        var fields = new Fields();
        var asked = at is null ? call.Instance.Now : fields.When("at", at, zone: null).Earliest;
        if (fields.Wrong.Any) return ProblemMapping.Of(fields.Wrong);
        if (await FindAsync(id, call) is not { } about) return ProblemMapping.Of(ApiProblems.NotFound);
        var laws = await call.Instance.LawsAsync(call.Cancellation);
        var (answer, ready) = await call.ReadAsync(async (reading, token) =>
            (await CaseAnswers.ObligationsOfAsync(reading, about.Id, laws, asked, token), await ReadyTexts.OfAsync(reading, about.Id, token)));
        return answer is null ? ProblemMapping.Of(ApiProblems.NotFound) : TypedResults.Ok(DutiesBody.Of(answer, DutiesGrid.Of(answer, ready)));
    }
}

/// <summary>A case to open.</summary>
/// <param name="Title">1 to 200 characters.</param>
/// <param name="Kind">What sort of matter it is.</param>
/// <param name="Assets">The releases and systems that it is about: <c>release:</c> or <c>system:</c> and an id.</param>
/// <param name="Vulnerabilities">Ids of the vulnerabilities that it is about.</param>
/// <param name="ClosedTo">The ids of the people who alone see that it exists; absent when everybody does.</param>
/// <param name="Signals">The ids of signals that belong to it.</param>
internal sealed record NewCase(
    string Title, CaseKind Kind, IReadOnlyList<string>? Assets = null, IReadOnlyList<string>? Vulnerabilities = null, IReadOnlyList<string>? ClosedTo = null, IReadOnlyList<string>? Signals = null);

/// <summary>A case.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its number.</param>
/// <param name="Title">What it is about, in a line.</param>
/// <param name="Kind">What sort of matter it is.</param>
/// <param name="Assets">The releases and systems that it names.</param>
/// <param name="Vulnerabilities">The vulnerabilities that it is about.</param>
/// <param name="Everywhere">Those of them that it is about wherever they are found: <c>/vulnerabilities/{name}/affected</c> lists where.</param>
/// <param name="Closed">Whether only the people named on it see it.</param>
/// <param name="OpenedAt">When it was opened.</param>
internal sealed record CaseBody(
    string Id, string Number, string Title, CaseKind Kind, IReadOnlyList<string> Assets, IReadOnlyList<string> Vulnerabilities, IReadOnlyList<string> Everywhere, bool Closed, Instant OpenedAt)
{
    public static CaseBody Of(Case found) => new(
        found.Id.ToString(), found.Number, found.Title, found.Kind, [.. found.Assets.Select(asset => asset.ToString())], found.Vulnerabilities, [.. found.Reach.Select(reach => reach.Vulnerability)], found.IsClosed, found.OpenedAt);
}

/// <summary>What a case owes at an instant.</summary>
/// <param name="At">For which instant it was computed.</param>
/// <param name="Rules">The hash of the rules that it was computed with.</param>
/// <param name="TimeZoneData">The version of the tz database.</param>
/// <param name="Recipients">One row a recipient, by act-by.</param>
/// <param name="Questions">What is not said yet and decides whether a duty binds.</param>
/// <param name="Disclaimer">How to read it.</param>
internal sealed record DutiesBody(
    Instant At, string Rules, string TimeZoneData, IReadOnlyList<RecipientBody> Recipients, IReadOnlyList<string> Questions, string Disclaimer)
{
    public static DutiesBody Of(CaseAnswer answer, IReadOnlyList<DutyRow> rows) => new(
        answer.Evaluation.At, answer.Evaluation.RuleBookHash, answer.Evaluation.TimeZoneData, [.. rows.Select(row => RecipientBody.Of(answer, row))],
        [.. answer.Evaluation.Obligations.Where(duty => duty.IsOpen).Select(duty => duty.Applicability.Question?.Word).OfType<string>().Distinct()],
        "Computed from cited text; not legal advice; a person decides.");
}

/// <summary>Everything owed to one recipient.</summary>
internal sealed record RecipientBody(
    string Recipient, string Name, ObligationState State, Instant? ActBy, Instant? OtherReading, bool Provisional, bool Receipt, bool TextReady,
    IReadOnlyList<string> HeldBy, IReadOnlyList<DutyBody> Duties)
{
    public static RecipientBody Of(CaseAnswer answer, DutyRow row) => new(
        row.Recipient, row.Name.English, row.State, row.Next.ActBy, row.LatestArguable, row.Provisional, row.HasReceipt, row.TextReady, row.Conflicts, [.. row.Duties.Select(DutyBody.Of)]);
}

/// <summary>One duty.</summary>
internal sealed record DutyBody(
    string Rule, int Version, string Stage, Force Force, Confidence Confidence, LocalDate CheckedOn, Answer Binds, ObligationState State, MetTiming? Timing,
    Instant? ActBy, Instant? OtherReading, bool InternalTarget, bool Provisional, bool Extended)
{
    public static DutyBody Of(Obligation duty) => new(
        duty.RuleId, duty.RuleVersion, duty.Rule.Stage, duty.Force, duty.Confidence, duty.CheckedOn, duty.Applicability.Answer, duty.State, duty.Timing,
        duty.ActBy, duty.LatestArguable, duty.Conservative is null && duty.InternalTarget is not null, duty.Provisional, duty.Extended);
}
