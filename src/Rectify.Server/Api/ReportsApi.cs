using NodaTime;
using Rectify.Cases;
using Rectify.Cases.Files;
using Rectify.Cases.Reports;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Server.Api;

/// <summary>
/// Inbound reports. What a report says, its files and who found it stand at addresses of their own, for those who handle reports; opening them is
/// noted in the log, once a person.
/// </summary>
internal static class ReportsApi
{
    private const int MaxBytes = 32 << 20;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/reports", ListAsync).Produces<Page<ReportBody>>().Refuses(400)
            .Needs(TokenScope.Read, "listReports", "Inbound reports that the person may see, oldest first");
        api.MapPost("/reports", TakeInAsync).Makes().WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MaxBytes))
            .Refuses(400)
            .Needs(TokenScope.Intake, "takeInReport", "Takes a report in; it gets the next number and raises a signal");
        api.MapGet("/reports/{id}", OneAsync).Produces<ReportBody>().Refuses(404)
            .Needs(TokenScope.Read, "getReport", "One report, by its id or its number, with the ETag that moving it needs");
        api.MapGet("/reports/{id}/log", LogAsync).Produces<Page<EventBody>>().Refuses(400, 404)
            .Needs(TokenScope.Read, "getReportLog", "Everything that happened to it, without its content");
        api.MapPut("/reports/{id}/state", MoveAsync).Edits()
            .Needs(TokenScope.Write, "moveReport", "Says where it stands; valid confirms its signal into a case, invalid rejects it");
        api.MapPost("/reports/{id}/duplicate-of", DuplicateAsync).Produces(StatusCodes.Status204NoContent)
            .Refuses(400, 404, 409)
            .Needs(TokenScope.Write, "markReportDuplicate", "Says that it says what another report says; both stay, the earliest anchors the clock");
        api.MapPost("/reports/{id}/acknowledgement", AcknowledgeAsync).Produces(StatusCodes.Status204NoContent)
            .Refuses(400, 404, 409)
            .Needs(TokenScope.Write, "acknowledgeReport", "Notes that the finder was told that it came in; it sends nothing");
        api.MapPut("/reports/{id}/tlp", MarkAsync).Edits()
            .Needs(TokenScope.Write, "markReport", "Says to whom a report may be given on; it holds here too");
        ReportContentApi.Map(api);
        ReportSettingsApi.Map(api);
    }

    /// <summary>The report of an id, or of a number as <c>REP-0001</c>; null when there is none for this person.</summary>
    public static async Task<InboundReport?> FindAsync(string word, ApiCall call)
    {
        if (await call.ReadAsync((reading, token) => ReportStore.FindAsync(reading, word, token)) is not { } found) return null;
        if (found.AccessGroup is not null && (await call.ReadAsync((reading, token) => SignalStore.FindAsync(reading, found.Signal, token)))?.Case is { } about)
            await CasesApi.OpenedAsync(about, call);
        return found;
    }

    private static async Task<IResult> ListAsync(string? after, string? limit, ApiCall call)
    {
        if (!PageRequest.Read(after, limit).Succeeded(out var page, out var problems)) return ProblemMapping.Of(problems);
        var (found, handling) = await call.ReadAsync(async (reading, token) =>
            (await ReportStore.PageAsync(reading, page.After, page.Limit + 1, token), await ReportHandlingStore.FindAsync(reading, token)));
        return TypedResults.Ok(page.Of(found, each => each.Id.Value, each => ReportBody.Of(each, handling)));
    }

    private static async Task<IResult> TakeInAsync(NewReport body, ApiCall call)
    {
        var fields = new Fields();
        var kinds = body.Facts?.Select(word => fields.Word<FactKind>("facts", word)).ToList();
        Instant? received = body.Received is null ? null : fields.When("received", body.Received, zone: null).Earliest;
        if (fields.Wrong.Any) return ProblemMapping.Of(fields.Wrong);
        var report = new TakeInReport(body.Channel ?? ReportChannel.Api, body.Subject, body.Text, body.Language == "zh" ? Language.Chinese : Language.English)
        {
            Finder = body.Finder is { } finder ? new Finder(finder.Name ?? "", finder.Address ?? "", finder.PgpKey ?? "", finder.WantsCredit) : null,
            ReceivedAt = received,
            Kinds = kinds,
            Vulnerability = body.Vulnerability,
            Files = [.. (body.Files ?? []).Select(file => new NewReportFile(ReportFileKind.Attachment, file.Name, file.Content))],
        };
        return await call.CreateAsync(report, body, id => ($"{id}", $"/reports/{id}"));
    }

    private static async Task<IResult> OneAsync(string id, ApiCall call, HttpResponse response)
    {
        if (await FindAsync(id, call) is not { } found) return ProblemMapping.Of(ApiProblems.NotFound);
        response.Headers.ETag = TagOf(found);
        return TypedResults.Ok(ReportBody.Of(found, await call.ReadAsync(ReportHandlingStore.FindAsync)));
    }

    private static async Task<IResult> LogAsync(string id, string? after, string? limit, ApiCall call)
    {
        if (!PageRequest.Read(after, limit).Succeeded(out var page, out var problems)) return ProblemMapping.Of(problems);
        if (await FindAsync(id, call) is not { } found) return ProblemMapping.Of(ApiProblems.NotFound);
        var events = await call.ReadAsync((reading, token) => EventStore.OfSubjectAsync(reading, new Subject("report", found.Id.Value), page.After, page.Limit + 1, token));
        return TypedResults.Ok(page.Of(events, happened => happened.Id, EventBody.Of));
    }

    private static async Task<IResult> MoveAsync(string id, NewReportState body, ApiCall call)
    {
        if (await FindAsync(id, call) is not { } found) return ProblemMapping.Of(ApiProblems.NotFound);
        var fields = new Fields();
        CaseId? about = body.Case is null ? null : new CaseId(fields.Id("case", body.Case));
        if (fields.Wrong.Any) return ProblemMapping.Of(fields.Wrong);
        return await call.EditTaggedAsync(new MoveReport(found.Id, body.State, body.Reason, about), (reading, token) => TagOfAsync(reading, found.Id, token));
    }

    private static async Task<IResult> DuplicateAsync(string id, DuplicateOf body, ApiCall call)
    {
        if (await FindAsync(id, call) is not { } found) return ProblemMapping.Of(ApiProblems.NotFound);
        return await FindAsync(body.Report, call) is { } other
            ? await call.PerformAsync(new MarkDuplicate(found.Id, other.Id))
            : ProblemMapping.Of(ApiProblems.NotAnId("report"));
    }

    private static async Task<IResult> MarkAsync(string id, ReportMark body, ApiCall call) =>
        await FindAsync(id, call) is { } found
            ? await call.EditTaggedAsync(new MarkReport(found.Id, body.Tlp), (reading, token) => TagOfAsync(reading, found.Id, token))
            : ProblemMapping.Of(ApiProblems.NotFound);

    private static async Task<IResult> AcknowledgeAsync(string id, NewAcknowledgement body, ApiCall call)
    {
        if (await FindAsync(id, call) is not { } found) return ProblemMapping.Of(ApiProblems.NotFound);
        var fields = new Fields();
        Instant? at = body.At is null ? null : fields.When("at", body.At, zone: null).Earliest;
        return fields.Wrong.Any ? ProblemMapping.Of(fields.Wrong) : await call.PerformAsync(new AcknowledgeReport(found.Id, body.How, at));
    }

    private static async Task<string?> TagOfAsync(ReadSession reading, ReportId id, CancellationToken token) =>
        await ReportStore.FindAsync(reading, id, token) is { } now ? TagOf(now) : null;

    /// <summary>Of what a person decides upon; not of what was set for all reports.</summary>
    private static string TagOf(InboundReport report) => ETags.Of(ReportBody.Of(report, ReportHandling.Unset));
}

