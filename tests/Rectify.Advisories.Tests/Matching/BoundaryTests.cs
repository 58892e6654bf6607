using System.IO.Compression;
using System.Text.Json;
using Rectify.Advisories.Database;
using Rectify.Advisories.Matching;
using Rectify.Scanning.Packages;
using Rectify.Testing;

namespace Rectify.Advisories.Tests.Matching;

/// <summary>
/// Expectations made from the advisories themselves, read here without the program's own reader: where a range begins, and its last
/// affected version, must hit; its fixed version must not.
/// </summary>
[Collection(nameof(KitDatabase))]
public class BoundaryTests(KitDatabase kit)
{
    private sealed record Expectation(string Advisory, PackageKey Key, string Version, bool Hit, bool Elsewhere);

    [Theory]
    [InlineData("npm")]
    [InlineData("Maven")]
    [InlineData("PyPI")]
    [InlineData("NuGet")]
    [InlineData("Go")]
    public void Every_boundary_of_every_advisory_is_judged_as_the_advisory_says(string ecosystem)
    {
        using var reader = kit.Read();
        var lines = new List<string>();
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var run = new MatchRun(reader);
        var matches = new List<Match>();
        foreach (var query in Expectations(reader, ecosystem).GroupBy(one => (one.Key, one.Version)))
        {
            matches.Clear();
            run.AddMatches(0, query.Key.Key, query.Key.Version, matches);
            foreach (var expectation in query)
            {
                var outcome = Outcome(expectation, matches);
                counts[outcome] = counts.GetValueOrDefault(outcome) + 1;
                if (outcome is not ("hit as expected" or "no hit as expected" or Covered)) lines.Add($"{outcome}: {expectation.Advisory} {expectation.Key.Name} {expectation.Version}");
            }
        }
        var text = string.Join('\n', [.. counts.Select(pair => $"{pair.Value} {pair.Key}"), "", .. lines.Order(StringComparer.Ordinal), ""]);
        Assert.Null(Golden.Difference($"tests/Rectify.Advisories.Tests/Goldens/boundaries-{ecosystem}.txt", text));
    }

    private const string Covered = "hit at a fix, as another range or the list of the same advisory covers it";

    private static string Outcome(Expectation expectation, List<Match> matches)
    {
        var own = matches.Where(match => match.AdvisoryIds.Contains(expectation.Advisory)).MinBy(match => match.Verdict);
        var through = matches.Find(match => match.Verdict == Verdict.Affected && match.Aliases.Contains(expectation.Advisory));
        return (expectation.Hit, own?.Verdict) switch
        {
            (true, Verdict.Affected) => "hit as expected",
            (true, null) => through is null ? "MISSED" : "hit through another advisory on the same vulnerability",
            (false, null) => "no hit as expected",
            (false, Verdict.Affected) => expectation.Elsewhere ? Covered : "HIT AT A FIX",
            _ => $"cannot compare, {own?.Reason}",
        };
    }

    private static IEnumerable<Expectation> Expectations(AdvisoryReader reader, string ecosystem)
    {
        using var archive = ZipFile.OpenRead(DataKit.PathOf($"osv/{ecosystem}/all.zip"));
        foreach (var entry in archive.Entries)
        {
            using var stream = entry.Open();
            using var document = JsonDocument.Parse(stream);
            var record = document.RootElement;
            var id = record.GetProperty("id").GetString() ?? "";
            if (reader.FindAdvisory(id) is not { Withdrawal: Advisories.Feeds.Osv.Withdrawal.None }) continue;
            var ours = record.GetProperty("affected").EnumerateArray().Where(affected => affected.GetProperty("package").GetProperty("ecosystem").GetString() == ecosystem).ToList();
            foreach (var affected in ours)
            {
                var name = affected.GetProperty("package").GetProperty("name").GetString() ?? "";
                var several = ours.Count(other => PackageKey.For(ecosystem, other.GetProperty("package").GetProperty("name").GetString() ?? "") == PackageKey.For(ecosystem, name)) > 1
                    || Ranges(affected).Count() > 1 || affected.TryGetProperty("versions", out _);
                foreach (var range in Ranges(affected))
                    foreach (var happening in range.GetProperty("events").EnumerateArray().SelectMany(one => one.EnumerateObject()))
                        if (happening.Value.GetString() is { Length: > 0 } version && version != "0")
                            yield return new Expectation(id, PackageKey.For(ecosystem, name), version, happening.Name != "fixed", several);
            }
        }
    }

    private static IEnumerable<JsonElement> Ranges(JsonElement affected) =>
        affected.TryGetProperty("ranges", out var ranges) ? ranges.EnumerateArray().Where(range => range.GetProperty("type").GetString() != "GIT") : [];
}
