using System.Diagnostics;
using System.Globalization;
using NodaTime;
using Rectify.Advisories.Matching;
using Rectify.Advisories.Scoring;
using Rectify.Cases;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Findings;
using Rectify.Findings.Listing;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Storage;
using Rectify.Testing;

namespace Rectify.Bench;

/// <summary>
/// The list of all findings: how long it takes to fill a process's memory, to list the first fifty in each order under filters with the exact count,
/// and to see what another process wrote. A hundred findings an asset, of 20,000 vulnerabilities by Zipf's law; every tenth asset is a system; a thousand cases.
/// </summary>
internal static class FindingsBench
{
    private const int OfAsset = 100, Vulnerabilities = 20_000, Cases = 1_000, Assets = 200, Runs = 11;

    /// <param name="store">Which store.</param>
    /// <param name="sizes">How many findings.</param>
    public static async Task<int> RunAsync(string store, string[] sizes)
    {
        foreach (var size in sizes.Select(size => int.Parse(size, CultureInfo.InvariantCulture)))
        {
            using var folder = new ScratchFolder();
            await using var cluster = new PostgresCluster { Durable = true };
            var open = store == "sqlite"
                ? () => Database.OpenSqliteAsync(folder.PathOf("store.db"), TimeProvider.System, CancellationToken.None)
                : await Opening(cluster);
            await using Database writer = Succeeded(await open()), reader = Succeeded(await open());
            Measure.Say($"{store}, {size} findings");
            using var intake = new Intake(writer);
            await new Filling(writer, intake, size).RunAsync();
            await ListAsync($"{size} findings, {store}", writer, reader, intake);
        }
        return 0;
    }

    private static async Task<Func<Task<Result<Database>>>> Opening(PostgresCluster cluster)
    {
        var connection = await cluster.CreateDatabaseAsync();
        return () => Database.OpenPostgresAsync(connection, TimeProvider.System, CancellationToken.None);
    }

    private static async Task ListAsync(string about, Database writer, Database reader, Intake intake)
    {
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var list = new FindingList(reader);
        var started = Stopwatch.GetTimestamp();
        await list.FollowAsync(CancellationToken.None);
        var filled = Stopwatch.GetElapsedTime(started);
        Comparison.Take($"{about}: filled", filled.TotalSeconds);
        Measure.Say($"  filled: {list.Count} findings in {filled.TotalSeconds:F2} s, {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6:F0} MB kept; peak {Measure.PeakMegabytes():F0} MB");

        foreach (var (name, sort, filter) in new (string, FindingSort, FindingFilter)[]
        {
            ("by severity, all", FindingSort.Severity, new()),
            ("by severity, critical and high, exploited, of systems", FindingSort.Severity, new() { Ratings = [FindingRating.Critical, FindingRating.High], Exploited = true, Kind = AssetKind.System }),
            ("by severity, EPSS from 0.5, affected or under investigation, fixable", FindingSort.Severity, new() { LeastEpss = 0.5m, Statuses = [FindingStatus.Affected, FindingStatus.UnderInvestigation], Fixable = true }),
            ("by act-by, all", FindingSort.ActBy, new()),
            ("by act-by, in a case", FindingSort.ActBy, new() { InCase = true }),
            ("by exposure, all", FindingSort.Exposure, new()),
            ("by exposure, from the Internet, critical", FindingSort.Exposure, new() { Exposures = [Exposure.Internet], Ratings = [FindingRating.Critical] }),
        })
        {
            var (times, total) = (new List<double>(), 0L);
            for (var run = 0; run < Runs; run++)
            {
                started = Stopwatch.GetTimestamp();
                total = await reader.ReadAsync(Viewer.Local, async (session, token) =>
                {
                    var concerns = await ConcernStore.ReadAsync(session, token);
                    var selected = list.Select(new FindingRequest(filter, sort, 50), concerns);
                    await FindingStore.InOrderAsync(session, selected.Page, token);
                    return selected.Total;
                }, CancellationToken.None);
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
            times.Sort();
            Measure.Say($"  {name}: {times[Runs / 2]:F0} ms ({times[0]:F0} to {times[^1]:F0}), {total} findings");
            Comparison.Take($"{about}: {name}", times[Runs / 2] / 1000);
        }

        var all = await writer.ReadAsync(Viewer.Machine, (session, token) => FindingStore.OfAssetAsync(session, list.Columns!.AssetIds[0], token), CancellationToken.None);
        var some = all.Where(finding => finding.Status == FindingStatus.UnderInvestigation).ToList();
        var lags = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            Succeeded(await intake.Commands.RunAsync(new SetStatuses([.. some.Select(finding => finding.Id)], run % 2 == 0 ? FindingStatus.Affected : FindingStatus.UnderInvestigation), Actor.Local("bench"), CancellationToken.None));
            started = Stopwatch.GetTimestamp();
            await intake.TickAsync(merge: false);
            await list.FollowAsync(CancellationToken.None);
            lags.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        lags.Sort();
        Comparison.Take($"{about}: listed after another process's commit", lags[Runs / 2] / 1000);
        Measure.Say($"  {some.Count} findings that another process decided, from their commit until they are numbered and listed: {lags[Runs / 2]:F0} ms ({lags[0]:F0} to {lags[^1]:F0}), beside the pause between two looks");
    }

    /// <summary>Assets, vulnerabilities and findings by the stores alone; cases by the use case.</summary>
    private sealed class Filling(Database database, Intake intake, int size)
    {
        private readonly Random random = new(29);
        private readonly TimeOrderedIdSource ids = new(SystemClock.Instance, new SystemRandomSource());
        private readonly double[] weights = Zipf();
        private readonly Instant now = SystemClock.Instance.GetCurrentInstant();

        public async Task RunAsync()
        {
            var started = Stopwatch.GetTimestamp();
            var own = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, "Bench", "DE"));
            var product = await DoneAsync(new RegisterProduct("Product", own, ["EU"]));
            var vulnerabilities = new List<TrackedVulnerability>();
            await WriteAsync(async (session, token) =>
            {
                for (var i = 0; i < Vulnerabilities; i++)
                {
                    var one = new TrackedVulnerability(new(ids.Next()), $"CVE-2026-{i:00000}", []);
                    await VulnerabilityStore.AddAsync(session, one, token);
                    await VulnerabilityStore.PutScoreAsync(session, one.Id, random.Next(5) == 0 ? null : Math.Round((decimal)Math.Pow(random.NextDouble(), 6), 6), token);
                    vulnerabilities.Add(one);
                }
            });
            var assets = new List<AssetId>();
            while (assets.Count * OfAsset < size)
                await WriteAsync(async (session, token) =>
                {
                    var findings = new List<Finding>(Assets * OfAsset);
                    for (var i = 0; i < Assets && assets.Count * OfAsset < size; i++)
                    {
                        var asset = await AddAssetAsync(session, assets.Count, product, own, token);
                        assets.Add(asset);
                        foreach (var number in Draw()) findings.Add(Of(asset, vulnerabilities[number], number));
                    }
                    await FindingStore.PutManyAsync(session, findings, token);
                });
            for (var i = 0; i < Cases; i++)
            {
                var id = await DoneAsync(new OpenCase($"Case {i}", CaseKind.Vulnerability, [assets[i * 7919 % assets.Count]], [vulnerabilities[i % 500].Name], null, []));
                await DoneAsync(new RecordFact(id, FactKind.Aware, Occurrence.At(now - Duration.FromMinutes(i), DateTimeZone.Utc)));
            }
            await intake.TickAsync(merge: false);
            Succeeded(await RefreshDuties.RunAsync(database, new Laws(RuleBook.Embedded(), Profile.Unstated), now, progress: null, CancellationToken.None));
            Measure.Say($"  made in {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s");
        }

