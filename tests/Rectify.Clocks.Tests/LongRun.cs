using System.Globalization;

namespace Rectify.Clocks.Tests;

/// <summary>
/// How long the random tests try. <c>RECTIFY_FUZZ_SECONDS=600</c> gives each of them ten minutes instead of its number of tries;
/// <c>RECTIFY_TRIES_PERCENT=2</c> a fiftieth of them, for runs that repeat all tests thousands of times (mutation testing).
/// </summary>
internal static class LongRun
{
    /// <summary>Below 0: the number of tries that the test names.</summary>
    internal static int Seconds { get; } = NumberOf("RECTIFY_FUZZ_SECONDS") ?? -1;

    private static int Percent { get; } = NumberOf("RECTIFY_TRIES_PERCENT") ?? 100;

    /// <summary>What is to be done of so many tries, at least one.</summary>
    internal static int Tries(int whole) => Math.Max(1, (int)(whole * (long)Percent / 100));

    private static int? NumberOf(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
