using System.Diagnostics;
using System.Globalization;

namespace Rectify.Bench;

/// <summary>Runs something several times in one process and prints the median.</summary>
internal static class Measure
{
    /// <summary>The median of the seconds that <paramref name="run"/> takes; the first run, which also compiles, is printed apart.</summary>
    public static double Median(string what, int runs, Action run)
    {
        var seconds = new List<double>();
        for (var i = 0; i <= runs; i++)
        {
            var start = Stopwatch.GetTimestamp();
            run();
            seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        var first = seconds[0];
        seconds.RemoveAt(0);
        seconds.Sort();
        var median = seconds[seconds.Count / 2];
        Say($"{what}: median {median * 1000:F0} ms of {runs} ({seconds[0] * 1000:F0} to {seconds[^1] * 1000:F0}), first {first * 1000:F0} ms");
        return median;
    }

    public static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>The most memory that this process ever had resident, in MB.</summary>
    public static double PeakMegabytes()
    {
        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64 / 1e6;
    }
}
