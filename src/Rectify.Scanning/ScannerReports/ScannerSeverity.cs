using System.Globalization;

namespace Rectify.Scanning.ScannerReports;

/// <summary>How grave a row is, on one scale for all scanners. In ascending order.</summary>
public enum ScannerSeverity
{
    /// <summary>The report does not say.</summary>
    Unstated,
    /// <summary>Worth knowing, no weakness by itself.</summary>
    Info,
    /// <summary>Low.</summary>
    Low,
    /// <summary>Medium.</summary>
    Medium,
    /// <summary>High.</summary>
    High,
    /// <summary>Critical.</summary>
    Critical,
}

/// <summary>From the scanners' words and numbers to the one scale.</summary>
internal static class Severities
{
    /// <summary>A word of any of the scanners, or a score.</summary>
    public static ScannerSeverity Of(string? word)
    {
        var text = word?.Trim() ?? "";
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var score)) return OfScore(score);
        return text.ToLowerInvariant() switch
        {
            "critical" => ScannerSeverity.Critical,
            "high" or "error" => ScannerSeverity.High,
            "medium" or "moderate" or "warning" => ScannerSeverity.Medium,
            "low" => ScannerSeverity.Low,
            "none" or "info" or "informational" or "information" or "note" or "log" or "debug" => ScannerSeverity.Info,
            _ => ScannerSeverity.Unstated,
        };
    }

    /// <summary>The bands of CVSS 3 and 4 (specification §5).</summary>
    public static ScannerSeverity OfScore(decimal score) => score switch
    {
        >= 9.0m => ScannerSeverity.Critical,
        >= 7.0m => ScannerSeverity.High,
        >= 4.0m => ScannerSeverity.Medium,
        > 0m => ScannerSeverity.Low,
        _ => ScannerSeverity.Info,
    };
}
