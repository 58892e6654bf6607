using System.Globalization;
using Rectify.Advisories.Scoring;
using Rectify.Publications.Data;
using static Rectify.Publications.Checking.CsafTests;

namespace Rectify.Publications.Checking;

/// <summary>The tests of scores.</summary>
internal static class CvssTests
{
    private static readonly string[] Members = ["cvss_v2", "cvss_v3", "cvss_v4"];
    private static readonly string[] ScoreNames = ["baseScore", "temporalScore", "threatScore", "environmentalScore"];

    /// <summary>6.1.7: two scores of one version from one source.</summary>
    public static IEnumerable<(Node, string)> SeveralPerProduct(CsafDocument document)
    {
        foreach (var vulnerability in document.Vulnerabilities)
        {
            var seen = new HashSet<(string Product, string Version, string Source)>();
            foreach (var (score, content, products) in document.Scores(vulnerability))
            {
                var versions = Members.Select(name => content[name]).Where(cvss => cvss.IsObject).Select(cvss => cvss["version"].Text)
                    .Concat(content["qualitative_severity_rating"].IsThere ? ["rating"] : Array.Empty<string>()).Where(version => version.Length > 0).ToList();
                foreach (var product in products.Items)
                    foreach (var version in versions)
                        if (!seen.Add((product.Text, version, score["source"].Text))) yield return At(product, version);
            }
        }
    }

    /// <summary>6.1.8: what FIRST's schema demands, and a vector that is one.</summary>
    public static IEnumerable<(Node, string)> Invalid(CsafDocument document)
    {
        foreach (var cvss in document.Cvss)
        {
            var (version, vector) = (cvss["version"], cvss["vectorString"]);
            var expected = cvss.Pointer[^1] switch { '2' => "2.0", '4' => "4.0", _ => version.Text is "3.0" ? "3.0" : "3.1" };
            if (version.Text != expected) yield return At(version, version.Text);
            if (!Cvss.TryParse(vector.Text, out var score) || (version.Text == expected && Name(score.Version) != expected)) yield return At(vector, vector.Text);
            // Version 4 has one score; what the threat and the environment make of it is in that one.
            if (expected == "4.0")
                foreach (var name in ScoreNames[1..])
                    if (cvss[name] is { IsThere: true } other) yield return At(other, name);
            if (cvss["baseScore"].Number is not (>= 0 and <= 10)) yield return At(cvss["baseScore"]);
            if (expected != "2.0" && !IsSeverity(cvss["baseSeverity"].Text)) yield return At(cvss["baseSeverity"], cvss["baseSeverity"].Text);
            foreach (var metric in CvssMetrics.Of(expected))
                if (cvss[metric.Member] is { IsThere: true } member && !metric.Values.Values.Contains(member.Text)) yield return At(member, member.Text);
        }
    }

    /// <summary>6.1.9</summary>
    public static IEnumerable<(Node, string)> MiscalculatedScore(CsafDocument document)
    {
        foreach (var cvss in document.Cvss)
        {
            // Version 4 has one score, of the vector or of that and the metrics beside it.
            List<CvssScore> scores = Cvss.TryParse(cvss["vectorString"].Text, out var score) ? [score] : [];
            if (cvss.Pointer[^1] == '4' && Cvss.TryParse(Merged(cvss), out var merged)) scores.Add(merged);
            if (scores.Count == 0) continue;
            foreach (var name in ScoreNames)
            {
                var (number, severity) = (cvss[name], cvss[name[..^"Score".Length] + "Severity"]);
                if (number.Number is { } stated && !scores.Exists(one => stated == Expected(one, name))) yield return At(number, stated.ToString(CultureInfo.InvariantCulture));
                if (severity.Text.Length > 0 && scores[0].Version != CvssVersion.V20
                    && !scores.Exists(one => severity.Text == Word(CvssScore.SeverityOf(one.Version, Expected(one, name))))) yield return At(severity, severity.Text);
            }
        }
    }

    /// <summary>6.1.10</summary>
    public static IEnumerable<(Node, string)> Inconsistent(CsafDocument document)
    {
        foreach (var cvss in document.Cvss)
        {
            var values = CvssMetrics.Read(cvss["vectorString"].Text);
            foreach (var metric in CvssMetrics.Of(cvss.Pointer[^1..]))
                if (cvss[metric.Member] is { Text.Length: > 0 } member && values.TryGetValue(metric.Letters, out var value) && metric.Values.GetValueOrDefault(value) != member.Text)
                    yield return At(member, member.Text);
        }
    }

    /// <summary>6.1.56: from one source, a word where there is a score.</summary>
    public static IEnumerable<(Node, string)> ScoreAndRating(CsafDocument document)
    {
        foreach (var vulnerability in document.Vulnerabilities)
        {
            var scored = (from score in document.Scores(vulnerability)
                          where Members.Any(name => score.Content[name].IsThere)
                          from product in score.Products.Texts
                          select (product, score.Score["source"].Text)).ToHashSet();
            foreach (var (score, content, products) in document.Scores(vulnerability))
                if (content["qualitative_severity_rating"] is { IsThere: true } rating && products.Texts.FirstOrDefault(id => scored.Contains((id, score["source"].Text))) is { } product) yield return At(rating, product);
        }
    }

