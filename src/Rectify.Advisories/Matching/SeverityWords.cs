using Rectify.Advisories.Scoring;

namespace Rectify.Advisories.Matching;

/// <summary>The words with which databases rate what has no vector.</summary>
internal static class SeverityWords
{
    public static Severity? Read(string word) => word.ToUpperInvariant() switch
    {
        "NONE" => Severity.None,
        "LOW" => Severity.Low,
        "MODERATE" or "MEDIUM" => Severity.Medium,
        "HIGH" => Severity.High,
        "CRITICAL" => Severity.Critical,
        _ => null,
    };
}
