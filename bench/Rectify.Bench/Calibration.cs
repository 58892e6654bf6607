using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace Rectify.Bench;

/// <summary>
/// A fixed piece of work of the kinds that the product does: hashing, sorting, texts in a dictionary, garbage. What is measured is told as a ratio to it, measured
/// in the same minute, so that a slower or busier machine does not look like slower code.
/// </summary>
internal static class Calibration
{
    private const int Runs = 5;

    /// <summary>How many seconds it takes now, the median of five.</summary>
    public static double Seconds()
    {
        Work();
        return Enumerable.Range(0, Runs).Select(_ =>
        {
            var started = Stopwatch.GetTimestamp();
            Work();
            return Stopwatch.GetElapsedTime(started).TotalSeconds;
        }).Order().ElementAt(Runs / 2);
    }

    private static void Work()
    {
        var random = new Random(1);
        var bytes = new byte[8 << 20];
        random.NextBytes(bytes);
        var sum = SHA256.HashData(bytes)[0];
        var numbers = new int[400_000];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = random.Next();
        Array.Sort(numbers);
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < 100_000; i++) known[string.Create(CultureInfo.InvariantCulture, $"pkg:npm/package-{numbers[i] % 50_000}@1.0.0")] = i;
        if (known.Count + sum == int.MinValue) throw new InvalidOperationException("Nothing was done");
    }
}
