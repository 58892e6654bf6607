using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using NodaTime;
using Rectify.Advisories.Database;
using Rectify.Advisories.Matching;
using Rectify.Cases;
using Rectify.Findings;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Inventory.Holders;
using Rectify.Inventory.Intakes;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Proof.Log;
using Rectify.Scanning;
using Rectify.Scanning.Sources;
using Rectify.Storage;
using Rectify.Testing;

namespace Rectify.Bench;

/// <summary>
/// Hands in the bytes of CycloneDX documents as pipelines do, one after the other, and has them read, recorded, matched, finished, numbered and indexed meanwhile, as the
/// server's workers do: what takes how long. Some of the 300 components of each have advisories, about seven each.
/// </summary>
internal static class IntakeBench
{
    private const int AtOnce = 1_000;

    /// <param name="store">Which store.</param>
    /// <param name="feeds">The folder of feeds that fills the advisory database, or a dash for advisories about every twentieth of the packages that many use.</param>
    /// <param name="count">How many are handed in.</param>
    /// <param name="vulnerable">How many components of each have advisories, with feeds.</param>
    /// <param name="filled">How many releases the store holds before.</param>
    public static async Task<int> RunAsync(string store, string feeds, string count, string vulnerable, string filled)
    {
        using var folder = new ScratchFolder();
        var path = folder.PathOf("advisories.db");
        var report = ImportBench.Import([feeds == "-" ? Made(folder) : feeds], path);
        if (report.Problem is not null || AdvisoryDatabase.Open(path, out _) is not { } advisories) return ImportBench.Fail(report);
        var named = feeds == "-" ? [] : Named(feeds);
        Measure.Say($"{store}, {count} SBOMs from their bytes; {named.Count} versions with advisories");
        var number = int.Parse(count, CultureInfo.InvariantCulture);
        foreach (var remembers in feeds == "-" ? [true] : new[] { false, true })
        {
            await using var cluster = new PostgresCluster { Durable = true };
            var opening = store == "sqlite"
                ? Database.OpenSqliteAsync(folder.PathOf($"store-{remembers}.db"), TimeProvider.System, CancellationToken.None)
                : Database.OpenPostgresAsync(await cluster.CreateDatabaseAsync(), TimeProvider.System, CancellationToken.None);
            await using var database = Succeeded(await opening);
            if (filled != "0")
            {
                using var before = new Intake(database);
                await before.FillInBulkAsync(int.Parse(filled, CultureInfo.InvariantCulture));
            }
            using var run = new Run(database, advisories, named, remembers, int.Parse(vulnerable, CultureInfo.InvariantCulture));
            var each = await run.TakeInAsync(number);
            if (feeds == "-") Comparison.Take($"an SBOM from its bytes, processor: {count} into {filled} releases, {store}", each);
        }
        return 0;
    }

    private static string Made(ScratchFolder folder)
    {
        var made = Directory.CreateDirectory(folder.PathOf("made")).FullName;
        for (var rank = 100; rank < 2_100; rank += 20)
            File.WriteAllText(Path.Combine(made, $"{rank}.json"), $$"""{"id":"GHSA-0000-0000-{{rank:0000}}","modified":"2026-11-29T00:00:00Z","aliases":["CVE-2026-1{{rank:0000}}"],"summary":"s","affected":[{"package":{"ecosystem":"npm","name":"{{Portfolio.PackageName(rank)}}"},"ranges":[{"type":"SEMVER","events":[{"introduced":"0"}]}]}]}""");
        return made;
    }

