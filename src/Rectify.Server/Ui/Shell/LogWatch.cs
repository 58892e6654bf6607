using System.Collections.Concurrent;
using System.Data.Common;
using Rectify.Ledger;
using Rectify.Server.Hosting;
using Rectify.Storage;

namespace Rectify.Server.Ui.Shell;

/// <summary>
/// Tells open pages that something happened, whichever process did it: the log's size is asked for once a second for all of them together, and for none
/// while no page is open. What happened each page reads for itself, as the person who looks at it sees it.
/// </summary>
internal sealed partial class LogWatch(Instance instance, TimeProvider time, ILogger<LogWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Watched, byte> _watched = new();
    private long? _size;

    /// <summary>Has a page told whenever the log has grown, until the answer is disposed of.</summary>
    public IDisposable Watch(Action grown)
    {
        var watched = new Watched(this, grown);
        _watched[watched] = 0;
        return watched;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (_watched.IsEmpty) continue;
            try
            {
                var size = await instance.Database.ReadAsync(Viewer.Machine, LogReader.SizeAsync, stoppingToken);
                if (_size is { } before && size != before) foreach (var each in _watched.Keys) each.Grown();
                _size = size;
            }
            catch (Exception failure) when (failure is DbException or IOException or TimeoutException)
            {
                LogAway(log, failure);
            }
        }
    }

    private sealed class Watched(LogWatch by, Action grown) : IDisposable
    {
        public Action Grown { get; } = grown;

        public void Dispose() => by._watched.TryRemove(this, out _);
    }

    [LoggerMessage(LogLevel.Warning, "The log's size could not be read; open pages are told later.")]
    private static partial void LogAway(ILogger log, Exception failure);
}
