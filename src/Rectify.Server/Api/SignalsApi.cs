using NodaTime;
using Rectify.Cases;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Parties;

namespace Rectify.Server.Api;

/// <summary>Signals: what machines and strangers say. A person confirms one into facts, or rejects it with a reason.</summary>
internal static class SignalsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/signals", WaitingAsync).Produces<Page<SignalBody>>().Refuses(400)
            .Needs(TokenScope.Read, "listSignals", "Signals that wait for a person, oldest first");
        api.MapPost("/signals", RaiseAsync).Makes()
            .Refuses(400, 404)
            .Needs(TokenScope.Intake, "raiseSignal", "Notes what a machine or a stranger says; it decides nothing");
        api.MapGet("/signals/{id}", OneAsync).Produces<SignalBody>().Refuses(404)
            .Needs(TokenScope.Read, "getSignal", "One signal");
        api.MapPost("/signals/{id}/confirmation", ConfirmAsync).Produces<ConfirmedBody>().TakesKey()
            .Refuses(400, 404, 409)
            .Needs(TokenScope.Write, "confirmSignal", "Turns it into facts of a case, once for everything that it touches");
        api.MapPost("/signals/{id}/rejection", RejectAsync).Produces(StatusCodes.Status204NoContent)
            .Refuses(400, 404, 409)
            .Needs(TokenScope.Write, "rejectSignal", "Rejects it; the clocks that it started provisionally end");
    }

    private static async Task<IResult> WaitingAsync(string? after, string? limit, ApiCall call)
    {
        if (!PageRequest.Read(after, limit).Succeeded(out var page, out var problems)) return ProblemMapping.Of(problems);
        var found = await call.ReadAsync((reading, token) => SignalStore.WaitingPageAsync(reading, page.After, page.Limit + 1, token));
        return TypedResults.Ok(page.Of(found, signal => signal.Id.Value, SignalBody.Of));
    }

    private static async Task<IResult> RaiseAsync(NewSignal body, ApiCall call)
    {
        var fields = new Fields();
        var kinds = body.Facts.Select(word => fields.Word<FactKind>("facts", word)).ToList();
        var assets = (body.Assets ?? []).Select(text => fields.Asset("assets", text)).ToList();
        var occurred = fields.When("occurred", body.Occurred, body.Zone);
        CaseId? about = body.Case is null ? null : new CaseId(fields.Id("case", body.Case));
        if (fields.Wrong.Any) return ProblemMapping.Of(fields.Wrong);
        return await call.CreateAsync(
            new RaiseSignal(body.Source, body.Statement, kinds, occurred, assets, body.Vulnerability, about), body, id => ($"{id}", $"/signals/{id}"));
    }

    private static async Task<IResult> OneAsync(string id, ApiCall call)
    {
        if (!Id.TryParse(id, out var key) || await call.ReadAsync((reading, token) => SignalStore.FindAsync(reading, new SignalId(key), token)) is not { } found)
            return ProblemMapping.Of(ApiProblems.NotFound);
        if (found.Case is { } about) await CasesApi.OpenedAsync(about, call);
        return TypedResults.Ok(SignalBody.Of(found));
    }

    private static async Task<IResult> ConfirmAsync(string id, Confirmation body, ApiCall call)
    {
        if (!Id.TryParse(id, out var key)) return ProblemMapping.Of(ApiProblems.NotFound);
        var fields = new Fields();
        var about = new CaseId(fields.Id("case", body.Case));
        var kinds = body.Facts?.Select(word => fields.Word<FactKind>("facts", word)).ToList();
        Clocks.Counting.Occurrence? occurred = body.Occurred is null ? null : fields.When("occurred", body.Occurred, body.Zone);
        if (fields.Wrong.Any) return ProblemMapping.Of(fields.Wrong);
        var confirming = new ConfirmSignal(new SignalId(key), about, kinds, occurred, body.HowKnown);
        return (await call.OnceAsync(confirming, body, static facts => new ConfirmedBody([.. facts.Select(fact => fact.ToString())]))).Succeeded(out var confirmed, out var problems)
            ? TypedResults.Ok(confirmed)
            : ProblemMapping.Of(problems);
    }

    private static async Task<IResult> RejectAsync(string id, Rejection body, ApiCall call) =>
        Id.TryParse(id, out var key) ? await call.PerformAsync(new RejectSignal(new SignalId(key), body.Reason)) : ProblemMapping.Of(ApiProblems.NotFound);
}

/// <summary>What a machine or a stranger says.</summary>
/// <param name="Source">Who says it, 1 to 200 characters: a feed's name, <c>finder</c>, <c>press</c>; never a person's name.</param>
/// <param name="Statement">What it says, up to 2,000 characters.</param>
/// <param name="Facts">The kinds of facts that it becomes when it is confirmed.</param>
/// <param name="Occurred">When it happened: <c>2026-12-11T10:20+01:00</c>, <c>2026-12-11</c>, or two instants with a slash between them.</param>
/// <param name="Zone">The zone of a date without a time, of the tz database; UTC when absent.</param>
/// <param name="Assets">The releases and systems that it touches: <c>release:</c> or <c>system:</c> and an id.</param>
/// <param name="Vulnerability">The vulnerability that it is about.</param>
/// <param name="Case">The id of the case that it belongs to.</param>
internal sealed record NewSignal(
    string Source, string Statement, IReadOnlyList<string> Facts, string Occurred, string? Zone = null, IReadOnlyList<string>? Assets = null, string? Vulnerability = null, string? Case = null);

/// <summary>A signal.</summary>
internal sealed record SignalBody(
    string Id, string Source, string Statement, IReadOnlyList<string> Facts, Instant Earliest, Instant Latest, Instant ReceivedAt,
    string? Vulnerability, IReadOnlyList<string> Assets, bool Everywhere, string? Case, SignalState State, string? Reason)
{
    public static SignalBody Of(Signal signal) => new(
        signal.Id.ToString(), signal.Source, signal.Statement, [.. signal.Kinds.Select(Words.Of)], signal.Occurred.Earliest, signal.Occurred.Latest, signal.ReceivedAt,
        signal.Vulnerability, [.. signal.Assets.Select(asset => asset.ToString())], signal.Everywhere, signal.Case?.ToString(), signal.State, signal.Reason);
}

/// <summary>How a signal becomes facts.</summary>
/// <param name="Case">The id of the case.</param>
/// <param name="Facts">Which of its kinds of facts; all when absent.</param>
/// <param name="Occurred">When it happened; as the signal says when absent.</param>
/// <param name="Zone">The zone of a date without a time; UTC when absent.</param>
/// <param name="HowKnown">What was found out, up to 2,000 characters.</param>
internal sealed record Confirmation(string Case, IReadOnlyList<string>? Facts = null, string? Occurred = null, string? Zone = null, string? HowKnown = null);

/// <summary>The facts that a signal became.</summary>
internal sealed record ConfirmedBody(IReadOnlyList<string> Facts);

/// <summary>Why a signal is rejected.</summary>
/// <param name="Reason">1 to 2,000 characters.</param>
internal sealed record Rejection(string Reason);
