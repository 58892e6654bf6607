using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using NodaTime;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Inventory.Holders;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Proof.Log;
using Rectify.Scanning;
using Rectify.Storage;

namespace Rectify.Bench;

/// <summary>
/// Takes SBOMs in as a server would: one command each, durable when it answers, and between them the sequencer's ticks and the index's. The
/// time of those ticks counts; the time in which the SBOMs are drawn does not.
/// </summary>
internal sealed class Intake : IDisposable
{
    private const int Drawn = 50, Lines = 10, OfProduct = 100;
    private readonly Portfolio portfolio = new(seed: 28);
    private readonly NotePrivateKey key;
    private readonly Sequencer sequencer;
    private readonly HolderIndex index;
    private readonly Commands commands;
    private readonly List<ReleaseId> releases = [];
    private readonly Stopwatch clock = new();

    public Intake(Database database)
    {
        var random = new SystemRandomSource();
        key = NotePrivateKey.Generate("bench/log", random.Fill);
        sequencer = new(database, key, "bench");
        index = new(database, "bench");
        commands = new(database, SystemClock.Instance, new TimeOrderedIdSource(SystemClock.Instance, random), random);
    }

    public void Dispose() => key.Dispose();

    /// <summary>Registers releases with their SBOMs, one after the other.</summary>
    public async Task FillAsync(int size)
    {
        var own = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, "Bench", "DE"));
        ProductId product = default;
        clock.Reset();
        for (var (line, before) = (1, TimeSpan.Zero); line <= Lines; line++, before = clock.Elapsed)
        {
            var from = releases.Count;
            while (releases.Count < (long)size * line / Lines)
            {
                var scans = Draw(Math.Min(Drawn, (int)((long)size * line / Lines) - releases.Count));
                clock.Start();
                foreach (var scan in scans)
                {
                    if (releases.Count % OfProduct == 0) product = await DoneAsync(new RegisterProduct($"Product {releases.Count}", own, ["EU"]));
                    releases.Add(await DoneAsync(new RegisterRelease(product, $"4.{releases.Count}", scan)));
                }
                await TickAsync();
                clock.Stop();
            }
            Measure.Say($"  releases {from + 1} to {releases.Count}: {(releases.Count - from) / (clock.Elapsed - before).TotalSeconds:F0} SBOMs/s");
        }
        Measure.Say($"  all {size}: {size / clock.Elapsed.TotalSeconds:F0} SBOMs/s");
    }

    /// <summary>Takes in another SBOM for some of the releases, by several writers at once; leaves them in the tail if it is told to.</summary>
    public async Task ReplaceAsync(int count, int writers, bool merge)
    {
        clock.Reset();
        for (var at = 0; at < count; at += Drawn)
        {
            var scans = new ConcurrentQueue<(ReleaseId Release, ScanResult Scan)>(
                Draw(Math.Min(Drawn, count - at)).Select((scan, i) => (releases[(int)((at + i) * 7_919L % releases.Count)], scan)));
            clock.Start();
            await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(async () =>
            {
                while (scans.TryDequeue(out var next)) await DoneAsync(new IngestComponents(next.Release, next.Scan));
            })));
            await TickAsync(merge);
            clock.Stop();
        }
        Measure.Say($"  {count} replaced, {writers} at once: {count / clock.Elapsed.TotalSeconds:F0} SBOMs/s");
    }

    private List<ScanResult> Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => portfolio.Next())];

    private async Task TickAsync(bool merge = true)
    {
        Succeeded(await sequencer.TickAsync(SystemClock.Instance.GetCurrentInstant(), CancellationToken.None));
        if (merge) Succeeded(await index.TickAsync(CancellationToken.None));
    }

    private async Task<T> DoneAsync<T>(ICommand<T> command) => Succeeded(await commands.RunAsync(command, Actor.Local("bench"), CancellationToken.None));

    private static T Succeeded<T>(Result<T> result) =>
        result.Succeeded(out var value, out var problems) ? value : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{problems}"));
}
