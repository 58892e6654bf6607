using System.Globalization;
using CsCheck;
using Rectify.Advisories.Scoring;
using Rectify.Testing;

namespace Rectify.Advisories.Tests.Scoring;

public sealed class CvssTests
{
    [Fact]
    public void Vectors_have_the_scores_of_the_table()
    {
        foreach (var (line, cells) in Table("scores.txt"))
        {
            Assert.True(Cvss.TryParse(cells[0], out var score, out var problem), $"line {line}: {problem}");
            var actual = string.Join(" | ", cells[0], One(score.BaseScore), One(score.ThreatScore), One(score.EnvironmentalScore), One(score.Score), score.Severity);
            Assert.Equal($"{line}: {string.Join(" | ", cells)}", $"{line}: {actual}");
        }
    }

    [Fact]
    public void What_is_no_vector_is_refused_with_its_reason()
    {
        foreach (var (line, cells) in Table("refused.txt"))
        {
            Assert.False(Cvss.TryParse(cells[2], out var score, out var problem), $"line {line}: {score}");
            Assert.Equal($"{line}: {cells[0]} | {cells[1]}", $"{line}: {problem?.Code} | {problem?.Detail}");
        }
    }

    [Theory]
    [InlineData(null, CvssProblemCode.Empty)]
    [InlineData("", CvssProblemCode.Empty)]
    public void Nothing_is_refused_as_empty(string? vector, CvssProblemCode code)
    {
        Assert.False(Cvss.TryParse(vector, out _, out var problem));
        Assert.Equal(code, problem.Value.Code);
    }

    [Fact]
    public void A_megabyte_is_refused_unread_and_its_detail_is_short()
    {
        Assert.False(Cvss.TryParse("CVSS:3.1/" + new string('A', 1 << 20), out _, out var problem));
        Assert.Equal(CvssProblemCode.TooLong, problem.Value.Code);
        Assert.Equal(40, problem.Value.Detail.Length);
    }

    [Fact]
    public void The_scale_changes_at_the_boundaries_that_each_version_names()
    {
        Assert.Equal(
            [Severity.None, Severity.Low, Severity.Low, Severity.Medium, Severity.Medium, Severity.High, Severity.High, Severity.Critical],
            new[] { 0.0m, 0.1m, 3.9m, 4.0m, 6.9m, 7.0m, 8.9m, 9.0m }.Select(score => CvssScore.SeverityOf(CvssVersion.V31, score)));
        Assert.Equal(
            [Severity.Low, Severity.Low, Severity.Medium, Severity.High, Severity.High],
            new[] { 0.0m, 3.9m, 4.0m, 7.0m, 10.0m }.Select(score => CvssScore.SeverityOf(CvssVersion.V20, score)));
    }

    [Fact]
    public void Any_text_gives_a_score_in_range_or_a_reason()
    {
        var anything = Gen.OneOf(Gen.String, Gen.String[Gen.Char["CVSS:3.14/AVLNHPRUIEX"], 0, 80].Select(text => "CVSS:3.1/" + text));
        anything.Sample(text =>
        {
            if (Cvss.TryParse(text, out var score, out var problem)) Assert.InRange(score.Score, 0m, 10m);
            else Assert.NotNull(problem);
        });
    }

    [Fact]
    public void A_3x_vector_scores_the_same_in_any_order()
    {
        string[][] metrics =
        [
            ["AV:N", "AV:A", "AV:L", "AV:P"], ["AC:L", "AC:H"], ["PR:N", "PR:L", "PR:H"], ["UI:N", "UI:R"], ["S:U", "S:C"],
            ["C:H", "C:L", "C:N"], ["I:H", "I:L", "I:N"], ["A:H", "A:L", "A:N"], ["E:X", "E:U", "E:F"], ["CR:H", "CR:X"], ["MAV:P", "MAV:X"],
        ];
        Gen.Select(Gen.Int[0, 11].Array[metrics.Length], Gen.Shuffle(Enumerable.Range(0, metrics.Length).ToArray())).Sample((picks, order) =>
        {
            var parts = metrics.Select((values, i) => values[picks[i] % values.Length]).ToArray();
            Assert.True(Cvss.TryParse("CVSS:3.1/" + string.Join('/', parts), out var straight));
            Assert.True(Cvss.TryParse("CVSS:3.1/" + string.Join('/', order.Select(i => parts[i])), out var shuffled));
            Assert.Equal((straight.BaseScore, straight.ThreatScore, straight.Score), (shuffled.BaseScore, shuffled.ThreatScore, shuffled.Score));
        });
    }

    [Fact]
    public void A_4_0_score_never_rises_when_one_metric_becomes_milder()
    {
        string[] scales = ["AV:NALP", "AC:LH", "AT:NP", "PR:NLH", "UI:NPA", "VC:HLN", "VI:HLN", "VA:HLN", "SC:HLN", "SI:HLN", "SA:HLN", "E:APU"];
        Gen.Select(Gen.Int[0, 11].Array[scales.Length], Gen.Int[0, scales.Length - 1]).Sample((picks, which) =>
        {
            string Vector(Func<int, int> step) => "CVSS:4.0/" + string.Join('/', scales.Select((scale, i) => (Letters: scale.Split(':'), i))
                .Select(metric => $"{metric.Letters[0]}:{metric.Letters[1][step(metric.i)]}"));
            int Count(int i) => scales[i].Split(':')[1].Length;

            Assert.True(Cvss.TryParse(Vector(i => picks[i] % Count(i)), out var before));
            Assert.True(Cvss.TryParse(Vector(i => i == which ? Math.Min(picks[i] % Count(i) + 1, Count(i) - 1) : picks[i] % Count(i)), out var after));
            Assert.True(after.Score <= before.Score, $"{before.Vector} {before.Score} → {after.Vector} {after.Score}");
        });
    }

    private static string One(decimal? score) => score?.ToString("0.0", CultureInfo.InvariantCulture) ?? "-";

    private static IEnumerable<(int Line, string[] Cells)> Table(string name) =>
        TextTable.Read(Repository.PathOf("tests", "Rectify.Advisories.Tests", "Scoring", "Tables", name))
            .Select(row => (row.Line, row.Text.Split('|', StringSplitOptions.TrimEntries)));
}
