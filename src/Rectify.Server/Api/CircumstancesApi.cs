using NodaTime;
using Rectify.Cases;
using Rectify.Parties;

namespace Rectify.Server.Api;

/// <summary>What rules turn on beside facts: the answers that count in a case, each with whence it is.</summary>
internal static class CircumstancesApi
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/cases/{id}/circumstances", ListAsync).Produces<Page<CircumstanceBody>>().Refuses(404)
            .Needs(TokenScope.Read, "listCircumstances", "The answers that count in the case, from people, from its kind, or from the data that its systems hold");

    private static async Task<IResult> ListAsync(string id, ApiCall call) =>
        await CasesApi.FindAsync(id, call) is { } about && await call.ReadAsync((reading, token) => KnownCircumstances.OfAsync(reading, about.Id, token)) is { } known
            ? TypedResults.Ok(new Page<CircumstanceBody>([.. known.Select(CircumstanceBody.Of)], Next: null))
            : ProblemMapping.Of(ApiProblems.NotFound);
}

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
