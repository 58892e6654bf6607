using System.Text.Json;
using Rectify.Advisories.Matching;
using Rectify.Scanning.Packages;
using Rectify.Testing;

namespace Rectify.Advisories.Tests.Matching;

/// <summary>People judged for real images which vulnerability a package has and has not; those judgements are replayed.</summary>
[Collection(nameof(KitDatabase))]
public class LabelledMatchTests(KitDatabase kit)
{
    [Fact]
    public void Labels_and_matches_differ_only_where_it_is_explained()
    {
        using var reader = kit.Read();
        Assert.SkipUnless(DataKit.Has("matching/anchore-match-labels.jsonl"), DataKit.Missing("matching/anchore-match-labels.jsonl"));
        var run = new MatchRun(reader);
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(DataKit.PathOf("matching/anchore-match-labels.jsonl")))
        {
            using var row = JsonDocument.Parse(line);
            if (!row.RootElement.TryGetProperty("osv_candidates", out var candidates) || candidates.GetArrayLength() == 0) continue;
            var label = row.RootElement.GetProperty("label").GetString() ?? "";
            if (label is not ("TP" or "FP")) continue;
            var version = row.RootElement.GetProperty("version").GetString();
            var ids = candidates.EnumerateArray().Select(candidate => candidate.GetProperty("id").GetString() ?? "").ToHashSet();
            var keys = candidates.EnumerateArray()
                .Select(candidate => PackageKey.For(candidate.GetProperty("ecosystem").GetString() ?? "", candidate.GetProperty("name").GetString() ?? "")).Distinct().ToList();
            var matches = new List<Match>();
            foreach (var key in keys) run.AddMatches(0, key, version, matches);
            var best = matches.Where(match => match.AdvisoryIds.Any(ids.Contains)).MinBy(match => match.Verdict);
            var outcome = best is null ? "not found" : best.Verdict == Verdict.Affected ? "found" : $"cannot compare, {best.Reason}";
            Count($"{label} {outcome}");
            if ((label, outcome) is not (("TP", "found") or ("FP", "not found")))
                Count($"  {label} {outcome}: {string.Join(' ', keys.Select(key => $"{key.Ecosystem}:{key.Name}"))} {version}");
        }
        void Count(string what) => counts[what] = counts.GetValueOrDefault(what) + 1;
        var text = string.Join('\n', [.. counts.Select(pair => $"{pair.Key}: {pair.Value}"), ""]);
        Assert.Null(Golden.Difference("tests/Rectify.Advisories.Tests/Goldens/labels.txt", text));
    }
}
