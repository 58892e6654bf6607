using System.Globalization;

namespace Rectify.Bench;

/// <summary>
/// What was measured, each as a ratio to <see cref="Calibration"/>, beside what was last accepted (<c>bench/accepted.tsv</c>: name, ratio, as it was told). A ratio
/// that has grown by more than <see cref="Slack"/> is a regression; one that has shrunk as much is to be accepted, so that it is kept.
/// </summary>
internal static class Comparison
{
    /// <summary>What a run on the same machine may differ by.</summary>
    private const double Slack = 1.5;

    private static readonly SortedDictionary<string, (double Ratio, string Told)> Taken = new(StringComparer.Ordinal);

    /// <summary>Takes a measurement.</summary>
    /// <param name="name">What was measured: with store and size, so that it means the same next time.</param>
    /// <param name="seconds">Wall or processor time.</param>
    public static void Take(string name, double seconds)
    {
        var ratio = seconds / Calibration.Seconds();
        Taken[name] = (ratio, string.Create(CultureInfo.InvariantCulture, $"{seconds * 1000:G4} ms"));
        Measure.Say($"    = {ratio:G3} calibrations");
    }

    /// <summary>Tells how everything stands to what was accepted; 1 when something has become slower or is measured no more.</summary>
    public static int Check(string path)
    {
        var accepted = File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'))
            .ToDictionary(cells => cells[0], cells => double.Parse(cells[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        var worse = 0;
        foreach (var (name, (ratio, told)) in Taken)
        {
            var verdict = !accepted.TryGetValue(name, out var before) ? "new" : ratio > before * Slack ? "SLOWER" : ratio * Slack < before ? "faster" : "same";
            if (verdict == "SLOWER") worse++;
            Measure.Say($"{verdict,-7} {ratio,9:G3} (accepted {before,9:G3})  {name}: {told}");
        }
        foreach (var name in accepted.Keys.Where(name => !Taken.ContainsKey(name)))
        {
            Measure.Say($"MISSING {name}");
            worse++;
        }
        Measure.Say($"{Taken.Count} measured, {worse} slower than accepted or missing");
        return worse == 0 ? 0 : 1;
    }

    /// <summary>Accepts everything as it was measured.</summary>
    public static int Accept(string path)
    {
        File.WriteAllLines(path,
        [
            "# What ./do bench --check compares with: a name, its ratio to the calibrating workload, and what it was then. ./do bench --accept writes it.",
            .. Taken.Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Key}\t{each.Value.Ratio:G3}\t{each.Value.Told}")),
        ]);
        Measure.Say($"{Taken.Count} accepted in {path}");
        return 0;
    }
}
