using System.Globalization;
using System.Text.Json;
using Rectify.Findings;
using Rectify.Findings.Statements;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Storage;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Findings.Statements;

/// <summary>Statements that concern more findings than one transaction takes.</summary>
public abstract class StatementPassSuite(StoreFixture store) : StatementTests(store)
{
    [Fact]
    public async Task A_document_about_many_findings_goes_on_in_other_processes_to_its_end_once()
    {
        var story = await BeginAsync();
        var ids = await ManyAsync(story, "1.0", 700, 1_100, 400);
        var received = await DoneAsync(new ImportVex(Vex(story, "not_affected", NotExecuted)));
        var about = new Subject("vexDocument", received.Document.Id.Value);
        Assert.Equal((2_200L, 0L, 0), (received.GoesOn?.Findings ?? 0, received.GoesOn?.LookedAt ?? -1, received.Statements.Count));
        Assert.Equal(["vex.imported"], await EventsAsync($"{about}"));
        Assert.Equal(0, await SaidAsync(ids));

        await InAnotherProcessAsync(rounds => rounds.TickAsync(1, None));
        Assert.Equal((1_000, 1_000L), (await SaidAsync(ids), (await PassAsync(about))?.LookedAt ?? -1));
        // A person decides of one that is done and of one that is not yet; a release comes in between.
        var (done, undone) = (await OneAsync(ids, "statement"), await OneAsync(ids, "nobody"));
        foreach (var id in new[] { done, undone }) await DoneAsync(new SetStatus(id, FindingStatus.Affected, Statement: "we tried it"));
        var late = await FoundAsync(story, "9.9");
        Assert.Equal(SaidBy.Statement, late.Said.By);

        await InAnotherProcessAsync(rounds => rounds.TickAsync(1, None));
        Assert.Equal(2_000L, (await PassAsync(about))?.LookedAt);
        // Two at once: one of them has the lease, and what both would do is done once.
        await Task.WhenAll(InAnotherProcessAsync(rounds => rounds.TickAsync(int.MaxValue, None)), InAnotherProcessAsync(rounds => rounds.TickAsync(int.MaxValue, None)));
        await InAnotherProcessAsync(rounds => rounds.TickAsync(int.MaxValue, None));
        Assert.Null(await PassAsync(about));
        Assert.Equal(2_198, await SaidAsync(ids));
        foreach (var id in new[] { done, undone })
        {
            var now = Assert.IsType<Finding>(await ReadAsync((session, token) => FindingStore.FindAsync(session, id, token)));
            Assert.Equal((FindingStatus.Affected, SaidBy.Person, "we tried it"), (now.Status, now.Said.By, now.Statement));
        }
        var applied = await AppliedAsync(about);
        Assert.Equal((3, 2_199), (applied.Count, applied.Sum(part => part.Count)));
        Assert.Equal(2_199, applied.SelectMany(part => part).Distinct().Count());
        Assert.All(applied, part => Assert.InRange(part.Count, 1, FindingWalk.Most));
        var result = Assert.Single(await ReadAsync((session, token) => StatementResult.OfDocumentAsync(session, received.Document, Clock.GetCurrentInstant(), token)));
        Assert.Equal((StatementOutcome.Applied, 2_199, 2), (result.Outcome, result.Applied.Count, result.PersonDecides.Count));
        await InAnotherProcessAsync(rounds => rounds.TickAsync(int.MaxValue, None));
        Assert.Equal(3, (await AppliedAsync(about)).Count);
        Assert.Empty((await ReadAsync(LedgerCheck.RunAsync, Viewer.Machine)).Faults);
    }

    [Fact]
    public async Task A_part_that_was_done_already_and_one_whose_lease_has_passed_to_another_do_nothing()
    {
        var story = await BeginAsync();
        var ids = await ManyAsync(story, "1.0", 1_500);
        var received = await DoneAsync(new ImportVex(Vex(story, "affected")));
        var about = new Subject("vexDocument", received.Document.Id.Value);
        await DoneAsync(new ApplyStatementsOn(about, WalkPlace.Beginning));
        await DoneAsync(new ApplyStatementsOn(about, WalkPlace.Beginning));
        Assert.Equal((1_000, 1), (await SaidAsync(ids), (await AppliedAsync(about)).Count));
        // A process that died holds the lease until its time is over.
        Assert.True((await Store.Database.AcquireLeaseAsync("statements", "died", NodaTime.Duration.FromMinutes(2), None)).Succeeded(out var held, out _));
        await InAnotherProcessAsync(rounds => rounds.TickAsync(int.MaxValue, None));
        Assert.Equal(1_000, await SaidAsync(ids));
        await Store.Database.ReleaseLeaseAsync(Assert.IsType<Lease>(held), None);
        await InAnotherProcessAsync(rounds => rounds.TickAsync(int.MaxValue, None));
        Assert.Equal((1_500, 2), (await SaidAsync(ids), (await AppliedAsync(about)).Count));
    }

