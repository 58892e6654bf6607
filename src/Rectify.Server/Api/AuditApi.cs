using System.Text.Json;
using NodaTime;
using Rectify.Cases.Access;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Server.Api;

/// <summary>Who did what, and who read what: for auditors, as far as it is open to them.</summary>
internal static class AuditApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/audit/events", EventsAsync).Produces<Page<AuditEventBody>>().Refuses(400)
            .Needs(TokenScope.Read, "listAuditEvents", "Who did what, oldest first, for auditors: of a 'person', to a 'subject' (case/01j…), of a 'type', 'since' and 'until' a time");
        api.MapGet("/audit/readings", ReadingsAsync).Produces<Page<ReadingBody>>().Refuses(400)
            .Needs(TokenScope.Read, "listReadings", "Who read what, oldest first, for auditors: of a 'person', of a 'subject', 'since' and 'until' a time");
    }

    private static async Task<IResult> EventsAsync(string? person, string? subject, string? type, string? since, string? until, string? after, string? limit, ApiCall call) =>
        await AnswerAsync(
            person, subject, since, until, after, limit, call, (filter, from, count) => new AskTrail(filter with { Types = type is null ? null : [type] }, from, count),
            happened => happened.Id, AuditEventBody.Of);

    private static async Task<IResult> ReadingsAsync(string? person, string? subject, string? since, string? until, string? after, string? limit, ApiCall call) =>
        await AnswerAsync(person, subject, since, until, after, limit, call, (filter, from, count) => new AskReadings(filter, from, count), reading => reading.Id, ReadingBody.Of);

    private static async Task<IResult> AnswerAsync<T, TBody>(
        string? person, string? subject, string? since, string? until, string? after, string? limit, ApiCall call,
        Func<TrailFilter, Id, int, IQuestion<IReadOnlyList<T>>> question, Func<T, Id> id, Func<T, TBody> body)
    {
        if (!PageRequest.Read(after, limit).Succeeded(out var page, out var problems)) return ProblemMapping.Of(problems);
        var fields = new Fields();
        var filter = new TrailFilter
        {
            Who = person is null || person.StartsWith("os:", StringComparison.Ordinal) ? person : fields.Id("person", person).ToString(),
            Subject = subject is null ? null : fields.Subject("subject", subject),
            Since = since is null ? null : fields.When("since", since, zone: null).Earliest,
            Until = until is null ? null : fields.When("until", until, zone: null).Earliest,
        };
        if (fields.Wrong.Any) return ProblemMapping.Of(fields.Wrong);
        return (await call.AskAsync(question(filter, page.After, page.Limit + 1))).Succeeded(out var found, out problems)
            ? TypedResults.Ok(page.Of(found, id, body))
            : ProblemMapping.Of(problems);
    }
}

/// <summary>Something that was done.</summary>
/// <param name="Id">The id of the event.</param>
/// <param name="Position">Its place in the log, from 0; absent until it has one.</param>
/// <param name="Who">Who did it: the id of a person, or <c>os:</c> and an account.</param>
/// <param name="Type">What, for example <c>case.opened</c>.</param>
/// <param name="Subject">To what: a concept's word and an id, <c>case/01j…</c>.</param>
/// <param name="RecordedAt">When it was written.</param>
/// <param name="Payload">What the event says; absent after it was erased.</param>
internal sealed record AuditEventBody(string Id, long? Position, string Who, string Type, string Subject, Instant RecordedAt, JsonElement? Payload)
{
    public static AuditEventBody Of(LoggedEvent happened) => new(
        happened.Id.ToString(), happened.Position, happened.Who, happened.Type, happened.Subject.ToString(), happened.RecordedAt,
        happened.Payload is { } payload ? JsonSerializer.Deserialize<JsonElement>(payload.Bytes) : null);
}

/// <summary>That somebody opened something.</summary>
/// <param name="Id">The id of the event.</param>
/// <param name="Reader">Who.</param>
/// <param name="Subject">The case, report or file.</param>
/// <param name="Object">What of it; absent after that was erased.</param>
/// <param name="Via">The session or token that it was opened in.</param>
/// <param name="At">When it was first opened in it.</param>
internal sealed record ReadingBody(string Id, string Reader, string Subject, string? Object, string? Via, Instant At)
{
    public static ReadingBody Of(Reading reading) => new(reading.Id.ToString(), reading.Reader, reading.Subject.ToString(), reading.Object, reading.Via, reading.At);
}