/// <summary>A report to take in.</summary>
/// <param name="Subject">What it is about, 1 to 300 characters in a line.</param>
/// <param name="Text">What it says, up to 200,000 characters.</param>
/// <param name="Channel">How it came; api when absent.</param>
/// <param name="Language">The language that it is answered in: en or zh; en when absent.</param>
/// <param name="Received">When it was received, where that was earlier: <c>2026-12-11T10:20+01:00</c>.</param>
/// <param name="Finder">Who found it; absent when nothing is known of them. It is read at an address of its own alone.</param>
/// <param name="Facts">The kinds of facts that it becomes when a person confirms it; the usual ones when absent.</param>
/// <param name="Vulnerability">The vulnerability that it names.</param>
/// <param name="Files">Up to 200 files; the whole request has at most 32 MiB.</param>
internal sealed record NewReport(
    string Subject, string Text, ReportChannel? Channel = null, string? Language = null, string? Received = null, FinderBody? Finder = null, IReadOnlyList<string>? Facts = null,
    string? Vulnerability = null, IReadOnlyList<NewFile>? Files = null);

/// <summary>A file that comes with a report.</summary>
/// <param name="Name">What its sender calls it, up to 200 characters.</param>
/// <param name="Content">Its bytes, in base64.</param>
internal sealed record NewFile(string Name, byte[] Content);

