using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using NodaTime;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Server.Api;

/// <summary>
/// What changes, as it is numbered in the log, as server-sent events: what happened to what, and nothing of its content. Who was away goes on
/// with <c>Last-Event-ID</c>, the position in the log, and misses nothing. What the person may not see is not in the stream.
/// </summary>
internal static class EventsApi
{
    private const int AtOnce = 500;

    /// <summary>How often the log is looked at for somebody who waits; a commit by another process is seen as soon.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/events", Stream).Produces<EventBody>(StatusCodes.Status200OK, "text/event-stream").Takes("Last-Event-ID", "Where the last stream ended.")
            .Needs(TokenScope.Read, "streamEvents", "What changes, as server-sent events; Last-Event-ID goes on where a stream ended");

    private static async Task<IResult> Stream(ApiCall call, IHostApplicationLifetime server)
    {
        var from = long.TryParse(call.Request.Headers["Last-Event-ID"], System.Globalization.NumberStyles.None, null, out var last)
            ? last + 1
            : await call.ReadAsync(LogReader.SizeAsync);
        return TypedResults.ServerSentEvents(ChangesAsync(call, from, server, call.Cancellation));
    }

    private static async IAsyncEnumerable<SseItem<EventBody>> ChangesAsync(
        ApiCall call, long from, IHostApplicationLifetime server, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellation, server.ApplicationStopping);
        await call.BeginAsync(ends.Token);
        while (!ends.IsCancellationRequested)
        {
            // The size is read in the same snapshot, so that what the person may not see is passed over and never read again.
            var (counts, size, events) = await call.ReadAsync(async (reading, token) =>
                (await call.CountsAsync(reading, token), await LogReader.SizeAsync(reading, token), await EventStore.FromPositionAsync(reading, from, AtOnce, token)));
            if (!counts) yield break; // the token was revoked, or its time is over
            foreach (var happened in events)
                yield return new SseItem<EventBody>(EventBody.Of(happened), happened.Type) { EventId = $"{happened.Position}" };
            from = events.Count == AtOnce ? events[^1].Position + 1 ?? size : size;
            if (events.Count == AtOnce) continue;
            try
            {
                await Task.Delay(Pause, ends.Token);
            }
            catch (OperationCanceledException)
            {
                yield break;
            }
        }
    }
}

/// <summary>Something that happened.</summary>
/// <param name="Position">Its place in the log, from 0.</param>
/// <param name="Type">What, for example <c>case.opened</c>.</param>
/// <param name="Subject">To what: a concept's word and an id, <c>case/01j…</c>.</param>
/// <param name="RecordedAt">When it was written.</param>
internal sealed record EventBody(long Position, string Type, string Subject, Instant RecordedAt)
{
    public static EventBody Of(LoggedEvent happened) => new(happened.Position ?? -1, happened.Type, happened.Subject.ToString(), happened.RecordedAt);
}
