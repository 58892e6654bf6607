using System.Globalization;

namespace Rectify.Clocks.Tests;

/// <summary>How long the random tests try: <c>RECTIFY_FUZZ_SECONDS=600</c> gives each of them ten minutes instead of its number of tries.</summary>
internal static class LongRun
{
    /// <summary>Below 0: the number of tries that the test names.</summary>
    internal static int Seconds { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("RECTIFY_FUZZ_SECONDS"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : -1;
}
