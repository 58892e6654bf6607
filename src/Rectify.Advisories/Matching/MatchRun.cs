using Rectify.Advisories.Database;
using Rectify.Scanning.Packages;

namespace Rectify.Advisories.Matching;

/// <summary>One run of the matcher: what it has read and compiled once serves all its queries.</summary>
internal sealed class MatchRun(AdvisoryReader reader)
{
    private readonly Dictionary<PackageKey, CompiledStatement[]> packages = [];
    private readonly Dictionary<long, (string Id, Vulnerability[] Vulnerabilities)> advisories = [];
    private readonly VulnerabilityReader vulnerabilities = new(reader);

    /// <summary>Adds the matches of one query, sorted by vulnerability.</summary>
    public void AddMatches(int index, PackageKey key, string? version, List<Match> matches)
    {
        var statements = StatementsOn(key);
        if (statements.Length == 0) return;
        var found = new FoundVersion(version);
        var verdicts = new SortedDictionary<string, VerdictOnVulnerability>(StringComparer.Ordinal);
        foreach (var statement in statements)
        {
            if (statement.Judge(found) is not { } judgement) continue;
            var (id, concerned) = Advisory(statement.Advisory);
            foreach (var vulnerability in concerned)
            {
                if (!verdicts.TryGetValue(vulnerability.Id, out var verdict)) verdicts.Add(vulnerability.Id, verdict = new VerdictOnVulnerability(vulnerability));
                verdict.Add(id, judgement);
            }
        }
        foreach (var verdict in verdicts.Values) matches.Add(verdict.ToMatch(index, key, found));
    }

    private CompiledStatement[] StatementsOn(PackageKey key)
    {
        if (!packages.TryGetValue(key, out var statements))
            packages.Add(key, statements = [.. reader.FindAffected(key).Select(entry => new CompiledStatement(key.Ecosystem, entry))]);
        return statements;
    }

    private (string Id, Vulnerability[] Vulnerabilities) Advisory(long row)
    {
        if (!advisories.TryGetValue(row, out var advisory))
            advisories.Add(row, advisory = (reader.ReadAdvisory(row).Id, [.. reader.VulnerabilitiesOf(row).Select(vulnerabilities.Read)]));
        return advisory;
    }
}