    /// <summary>Versions that advisories name, by their package URLs.</summary>
    private static List<string> Named(string feeds)
    {
        var found = new List<string>();
        foreach (var record in Directory.EnumerateFiles(feeds, "all.zip", SearchOption.AllDirectories).Order(StringComparer.Ordinal).SelectMany(Records))
        {
            using var json = JsonDocument.Parse(record);
            if (!json.RootElement.TryGetProperty("affected", out var affected)) continue;
            foreach (var each in affected.EnumerateArray())
            {
                if (!each.TryGetProperty("package", out var package) || !each.TryGetProperty("versions", out var versions) || versions.GetArrayLength() == 0) continue;
                var (name, version) = (package.GetProperty("name").GetString() ?? "", versions[0].GetString() ?? "");
                if (package.GetProperty("ecosystem").GetString() switch { "Maven" => $"pkg:maven/{name.Replace(':', '/')}", "PyPI" => $"pkg:pypi/{name}", "NuGet" => $"pkg:nuget/{name}", _ => null } is { } purl)
                    found.Add($"{purl}@{version}");
            }
        }
        return [.. found.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The records of an ecosystem that has package URLs to name them by.</summary>
    private static IEnumerable<byte[]> Records(string file)
    {
        if (Path.GetFileName(Path.GetDirectoryName(file)) is not ("Maven" or "PyPI" or "NuGet")) yield break;
        using var zip = ZipFile.OpenRead(file);
        foreach (var entry in zip.Entries)
        {
            using var bytes = new MemoryStream();
            using (var stream = entry.Open()) stream.CopyTo(bytes);
            yield return bytes.ToArray();
        }
    }

    private static T Succeeded<T>(Result<T> result) => result.Succeeded(out var value, out var problems) ? value : throw new InvalidOperationException(problems.ToString());

    private sealed class Run : IDisposable
    {
        private static readonly Actor Self = Actor.Local("bench");

        private readonly Database database;
        private readonly AdvisoryDatabase advisories;
        private readonly List<string> named;
        private readonly bool remembers;
        private readonly int vulnerable;
        private readonly KnownMatches known = new();
        private readonly Commands commands;
        private readonly Sequencer sequencer;
        private readonly HolderIndex index;
        private readonly Portfolio portfolio = new(seed: 29);
        private readonly Random random = new(28);
        private readonly Dictionary<string, TimeSpan> spent = [];
        private long findings;

        public Run(Database database, AdvisoryDatabase advisories, List<string> named, bool remembers, int vulnerable)
        {
            (this.database, this.advisories, this.named, this.remembers, this.vulnerable) = (database, advisories, named, remembers, vulnerable);
            var source = new SystemRandomSource();
            commands = new(database, SystemClock.Instance, new TimeOrderedIdSource(SystemClock.Instance, source), source);
            sequencer = new(database, NotePrivateKey.Generate("bench/log", source.Fill), SystemClock.Instance, "bench");
            index = new(database, "bench");
        }

        public void Dispose() => sequencer.Dispose();

        /// <summary>Takes them in; the seconds of processor time of each.</summary>
        public async Task<double> TakeInAsync(int count)
        {
            var own = Succeeded(await commands.RunAsync(new RegisterOrganisation(OrganisationKind.Own, "Pipelines", "DE"), Self, CancellationToken.None));
            var product = Succeeded(await commands.RunAsync(new RegisterProduct("Product", own, ["EU"]), Self, CancellationToken.None));
            var rounds = new IntakeRounds(database, commands, "bench", Read, () => new Matching(this));
            using var meter = new Meter();
            // The first ones bring versions that nobody knew.
            await BatchAsync(rounds, product, "first", 200, meter: null);
            spent.Clear();
            findings = 0;
            for (var at = 0; at < count; at += AtOnce) await BatchAsync(rounds, product, "next", Math.Min(AtOnce, count - at), meter);
            meter.Say(remembers ? "versions matched once" : "each intake matched by itself", count);
            foreach (var (step, time) in spent.OrderByDescending(each => each.Value)) Measure.Say($"    {step}: {time.TotalMilliseconds / count:F2} ms each");
            Measure.Say($"    {findings / (double)count:F1} findings each");
            return meter.ProcessorSeconds / count;
        }

        private async Task BatchAsync(IntakeRounds rounds, ProductId product, string name, int count, Meter? meter)
        {
            var documents = Enumerable.Range(0, count).Select(_ => Document()).ToList();
            meter?.Start();
            var handing = Task.Run(async () =>
            {
                foreach (var document in documents)
                    await TimeAsync("handed in", async () => Succeeded(await commands.RunAsync(
                        new HandIn(new HandInTarget.OfProduct(product, $"{name}-{Guid.NewGuid():N}"), "bom.json", document), Self, CancellationToken.None)));
            });
            for (var (before, done) = (false, 0); !before || done > 0;)
            {
                before = handing.IsCompleted;
                done = await TimeAsync("rounds, all of them", async () => Succeeded(await rounds.TickAsync(CancellationToken.None)));
                await TimeAsync("numbered", async () => Succeeded(await sequencer.TickAsync(CancellationToken.None)));
                await TimeAsync("indexed", async () => Succeeded(await index.TickAsync(CancellationToken.None)));
            }
            await handing;
            meter?.Stop();
        }

        private IntakeReading Read(byte[] bytes, CancellationToken cancellation)
        {
            var started = Stopwatch.GetTimestamp();
            var scan = Scanner.Scan(new UploadedFile("upload", bytes), BudgetLimits.Default, progress: null, cancellation);
            Spend("  of these: read", started);
            return new(scan, [], null);
        }

        private sealed class Matching(Run run) : IIntakeMatcher
        {
            private readonly AdvisoryReader reader = run.advisories.BeginRead();

            public async Task<Result<IntakeMatching>> MatchAsync(Change change, AssetId asset, CancellationToken cancellationToken)
            {
                var all = Stopwatch.GetTimestamp();
                var matched = Succeeded(await new MatchAsset(asset, queries =>
                {
                    var started = Stopwatch.GetTimestamp();
                    var result = run.remembers ? run.known.Match(reader, queries, cancellationToken) : Matcher.Match(reader, queries, cancellationToken);
                    run.Spend("    of these: asked the advisories", started);
                    return result;
                }).ExecuteAsync(change, cancellationToken));
                run.findings += matched.New.Count;
                run.Spend("  of these: matched", all);
                return new IntakeMatching(new(matched.New.Count, matched.SeenAgain.Count, matched.Gone.Count), null);
            }

            public void Dispose() => reader.Dispose();
        }

        private byte[] Document()
        {
            var json = new StringBuilder("""{"bomFormat":"CycloneDX","specVersion":"1.5","components":[""");
            var purls = portfolio.Next().Components.Skip(named.Count == 0 ? 0 : vulnerable).Select(component => component.Purl?.ToString() ?? "")
                .Concat(Enumerable.Range(0, named.Count == 0 ? 0 : vulnerable).Select(_ => named[(int)(Math.Pow(random.NextDouble(), 3) * named.Count)])); // few of them are in many
            json.AppendJoin(',', purls.Distinct(StringComparer.Ordinal).Select(purl => $$"""{"type":"library","name":"{{purl[(purl.LastIndexOf('/') + 1)..purl.LastIndexOf('@')]}}","version":"{{purl[(purl.LastIndexOf('@') + 1)..]}}","purl":"{{purl}}"}"""));
            return Encoding.UTF8.GetBytes(json.Append("]}").ToString());
        }

        private async Task<T> TimeAsync<T>(string step, Func<Task<T>> work)
        {
            var started = Stopwatch.GetTimestamp();
            var result = await work();
            Spend(step, started);
            return result;
        }

        private void Spend(string step, long started)
        {
            // Files are read at the same time.
            lock (spent) spent[step] = spent.GetValueOrDefault(step) + Stopwatch.GetElapsedTime(started);
        }
    }
}