    [Fact]
    public async Task A_newer_version_takes_back_what_the_older_said_of_many_findings()
    {
        var (story, other) = (await BeginAsync(), await BeginAsync());
        var ids = await ManyAsync(story, "1.0", 1_200);
        var id = $"https://example.com/vex/{Store.Ids.Next()}";
        await DoneAsync(new ImportVex(Vex(story, "not_affected", NotExecuted, id: id, hour: 1)));
        await InAnotherProcessAsync(rounds => rounds.TickAsync(1, None));
        Assert.Equal(1_000, await SaidAsync(ids));
        // The newer one comes while the older is still being applied, and speaks of another vulnerability.
        var newer = await DoneAsync(new ImportVex(Vex(other, "affected", id: id, hour: 2)));
        Assert.NotNull(newer.GoesOn);
        await InAnotherProcessAsync(rounds => rounds.TickAsync(int.MaxValue, None));
        Assert.Equal((0, 1_200), (await SaidAsync(ids), await CountAsync(ids, "nobody")));
        Assert.Empty(await ReadAsync((session, token) => StatementPassStore.ListAsync(session, 10, token)));
    }

    [Fact]
    public async Task A_product_with_many_findings_is_given_what_is_said_of_its_package_part_by_part()
    {
        var story = await BeginAsync(isNamed: false);
        var ids = await ManyAsync(story, "1.0", 600, 1_300);
        await DoneAsync(new ImportVex(Vex(story, "not_affected", NotExecuted)));
        await InAnotherProcessAsync(rounds => rounds.TickAsync(int.MaxValue, None));
        Assert.Equal(0, await SaidAsync(ids));
        var about = new Subject("product", story.Product.Value);
        Assert.Equal(1_900L, (await DoneAsync(new NameProductPurl(story.Product, story.ProductPurl))).GoesOn?.Findings);
        await InAnotherProcessAsync(rounds => rounds.TickAsync(1, None));
        var some = await SaidAsync(ids);
        Assert.InRange(some, 1, FindingWalk.Most);
        // Named otherwise meanwhile, it begins anew.
        Assert.Equal(0L, (await DoneAsync(new NameProductPurl(story.Product, $"{story.ProductPurl}-other"))).GoesOn?.LookedAt);
        await InAnotherProcessAsync(rounds => rounds.TickAsync(int.MaxValue, None));
        Assert.Equal((0, null), (await SaidAsync(ids), await PassAsync(about)));
        await DoneAsync(new NameProductPurl(story.Product, story.ProductPurl));
        await InAnotherProcessAsync(rounds => rounds.TickAsync(int.MaxValue, None));
        Assert.Equal(1_900, await SaidAsync(ids));
        Assert.All(await AppliedAsync(about), part => Assert.InRange(part.Count, 1, FindingWalk.Most));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(50)]
    [InlineData(1_000)]
    public async Task A_walk_passes_each_finding_once_whatever_one_part_takes(int most)
    {
        var (one, two, none) = (await BeginAsync(), await BeginAsync(), await BeginAsync());
        List<FindingId> ids = [.. await ManyAsync(one, "1.0", 3, 20, 1), .. await ManyAsync(two, "1.0", 11)];
        var vulnerabilities = await ReadAsync((session, token) => VulnerabilityStore.IdsOfLowerAsync(session, [one.Cve.ToLowerInvariant(), two.Cve.ToLowerInvariant(), none.Cve.ToLowerInvariant()], token));
        var (seen, walk) = (new List<FindingId>(), new FindingWalk.OfVulnerabilities(vulnerabilities));
        Assert.Equal(35, await ReadAsync(walk.CountAsync));
        for (WalkPlace? at = WalkPlace.Beginning; at is { } from;)
        {
            (var findings, at) = await ReadAsync((session, token) => walk.NextAsync(session, WalkPlace.Parse($"{from}"), most, token));
            Assert.InRange(findings.Count, 0, most);
            seen.AddRange(findings.Select(finding => finding.Id));
        }
        Assert.Equal(ids.Order(Comparer<FindingId>.Create((a, b) => a.Value.CompareTo(b.Value))), seen.Order(Comparer<FindingId>.Create((a, b) => a.Value.CompareTo(b.Value))));
    }

