using System.Globalization;
using Rectify.Advisories.Scoring;
using Rectify.Testing;

namespace Rectify.Advisories.Tests.Scoring;

/// <summary>Thousands of vectors with the scores of others: NVD, CVE records, and a calculator that is not ours.</summary>
public sealed class CvssConformanceTests
{
    [Fact]
    public void Real_vectors_have_the_base_score_that_was_published()
    {
        var (rows, wrong) = (Rows("real-vectors.csv"), new List<string>());
        foreach (var row in rows)
        {
            if (!Cvss.TryParse(row[1], out var score, out var problem)) wrong.Add($"{row[1]}: {problem}");
            else if (Published(score) != Number(row[2])) wrong.Add($"{row[1]}: {row[2]} expected, {Published(score)}");
            else if (NameOf(score.Version) != row[0]) wrong.Add($"{row[1]}: {score.Version}");
        }
        Assert.Equal(1651, rows.Count);
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public void Generated_vectors_have_the_scores_and_severities_of_another_calculator()
    {
        var (rows, wrong) = (Rows("generated-redhat-cvss.csv"), new List<string>());
        foreach (var row in rows)
        {
            if (!Cvss.TryParse(row[1], out var score, out var problem))
            {
                wrong.Add($"{row[1]}: {problem}");
                continue;
            }
            var severities = row[5].Split('|');
            // Their 4.0 column is the score of the whole vector; ours of the other versions stand apart.
            if (score.Version == CvssVersion.V40) Compare(row, "score", score.Score, row[2], severities[0], score, wrong);
            else
            {
                Compare(row, "base", score.BaseScore, row[2], severities[0], score, wrong);
                if (score.ThreatScore is { } threat) Compare(row, "temporal", threat, row[3], severities[1], score, wrong);
                if (score.EnvironmentalScore is { } environmental) Compare(row, "environmental", environmental, row[4], severities[2], score, wrong);
            }
        }
        Assert.Equal(5203, rows.Count);
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public void A_published_score_that_the_vector_does_not_give_is_not_repeated()
    {
        var rows = Rows("published-score-wrong.csv");
        var wrong = new List<string>();
        foreach (var row in rows)
        {
            Assert.True(Cvss.TryParse(row[1], out var score), row[1]);
            if (score.BaseScore != Number(row[3]) || score.BaseScore == Number(row[2])) wrong.Add($"{row[5]} {row[1]}: {row[3]} expected, {score.BaseScore}");
        }
        Assert.Equal(185, rows.Count);
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    /// <summary>Publishers of 4.0 write the score of the whole vector, threat included, where the record says "base score".</summary>
    private static decimal Published(CvssScore score) => score.Version == CvssVersion.V40 ? score.Score : score.BaseScore;

    private static void Compare(string[] row, string what, decimal actual, string expected, string severity, CvssScore score, List<string> wrong)
    {
        if (actual != Number(expected)) wrong.Add($"{row[1]} {what}: {expected} expected, {actual}");
        else if (CvssScore.SeverityOf(score.Version, actual).ToString() != severity) wrong.Add($"{row[1]} {what} {actual}: {severity} expected");
    }

    private static List<string[]> Rows(string file)
    {
        var kit = $"conformance/cvss/{file}";
        Assert.SkipUnless(DataKit.Has(kit), DataKit.Missing(kit));
        return [.. File.ReadLines(DataKit.PathOf(kit)).Skip(1).Select(line => line.Split(','))];
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string NameOf(CvssVersion version) => version switch
    {
        CvssVersion.V20 => "2.0",
        CvssVersion.V30 => "3.0",
        CvssVersion.V31 => "3.1",
        _ => "4.0",
    };
}
