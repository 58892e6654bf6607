using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using NodaTime;
using NodaTime.Extensions;
using NodaTime.Text;
using Rectify.Alerts;
using Rectify.Alerts.Messages;
using Rectify.Alerts.Rotas;
using Rectify.Cases;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Ledger.Sealing;
using Rectify.Parties;
using Rectify.Server.Alarms;
using Rectify.Testing;

namespace Rectify.Server.Tests;

/// <summary>
/// Processes that work on alarms are killed (SIGKILL) a hundred times at random points, two at once, while the clock is moved on; at the end each
/// alarm has reached a receiver that tells messages by their ids exactly once, none is lost, and those that came late say so.
/// </summary>
public sealed class KilledAlarmTests(PostgresCluster cluster) : IAsyncDisposable
{
    private const string EarlyWarning = "eu.cra.aev.ew";
    private const int Kills = 100;
    private const int Cases = 10;

    private readonly string folder = Directory.CreateTempSubdirectory("rectify-killed-").FullName;
    private readonly WebhookReceiver receiver = new();

    private string ClockFile => Path.Combine(folder, "ahead");

    [Fact]
    public async Task Each_alarm_arrives_exactly_once_though_processes_are_killed_a_hundred_times_and_the_clock_is_moved()
    {
        if (PostgresCluster.SkipReason is { } reason) Assert.Skip(reason);
        Ahead(0);
        var seed = Environment.GetEnvironmentVariable("RECTIFY_SEED") is { Length: > 0 } given ? int.Parse(given, CultureInfo.InvariantCulture) : Environment.ProcessId;
        var random = new Random(seed);
        var address = new StoreAddress.Server(await cluster.CreateDatabaseAsync(), Path.Combine(folder, "log.key"));
        await using var workspace = await OpenAsync(address);
        var asset = await PrepareAsync(workspace, address);
        var posts = 0;
        receiver.Answer = _ => Interlocked.Increment(ref posts) % 4 == 0 ? 503 : 204;
        receiver.Slow = () => TimeSpan.FromMilliseconds(Random.Shared.Next(200)); // so that many are killed between sending and noting

        var running = new[] { Start(address), Start(address) };
        var opened = new Dictionary<string, Instant>(StringComparer.Ordinal);
        for (var kill = 0; kill < Kills; kill++)
        {
            if (kill % (Kills / Cases) == 0)
            {
                var (number, at) = await AwareAsync(workspace, asset, kill);
                opened.Add(number, at);
            }
            // Most are killed while they work, some while they start.
            var victim = kill % 2;
            if (random.Next(10) > 0) await running[victim].Working;
            await Task.Delay(random.Next(300));
            await running[victim].KillAsync();
            // Set back a little now and then: what was raised is not raised again.
            Ahead(Ahead() + (random.Next(5) == 0 ? -random.Next(600) : random.Next(1_800, 5_400)));
            running[victim] = Start(address);
        }
        (receiver.Answer, receiver.Slow) = (null, null);
        // Now everything can be sent; what failed is tried again within the hour, by a clock that is moved over it.
        List<(string Case, AlarmStep Step, int Turn)> expected = [];
        for (var tries = 0; ; tries++)
        {
            await Task.Delay(1_000);
            var now = workspace.Now();
            expected = [.. opened.SelectMany(each => Expected(each.Key, each.Value, now - Duration.FromMinutes(1)))];
            if (expected.All(Told().ContainsKey) || tries == 120) break;
            if (tries % 5 == 4) Ahead(Ahead() + 600);
        }
        foreach (var process in running) await process.KillAsync();

        var told = Told();
        var missing = expected.Where(each => !told.ContainsKey(each)).ToList();
        Assert.True(missing.Count == 0, $"seed {seed}: lost {string.Join(", ", missing)}");
        Assert.True(expected.Count > Cases * 4, $"seed {seed}: only {expected.Count} alarms in that time");
        var doubled = told.Where(each => each.Value.Distinct().Count() > 1).ToList();
        Assert.True(doubled.Count == 0, $"seed {seed}: told in several messages {string.Join(", ", doubled.Select(each => each.Key))}");
        Assert.True(
            receiver.Posts.Where(post => post.Status == 204).GroupBy(post => post.Headers["webhook-id"]).Any(same => same.Count() > 1), $"seed {seed}: nobody was killed between sending and noting");
        Assert.True(receiver.Posts.Any(post => post.Status == 503), $"seed {seed}: the receiver never failed");
        Assert.All(Alarms(), each => Assert.Equal(each.SentAt - each.ScheduledAt > Alarm.Grace, each.Late));
        Assert.Contains(Alarms(), each => each.Late);
        await LogIsWholeAsync(workspace);
    }

