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
    private const int Drawn = 50, OfProduct = 100, InBulk = 500, ByUseCase = 5_000;
    private readonly Portfolio portfolio = new(seed: 28);
    private readonly NotePrivateKey key;
    private readonly Sequencer sequencer;
    private readonly HolderIndex index;
    private readonly List<ReleaseId> releases = [];
    private readonly Database database;
    private readonly TimeOrderedIdSource ids;
    private ProductId product;

    public Intake(Database database)
    {
        var random = new SystemRandomSource();
        key = NotePrivateKey.Generate("bench/log", random.Fill);
        sequencer = new(database, key, SystemClock.Instance, "bench");
        index = new(database, "bench");
        this.database = database;
        ids = new(SystemClock.Instance, random);
        Commands = new(database, SystemClock.Instance, ids, random);
    }

    /// <summary>What the store is called where its intakes are compared; null when they are not.</summary>
    public string? Store { get; init; }

    /// <summary>What runs the use cases.</summary>
    public Commands Commands { get; }

    public void Dispose() => key.Dispose();

    /// <summary>All releases by the stores alone, and all of them merged into the index.</summary>
    public async Task FillInBulkAsync(int size)
    {
        await BulkAsync(await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, "Bench", "DE")), size);
        Succeeded(await index.DrainAsync());
        await TickAsync();
    }

    /// <summary>
    /// The first and the last 5,000 releases come by the use case, one command each; those between them by the same stores without events,
    /// 500 in one transaction.
    /// </summary>
    public async Task FillAsync(int size)
    {
        var own = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, "Bench", "DE"));
        await RegisterAsync(own, Math.Min(size, ByUseCase));
        await BulkAsync(own, size - ByUseCase);
        await RegisterAsync(own, size);
    }

    private async Task RegisterAsync(OrganisationId own, int upTo)
    {
        var from = releases.Count;
        using var meter = new Meter();
        while (releases.Count < upTo)
        {
            var scans = Draw(Math.Min(Drawn, upTo - releases.Count));
            meter.Start();
            foreach (var scan in scans)
            {
                if (releases.Count % OfProduct == 0) await ProductAsync(own);
                releases.Add(await DoneAsync(new RegisterRelease(product, $"4.{releases.Count}", scan)));
            }
            await TickAsync();
            meter.Stop();
        }
        if (releases.Count > from) Say(meter, $"releases {from + 1} to {releases.Count}", releases.Count - from);
    }

    private async Task BulkAsync(OrganisationId own, int upTo)
    {
        var from = releases.Count;
        var started = Stopwatch.GetTimestamp();
        while (releases.Count < upTo)
        {
            await ProductAsync(own);
            var scans = Draw(Math.Min(InBulk, upTo - releases.Count));
            Succeeded(await database.WriteAsync<Done>(Viewer.Machine, async (session, token) =>
            {
                foreach (var scan in scans)
                {
                    var release = new Release(new(ids.Next()), product, $"4.{releases.Count}", null);
                    await ProductStore.AddAsync(session, [release], token);
                    await PutAsync(session, release.Id, scan, token);
                    releases.Add(release.Id);
                }
                return new Done();
            }, CancellationToken.None));
            Succeeded(await index.TickAsync(CancellationToken.None));
        }
        if (releases.Count > from) Measure.Say($"  releases {from + 1} to {releases.Count}: filled in bulk in {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s");
    }

    private static async Task PutAsync(WriteSession session, AssetId release, ScanResult scan, CancellationToken cancellationToken)
    {
        var seen = scan.Components.Select(component => (Component: component, Seen: SeenComponent.Of(component))).ToList();
        var known = await ComponentStore.IdentifyAsync(session, [.. seen.Select(each => each.Seen)], cancellationToken);
        var sorted = seen.Select(each => (Id: known[each.Seen.Identity], each.Component)).OrderBy(each => each.Id).ToList();
        var places = ComponentPlaces.Write(sorted.Select(each => (IReadOnlyList<ComponentPlaces.Place>)[new(each.Component.Location, each.Component.Origin, each.Component.Evidence)]));
        await ComponentStore.PutAsync(
            session, release, VersionIds.Write([.. sorted.Select(each => each.Id)]), places, sorted.Count, 0, SystemClock.Instance.GetCurrentInstant(), cancellationToken);
    }

    private async Task ProductAsync(OrganisationId own) => product = await DoneAsync(new RegisterProduct($"Product {releases.Count}", own, ["EU"]));

    /// <summary>Takes in another SBOM for some of the releases, by several writers at once; leaves them in the tail if it is told to.</summary>
    public async Task ReplaceAsync(int count, int writers, bool merge)
    {
        using var meter = new Meter();
        for (var at = 0; at < count; at += Drawn)
        {
            var scans = new ConcurrentQueue<(ReleaseId Release, ScanResult Scan)>(
                Draw(Math.Min(Drawn, count - at)).Select((scan, i) => (releases[(int)((at + i) * 7_919L % releases.Count)], scan)));
            meter.Start();
            await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(async () =>
            {
                while (scans.TryDequeue(out var next)) await DoneAsync(new IngestComponents(next.Release, next.Scan));
            })));
            await TickAsync(merge);
            meter.Stop();
        }
        Say(meter, $"{count} replaced, {writers} at once{(merge ? "" : ", none merged")}", count);
    }

    private void Say(Meter meter, string what, int count)
    {
        meter.Say(what, count);
        if (Store is not null) Comparison.Take($"an intake, processor: {what}, {Store}", meter.ProcessorSeconds / count);
    }

    private List<ScanResult> Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => portfolio.Next())];

    public async Task TickAsync(bool merge = true)
    {
        Succeeded(await sequencer.TickAsync(CancellationToken.None));
        if (merge) Succeeded(await index.TickAsync(CancellationToken.None));
    }

    private async Task<T> DoneAsync<T>(ICommand<T> command) => Succeeded(await Commands.RunAsync(command, Actor.Local("bench"), CancellationToken.None));

    private static T Succeeded<T>(Result<T> result) =>
        result.Succeeded(out var value, out var problems) ? value : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{problems}"));
}
