using Rectify.Advisories.Scoring;
using Rectify.Findings.Statements;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Scanning.ScannerReports;

namespace Rectify.Findings.Scans;

/// <summary>
/// Makes findings of a scan's rows: one for each vulnerability that a row names, or one of its check where it names none. A row that says that nothing is wrong
/// becomes none.
/// </summary>
internal static class RecordRows
{
    private const int RowsAtOnce = 500, FindingsAtOnce = 2_000;

    public static async Task<ScanPart> DoAsync(Change change, ScanWork work, CancellationToken cancellationToken)
    {
        var (session, asset) = (change.Session, (AssetId)work.Scan.System);
        var (rows, taken) = Some(work);
        var named = await VulnerabilityStore.TrackAsync(change, [.. rows.SelectMany(row => row.Cves).Distinct()], cancellationToken);
        await CheckStore.PutAsync(session, [.. rows.Select(Described).DistinctBy(check => check.Name)], work.Run.Key.At, cancellationToken);
        var before = (await FindingStore.ScannedAtAsync(session, asset, rows.Select(PlaceOf).Distinct(), cancellationToken)).ToDictionary(KeyOf);
        var sightings = await ScannedFindings.ReadAsync(session, before.Values, cancellationToken);

        foreach (var row in rows)
            foreach (var target in Targets(row, named))
            {
                var place = PlaceOf(row);
                if (!before.TryGetValue((place, target.Name), out var finding)) before.Add((place, target.Name), finding = New(change, asset, place, target));
                sightings.See(finding, Seen(work, row, finding.Id), work.Later);
            }

        var changed = sightings.Changed();
        var waiting = changed.IsNewlyThere.Select(finding => finding.Vulnerability?.Id).OfType<VulnerabilityId>().Distinct();
        // What was said to be fixed, was gone, and is there again: the fix did not hold.
        var back = changed.IsNewlyThere.Where(finding => finding.Status == FindingStatus.Fixed).ToDictionary(finding => finding.Id, KeptStatements.Unsaid);
        foreach (var finding in changed.IsNewlyThere.Where(finding => back.ContainsKey(finding.Id)))
            await change.RecordAsync(new FindingStatusEnded(finding, back[finding.Id]), cancellationToken);
        changed = changed with { Now = [.. changed.Now.Select(finding => back.GetValueOrDefault(finding.Id, finding))] };
        changed = changed with { Now = await ApplyStatements.SayAsync(change, asset.ToSubject(), changed.Now, cancellationToken) };
        await FindingStore.PutManyAsync(session, changed.Now, cancellationToken);
        await SightingStore.PutAsync(session, sightings.Touched, cancellationToken);
        await FollowingStore.AskAboutAsync(session, waiting, listedSince: null, cancellationToken);
        var done = work.Done + taken;
        var fresh = changed.New.Select(finding => finding.Id).ToHashSet();
        return new(
            new ScanChanges([], changed.New, changed.Other, []),
            new ScanTally(fresh.Count, sightings.SeenIn(work.Run.Key).Count(id => !fresh.Contains(id)), 0, taken - rows.Count),
            done < work.Report.Rows.Count ? $"{done}" : null);
    }

    /// <summary>The next rows that become findings, and how many rows that takes.</summary>
    private static (List<ScannerRow> Rows, int Taken) Some(ScanWork work)
    {
        var (some, taken, findings) = (new List<ScannerRow>(), 0, 0);
        foreach (var row in work.Report.Rows.Skip(work.Done))
        {
            if (some.Count == RowsAtOnce || (some.Count > 0 && findings + row.Cves.Count > FindingsAtOnce)) break;
            taken++;
            if (row.Severity == ScannerSeverity.Info && row.Cves.Count == 0) continue;
            findings += Math.Max(1, row.Cves.Count);
            some.Add(row);
        }
        return (some, taken);
    }

    private static string PlaceOf(ScannerRow row) => StoredText.Clean(row.Place.ToString());

    private static (string Place, string Name) KeyOf(Finding finding) => (finding.Place, finding.Name);

    private static IEnumerable<Target> Targets(ScannerRow row, IReadOnlyDictionary<string, TrackedVulnerability> named) =>
        row.Cves.Count == 0
            ? [new Target(null, new Weakness(StoredText.Clean(row.Check.ToString()), StoredText.Clean(row.Title)))]
            : row.Cves.Select(cve => new Target(named[cve], null)).DistinctBy(target => target.Name);

    private static DescribedCheck Described(ScannerRow row) => new(
        StoredText.Clean(row.Check.ToString()), StoredText.Clean(row.Title), StoredText.Clean(row.Description), StoredText.Clean(row.Solution), row.Cwes);

    private static Finding New(Change change, AssetId asset, string place, Target target) => new()
    {
        Id = new FindingId(change.NewId()),
        Asset = asset,
        Place = place,
        Vulnerability = target.Vulnerability,
        Weakness = target.Weakness,
        IsScanned = true,
        Purl = "",
        Location = place,
        FirstSeenAt = change.Now,
        LastSeenAt = change.Now,
        Status = KeptStatements.Unsaid(target.Weakness is not null),
    };

    private static Sighting Seen(ScanWork work, ScannerRow row, FindingId finding)
    {
        var host = row.Place as Place.OnHost;
        var vector = row.CvssVectors.Where(vector => Cvss.TryParse(vector, out _)).MaxBy(vector => Cvss.TryParse(vector, out var score) ? ((int)score.Version, score.Score) : default);
        return new Sighting
        {
            Finding = finding,
            Check = new Check(StoredText.Clean(row.Check.Scheme), StoredText.Clean(row.Check.Id)),
            System = work.Scan.System,
            Host = host is null ? null : StoredText.Clean(host.Host),
            Port = host?.Port,
            Protocol = host?.Protocol is { } protocol ? StoredText.Clean(protocol) : null,
            Series = work.Run.Series,
            Manner = StoredText.Clean(work.Coverage.Manner),
            Credentialed = host is not null && work.Coverage.IsCredentialed(host.Host),
            Title = StoredText.Clean(row.Title),
            Severity = SeverityOf(row.Severity),
            SeverityWord = StoredText.Clean(row.SeverityWord),
            Vector = vector,
            Observed = StoredText.Clean(row.Observed),
            Lines = string.Join(' ', row.Lines),
            IsSuppressed = row.IsSuppressed,
            FirstSeenAt = work.Run.Key.At,
            Last = work.Run.Key,
        };
    }

    private static Severity? SeverityOf(ScannerSeverity severity) => severity switch
    {
        ScannerSeverity.Info => Severity.None,
        ScannerSeverity.Low => Severity.Low,
        ScannerSeverity.Medium => Severity.Medium,
        ScannerSeverity.High => Severity.High,
        ScannerSeverity.Critical => Severity.Critical,
        _ => null,
    };

    /// <summary>What a finding is of.</summary>
    private sealed record Target(TrackedVulnerability? Vulnerability, Weakness? Weakness)
    {
        public string Name => Vulnerability?.Name ?? Weakness?.Check ?? "";
    }
}
