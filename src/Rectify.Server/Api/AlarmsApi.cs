using NodaTime;
using Rectify.Alerts;
using Rectify.Foundation;
using Rectify.Parties;

namespace Rectify.Server.Api;

/// <summary>Alarms: what was raised, and that a person takes one on.</summary>
internal static class AlarmsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/alarms", ListAsync).Produces<Page<AlarmBody>>().Refuses(400)
            .Needs(TokenScope.Read, "listAlarms", "Alarms, oldest first; open=true: only those that nobody has acknowledged and that still matter");
        api.MapGet("/alarms/{id}", OneAsync).Produces<AlarmBody>().Refuses(404)
            .Needs(TokenScope.Read, "getAlarm", "One alarm");
        api.MapPost("/alarms/{id}/acknowledge", AcknowledgeAsync).Produces(StatusCodes.Status204NoContent).Refuses(404, 409)
            .Needs(TokenScope.Write, "acknowledgeAlarm", "Takes an alarm on: this step goes no further, the next one comes all the same");
    }

    private static async Task<IResult> ListAsync(string? after, string? limit, bool? open, ApiCall call)
    {
        if (!PageRequest.Read(after, limit).Succeeded(out var page, out var problems)) return ProblemMapping.Of(problems);
        var found = await call.ReadAsync((reading, token) => AlarmStore.PageAsync(reading, page.After, page.Limit + 1, open == true, token));
        return TypedResults.Ok(page.Of(found, each => each.Id.Value, alarm => AlarmBody.Of(alarm, call.Language)));
    }

    private static async Task<IResult> OneAsync(string id, ApiCall call) =>
        Id.TryParse(id, out var key) && await call.ReadAsync((reading, token) => AlarmStore.FindAsync(reading, new AlarmId(key), token)) is { } found
            ? TypedResults.Ok(AlarmBody.Of(found, call.Language))
            : ProblemMapping.Of(ApiProblems.NotFound);

    private static async Task<IResult> AcknowledgeAsync(string id, ApiCall call) =>
        Id.TryParse(id, out var key) ? await call.PerformAsync(new AcknowledgeAlarm(new AlarmId(key))) : ProblemMapping.Of(ApiProblems.NotFound);
}

/// <summary>An alarm.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Case">The number of the case.</param>
/// <param name="Title">What the case is about; absent for a closed one.</param>
/// <param name="Recipient">What people call the recipient, in the language that was asked for.</param>
/// <param name="Rules">The rules of what is owed to the recipient, soonest first; none for a closed case.</param>
/// <param name="Provisional">The clock rests on a signal that no person has confirmed.</param>
/// <param name="ActBy">Act by; absent when the law gives no number and the organisation has no target.</param>
/// <param name="Step">Why it was raised: how much of the time was left.</param>
/// <param name="Turn">How many times this step came before.</param>
/// <param name="ScheduledAt">When it was to be raised.</param>
/// <param name="RaisedAt">When it was.</param>
/// <param name="AcknowledgedAt">When a person took it on.</param>
/// <param name="AcknowledgedBy">The id of that person.</param>
/// <param name="SettledAt">When what it is about was no longer the next to do.</param>
/// <param name="Hop">How often it moved along because nobody acknowledged it.</param>
internal sealed record AlarmBody(
    string Id, string Case, string? Title, string Recipient, IReadOnlyList<string> Rules, bool Provisional, Instant? ActBy, AlarmStep Step, int Turn,
    Instant ScheduledAt, Instant RaisedAt, Instant? AcknowledgedAt, string? AcknowledgedBy, Instant? SettledAt, int Hop)
{
    public static AlarmBody Of(Alarm alarm, Language language) => new(
        alarm.Id.ToString(), alarm.Number, alarm.Title, alarm.RecipientName.In(language), alarm.Duties, alarm.Provisional, alarm.ActBy, alarm.Step, alarm.Turn,
        alarm.ScheduledAt, alarm.RaisedAt, alarm.AcknowledgedAt, alarm.AcknowledgedBy?.ToString(), alarm.SettledAt, alarm.Hop);
}
