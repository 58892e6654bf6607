using Rectify.Cases;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Server.Hosting;
using Rectify.Storage;

namespace Rectify.Server.Api;

/// <summary>
/// <c>/calendar/{secret}.ics</c>: a person's duties, for calendar programs, which know no headers. The secret is that of a token that is good for
/// nothing else; a token that could do more is refused here, because addresses are written into logs.
/// </summary>
internal static class CalendarFeed
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/calendar/{secret}.ics", ReadAsync).AllowAnonymous().ExcludeFromDescription();

    private static async Task<IResult> ReadAsync(string secret, HttpRequest request, Instance instance, CancellationToken cancellation)
    {
        var token = await instance.Database.ReadAsync(Viewer.Machine, (reading, ends) => TokenStore.FindBySecretAsync(reading, secret, ends), cancellation);
        if (token is null || !token.CountsAt(instance.Now) || token.Scopes is not [TokenScope.Calendar]) return Results.NotFound();
        var (laws, language) = (await instance.LawsAsync(cancellation), Languages.Of(request));
        // The workers keep them; whoever asks between two of their steps is not told what is no longer so.
        if (!(await RefreshDuties.RunAsync(instance.Database, laws, instance.Now, progress: null, cancellation)).Succeeded(out _, out var problems)) return ProblemMapping.Of(problems);
        var calendar = await instance.Database.ReadAsync(
            Viewer.Person(token.Person.Value), (reading, ends) => DutyCalendar.WriteAsync(reading, laws, $"rectify {Instance.Version}", language, instance.Now, ends), cancellation);
        return Results.Bytes(calendar, "text/calendar; charset=utf-8");
    }
}