        private async Task<AssetId> AddAssetAsync(WriteSession session, int number, ProductId product, OrganisationId own, CancellationToken cancellationToken)
        {
            if (number % 10 == 0)
            {
                var system = new OperatedSystem(new(ids.Next()), $"System {number}", own, ["DE"], (Exposure)(number / 10 % 4), null, false);
                await SystemStore.AddAsync(session, [system], cancellationToken);
                return system.Id;
            }
            var release = new Release(new(ids.Next()), product, $"1.{number}", null);
            await ProductStore.AddAsync(session, [release], cancellationToken);
            return release.Id;
        }

        private Finding Of(AssetId asset, TrackedVulnerability vulnerability, int number) => new()
        {
            Id = new(ids.Next()),
            Asset = asset,
            Place = $"pkg:npm/package-{number / 3}@1.0.0",
            Vulnerability = vulnerability,
            Purl = $"pkg:npm/package-{number / 3}@1.0.0",
            Location = $"bom.cdx.json#components/{number}",
            Verdict = number % 11 == 0 ? Verdict.CannotCompare : Verdict.Affected,
            Reason = VerdictReason.InRange,
            Severity = number % 13 == 0 ? null : (Severity)(1 + number % 4),
            FixedIn = number % 3 == 0 ? [] : ["2.0.0"],
            Advisories = [vulnerability.Name],
            KevListedOn = number % 50 == 1 ? new LocalDate(2026, 11, 1) : null,
            FirstSeenAt = now,
            LastSeenAt = now,
            GoneAt = random.Next(10) == 0 ? now : null,
            Status = (FindingStatus)random.Next(4),
        };

        private HashSet<int> Draw()
        {
            var drawn = new HashSet<int>(OfAsset);
            while (drawn.Count < OfAsset)
            {
                var place = Array.BinarySearch(weights, random.NextDouble() * weights[^1]);
                drawn.Add(Math.Min(place < 0 ? ~place : place, Vulnerabilities - 1));
            }
            return drawn;
        }

        private static double[] Zipf()
        {
            var made = new double[Vulnerabilities];
            for (var (k, sum) = (1, 0.0); k <= Vulnerabilities; k++) made[k - 1] = sum += 1.0 / k;
            return made;
        }

        private async Task WriteAsync(Func<WriteSession, CancellationToken, Task> work) => Succeeded(await database.WriteAsync<Done>(Viewer.Machine, async (session, token) =>
        {
            await work(session, token);
            return new Done();
        }, CancellationToken.None));

        private async Task<T> DoneAsync<T>(ICommand<T> command) => Succeeded(await intake.Commands.RunAsync(command, Actor.Local("bench"), CancellationToken.None));
    }

    private static T Succeeded<T>(Result<T> result) => result.Succeeded(out var value, out var problems) ? value : throw new InvalidOperationException(problems.ToString());
}
