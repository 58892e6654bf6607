using NodaTime;
using Rectify.Advisories.Scoring;
using Rectify.Inventory.Hosts;
using Rectify.Scanning.ScannerReports;
using Rectify.Storage;

namespace Rectify.Findings.Scans;

/// <summary>Some findings of scanners with everything that was seen of them, and what they are when more is seen or missed: a finding is the sum of its sightings.</summary>
internal sealed class ScannedFindings
{
    private readonly Dictionary<FindingId, Finding> before;
    private readonly Dictionary<FindingId, Finding> added = [];
    private readonly Dictionary<FindingId, Dictionary<Check, Sighting>> seen;
    private readonly Dictionary<(FindingId, Check), Sighting> touched = [];

    private ScannedFindings(IEnumerable<Finding> findings, ILookup<FindingId, Sighting> sightings)
    {
        before = findings.ToDictionary(finding => finding.Id);
        seen = before.Keys.ToDictionary(id => id, id => sightings[id].ToDictionary(sighting => sighting.Check));
    }

    /// <summary>Reads what was seen of some findings.</summary>
    public static async Task<ScannedFindings> ReadAsync(ReadSession session, IReadOnlyCollection<Finding> findings, CancellationToken cancellationToken) =>
        new(findings, await SightingStore.OfFindingsAsync(session, findings.Select(finding => finding.Id), cancellationToken));

    /// <summary>Sightings that are other than before.</summary>
    public IReadOnlyCollection<Sighting> Touched => touched.Values;

    /// <summary>The findings that a run saw last.</summary>
    public IEnumerable<FindingId> SeenIn(ScanRunKey run) => touched.Values.Where(sighting => sighting.Last == run).Select(sighting => sighting.Finding).Distinct();

    /// <summary>Takes that a run saw a finding; the finding may be new. Runs come in any order.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="now">What the run saw.</param>
    /// <param name="later">The runs after it that say what is gone, in order. When none of them saw it, the first that would have says since when it is gone.</param>
    public void See(Finding finding, Sighting now, IEnumerable<(ScanRun Run, ScannerCoverage Coverage)> later)
    {
        if (!before.ContainsKey(finding.Id)) added[finding.Id] = finding;
        if (!seen.TryGetValue(finding.Id, out var checks)) seen.Add(finding.Id, checks = []);
        var known = checks.GetValueOrDefault(now.Check);
        if (known is null || known.Last < now.Last)
        {
            var missed = later.FirstOrDefault(one => one.Run.Series == now.Series && one.Coverage.Covers(now.ToSighted())).Run;
            Put(now with { FirstSeenAt = Instant.Min(known?.FirstSeenAt ?? now.FirstSeenAt, now.FirstSeenAt), GoneAt = missed?.Key.At });
        }
        else if (now.FirstSeenAt < known.FirstSeenAt) Put(known with { FirstSeenAt = now.FirstSeenAt });
    }

    /// <summary>Takes that a run looked for something and did not see it.</summary>
    public void Miss(Sighting sighting, Instant at) => Put(sighting with { GoneAt = at });

    /// <summary>The findings as they are then, where that is other than before.</summary>
    public ScannedChanges Changed()
    {
        var (now, fresh, there, other, gone) = (new List<Finding>(), new List<Finding>(), new List<Finding>(), new List<Finding>(), new List<Finding>());
        foreach (var id in touched.Keys.Select(key => key.Item1).Distinct())
        {
            var known = before.GetValueOrDefault(id);
            var finding = Of(known ?? added[id], seen[id].Values);
            // What is there again is looked up again: that it was listed before it went must not keep the news of it from being raised.
            if (known?.GoneAt is not null && finding.GoneAt is null) finding = finding with { KevListedOn = null };
            if (finding == known) continue;
            now.Add(finding);
            if (known is null) fresh.Add(finding);
            else if (known.GoneAt is null && finding.GoneAt is not null) gone.Add(finding);
            else if (IsListedOtherwise(known, finding)) other.Add(finding);
            if (finding.GoneAt is null && (known is null || known.GoneAt is not null)) there.Add(finding);
        }
        return new(now, fresh, there, other, gone);
    }

    private static bool IsListedOtherwise(Finding before, Finding now) =>
        (before.GoneAt is null) != (now.GoneAt is null) || before.Severity != now.Severity || before.Score != now.Score || before.Vector != now.Vector;

    private void Put(Sighting sighting) => touched[(sighting.Finding, sighting.Check)] = seen[sighting.Finding][sighting.Check] = sighting;

    private static Finding Of(Finding finding, IReadOnlyCollection<Sighting> sightings)
    {
        var there = sightings.Where(sighting => sighting.GoneAt is null).ToList();
        var counting = (there.Count > 0 ? there : sightings).ToList();
        var score = counting.Select(sighting => Cvss.TryParse(sighting.Vector, out var read) ? read : null).OfType<CvssScore>()
            .OrderByDescending(read => read.Version).ThenByDescending(read => read.Score).FirstOrDefault();
        return finding with
        {
            Severity = score?.Severity ?? counting.Max(sighting => sighting.Severity),
            Score = score?.Score,
            Vector = score?.Vector,
            FirstSeenAt = sightings.Min(sighting => sighting.FirstSeenAt),
            LastSeenAt = sightings.Max(sighting => sighting.Last.At),
            GoneAt = there.Count > 0 ? null : sightings.Max(sighting => sighting.GoneAt),
        };
    }
}

/// <summary>What became of findings.</summary>
/// <param name="Now">All that are other than before, as they are now.</param>
/// <param name="New">Those that are new.</param>
/// <param name="IsNewlyThere">Those that are there and were not: new, or gone until now.</param>
/// <param name="Other">Those that were there before and of which something that lists show is other.</param>
/// <param name="Gone">Those that are gone now.</param>
internal sealed record ScannedChanges(
    IReadOnlyList<Finding> Now, IReadOnlyList<Finding> New, IReadOnlyList<Finding> IsNewlyThere, IReadOnlyList<Finding> Other, IReadOnlyList<Finding> Gone);
