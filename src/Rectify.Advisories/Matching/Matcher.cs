using Rectify.Advisories.Database;
using Rectify.Advisories.Matching.Corrections;
using Rectify.Scanning.Packages;
using Rectify.Scanning.Versions;

namespace Rectify.Advisories.Matching;

/// <summary>Finds the vulnerabilities that concern components, by package and version.</summary>
public static class Matcher
{
    /// <summary>Matches all queries against one snapshot.</summary>
    public static MatchResult Match(AdvisoryReader reader, IReadOnlyList<PackageQuery> queries, CancellationToken cancellation = default)
    {
        var packages = new Dictionary<PackageKey, CompiledStatement[]>();
        var vulnerabilities = new VulnerabilityReader(reader);
        var notCovered = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var matches = new List<Match>();
        for (var index = 0; index < queries.Count; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (key, version) = queries[index];
            if (!reader.Covers(key.Ecosystem)) notCovered[key.Ecosystem] = notCovered.GetValueOrDefault(key.Ecosystem) + 1;
            if (!packages.TryGetValue(key, out var statements))
                packages.Add(key, statements = [.. reader.FindAffected(key).Select(entry => new CompiledStatement(key.Ecosystem, entry))]);
            if (statements.Length > 0) matches.AddRange(MatchOne(reader, vulnerabilities, statements, index, key, new FoundVersion(version)));
        }
        return new MatchResult(matches, [.. notCovered.Select(pair => new EcosystemNotCovered(pair.Key, pair.Value))], reader.Status);
    }

    private static IEnumerable<Match> MatchOne(
        AdvisoryReader reader, VulnerabilityReader vulnerabilities, CompiledStatement[] statements, int index, PackageKey key, FoundVersion found)
    {
        var byAdvisory = new SortedDictionary<long, Judgement>();
        foreach (var statement in statements)
            if (statement.Judge(found) is { } judgement)
                byAdvisory[statement.Advisory] = Judgement.Stronger(byAdvisory.GetValueOrDefault(statement.Advisory), judgement) ?? judgement;

        return byAdvisory
            .SelectMany(pair => reader.VulnerabilitiesOf(pair.Key), (pair, row) => (row, Advisory: pair.Key, Judgement: pair.Value))
            .GroupBy(one => one.row)
            .Select(group => ToMatch(reader, vulnerabilities.Read(group.Key), [.. group.Select(one => (one.Advisory, one.Judgement))], index, key, found))
            .OrderBy(match => match.VulnerabilityId, StringComparer.Ordinal);
    }

    private static Match ToMatch(
        AdvisoryReader reader, Vulnerability vulnerability, List<(long Advisory, Judgement Judgement)> judgements, int index, PackageKey key, FoundVersion found)
    {
        // What decides is the strongest verdict; an advisory that could not be compared is no ground where another one could.
        var verdict = judgements.Min(one => one.Judgement.Verdict);
        var deciding = judgements.FindAll(one => one.Judgement.Verdict == verdict);
        var advisories = deciding.Select(one => reader.ReadAdvisory(one.Advisory).Id).Order(StringComparer.Ordinal).ToList();
        return new Match
        {
            QueryIndex = index,
            Vulnerability = vulnerability,
            AdvisoryIds = advisories,
            Verdict = verdict,
            Reason = deciding[0].Judgement.Reason,
            ReasonArgument = deciding[0].Judgement.Argument,
            FixedIn = Fixes(key.Ecosystem, deciding.SelectMany(one => one.Judgement.FixedIn)),
            Disputes = CorrectionBook.Find(key, found, advisories),
        };
    }

    /// <summary>Lowest first; texts that mean the same version (<c>2.15</c>, <c>2.15.0</c>) once.</summary>
    private static List<string> Fixes(string ecosystem, IEnumerable<string> texts)
    {
        var order = VersionOrder.For(ecosystem) ?? VersionOrder.For("npm");
        var fixes = new List<(string Text, ComparableVersion? Version)>();
        foreach (var text in texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            ComparableVersion? version = null;
            order?.TryParse(text, out version);
            if (version is null || !fixes.Exists(fix => fix.Version is not null && fix.Version.CompareTo(version) == 0)) fixes.Add((text, version));
        }
        return [.. fixes.OrderBy(fix => fix.Version is null).ThenBy(fix => fix.Version).Select(fix => fix.Text)];
    }
}
