using System.Diagnostics.CodeAnalysis;

namespace Rectify.Advisories.Scoring;

/// <summary>
/// Scores from vectors of CVSS 2.0, 3.0, 3.1 and 4.0, by FIRST's specifications. Reading is strict: an unknown, repeated or missing
/// metric, or one out of order where the version fixes the order (2.0 and 4.0), makes the vector invalid.
/// </summary>
public static class Cvss
{
    /// <summary>The longest valid vector has under 250 characters.</summary>
    private const int MaxLength = 512;

    public static bool TryParse(string? vector, [NotNullWhen(true)] out CvssScore? score) => TryParse(vector, out score, out _);

    /// <summary>As above; when false, <paramref name="problem"/> says why.</summary>
    public static bool TryParse(string? vector, [NotNullWhen(true)] out CvssScore? score, [NotNullWhen(false)] out CvssProblem? problem)
    {
        score = null;
        problem = null;
        if (string.IsNullOrEmpty(vector)) problem = CvssProblem.Of(CvssProblemCode.Empty, default);
        else if (vector.Length > MaxLength) problem = CvssProblem.Of(CvssProblemCode.TooLong, vector);
        else if (vector.StartsWith("CVSS:4.0/", StringComparison.Ordinal)) score = Cvss4.Score(vector, vector.AsSpan(9), out problem);
        else if (vector.StartsWith("CVSS:3.1/", StringComparison.Ordinal)) score = Cvss3.Score(CvssVersion.V31, vector, vector.AsSpan(9), out problem);
        else if (vector.StartsWith("CVSS:3.0/", StringComparison.Ordinal)) score = Cvss3.Score(CvssVersion.V30, vector, vector.AsSpan(9), out problem);
        else if (vector.StartsWith("CVSS:", StringComparison.OrdinalIgnoreCase)) problem = CvssProblem.Of(CvssProblemCode.VersionUnknown, vector);
        // Version 2 has no prefix; NVD wrote its vectors in parentheses.
        else score = Cvss2.Score(vector, vector is ['(', .., ')'] ? vector.AsSpan(1, vector.Length - 2) : vector, out problem);
        return score is not null;
    }
}
