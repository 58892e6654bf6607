using Rectify.Alerts.Messages;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Server.Alarms;

namespace Rectify.Server.Api;

/// <summary>Where alarms are sent: a person's own addresses, and those of teams. No secret is ever given back.</summary>
internal static class AddressesApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/me/addresses", (ApiCall call) => ListAsync(call, (reading, token) => AddressStore.OfPersonAsync(reading, call.User.Person.Id, token)))
            .Produces<Page<AddressBody>>().Needs(TokenScope.Read, "listMyAddresses", "Where the person's alarms are sent");
        api.MapPost("/me/addresses", (NewAddress body, ApiCall call) => AddAsync(call.User.Person.Id, body, call)).Makes().Refuses(400, 409)
            .Needs(TokenScope.Write, "addMyAddress", "Adds an address of the person");
        api.MapGet("/team-addresses", (ApiCall call) => ListAsync(call, AddressStore.OfTeamsAsync))
            .Produces<Page<AddressBody>>().Needs(TokenScope.Read, "listTeamAddresses", "Where every alarm is sent");
        api.MapPost("/team-addresses", (NewAddress body, ApiCall call) => AddAsync(null, body, call)).Makes().Refuses(400, 409)
            .Needs(TokenScope.Write, "addTeamAddress", "Adds an address that gets every alarm: a team's mailbox, pager or chat");
        api.MapGet("/addresses/{id}", OneAsync).Produces<AddressBody>().Refuses(404).Needs(TokenScope.Read, "getAddress", "One address of the person or of a team");
        api.MapDelete("/addresses/{id}", RemoveAsync).Produces(StatusCodes.Status204NoContent).Refuses(404)
            .Needs(TokenScope.Write, "removeAddress", "Removes an address; what waits for it is sent nowhere");
    }

    private static async Task<IResult> ListAsync(ApiCall call, Func<Storage.ReadSession, CancellationToken, Task<IReadOnlyList<AlarmAddress>>> read) =>
        TypedResults.Ok(new Page<AddressBody>([.. (await call.ReadAsync(read)).Select(AddressBody.Of)], Next: null));

    private static async Task<IResult> OneAsync(string id, ApiCall call) =>
        Id.TryParse(id, out var key) && await call.ReadAsync((reading, token) => AddressStore.FindAsync(reading, new AlarmAddressId(key), token)) is { } found
        && (found.Person is null || found.Person == call.User.Person.Id)
            ? TypedResults.Ok(AddressBody.Of(found))
            : ProblemMapping.Of(ApiProblems.NotFound);

    private static async Task<IResult> AddAsync(PersonId? person, NewAddress body, ApiCall call)
    {
        if (body is { Channel: AlarmChannel.Webhook, Secret: { } given } && !WebhookSignature.IsSecret(given)) return ProblemMapping.Of(ApiProblems.NotAWebhookSecret);
        byte[]? secret = null;
        if (body.Secret is { Length: > 0 } text)
        {
            if (!(await call.Instance.TakeSealAsync(call.Cancellation)).Succeeded(out var key, out var problems)) return ProblemMapping.Of(problems);
            using (key) secret = key.Seal(AlarmSecrets.Purpose, text);
        }
        return await call.CreateAsync(new AddAlarmAddress(person, body.Channel, body.Address, body.Language, secret), body, id => ($"{id}", $"/addresses/{id}"));
    }

    private static async Task<IResult> RemoveAsync(string id, ApiCall call) =>
        Id.TryParse(id, out var key) ? await call.PerformAsync(new RemoveAlarmAddress(new AlarmAddressId(key))) : ProblemMapping.Of(ApiProblems.NotFound);
}

/// <summary>An address to add.</summary>
/// <param name="Channel">How: mail; webhook (signed, Standard Webhooks); pagerDuty (its Events API v2, and what reads the same); opsgenie (its Alert API); chat ({"text": …}).</param>
/// <param name="Address">A mail address; otherwise an https URL, or http on the server's own machine.</param>
/// <param name="Language">The language of what is sent.</param>
/// <param name="Secret">webhook: whsec_ and base64 of 24 to 64 bytes, which signs; pagerDuty: the routing key; opsgenie: the key of the API integration. It is sealed and never given back.</param>
internal sealed record NewAddress(AlarmChannel Channel, string Address, Language Language = Language.English, string? Secret = null);

/// <summary>An address.</summary>
internal sealed record AddressBody(string Id, AlarmChannel Channel, string Address, Language Language, bool HasSecret)
{
    /// <summary>Whoever knows the URL of a chat's webhook can write there, so of a URL only the host is told.</summary>
    public static AddressBody Of(AlarmAddress address) => new(
        address.Id.ToString(), address.Channel, address.Channel == AlarmChannel.Mail ? address.Address : new Uri(address.Address).GetLeftPart(UriPartial.Authority), address.Language, address.Secret is not null);
}
