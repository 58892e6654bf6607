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

    /// <summary>How long the log is: what a page asks before it reads what it shows.</summary>
    public Task<long> SizeAsync(CancellationToken cancellation) => instance.Database.ReadAsync(Viewer.Machine, LogReader.SizeAsync, cancellation);

    /// <summary>Has a page told whenever the log has grown, until the answer is disposed of.</summary>
    /// <param name="size">How long the log was before the page read: what came since is told too.</param>
    /// <param name="grown">Tells it.</param>
    public IDisposable Watch(long size, Action grown)
    {
        var watched = new Watched(this, grown) { Size = size };
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
                var size = await SizeAsync(stoppingToken);
                foreach (var each in _watched.Keys) each.Tell(size);
            }
            catch (Exception failure) when (failure is DbException or IOException or TimeoutException)
            {
                LogAway(log, failure);
            }
        }
    }

    private sealed class Watched(LogWatch by, Action grown) : IDisposable
    {
        /// <summary>How long the log was when the page was told last.</summary>
        public long Size { get; set; }

        public void Tell(long size)
        {
            if (size == Size) return;
            Size = size;
            grown();
        }

        public void Dispose() => by._watched.TryRemove(this, out _);
    }

    [LoggerMessage(LogLevel.Warning, "The log's size could not be read; open pages are told later.")]
    private static partial void LogAway(ILogger log, Exception failure);
}