    /// <summary>Everything that was taken about the recipient that starts first: the message that told of it, by what it is.</summary>
    private Dictionary<(string Case, AlarmStep Step, int Turn), List<string>> Told() => Alarms()
        .GroupBy(each => (each.Case, each.Step, each.Turn)).ToDictionary(group => group.Key, group => group.Select(each => each.Message).ToList());

    private List<(string Message, string Case, AlarmStep Step, int Turn, Instant ScheduledAt, Instant SentAt, bool Late)> Alarms()
    {
        var found = new List<(string, string, AlarmStep, int, Instant, Instant, bool)>();
        foreach (var post in receiver.Posts.Where(post => post.Status == 204))
        {
            using var body = JsonDocument.Parse(post.Body);
            var sentAt = InstantPattern.ExtendedIso.Parse(body.RootElement.GetProperty("timestamp").GetString() ?? "").Value;
            foreach (var alarm in body.RootElement.GetProperty("data").GetProperty("alarms").EnumerateArray())
            {
                if (alarm.GetProperty("hop").GetInt32() > 0 || alarm.GetProperty("rules")[0].GetString() != EarlyWarning) continue;
                Assert.True(Words.TryParse<AlarmStep>(alarm.GetProperty("step").GetString() ?? "", out var step));
                found.Add((
                    post.Headers["webhook-id"], alarm.GetProperty("case").GetString() ?? "", step, alarm.GetProperty("turn").GetInt32(),
                    InstantPattern.ExtendedIso.Parse(alarm.GetProperty("scheduledAt").GetString() ?? "").Value, sentAt, alarm.GetProperty("late").GetBoolean()));
            }
        }
        return found;
    }

    /// <summary>The steps on the way to an early warning that is due 24 hours after awareness.</summary>
    private static IEnumerable<(string, AlarmStep, int)> Expected(string number, Instant aware, Instant now) =>
        new Watch(default, "", aware, aware + Duration.FromHours(24)).Steps().Where(step => step.At <= now)
            .Select(step => (number, step.Step, step.Turn)).Prepend((number, AlarmStep.Opened, 0));

    private async Task<(string Number, Instant Aware)> AwareAsync(Store store, AssetId asset, int number)
    {
        var id = await store.DoneAsync(new OpenCase($"Killed {number}", CaseKind.Vulnerability, [asset], ["CVE-2021-44228"]));
        await store.DoneAsync(new SayCircumstance(id, RuleBook.Embedded().Terms.Circumstances[Circumstances.ActivelyExploited], Circumstances.Yes, "seen in logs"));
        var aware = store.Now().ToUnixTimeTicks() is var ticks ? Instant.FromUnixTimeTicks(ticks) : default;
        await store.DoneAsync(new RecordFact(id, FactKind.Aware, Occurrence.At(aware, DateTimeZone.Utc)));
        var found = await store.Workspace.Database.ReadAsync(Rectify.Storage.Viewer.Local, (reading, token) => CaseStore.FindAsync(reading, id, token), CancellationToken.None);
        return (found?.Number ?? "", aware);
    }

