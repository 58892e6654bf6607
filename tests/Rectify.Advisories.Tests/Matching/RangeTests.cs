using CsCheck;
using Rectify.Advisories.Feeds.Osv;
using Rectify.Advisories.Matching;
using Rectify.Testing;

namespace Rectify.Advisories.Tests.Matching;

public class RangeTests
{
    public static TheoryData<int, string> Cases()
    {
        var data = new TheoryData<int, string>();
        foreach (var (line, text) in TextTable.Read(Repository.PathOf("tests", "Rectify.Advisories.Tests", "Matching", "ranges.txt"))) data.Add(line, text);
        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Ranges_are_judged_as_the_table_says(int line, string text)
    {
        var parts = text.Split('|', StringSplitOptions.TrimEntries);
        using var database = TestDatabase.With(Osv.Record("T-1", Affected(parts[0], parts[1])));
        var matches = database.Match(parts[0], "p", parts[2] == "none" ? null : parts[2]);
        var actual = matches.Count == 0 ? "no" : $"{matches[0].Verdict} {matches[0].Reason}{(matches[0].FixedIn.Count > 0 ? " fixed " + string.Join(' ', matches[0].FixedIn) : "")}";
        Assert.Equal($"{line}: {parts[3]}", $"{line}: {actual}");
    }

    [Fact]
    public void A_sorted_timeline_is_judged_like_the_pseudocode_of_the_schema() =>
        Gen.Int[0, 20].Array[1, 8].Where(bounds => bounds.Distinct().Count() == bounds.Length).Select(Gen.Int[0, 21], Gen.Int[0, 1]).Sample((bounds, version, start) =>
        {
            var timeline = bounds.Order().Select((bound, i) => new RangeEvent(i % 2 == 0 ? RangeEventKind.Introduced : RangeEventKind.Fixed, $"{bound}.0.0")).ToList();
            var affected = false;
            foreach (var one in timeline)
                if (version >= int.Parse(one.Version.Split('.')[0])) affected = one.Kind == RangeEventKind.Introduced;
            // The order in which a record writes its events does not matter.
            var written = start == 0 ? timeline : [.. timeline.AsEnumerable().Reverse()];
            var judged = CompiledRange.From("npm", new AffectedRange(RangeKind.Semver, written)).Judge(new FoundVersion($"{version}.0.0"));
            return judged?.Verdict == (affected ? Verdict.Affected : null);
        });

    private static string Affected(string ecosystem, string statement)
    {
        string ranges = "", versions = "", more = "";
        foreach (var part in statement.Split(" ; "))
        {
            if (part.StartsWith("versions ", StringComparison.Ordinal)) versions = part["versions ".Length..];
            else if (part.StartsWith("last_known ", StringComparison.Ordinal)) more = $$"""
                ,"database_specific":{"last_known_affected_version_range":"{{part["last_known ".Length..]}}"}
                """;
            else
            {
                var type = part.Split(' ', 2);
                var range = type[0] is "GIT" or "SEMVER" ? Osv.Range(type[1], type[0]) : Osv.Range(part);
                ranges += (ranges.Length > 0 ? "," : "") + range;
            }
        }
        return $$"""{"package":{"ecosystem":"{{ecosystem}}","name":"p"},"ranges":[{{ranges}}],"versions":[{{string.Join(',', versions.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(one => $"\"{one}\""))}}]{{more}}}""";
    }
}
