using Rectify.Advisories.Scoring;
using Rectify.Publications.Writing;

namespace Rectify.Publications.Data;

/// <summary>A CVSS vector with its scores in FIRST's JSON form, computed and never taken over.</summary>
internal static class CvssJson
{
    /// <summary>The member's name as CSAF has it (<c>cvss_v3</c>) and the object; null when the vector is none.</summary>
    public static (string Name, JsonMap Object)? Of(string vector)
    {
        if (!Cvss.TryParse(vector, out var score)) return null;
        var isOld = score.Version == CvssVersion.V20;
        // Version 4 has one score, with all that the vector says.
        var number = score.Version == CvssVersion.V40 ? score.Score : score.BaseScore;
        var cvss = new JsonMap
        {
            ["version"] = score.Version switch { CvssVersion.V20 => "2.0", CvssVersion.V30 => "3.0", CvssVersion.V31 => "3.1", _ => "4.0" },
            ["vectorString"] = score.Vector.Trim('(', ')'),
            ["baseScore"] = number,
            ["baseSeverity"] = isOld ? null : Severity(score, number),
        };
        if (score.Version != CvssVersion.V40)
        {
            Add(cvss, score, "temporal", score.ThreatScore);
            Add(cvss, score, "environmental", score.EnvironmentalScore);
        }
        return (score.Version switch { CvssVersion.V20 => "cvss_v2", CvssVersion.V40 => "cvss_v4", _ => "cvss_v3" }, cvss);
    }

    private static void Add(JsonMap cvss, CvssScore score, string name, decimal? value)
    {
        if (value is not { } number) return;
        cvss[name + "Score"] = number;
        if (score.Version != CvssVersion.V20) cvss[name + "Severity"] = Severity(score, number);
    }

    private static string Severity(CvssScore score, decimal number) => CvssScore.SeverityOf(score.Version, number).ToString().ToUpperInvariant();
}