    /// <summary>6.2.19: a product that is fixed cannot be hurt any more, so its environmental score is 0.</summary>
    public static IEnumerable<(Node, string)> ScoreOfFixed(CsafDocument document) =>
        from vulnerability in document.Vulnerabilities
        let isFixed = CsafDocument.WithStatus(vulnerability, StatusTests.Fixed)
        from score in document.Scores(vulnerability)
        let product = score.Products.Texts.FirstOrDefault(isFixed.Contains)
        where product is not null
        from name in Members
        let cvss = score.Content[name]
        where cvss.IsObject && IsAboveZero(cvss)
        select At(cvss, product);

    /// <summary>6.3.1</summary>
    public static IEnumerable<(Node, string)> OnlyVersion2(CsafDocument document) =>
        from vulnerability in document.Vulnerabilities
        let newer = document.Scores(vulnerability).Where(score => score.Content["cvss_v3"].IsThere || score.Content["cvss_v4"].IsThere).SelectMany(score => score.Products.Texts).ToHashSet(StringComparer.Ordinal)
        from score in document.Scores(vulnerability)
        where score.Content["cvss_v2"].IsThere
        let product = score.Products.Texts.FirstOrDefault(id => !newer.Contains(id))
        where product is not null
        select At(score.Content["cvss_v2"], product);

    /// <summary>6.2.47: whoever issues the document should give a score, not a word.</summary>
    public static IEnumerable<(Node, string)> OwnRating(CsafDocument document)
    {
        var own = document.Document["references"].Items.Where(reference => reference["category"].Text == "self").Select(reference => reference["url"].Text).ToHashSet(StringComparer.Ordinal);
        return from metric in document.Root.All("vulnerabilities/*/metrics/*")
               let rating = metric["content"]["qualitative_severity_rating"]
               where rating.IsThere && (!metric["source"].IsThere || own.Contains(metric["source"].Text))
               select At(rating, rating.Text);
    }

    /// <summary>6.3.12: a score of an older version without one of the newest for the same product.</summary>
    public static IEnumerable<(Node, string)> WithoutVersion4(CsafDocument document) =>
        from vulnerability in document.Vulnerabilities
        let newest = document.Scores(vulnerability).Where(score => score.Content["cvss_v4"].IsThere).SelectMany(score => score.Products.Texts).ToHashSet(StringComparer.Ordinal)
        from score in document.Scores(vulnerability)
        where score.Content["cvss_v2"].IsThere || score.Content["cvss_v3"].IsThere
        let product = score.Products.Texts.FirstOrDefault(id => !newest.Contains(id))
        where product is not null
        select At(score.Content, product);

    /// <summary>6.3.18</summary>
    public static IEnumerable<(Node, string)> Rating(CsafDocument document) =>
        document.Root.All("vulnerabilities/*/metrics/*/content/qualitative_severity_rating").Select(rating => At(rating, rating.Text));

    /// <summary>6.3.2</summary>
    public static IEnumerable<(Node, string)> Version30(CsafDocument document) =>
        from cvss in document.Cvss
        where cvss["version"].Text == "3.0" || cvss["vectorString"].Text.StartsWith("CVSS:3.0/", StringComparison.Ordinal)
        select At(cvss["version"], "3.0");

    private static decimal Expected(CvssScore score, string name) => name switch
    {
        "baseScore" => score.Version == CvssVersion.V40 ? score.Score : score.BaseScore,
        "environmentalScore" => score.Score,
        _ => score.ThreatScore ?? score.BaseScore,
    };

    private static bool IsAboveZero(Node cvss) =>
        cvss["environmentalScore"].Number is > 0 || !Cvss.TryParse(Merged(cvss), out var score) || score.Score > 0;

    /// <summary>The vector with the metrics that stand beside it; of both the vector counts.</summary>
    private static string Merged(Node cvss)
    {
        var version = cvss["version"].Text;
        var values = CvssMetrics.Read(cvss["vectorString"].Text);
        var parts = new List<string>();
        foreach (var metric in CvssMetrics.Of(cvss.Pointer[^1..]))
        {
            var beside = metric.Values.FirstOrDefault(value => value.Value == cvss[metric.Member].Text).Key;
            if ((values.GetValueOrDefault(metric.Letters) ?? beside) is { } value) parts.Add($"{metric.Letters}:{value}");
        }
        return (version == "2.0" ? "" : $"CVSS:{version}/") + string.Join('/', parts);
    }

    private static string Word(Severity severity) => severity.ToString().ToUpperInvariant();

    private static bool IsSeverity(string word) => word is "NONE" or "LOW" or "MEDIUM" or "HIGH" or "CRITICAL";

    private static string Name(CvssVersion version) => version switch { CvssVersion.V20 => "2.0", CvssVersion.V30 => "3.0", CvssVersion.V31 => "3.1", _ => "4.0" };
}
