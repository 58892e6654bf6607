namespace Rectify.Advisories.Scoring;

/// <summary>The versions of the Common Vulnerability Scoring System.</summary>
public enum CvssVersion { V20, V30, V31, V40 }

/// <summary>The qualitative scale. Version 2 knows Low, Medium and High only (as NVD draws the lines).</summary>
public enum Severity { None, Low, Medium, High, Critical }

/// <summary>What a CVSS vector says. Scores are 0.0 to 10.0 with one decimal, computed from the vector and never taken from a feed.</summary>
/// <param name="Vector">The vector as it was read.</param>
/// <param name="BaseScore">From the base metrics alone.</param>
/// <param name="ThreatScore">With the temporal (2, 3) or threat (4.0) metrics; null when the vector defines none.</param>
/// <param name="EnvironmentalScore">With the environmental metrics too; null when the vector defines none.</param>
public sealed record CvssScore(
    CvssVersion Version, string Vector, decimal BaseScore, decimal? ThreatScore, decimal? EnvironmentalScore)
{
    /// <summary>The score with everything that the vector defines.</summary>
    public decimal Score => EnvironmentalScore ?? ThreatScore ?? BaseScore;

    /// <summary>The severity of <see cref="Score"/>.</summary>
    public Severity Severity => SeverityOf(Version, Score);

    /// <summary>The severity of a score on the scale of a version.</summary>
    public static Severity SeverityOf(CvssVersion version, decimal score) => score switch
    {
        >= 9.0m when version is not CvssVersion.V20 => Severity.Critical,
        >= 7.0m => Severity.High,
        >= 4.0m => Severity.Medium,
        > 0m => Severity.Low,
        _ => version is CvssVersion.V20 ? Severity.Low : Severity.None,
    };
}
