using System.Data.Common;
using NodaTime;
using Rectify.Foundation;
using Rectify.Server.Hosting;

namespace Rectify.Server.Workers;

/// <summary>
/// Has one worker take step after step. A step that fails is told and taken again, and told again after a minute while it fails for the same reason; nothing ends the
/// loop but the server.
/// </summary>
internal sealed partial class WorkerLoop<T>(Instance instance, T worker, TimeProvider time, ILogger<T> log) : BackgroundService
    where T : IWorker
{
    private static readonly Duration Silence = Duration.FromMinutes(1);

    private string? _told;
    private Instant _toldAt;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(worker.Pause.ToTimeSpan(), time);
        do
        {
            try
            {
                if ((await worker.TickAsync(instance.Now, stoppingToken)).Succeeded(out _, out var problems)) _told = null;
                else Tell(problems);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is DbException or IOException or TimeoutException or InvalidOperationException)
            {
                LogFailure(log, failure, typeof(T).Name);
            }
        }
        while (await WaitAsync(timer, stoppingToken));
    }

    private void Tell(Problems problems)
    {
        var (now, codes) = (instance.Now, string.Join(' ', problems.Select(problem => problem.Code)));
        if (codes == _told && now - _toldAt < Silence) return;
        (_told, _toldAt) = (codes, now);
        LogProblems(log, typeof(T).Name, problems);
    }

    private static async Task<bool> WaitAsync(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Worker} could not take a step; it is tried again: {Problems}")]
    private static partial void LogProblems(ILogger log, string worker, Problems problems);

    [LoggerMessage(LogLevel.Error, "{Worker} failed; it is tried again.")]
    private static partial void LogFailure(ILogger log, Exception failure, string worker);
}
