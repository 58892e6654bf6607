using NodaTime;
using Rectify.Advisories.Feeds.Epss;
using Rectify.Advisories.Feeds.Kev;
using Rectify.Findings;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Cases.Following;

/// <summary>What the advisory database knows of a vulnerability by its ids, whatever it is found in.</summary>
/// <param name="AliasesOf">All other ids of some.</param>
/// <param name="FindKev">Its entry in the catalogue of what is exploited; null when it has none.</param>
/// <param name="FindEpss">Its probability of exploitation; null when it has none.</param>
internal sealed record KnownOfVulnerabilities(Func<IEnumerable<string>, IEnumerable<string>> AliasesOf, Func<string, KevEntry?> FindKev, Func<string, EpssScore?> FindEpss);

/// <summary>
/// Asks what the advisory database knows of vulnerabilities that scanners found: their other ids, whether they are listed as exploited, how probable that is. They
/// need be in no package, so that no match would ever name them. What is newly listed raises a signal: of a scan, for its systems; of a listing that came
/// later, for everything in which it is found. How many were asked about.
/// </summary>
/// <param name="Known">Asks the database.</param>
internal sealed record LookUpScanned(KnownOfVulnerabilities Known) : ICommand<int>
{
    private const int AtOnce = 100;

    public Permitted By => Permitted.Local;

    public async Task<Result<int>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var session = change.Session;
        var asked = await FollowingStore.AskedAboutAsync(session, AtOnce, cancellationToken);
        var names = await VulnerabilityStore.NamesByIdAsync(session, asked.Select(one => one.Id), cancellationToken);
        // What was merged into another has no names any more; that other was asked about by whoever merged them, or is now.
        foreach (var (id, listedSince) in asked)
            if (names.Contains(id)) await LookUpAsync(change, [.. names[id]], listedSince, cancellationToken);
        await FollowingStore.AnsweredAsync(session, asked.Select(one => one.Id), cancellationToken);
        return asked.Count;
    }

    private async Task LookUpAsync(Change change, List<string> names, Instant? listedSince, CancellationToken cancellationToken)
    {
        var session = change.Session;
        var name = names.Find(Advisories.Feeds.CveId.Is) ?? names[0];
        List<string> all = [.. names.Union(Known.AliasesOf(names))];
        var vulnerability = all.Count > names.Count
            ? await VulnerabilityStore.IdentifyAsync(change, name, all, cancellationToken)
            : await VulnerabilityStore.FindAsync(session, name, cancellationToken) ?? throw new InvalidOperationException($"{name} is not kept.");
        var kev = vulnerability.Names.Select(Known.FindKev).FirstOrDefault(entry => entry is not null);
        var epss = vulnerability.Names.Select(Known.FindEpss).FirstOrDefault(score => score is not null);
        await VulnerabilityStore.PutScoreAsync(session, vulnerability.Id, MatchFindings.Score(epss), cancellationToken);

        LocalDate? listedOn = kev is null ? null : LocalDate.FromDateOnly(kev.AddedOn);
        // What is gone is looked up when it is there again.
        var there = await FindingStore.ScannedAsync(session, vulnerability.Id, cancellationToken);
        var other = there.Where(finding => finding.KevListedOn != listedOn).Select(finding => finding with { Vulnerability = vulnerability, KevListedOn = listedOn }).ToList();
        await FindingStore.PutSeenAsync(session, other, cancellationToken);
        if (other.Count > 0) await change.RecordAsync(new VulnerabilityLookedUp(vulnerability.Id, vulnerability.Name, listedOn, other.Count), cancellationToken);
        var before = there.ToDictionary(finding => finding.Id, finding => finding.KevListedOn);
        var exploited = other.Where(finding => listedOn is not null && before[finding.Id] is null).ToList();
        if (exploited.Count > 0 && listedSince is { } since) await ExploitedSignals.RaiseAsync(change, exploited[0], since, cancellationToken);
        else foreach (var one in exploited.DistinctBy(finding => finding.Asset)) await MatchAsset.SignalAsync(change, one, cancellationToken);
        await ExploitedSignals.ReachedAsync(change, vulnerability.Names.ToList(), cancellationToken);
    }
}