/// <summary>Who found it.</summary>
/// <param name="Name">What they call themselves.</param>
/// <param name="Address">Where they are reached.</param>
/// <param name="PgpKey">Their key or its fingerprint.</param>
/// <param name="WantsCredit">Whether they want to be named when it is published; absent when they did not say.</param>
internal sealed record FinderBody(string? Name = null, string? Address = null, string? PgpKey = null, bool? WantsCredit = null);

/// <summary>An inbound report. What it says and who says it is not in here.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its number.</param>
/// <param name="Channel">How it came.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Language">The language that it is answered in: en or zh.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Reason">Why it stands there.</param>
/// <param name="Signal">The id of the signal that it raised.</param>
/// <param name="DuplicateOf">The id of the report that says the same.</param>
/// <param name="ReceivedAt">When it was received.</param>
/// <param name="AnchoredAt">When the first of those that say the same was received.</param>
/// <param name="AcknowledgeBy">The organisation's own target, no law.</param>
/// <param name="AcknowledgedAt">When the finder was told that it came in.</param>
/// <param name="AssessBy">The organisation's own target, no law.</param>
/// <param name="AssessedAt">When a person first found that it holds or does not.</param>
/// <param name="KeepUntil">Until when it is kept at least, as the organisation has set; absent when it has not.</param>
/// <param name="ErasedAt">When what it says, its files and who found it were erased, its time being over.</param>
/// <param name="Tlp">To whom it may be given on.</param>
internal sealed record ReportBody(
    string Id, string Number, ReportChannel Channel, string Subject, string Language, ReportState State, string? Reason, string Signal, string? DuplicateOf,
    Instant ReceivedAt, Instant AnchoredAt, Instant? AcknowledgeBy, Instant? AcknowledgedAt, Instant? AssessBy, Instant? AssessedAt, Instant? KeepUntil, Instant? ErasedAt,
    TlpMark? Tlp)
{
    public static ReportBody Of(InboundReport report, ReportHandling handling) => new(
        report.Id.ToString(), report.Number, report.Channel, report.Subject, report.Language == Foundation.Language.Chinese ? "zh" : "en", report.State, report.Reason,
        report.Signal.ToString(), report.DuplicateOf?.ToString(), report.ReceivedAt, report.AnchoredAt, report.AcknowledgeBy, report.AcknowledgedAt, report.AssessBy,
        report.AssessedAt, handling.KeepUntil(report), report.ErasedAt, report.Tlp);
}

/// <summary>Where a report stands from now on.</summary>
/// <param name="State">The next state.</param>
/// <param name="Reason">Why, up to 2,000 characters; needed for invalid, deferred and closed.</param>
/// <param name="Case">For valid: the id of the case whose facts it becomes.</param>
internal sealed record NewReportState(ReportState State, string? Reason = null, string? Case = null);

/// <summary>Which report says the same.</summary>
/// <param name="Report">Its id or number.</param>
internal sealed record DuplicateOf(string Report);

/// <summary>To whom a report may be given on.</summary>
/// <param name="Tlp">The mark; absent to take it off.</param>
internal sealed record ReportMark(TlpMark? Tlp = null);

/// <summary>That the finder was told.</summary>
/// <param name="How">How, up to 300 characters; never to whom.</param>
/// <param name="At">When; now when absent.</param>
internal sealed record NewAcknowledgement(string? How = null, string? At = null);
