using Rectify.Findings.Statements;
using Rectify.Inventory;
using Rectify.Ledger;

namespace Rectify.Findings;

/// <summary>
/// What becomes of the findings of many assets when the advisories say something else of the versions that they hold: the same findings,
/// with the same identity, as if each asset had been matched by itself. What says what it said before is left alone.
/// </summary>
/// <param name="matches">What the advisories say.</param>
/// <param name="vulnerabilities">The vulnerabilities, by the ids that the matches name.</param>
internal sealed class Rematch(VersionMatches matches, IReadOnlyDictionary<string, TrackedVulnerability> vulnerabilities)
{
    private readonly List<Finding> added = [], changed = [], gone = [], exploited = [];

    /// <summary>Findings that were not there before.</summary>
    public IReadOnlyList<Finding> New => added;

    /// <summary>Findings of which something else is said, or that are seen again after they were gone.</summary>
    public IReadOnlyList<Finding> Changed => changed;

    /// <summary>Findings that no advisory supports any more.</summary>
    public IReadOnlyList<Finding> Gone => gone;

    /// <summary>Those of the first two that are listed as exploited and were not known to be.</summary>
    public IReadOnlyList<Finding> NewlyExploited => exploited;

    /// <summary>Everything that is to be written.</summary>
    public IReadOnlyList<Finding> All => [.. added, .. changed, .. gone];

    /// <summary>Gives what is new or other the status that statements give it; to be called when all assets are taken. Those that were there and have another status now.</summary>
    public async Task<IReadOnlyList<Finding>> SayAsync(Change change, Subject subject, CancellationToken cancellationToken)
    {
        var said = await ApplyStatements.SayAsync(change, subject, [.. added, .. changed], cancellationToken);
        var other = said.Skip(added.Count).Zip(changed).Where(pair => pair.First != pair.Second).Select(pair => pair.First).ToList();
        var byId = said.ToDictionary(finding => finding.Id);
        foreach (var list in new[] { added, changed, exploited })
            for (var i = 0; i < list.Count; i++) list[i] = byId.GetValueOrDefault(list[i].Id, list[i]);
        return other;
    }

    /// <summary>Takes one asset.</summary>
    /// <param name="change">Gives ids and the instant.</param>
    /// <param name="held">Where it has what is matched.</param>
    /// <param name="before">Its findings, those of other vulnerabilities left out or not.</param>
    /// <param name="isConcerned">Whether what supported a finding was asked about, so that it is gone when nothing supports it now.</param>
    public void Take(Change change, MatchedPlaces held, IEnumerable<Finding> before, Func<Finding, bool> isConcerned)
    {
        var former = before.Where(finding => !finding.IsScanned).ToDictionary(finding => (finding.Vulnerability?.Id, finding.Place));
        var seen = new HashSet<(VulnerabilityId?, string)>();
        foreach (var (version, place) in held.Places)
        {
            var found = matches.Of(version);
            var occurrence = new ComponentOccurrence(found.Version, place.Location, place.Origin, place.Evidence);
            var where = occurrence.Origin == Scanning.Origin.Sbom && found.Purl.Length > 0 ? found.Purl : occurrence.Location;
            foreach (var match in found.Matches)
            {
                var vulnerability = vulnerabilities[match.VulnerabilityId];
                var key = ((VulnerabilityId?)vulnerability.Id, where);
                if (!seen.Add(key)) continue;
                var known = former.GetValueOrDefault(key);
                var now = MatchFindings.Seen(known is null ? MatchFindings.New(change, held.Asset, vulnerability, where) : known with { Vulnerability = vulnerability }, match, found.Purl, occurrence.Location, change.Now);
                if (known is null) added.Add(now);
                else if (SaysElse(known, now)) changed.Add(now);
                if (now.KevListedOn is not null && known?.KevListedOn is null) exploited.Add(now);
            }
        }
        foreach (var (key, finding) in former)
            if (finding.GoneAt is null && !seen.Contains(key) && isConcerned(finding)) gone.Add(finding with { GoneAt = change.Now });
    }

    private static bool SaysElse(Finding before, Finding now) =>
        before.GoneAt is not null || before.Purl != now.Purl || before.Location != now.Location || before.Verdict != now.Verdict || before.Reason != now.Reason
        || before.Severity != now.Severity || before.Score != now.Score || before.Vector != now.Vector || before.KevListedOn != now.KevListedOn
        || !before.FixedIn.SequenceEqual(now.FixedIn) || !before.Advisories.SequenceEqual(now.Advisories);
}
