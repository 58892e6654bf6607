using System.Diagnostics;
using System.Globalization;
using NodaTime;
using Rectify.Advisories.Database;
using Rectify.Alerts.Messages;
using Rectify.Alerts.Rotas;
using Rectify.Cases;
using Rectify.Cases.Following;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Findings;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Storage;
using Rectify.Testing;

namespace Rectify.Bench;

/// <summary>
/// The drill: in a store of so many releases a new advisory arrives that names a package which half of them use, and that is listed as
/// exploited. How long until every affected release has its finding, the signal is up, the duties of its case are kept and the alarms of who is on duty are queued, all
/// durable?
/// </summary>
internal static class DrillBench
{
    private const int Runs = 5;

    /// <param name="store">Which store.</param>
    /// <param name="feeds">The folder of feeds that fills the advisory database, or a dash for none.</param>
    /// <param name="sizes">How many releases.</param>
    public static async Task<int> RunAsync(string store, string feeds, string[] sizes)
    {
        foreach (var size in sizes.Select(size => int.Parse(size, CultureInfo.InvariantCulture)))
        {
            using var folder = new ScratchFolder();
            await using var cluster = new PostgresCluster { Durable = true };
            await using var database = Succeeded(store == "sqlite"
                ? await Database.OpenSqliteAsync(folder.PathOf("store.db"), TimeProvider.System, CancellationToken.None)
                : await Database.OpenPostgresAsync(await cluster.CreateDatabaseAsync(), TimeProvider.System, CancellationToken.None));
            Measure.Say($"{store}, {size} releases of {Portfolio.Components} components");
            using var intake = new Intake(database);
            await intake.FillInBulkAsync(size);
            await new Drill(database, intake, folder, feeds, size, store).RunAsync();
            Measure.Say($"  peak {Measure.PeakMegabytes():F0} MB");
        }
        return 0;
    }

    private sealed class Drill(Database database, Intake intake, ScratchFolder folder, string feeds, int size, string store)
    {
        private readonly string advisories = folder.PathOf("advisories.db");
        private readonly Laws laws = new(RuleBook.Embedded(), Profile.Unstated);
        private readonly FollowAdvisories follower = new(database, intake.Commands, Actor.Local("bench"), "bench");
        private readonly Taker taker = new();
        private readonly List<string> listed = [];

