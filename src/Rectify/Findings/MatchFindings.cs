using NodaTime;
using Rectify.Advisories.Feeds.Epss;
using Rectify.Advisories.Matching;
using Rectify.Findings.Statements;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Scanning;
using Rectify.Scanning.Packages;

namespace Rectify.Findings;

/// <summary>Matches packages against advisory data: <c>queries =&gt; Matcher.Match(reader, queries)</c>.</summary>
public delegate MatchResult MatchPackages(IReadOnlyList<PackageQuery> queries);

/// <summary>
/// The part of matching that is about findings: the same place and vulnerability is the same finding, seen again; what is not seen any
/// more is gone; nothing is deleted, and what people said stays. Where no person has said anything, statements that are kept say it at once.
/// </summary>
internal static class MatchFindings
{
    public static async Task<Matched> RunAsync(Change change, AssetComponents components, MatchPackages match, CancellationToken cancellationToken)
    {
        var queries = Queries(components, out var occurrences);
        var result = match(queries);
        var (session, now) = (change.Session, change.Now);
        await FollowingStore.MatchedAsync(session, components.Asset, result.Status.Point, cancellationToken);
        var vulnerabilities = await VulnerabilitiesAsync(change, result, cancellationToken);
        // What a scanner found, its next report says to be gone, or not.
        var before = (await FindingStore.OfAssetAsync(session, components.Asset, cancellationToken)).Where(finding => !finding.IsScanned)
            .ToDictionary(finding => (finding.Vulnerability?.Id, finding.Place));

        var seen = new Dictionary<(VulnerabilityId?, string), Finding>();
        foreach (var one in result.Matches)
            foreach (var occurrence in occurrences[one.QueryIndex])
            {
                var vulnerability = vulnerabilities[one.VulnerabilityId];
                var key = ((VulnerabilityId?)vulnerability.Id, Place(occurrence));
                if (seen.ContainsKey(key)) continue;
                seen.Add(key, Seen(before.GetValueOrDefault(key) ?? New(change, components.Asset, vulnerability, key.Item2), one, occurrence.Package.Purl?.ToString() ?? "", occurrence.Location, now));
            }
        var gone = before.Where(pair => pair.Value.GoneAt is null && !seen.ContainsKey(pair.Key)).Select(pair => pair.Value with { GoneAt = now }).ToList();
        var said = await ApplyStatements.SayAsync(change, components.Asset.ToSubject(), [.. seen.Values], cancellationToken);
        foreach (var (key, finding) in seen.Keys.ToList().Zip(said)) seen[key] = finding;
        await FindingStore.PutManyAsync(session, [.. said, .. gone], cancellationToken);

        var matched = new Matched(
            [.. seen.Where(pair => !before.ContainsKey(pair.Key)).Select(pair => pair.Value)],
            [.. seen.Where(pair => before.ContainsKey(pair.Key)).Select(pair => pair.Value)],
            gone,
            [.. seen.Where(pair => pair.Value.KevListedOn is not null && before.GetValueOrDefault(pair.Key)?.KevListedOn is null).Select(pair => pair.Value)],
            [.. result.NotCovered]);
        await change.RecordAsync(new FindingsMatched(components.Asset, matched), cancellationToken);
        return matched;
    }

    private static List<PackageQuery> Queries(AssetComponents components, out List<IReadOnlyList<ComponentOccurrence>> occurrences)
    {
        var queries = new List<PackageQuery>();
        occurrences = [];
        foreach (var group in components.Occurrences.GroupBy(occurrence => occurrence.Package.Id))
        {
            var package = group.First().Package;
            if (package.Key is not { } key) continue;
            queries.Add(new PackageQuery(key, package.Purl?.Version ?? package.Version) { Id = package.Id });
            occurrences.Add([.. group]);
        }
        return queries;
    }

