using System.Diagnostics;
using System.Globalization;

namespace Rectify.Bench;

/// <summary>Runs something several times in one process and prints the median.</summary>
internal static class Measure
{
    /// <summary>
    /// The median of the wall-clock seconds that <paramref name="run"/> takes; the first run, which also compiles, is printed apart. The
    /// processor time stands beside it: on a machine that others use too it is the steadier number.
    /// </summary>
    public static double Median(string what, int runs, Action run)
    {
        var (firstWall, firstCpu) = Time(run);
        var times = Enumerable.Range(0, runs).Select(_ => Time(run)).ToList();
        var wall = times.Select(time => time.Wall).Order().ToList();
        var cpu = times.Select(time => time.Cpu).Order().ToList();
        Say($"{what}: median {wall[runs / 2] * 1000:F0} ms of {runs} ({wall[0] * 1000:F0} to {wall[^1] * 1000:F0}), processor {cpu[runs / 2] * 1000:F0} ms; first {firstWall * 1000:F0} ms, processor {firstCpu * 1000:F0} ms");
        return wall[runs / 2];
    }

    private static (double Wall, double Cpu) Time(Action run)
    {
        using var self = Process.GetCurrentProcess();
        var (cpu, start) = (self.TotalProcessorTime, Stopwatch.GetTimestamp());
        run();
        self.Refresh();
        return (Stopwatch.GetElapsedTime(start).TotalSeconds, (self.TotalProcessorTime - cpu).TotalSeconds);
    }

    public static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>The most memory that this process ever had resident, in MB.</summary>
    public static double PeakMegabytes()
    {
        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64 / 1e6;
    }
}
