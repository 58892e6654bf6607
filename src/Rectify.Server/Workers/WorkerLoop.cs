using System.Data.Common;
using Rectify.Foundation;
using Rectify.Server.Hosting;

namespace Rectify.Server.Workers;

/// <summary>Calls <see cref="Housekeeping"/> once a second. A step that fails is told and taken again; nothing ends the loop but the server.</summary>
internal sealed partial class WorkerLoop(Instance instance, Housekeeping housekeeping, TimeProvider time, ILogger<WorkerLoop> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            try
            {
                if (!(await housekeeping.TickAsync(instance.Now, stoppingToken)).Succeeded(out _, out var problems)) LogProblems(log, problems);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is DbException or IOException or TimeoutException or InvalidOperationException)
            {
                LogFailure(log, failure);
            }
        }
        while (await WaitAsync(timer, stoppingToken));
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

    [LoggerMessage(LogLevel.Warning, "Housekeeping could not be done; it is tried again: {Problems}")]
    private static partial void LogProblems(ILogger log, Problems problems);

    [LoggerMessage(LogLevel.Error, "Housekeeping failed; it is tried again.")]
    private static partial void LogFailure(ILogger log, Exception failure);
}
