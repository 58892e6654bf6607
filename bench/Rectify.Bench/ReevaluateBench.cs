using System.Globalization;
using NodaTime;
using Rectify.Cases;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Storage;
using Rectify.Testing;

namespace Rectify.Bench;

/// <summary>How long it takes until the duties of all cases are computed and kept anew after the rules have changed.</summary>
internal static class ReevaluateBench
{
    private const int Runs = 3;
    private static readonly Instant Now = Instant.FromUtc(2026, 12, 11, 12, 0);

    public static async Task<int> RunAsync(string store, string[] sizes)
    {
        foreach (var size in sizes.Select(size => int.Parse(size, CultureInfo.InvariantCulture)))
        {
            using var folder = new ScratchFolder();
            await using var cluster = new PostgresCluster();
            await RunAsync(store, Opened(store switch
            {
                "sqlite" => await Database.OpenSqliteAsync(folder.PathOf("store.db"), TimeProvider.System, CancellationToken.None),
                "postgresql" => await Database.OpenPostgresAsync(await cluster.CreateDatabaseAsync(), TimeProvider.System, CancellationToken.None),
                _ => throw new ArgumentException($"No such store: {store}"),
            }), size);
        }
        return 0;
    }

    private static async Task RunAsync(string name, Database database, int cases)
    {
        await using var _ = database;
        await SeedAsync(database, cases);
        RuleBook[] books = [Changed("{ hours: 24 }"), Changed("{ hours: 36 }")];
        var first = await RefreshAsync(database, books[0]);
        var open = await database.ReadAsync(Viewer.Machine, async (session, token) =>
            (await DutyStore.OfCasesAsync(session, (await CaseStore.ListAsync(session, token)).Select(about => about.Id), token)).Average(kept => kept.Duties.Count(duty => duty.IsOpen)),
            CancellationToken.None);
        Measure.Say($"{name}, {cases} cases with {open:F1} open duties each: first filled in {first:F0} ms");
        var turn = 0;
        var again = Measure.Median("  all computed and kept anew after one rule has changed", Runs, () => RefreshAsync(database, books[++turn % 2]).GetAwaiter().GetResult());
        Comparison.Take($"duties of {cases} cases kept anew, {name}", again);
        Measure.Say($"    {again / cases * 1e6:F1} µs a case, {cases * open / again / 1e3:F0} thousand duties a second; peak {Measure.PeakMegabytes():F0} MB");
    }

