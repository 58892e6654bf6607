using System.Diagnostics;

namespace Rectify.Cli.Shell;

/// <summary>
/// One line on standard error that moves while work goes on, and is gone when it is done. Nobody looks, nothing is written. Reports may
/// come from several threads.
/// </summary>
internal sealed class ProgressLine<T>(Session session, Func<T, TimeSpan, string> render) : IProgress<T>, IDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(80);

    private readonly Lock _lock = new();
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private TimeSpan _next = TimeSpan.FromMilliseconds(150);
    private bool _drawn;

    public void Report(T value)
    {
        if (!session.Surroundings.ErrIsTerminal) return;
        lock (_lock)
        {
            if (_watch.Elapsed < _next) return;
            _next = _watch.Elapsed + Pace;
            var line = Cells.Clip(render(value, _watch.Elapsed), session.Surroundings.Width - 1);
            session.Err.Write($"\r\e[2K{line}");
            _drawn = true;
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (_drawn) session.Err.Write("\r\e[2K");
            _drawn = false;
            _next = TimeSpan.MaxValue;
        }
    }
}