        public async Task RunAsync()
        {
            await OnDutyAsync();
            Import(first: true, Record(0, "nobody"));
            await TimedAsync("  first time, every release matched whole", () => FollowAsync());
            await intake.TickAsync();
            await RefreshAsync();
            await AlarmAsync();
            var times = new List<double[]>();
            for (var run = 1; run <= Runs; run++)
            {
                // The first packages are those that nearly all use; about the 65th is in every second release.
                var cve = $"CVE-2026-9{run:000}";
                listed.Add(cve);
                var (started, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
                Import(first: false, Record(run, Portfolio.PackageName(63 + run)), Kev());
                var imported = Lap(ref started);
                var chunks = await FollowAsync();
                var followed = Lap(ref started);
                await RefreshAsync();
                var refreshed = Lap(ref started);
                var before = taker.Taken;
                await AlarmAsync();
                if (taker.Taken == before) throw new InvalidOperationException("Nobody was alarmed.");
                var alarmed = Lap(ref started);
                var used = (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds;
                await intake.TickAsync();
                var numbered = Lap(ref started);
                var (found, page, all) = await ListAsync(cve);
                Measure.Say($"  {cve}: {found} releases in {chunks} chunks: import {imported:F0}, findings and signal {followed:F0}, duties {refreshed:F0}, alarms {alarmed:F0}; in all {imported + followed + refreshed + alarmed:F0} ms, numbered in {numbered:F0} more, processor {used:F0} ms; first page of the list and its count {page:F0} ms, the list of all {all:F0} ms");
                times.Add([imported, followed, refreshed, numbered, imported + followed + refreshed + alarmed, page, all, used, alarmed]);
            }
            double Median(int column) => times.Select(each => each[column]).Order().ElementAt(times.Count / 2);
            Measure.Say($"  median of {Runs}: import {Median(0):F0}, findings and signal {Median(1):F0}, duties {Median(2):F0}, alarms {Median(8):F0}; in all {Median(4):F0} ms, numbered in {Median(3):F0} more, processor {Median(7):F0} ms; first page {Median(5):F0} ms, all {Median(6):F0} ms ({size} releases)");
            Comparison.Take($"drill of {size} releases, in all, {store}", Median(4) / 1000);
            Comparison.Take($"drill of {size} releases, the list of all, {store}", Median(6) / 1000);
        }

        private void Import(bool first, params string[] files)
        {
            var feed = Directory.CreateDirectory(folder.PathOf($"feed-{listed.Count}")).FullName;
            for (var i = 0; i < files.Length; i++) File.WriteAllText(Path.Combine(feed, $"{i}.json"), files[i]);
            string[] folders = first && feeds != "-" ? [feed, feeds] : [feed];
            if (ImportBench.Import(folders, advisories).Problem is { } problem) throw new InvalidOperationException($"{problem.Code}");
        }

        private static string Record(int number, string package) =>
            $$"""{"id":"GHSA-0000-0000-{{number:0000}}","modified":"2026-11-29T00:00:{{number:00}}Z","aliases":["CVE-2026-9{{number:000}}"],"summary":"Anybody can do anything","severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}],"affected":[{"package":{"ecosystem":"npm","name":"{{package}}"},"ranges":[{"type":"SEMVER","events":[{"introduced":"0"},{"fixed":"9.9.9"}]}]}]}""";

        private string Kev() =>
            $$"""{"title":"KEV","catalogVersion":"{{listed.Count}}","dateReleased":"2027-01-01T00:00:{{listed.Count:00}}Z","count":{{listed.Count}},"vulnerabilities":[{{string.Join(',', listed.Select(cve => $$"""{"cveID":"{{cve}}","vulnerabilityName":"n","dateAdded":"2026-11-29","requiredAction":"Patch","dueDate":"2026-12-20","knownRansomwareCampaignUse":"Unknown"}"""))}}]}""";

        private async Task<int> FollowAsync() => Succeeded(await follower.DrainAsync(
            AdvisoryDatabase.Open(advisories, out var problem) ?? throw new InvalidOperationException($"{problem?.Code}"), CancellationToken.None));

        private async Task<int> RefreshAsync() =>
            Succeeded(await RefreshDuties.RunAsync(database, laws, SystemClock.Instance.GetCurrentInstant(), progress: null, CancellationToken.None));

        /// <summary>Raises what has to ring and hands it to who sends it, which takes no time here.</summary>
        private async Task AlarmAsync() =>
            Succeeded(await new AlarmRounds(database, intake.Commands, taker, "bench", Duration.FromSeconds(30)).TickAsync(laws, SystemClock.Instance.GetCurrentInstant(), CancellationToken.None));

        private async Task OnDutyAsync()
        {
            var self = Actor.Local("bench");
            var entity = Succeeded(await intake.Commands.RunAsync(new RegisterOrganisation(OrganisationKind.Own, "On call", "DE"), self, CancellationToken.None));
            var person = Succeeded(await intake.Commands.RunAsync(new RegisterPerson("On duty", entity, "DE", [PersonRole.Analyst]), self, CancellationToken.None));
            Succeeded(await intake.Commands.RunAsync(new AddAlarmAddress(person, AlarmChannel.Mail, "duty@example.com", Language.English, null), self, CancellationToken.None));
            Succeeded(await intake.Commands.RunAsync(new SetRota(null, "PSIRT", Duration.FromHours(24), [new PlannedLayer(
                "UTC", [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None)], 0, 1_440, new LocalDate(2026, 1, 1), 366, [person])]), self, CancellationToken.None));
        }

        private sealed class Taker : IAlarmSender
        {
            public int Taken { get; private set; }

            public Task<string?> SendAsync(AlarmMessage message, CancellationToken cancellationToken)
            {
                Taken++;
                return Task.FromResult<string?>(null);
            }
        }

        private async Task<(int Found, double Page, double All)> ListAsync(string cve)
        {
            var vulnerability = await database.ReadAsync(Viewer.Machine, (session, token) => VulnerabilityStore.FindAsync(session, cve, token), CancellationToken.None)
                ?? throw new InvalidOperationException("Nothing was found.");
            var started = Stopwatch.GetTimestamp();
            var count = await database.ReadAsync(Viewer.Machine, async (session, token) =>
            {
                var page = await AffectedStore.PageAsync(session, vulnerability.Id, after: null, 51, token);
                await AssetStore.FindAsync(session, [.. page.Select(each => each.Asset)], token);
                return await AffectedStore.CountAsync(session, vulnerability.Id, token);
            }, CancellationToken.None);
            var page = Lap(ref started);
            var all = await database.ReadAsync(Viewer.Machine, (session, token) => AffectedStore.AssetsAsync(session, vulnerability.Id, after: null, int.MaxValue, token), CancellationToken.None);
            return all.Count == count ? (all.Count, page, Lap(ref started)) : throw new InvalidOperationException("The list and its count differ.");
        }

        private static double Lap(ref long started)
        {
            var (now, before) = (Stopwatch.GetTimestamp(), started);
            started = now;
            return Stopwatch.GetElapsedTime(before, now).TotalMilliseconds;
        }

        private static async Task TimedAsync(string what, Func<Task<int>> work)
        {
            var started = Stopwatch.GetTimestamp();
            var count = await work();
            Measure.Say($"{what}: {count} chunks in {Stopwatch.GetElapsedTime(started).TotalSeconds:F2} s");
        }
    }

    private static T Succeeded<T>(Result<T> result) => result.Succeeded(out var value, out var problems) ? value : throw new InvalidOperationException(problems.ToString());
}
