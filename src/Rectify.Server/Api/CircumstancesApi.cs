using NodaTime;
using Rectify.Cases;
using Rectify.Clocks.Rules;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Server.Api;

/// <summary>What rules turn on beside facts: the answers that count in a case, each with whence it is.</summary>
internal static class CircumstancesApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/cases/{id}/circumstances", ListAsync).Produces<Page<CircumstanceBody>>().Refuses(404)
            .Needs(TokenScope.Read, "listCircumstances", "The answers that count in the case, from people, from its kind, or from the data that its systems hold");
        api.MapGet("/cases/{id}/circumstances/{circumstance}", OneAsync).Produces<OneCircumstanceBody>().Refuses(404)
            .Needs(TokenScope.Read, "getCircumstance", "What counts of one question, with the ETag that answering it needs; nothing counts while nobody has answered it");
        api.MapPut("/cases/{id}/circumstances/{circumstance}", SayAsync).Edits()
            .Needs(TokenScope.Write, "sayCircumstance", "Answers a question on which rules turn; the last word counts");
    }

    private static async Task<IResult> ListAsync(string id, ApiCall call) =>
        await CasesApi.FindAsync(id, call) is { } about && await call.ReadAsync((reading, token) => KnownCircumstances.OfAsync(reading, about.Id, token)) is { } known
            ? TypedResults.Ok(new Page<CircumstanceBody>([.. known.Select(CircumstanceBody.Of)], Next: null))
            : ProblemMapping.Of(ApiProblems.NotFound);

    private static async Task<IResult> OneAsync(string id, string circumstance, ApiCall call, HttpResponse response) =>
        await FindAsync(id, circumstance, call) is var (about, known)
            ? ETags.Answer(response, await call.ReadAsync((reading, token) => BodyAsync(reading, about, known, token)))
            : ProblemMapping.Of(ApiProblems.NotFound);

    private static async Task<IResult> SayAsync(string id, string circumstance, NewAnswer body, ApiCall call) =>
        await FindAsync(id, circumstance, call) is var (about, known)
            ? await call.EditAsync(new SayCircumstance(about, known, body.Answer, body.Reason), (reading, token) => BodyAsync(reading, about, known, token))
            : ProblemMapping.Of(ApiProblems.NotFound);

    /// <summary>The case for whoever may see it, and the question as the rules in use ask it.</summary>
    private static async Task<(CaseId About, Circumstance Known)?> FindAsync(string id, string circumstance, ApiCall call)
    {
        var laws = await call.Instance.LawsAsync(call.Cancellation);
        return await CasesApi.FindAsync(id, call) is { } about && laws.Rules.Terms.Circumstances.TryGetValue(circumstance, out var known) ? (about.Id, known) : null;
    }

    private static async Task<OneCircumstanceBody?> BodyAsync(ReadSession reading, CaseId about, Circumstance asked, CancellationToken token) =>
        await KnownCircumstances.OfAsync(reading, about, token) is { } all
            ? new OneCircumstanceBody(asked.Id, all.FirstOrDefault(known => known.Circumstance == asked.Id) is { } counts ? CircumstanceBody.Of(counts) : null)
            : null;
}

/// <summary>An answer to what rules turn on.</summary>
/// <param name="Answer">Yes, no, a word of the circumstance, or a whole number.</param>
/// <param name="Reason">How it is known; 1 to 2,000 characters.</param>
internal sealed record NewAnswer(string Answer, string Reason);

/// <summary>A question on which rules turn.</summary>
/// <param name="Circumstance">What is asked, as rules name it.</param>
/// <param name="Counts">The answer that counts; absent while there is none.</param>
internal sealed record OneCircumstanceBody(string Circumstance, CircumstanceBody? Counts);

/// <summary>An answer that counts.</summary>
/// <param name="Circumstance">What was asked, as rules name it.</param>
/// <param name="Answer">Yes, no, a word or a number.</param>
/// <param name="Source">Whence it is.</param>
/// <param name="Reason">What the person who said it gave as a reason.</param>
/// <param name="SaidAt">When that was.</param>
/// <param name="Data">The data held that it follows from: it is shown, and may be corrected, there.</param>
internal sealed record CircumstanceBody(string Circumstance, string Answer, CircumstanceSource Source, string? Reason, Instant? SaidAt, IReadOnlyList<DataHeldBody>? Data)
{
    public static CircumstanceBody Of(KnownCircumstance known) => new(
        known.Circumstance, known.Answer, known.Source, known.Reason, known.SaidAt, known.Data.Count == 0 ? null : [.. known.Data.Select(DataHeldBody.Of)]);
}