    private static async Task<double> RefreshAsync(Database database, RuleBook book)
    {
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        var done = await RefreshDuties.RunAsync(database, new Laws(book, Profile.Unstated), Now, progress: null, CancellationToken.None);
        if (!done.Succeeded(out var computed, out var problems) || computed == 0) throw new InvalidOperationException(problems?.ToString() ?? "Nothing was computed.");
        return System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    /// <summary>The shipped rules, in which the early warning has another number of hours.</summary>
    private static RuleBook Changed(string period)
    {
        var files = RuleBook.EmbeddedFiles().Select(file =>
            file.Path.EndsWith("eu.cra.aev.ew.yaml", StringComparison.Ordinal) ? file with { Text = file.Text.Replace("{ hours: 24 }", period, StringComparison.Ordinal) } : file);
        return RuleBook.Read(files).Value ?? throw new InvalidDataException("The rules do not read.");
    }

    private static Database Opened(Rectify.Foundation.Result<Database> opened) =>
        opened.Succeeded(out var database, out var problems) ? database : throw new InvalidOperationException(problems.ToString());

    /// <summary>
    /// Each case is about one of 2,000 releases and one vulnerability: an eighth of them in a product that is also sold in China, with twelve open
    /// duties, the others with four, which makes five on average. It was discovered and assessed at instants of its own: three facts and two
    /// circumstances. Ids are numbers of 26 digits; one SQL text makes them on both databases.
    /// </summary>
    private static async Task SeedAsync(Database database, int cases)
    {
        const string Numbers = "WITH RECURSIVE n(i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < {0})";
        string Id(string number) => $"substr('00000000000000000000000000' || ({number}), length('00000000000000000000000000' || ({number})) - 25)";
        var start = (Now - Duration.FromHours(20)).ToUnixTimeTicks();
        string Fact(int place, string kind, string at) =>
            $"""
            {string.Format(CultureInfo.InvariantCulture, Numbers, cases)}
            INSERT INTO facts (id, case_id, kind, earliest, latest, zone, recorded_at, recorded_by, actor_strength, assets, evidence)
            SELECT {Id($"1000000000 + i * 10 + {place}")}, {Id("i")}, '{kind}', {at}, {at}, 'Europe/Brussels', {at}, 'bench', 'local', '', '' FROM n
            """;
        string Said(int place, string circumstance) =>
            $"""
            {string.Format(CultureInfo.InvariantCulture, Numbers, cases)}
            INSERT INTO case_circumstances (id, case_id, circumstance, answer, reason, said_at)
            SELECT {Id($"1000000000 + i * 10 + {place}")}, {Id("i")}, '{circumstance}', 'yes', 'bench', {start} FROM n
            """;
        string[] statements =
        [
            $"INSERT INTO organisations (id, kind, name, name_key, country) VALUES ({Id("1")}, 'own', 'Bench', 'bench', 'DE')",
            $"INSERT INTO products (id, name, name_key, provider, markets) VALUES ({Id("1")}, 'Gateway', 'gateway', {Id("1")}, 'DE'), ({Id("2")}, 'Router', 'router', {Id("1")}, 'CN DE')",
            $"""
            {string.Format(CultureInfo.InvariantCulture, Numbers, 2_000)}
            INSERT INTO releases (id, product_id, version) SELECT {Id("i")}, CASE WHEN i % 8 = 0 THEN {Id("2")} ELSE {Id("1")} END, '4.' || i FROM n
            """,
            $"""
            {string.Format(CultureInfo.InvariantCulture, Numbers, cases)}
            INSERT INTO cases (id, sequence, title, kind, opened_at) SELECT {Id("i")}, i, 'Case ' || i, 'vulnerability', {start} FROM n
            """,
            $"""
            {string.Format(CultureInfo.InvariantCulture, Numbers, cases)}
            INSERT INTO case_assets (case_id, asset) SELECT {Id("i")}, 'release:' || {Id("1 + i % 2000")} FROM n
            """,
            $"""
            {string.Format(CultureInfo.InvariantCulture, Numbers, cases)}
            INSERT INTO case_vulnerabilities (case_id, name) SELECT {Id("i")}, 'CVE-2026-' || i FROM n
            """,
            Fact(1, "discovered", $"{start} + i * 100000000 % 360000000000"),
            Fact(2, "aware", $"{start} + i * 100000000 % 360000000000 + 6000000000"),
            Fact(3, "fixReady", $"{start} + i * 100000000 % 360000000000 + 36000000000"),
            Said(1, "activelyExploited"),
            Said(2, "inUpstreamComponent"),
            // Both databases plan by what they know of their tables; a store that grew by itself knows it.
            "ANALYZE",
        ];
        var seeded = await database.WriteAsync<int>(Viewer.Machine, async (session, token) =>
        {
            foreach (var statement in statements)
            {
                await using var command = session.Connection.CreateCommand();
                command.Transaction = session.Transaction;
                command.CommandTimeout = 600;
                command.CommandText = statement;
                await command.ExecuteNonQueryAsync(token);
            }
            // Seeded without events, the cases are found as those that are kept for another basis.
            List<CaseDuties> nothing =
                [.. (await CaseStore.ListAsync(session, token)).Select(about => new CaseDuties { Case = about.Id, Basis = 0, Position = 0, ComputedAt = Now, HoldsUntil = null, Duties = [] })];
            await DutyStore.PutAsync(session, nothing, token);
            return statements.Length;
        }, CancellationToken.None);
        if (!seeded.Succeeded(out _, out var problems)) throw new InvalidOperationException(problems.ToString());
    }
}
