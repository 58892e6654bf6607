using System.Collections.Concurrent;
using System.Data.Common;
using Rectify.Parties.Sessions;
using Rectify.Server.Hosting;
using Rectify.Storage;

namespace Rectify.Server.Accounts;

/// <summary>
/// Tells open pages that their session has ended. A page that is drawn over a connection of its own makes no more requests at which that would be
/// noticed, so the sessions of all of them are asked for together, twice a second, in one query; while none is open nothing is asked.
/// </summary>
internal sealed partial class SessionWatch(Instance instance, TimeProvider time, ILogger<SessionWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<Watched, SessionId> _watched = new();

    /// <summary>Has somebody told, once, when a session counts no more; until the answer is disposed of.</summary>
    public IDisposable Watch(SessionId session, Action ended)
    {
        var watched = new Watched(this, ended);
        _watched[watched] = session;
        return watched;
    }

    /// <summary>Looks once.</summary>
    internal async Task LookAsync(CancellationToken cancellation)
    {
        var watched = _watched.ToArray();
        if (watched.Length == 0) return;
        var counting = await instance.Database.ReadAsync(
            Viewer.Machine, (reading, token) => SessionStore.CountingAsync(reading, watched.Select(each => each.Value).Distinct(), instance.Now, token), cancellation);
        foreach (var (each, _) in watched.Where(each => !counting.Contains(each.Value))) Tell(each);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await TryLookAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return; // and the pages end with the server
        }
    }

    private async Task TryLookAsync(CancellationToken cancellation)
    {
        try
        {
            await LookAsync(cancellation);
        }
        catch (Exception failure) when (failure is DbException or IOException or TimeoutException)
        {
            LogAway(log, failure);
        }
    }

    /// <summary>One page that cannot be told keeps no other from being told.</summary>
    private void Tell(Watched one)
    {
        if (!_watched.TryRemove(one, out var session)) return;
        try
        {
            one.Ended();
        }
        catch (Exception failure) when (failure is InvalidOperationException or IOException)
        {
            LogUntold(log, failure, session);
        }
    }

    private sealed class Watched(SessionWatch by, Action ended) : IDisposable
    {
        public Action Ended { get; } = ended;

        public void Dispose() => by._watched.TryRemove(this, out _);
    }

    [LoggerMessage(LogLevel.Warning, "The store could not be asked which sessions still count; it is asked again.")]
    private static partial void LogAway(ILogger log, Exception failure);

    [LoggerMessage(LogLevel.Warning, "A page could not be told that session {Session} has ended.")]
    private static partial void LogUntold(ILogger log, Exception failure, SessionId session);
}