    /// <summary>Releases with the component in so many places each.</summary>
    private async Task<List<FindingId>> ManyAsync(Story story, string version, params int[] places)
    {
        var ids = new List<FindingId>();
        foreach (var (number, count) in places.Index())
        {
            var first = (await FoundAsync(story, $"{version}.{number}")).Id;
            ids.Add(first);
            var more = Enumerable.Range(1, count - 1).Select(_ => Store.Ids.Next().ToString()).ToList();
            if (more.Count == 0) continue;
            await ExecuteAsync(
                $"""
                INSERT INTO findings (id, asset, place, place_key, vulnerability_id, scanned, purl, location, verdict, reason, fixed_in, advisories, first_seen_at, last_seen_at, status, said_by)
                SELECT more.value, asset, place || more.value, place_key || more.value, vulnerability_id, scanned, purl, location, verdict, reason, fixed_in, advisories, first_seen_at,
                    last_seen_at, status, said_by
                FROM findings CROSS JOIN json_each('{JsonSerializer.Serialize(more)}') AS more WHERE findings.id = '{first}'
                """);
            ids.AddRange(more.Select(id => new FindingId(Id.Parse(id))));
        }
        return ids;
    }

    /// <summary>What another process would do: with a handle on the store of its own, which ends with it.</summary>
    private async Task InAnotherProcessAsync(Func<StatementRounds, Task<Result<int>>> work)
    {
        Assert.True((await Store.OpenAsync()).Succeeded(out var database, out var problems), problems?.ToString());
        await using (database)
        {
            var commands = new Commands(database, Clock, Store.Ids, Store.Random);
            Assert.True((await work(new StatementRounds(database, commands, $"process {Store.Ids.Next()}"))).Succeeded(out _, out problems), problems?.ToString());
        }
    }

    private Task<StatementPass?> PassAsync(Subject about) => ReadAsync((session, token) => StatementPassStore.FindAsync(session, about, token));

    private Task<int> SaidAsync(IReadOnlyList<FindingId> ids) => CountAsync(ids, "statement");

    private async Task<int> CountAsync(IReadOnlyList<FindingId> ids, string saidBy) => Convert.ToInt32(
        await AskAsync($"SELECT COUNT(*) FROM findings WHERE said_by = '{saidBy}' AND id IN (SELECT value FROM json_each('{Json(ids)}'))"), CultureInfo.InvariantCulture);

    private async Task<FindingId> OneAsync(IReadOnlyList<FindingId> ids, string saidBy) => new(Id.Parse(Assert.IsType<string>(
        await AskAsync($"SELECT MAX(id) FROM findings WHERE said_by = '{saidBy}' AND id IN (SELECT value FROM json_each('{Json(ids)}'))"))));

    private static string Json(IEnumerable<FindingId> ids) => JsonSerializer.Serialize(ids.Select(id => id.ToString()));

    private Task<object?> AskAsync(string sql) => ReadAsync(async (session, token) =>
    {
        await using var command = session.Connection.CreateCommand();
        (command.Transaction, command.CommandText) = (session.Transaction, sql);
        return await command.ExecuteScalarAsync(token);
    });

    /// <summary>The findings that each event of a pass lists.</summary>
    private async Task<List<List<string>>> AppliedAsync(Subject about) =>
        [.. (await ReadAsync((session, token) => EventStore.OfSubjectAsync(session, about, token))).Where(logged => logged.Type == "statements.applied")
            .Select(logged => JsonDocument.Parse(Assert.IsType<LoggedPayload>(logged.Payload).Bytes).RootElement.GetProperty("findings").EnumerateArray()
                .Select(finding => finding.GetProperty("id").GetString() ?? "").ToList())];
}

public sealed class Statement_passes_on_sqlite(SqliteFixture store) : StatementPassSuite(store), IClassFixture<SqliteFixture>;

public sealed class Statement_passes_on_postgresql(PostgresFixture store) : StatementPassSuite(store), IClassFixture<PostgresFixture>;