    private static async Task<Dictionary<string, TrackedVulnerability>> VulnerabilitiesAsync(
        Change change, MatchResult result, CancellationToken cancellationToken)
    {
        List<Match> matches = [.. result.Matches.DistinctBy(match => match.VulnerabilityId)];
        List<(string Name, IReadOnlyList<string> Names)> asked = [.. matches.Select(match => (match.VulnerabilityId, (IReadOnlyList<string>)[match.VulnerabilityId, .. match.Aliases]))];
        var settled = await VulnerabilityStore.SettledAsync(change.Session, asked, cancellationToken);
        if (settled.Count < matches.Count)
        {
            // What has to be made, or is one with another from now on, comes first: it may change the others.
            foreach (var match in matches.Where(match => !settled.ContainsKey(match.VulnerabilityId))) await IdentifyAsync(change, match, cancellationToken);
            settled = await VulnerabilityStore.SettledAsync(change.Session, asked, cancellationToken);
        }

        var known = new Dictionary<string, TrackedVulnerability>(StringComparer.Ordinal);
        foreach (var match in matches)
        {
            if (!settled.TryGetValue(match.VulnerabilityId, out var kept))
            {
                known.Add(match.VulnerabilityId, await IdentifyAsync(change, match, cancellationToken));
                continue;
            }
            known.Add(match.VulnerabilityId, kept.Vulnerability);
            if (kept.Epss != Score(match.Epss)) await VulnerabilityStore.PutScoreAsync(change.Session, kept.Vulnerability.Id, Score(match.Epss), cancellationToken);
        }
        return known;
    }

    /// <summary>The vulnerability of a match with the ids that the match knows, and its score.</summary>
    public static async Task<TrackedVulnerability> IdentifyAsync(Change change, Match match, CancellationToken cancellationToken)
    {
        var vulnerability = await VulnerabilityStore.IdentifyAsync(change, match.VulnerabilityId, [match.VulnerabilityId, .. match.Aliases], cancellationToken);
        await VulnerabilityStore.PutScoreAsync(change.Session, vulnerability.Id, Score(match.Epss), cancellationToken);
        return vulnerability;
    }

    /// <summary>A probability as it is kept: in whole millionths.</summary>
    public static decimal? Score(EpssScore? epss) => epss is { } known ? decimal.Round((decimal)known.Score, 6) : null;

    private static string Place(ComponentOccurrence occurrence) =>
        occurrence.Origin == Origin.Sbom && occurrence.Package.Purl is { } purl ? purl.ToString() : occurrence.Location;

    /// <summary>A finding of which nothing is said yet.</summary>
    public static Finding New(Change change, AssetId asset, TrackedVulnerability vulnerability, string place) => new()
    {
        Id = new FindingId(change.NewId()),
        Asset = asset,
        Place = place,
        Vulnerability = vulnerability,
        Purl = "",
        Location = "",
        FirstSeenAt = change.Now,
        LastSeenAt = change.Now,
        Status = FindingStatus.UnderInvestigation,
    };

    /// <summary>The finding with everything that this match says of it.</summary>
    public static Finding Seen(Finding finding, Match match, string purl, string location, Instant now) => finding with
    {
        Purl = purl,
        Location = location,
        Verdict = match.Verdict,
        Reason = match.Reason,
        Severity = match.Severity,
        Score = match.Score,
        Vector = match.Vector,
        FixedIn = match.FixedIn,
        Advisories = match.AdvisoryIds,
        KevListedOn = match.Kev is { } kev ? LocalDate.FromDateOnly(kev.AddedOn) : null,
        Epss = Score(match.Epss),
        LastSeenAt = now,
        GoneAt = null,
    };
}

/// <summary>What a match changed.</summary>
/// <param name="New">Findings that were not there before.</param>
/// <param name="SeenAgain">Findings that were.</param>
/// <param name="Gone">Findings that this scan does not see any more.</param>
/// <param name="NewlyExploited">Those of the first two that are listed as exploited and were not known to be.</param>
/// <param name="NotCovered">Ecosystems without any advisory data: there, no finding means nothing.</param>
public sealed record Matched(
    IReadOnlyList<Finding> New,
    IReadOnlyList<Finding> SeenAgain,
    IReadOnlyList<Finding> Gone,
    IReadOnlyList<Finding> NewlyExploited,
    IReadOnlyList<EcosystemNotCovered> NotCovered);
