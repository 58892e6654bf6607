using System.Globalization;

namespace Rectify.Cli.Shell;

/// <summary>Numbers as people read them. The program carries no culture data: what differs by language stands in the texts.</summary>
internal static class Shown
{
    private static readonly string[] Units = ["B", "kB", "MB", "GB", "TB"];

    /// <summary>1234567 → <c>1,234,567</c>.</summary>
    public static string Count(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>1234567 → <c>1.2 MB</c> (decimal units).</summary>
    public static string Bytes(long bytes)
    {
        var (value, unit) = ((double)bytes, 0);
        for (; value >= 999.5 && unit < Units.Length - 1; unit++) value /= 1000;
        return string.Create(CultureInfo.InvariantCulture, $"{(unit == 0 || value >= 99.95 ? $"{value:0}" : $"{value:0.0}")} {Units[unit]}");
    }

    /// <summary>0.94358 → <c>94.4 %</c>.</summary>
    public static string Share(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.0} %");

    /// <summary>A score with its one digit: <c>10.0</c>.</summary>
    public static string Score(double score) => score.ToString("0.0", CultureInfo.InvariantCulture);
}