    private async Task<AssetId> PrepareAsync(Store store, StoreAddress address)
    {
        var entity = await store.DoneAsync(new RegisterOrganisation(OrganisationKind.Own, "Killed GmbH", "DE"));
        var person = await store.DoneAsync(new RegisterPerson("On duty", entity, "DE", PersonRole.Analyst));
        Assert.True((await SealKeys.TakeAsync(store.Workspace.Database, $"{address.LogKey}.seal", store.Now(), new SystemRandomSource(), CancellationToken.None)).Succeeded(out var key, out var problems), problems?.ToString());
        using (key) await store.DoneAsync(new AddAlarmAddress(person, AlarmChannel.Webhook, $"{receiver.Address}/hook", Language.English, key.Seal(AlarmSecrets.Purpose, WebhookSignature.NewSecret())));
        await store.DoneAsync(new SetRota(null, "PSIRT", Duration.FromHours(24), [new PlannedLayer(
            "UTC", [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None)], 0, 1_440, new LocalDate(2026, 1, 1), 366, [person])]));
        var product = await store.DoneAsync(new RegisterProduct("Killed", entity, ["EU"]));
        return await store.DoneAsync(new RegisterRelease(product, "1"));
    }

    private static async Task LogIsWholeAsync(Store store)
    {
        // Nobody else is left; the right to number may have been taken to the grave for some seconds.
        LedgerReport report;
        for (var tries = 0; ; tries++)
        {
            Assert.True((await store.Workspace.NumberAsync(CancellationToken.None)).Succeeded(out _, out var problems), problems?.ToString());
            report = await store.Workspace.Database.ReadAsync(Rectify.Storage.Viewer.Machine, LedgerCheck.RunAsync, CancellationToken.None);
            if (report.Unnumbered == 0 || tries == 200) break;
            await Task.Delay(100);
        }
        Assert.Empty(report.Faults);
        Assert.Equal(0, report.Unnumbered);
    }

    private AlarmProcess Start(StoreAddress.Server address)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Rectify.AlarmProcess"), [address.ConnectionString, address.LogKey, ClockFile])
        {
            RedirectStandardError = true, RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        return new AlarmProcess(Process.Start(start) ?? throw new InvalidOperationException("The process did not start"), errors);
    }

    private readonly ConcurrentQueue<string> errors = [];

    private long Ahead() => long.Parse(File.ReadAllText(ClockFile), CultureInfo.InvariantCulture);

    /// <summary>Written whole or not at all, because others read it.</summary>
    private void Ahead(long seconds)
    {
        File.WriteAllText($"{ClockFile}.new", seconds.ToString(CultureInfo.InvariantCulture));
        File.Move($"{ClockFile}.new", ClockFile, overwrite: true);
    }

    private async Task<Store> OpenAsync(StoreAddress address)
    {
        var random = new SystemRandomSource();
        var clock = new Clock(() => SystemClock.Instance.GetCurrentInstant() + Duration.FromSeconds(Ahead()));
        var opened = await Workspace.OpenAsync(address, clock, new TimeOrderedIdSource(clock, random), random, TimeProvider.System, CancellationToken.None);
        Assert.True(opened.Succeeded(out var workspace, out var problems), problems?.ToString());
        return new Store(workspace, clock);
    }

    public async ValueTask DisposeAsync()
    {
        await receiver.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        Assert.Empty(errors);
    }

    /// <summary>A process that works on alarms until it is killed.</summary>
    private sealed class AlarmProcess
    {
        private readonly Process process;
        private readonly TaskCompletionSource working = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public AlarmProcess(Process process, ConcurrentQueue<string> errors)
        {
            this.process = process;
            process.OutputDataReceived += (_, _) => working.TrySetResult();
            process.ErrorDataReceived += (_, line) =>
            {
                if (line.Data is not null) errors.Enqueue(line.Data);
            };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
        }

        /// <summary>It has opened the store and works; or it ended.</summary>
        public Task Working => working.Task;

        /// <summary>SIGKILL.</summary>
        public async Task KillAsync()
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    private sealed class Clock(Func<Instant> now) : IClock
    {
        public Instant GetCurrentInstant() => now();
    }

    private sealed record Store(Workspace Workspace, IClock Clock) : IAsyncDisposable
    {
        public Instant Now() => Clock.GetCurrentInstant();

        public async Task<T> DoneAsync<T>(ICommand<T> command)
        {
            var done = await Workspace.RunAsync(command, Actor.Local("test"), CancellationToken.None);
            Assert.True(done.Succeeded(out var value, out var problems), problems?.ToString());
            return value;
        }

        public ValueTask DisposeAsync() => Workspace.DisposeAsync();
    }
}
