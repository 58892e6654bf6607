using NodaTime;
using Rectify.Cases;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Proof.Log;
using Rectify.Storage;
using Rectify.Submissions;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Cases;

public abstract class DutySuite(StoreFixture store) : CaseStory(store)
{
    private static readonly Duration Second = Duration.FromSeconds(1);

    private Task<int> RefreshAsync(Instant now) => RefreshAsync(Laws, now);

    private async Task<int> RefreshAsync(Laws laws, Instant now)
    {
        var done = await RefreshDuties.RunAsync(Store.Database, laws, now, progress: null, None);
        Assert.True(done.Succeeded(out var computed, out var problems), problems?.ToString());
        return computed;
    }

    /// <summary>Gives every event its number, so that the log has been read to its end.</summary>
    private async Task NumberAsync()
    {
        using var key = NotePrivateKey.Generate("duties.test/log", bytes => bytes.Fill(7));
        Assert.True((await new Sequencer(Store.Database, key, Clock, "duties").DrainAsync(None)).Succeeded(out _, out var problems), problems?.ToString());
    }

    private async Task<CaseDuties> KeptAsync(CaseId id) => Assert.Single(await ReadAsync((session, token) => DutyStore.OfCasesAsync(session, [id], token)));

    private async Task<CaseId> ExploitedAsync(string name)
    {
        At(Friday);
        var id = await OpenAsync(name, await GatewayAsync(name, "EU", "CN"));
        await DoneAsync(new SayCircumstance(id, RuleBook.Embedded().Terms.Circumstances[Circumstances.ActivelyExploited], Circumstances.Yes, "seen in logs"));
        await DoneAsync(new RecordFact(id, FactKind.Aware, OnFriday));
        return id;
    }

    /// <summary>What is kept of a case after a refresh is what computing the case says, for this instant and until it says it turns.</summary>
    private async Task SameAsync(CaseId id, Instant now, Laws? laws = null)
    {
        await RefreshAsync(laws ?? Laws, now);
        var kept = await KeptAsync(id);
        foreach (var at in new[] { now, kept.HoldsUntil ?? now + Duration.FromDays(500) })
        {
            var answer = await ReadAsync((session, token) => CaseAnswers.ObligationsOfAsync(session, id, laws ?? Laws, at, token));
            Assert.NotNull(answer);
            var computed = answer.Evaluation.Obligations.Where(o => o.Trigger is not null && o.State != ObligationState.NotApplicable).Select(KeptDuty.Of);
            Assert.Equal(computed, kept.Duties);
        }
    }

    [Fact]
    public async Task What_is_kept_of_a_case_is_what_computing_it_says_after_everything_that_can_happen_to_it()
    {
        var id = await ExploitedAsync("Kept");
        await SameAsync(id, Friday);
        var wrong = await DoneAsync(new RecordFact(id, FactKind.FixReady, OnFriday));
        await SameAsync(id, Friday);
        var right = await DoneAsync(new RecordFact(id, FactKind.FixReady, Occurrence.At(Friday - Second, Brussels)) { Supersedes = wrong, Reason = "misread" });
        await SameAsync(id, Friday);
        await DoneAsync(new RetractFact(id, right, "another product"));
        await SameAsync(id, Friday);
        var project = await DoneAsync(new RegisterOrganisation(OrganisationKind.Upstream, "Kept project"));
        await DoneAsync(new NameParty(id, "upstream", project));
        await SameAsync(id, Friday);
        await DoneAsync(new RecordFact(id, FactKind.Submitted, OnFriday) { Recipient = "eu.cra.srp", Stage = "early-warning" });
        await SameAsync(id, Friday);
        await SameAsync(id, Friday + Duration.FromDays(4));
    }

    [Fact]
    public async Task A_signal_counts_as_soon_as_it_is_the_cases_and_no_more_once_it_is_rejected()
    {
        At(Friday);
        var gateway = await GatewayAsync("Signalled", "EU", "CN");
        var signal = await DoneAsync(new RaiseSignal("finder", "It is exploited.", [FactKind.Aware], OnFriday, [gateway], "CVE-2026-7001"));
        var id = await DoneAsync(new OpenCase("Signalled", CaseKind.Vulnerability, [gateway], ["CVE-2026-7001"], null, [signal]));
        await SameAsync(id, Friday);
        Assert.All((await KeptAsync(id)).Duties, duty => Assert.True(duty.Provisional));
        Assert.NotEmpty((await KeptAsync(id)).Duties);
        await NumberAsync();
        await RefreshAsync(Friday);

        await DoneAsync(new RejectSignal(signal, "another product"));
        await SameAsync(id, Friday);
        Assert.Empty((await KeptAsync(id)).Duties);
    }

    [Fact]
    public async Task A_role_that_is_given_for_an_asset_reaches_the_cases_about_it()
    {
        var id = await ExploitedAsync("Roles");
        await RefreshAsync(Friday);
        await NumberAsync();
        await RefreshAsync(Friday);
        var found = await ReadAsync((session, token) => CaseStore.FindAsync(session, id, token));
        var own = (await ReadAsync(OrganisationStore.ListAsync)).First(known => known.Name == "Roles GmbH");

        await DoneAsync(new AssignRole(Assert.IsType<Case>(found).Assets[0], own.Id, Role.Operator));
        await SameAsync(id, Friday);
    }

    [Fact]
    public async Task Nothing_is_computed_twice_and_only_what_was_touched_again()
    {
        var (first, second) = (await ExploitedAsync("Touched"), await ExploitedAsync("Untouched"));
        await NumberAsync();
        await RefreshAsync(Friday);
        Assert.Equal(0, await RefreshAsync(Friday));

        await DoneAsync(new RecordFact(first, FactKind.FixReady, OnFriday));
        Assert.Equal(1, await RefreshAsync(Friday));
        Assert.Equal(1, await RefreshAsync(Friday)); // its event has no number yet
        await NumberAsync();
        Assert.Equal(1, await RefreshAsync(Friday));
        Assert.Equal(0, await RefreshAsync(Friday));
        Assert.NotEqual((await KeptAsync(first)).Duties, (await KeptAsync(second)).Duties);
    }

    [Fact]
    public async Task The_hour_turns_a_case_and_no_other()
    {
        var early = await ExploitedAsync("Early");
        At(Friday + Duration.FromHours(5));
        var late = await OpenAsync("Late", await GatewayAsync("Late", "EU"));
        await DoneAsync(new SayCircumstance(late, RuleBook.Embedded().Terms.Circumstances[Circumstances.ActivelyExploited], Circumstances.Yes, "seen in logs"));
        await DoneAsync(new RecordFact(late, FactKind.Aware, Occurrence.At(Friday + Duration.FromHours(4), Brussels)));
        await NumberAsync();
        var due = Friday + Duration.FromHours(24);
        await RefreshAsync(due);

        Assert.Equal(due, (await KeptAsync(early)).HoldsUntil);
        Assert.Equal(ObligationState.Running, (await KeptAsync(early)).Duties.Single(duty => duty.Rule == "eu.cra.aev.ew").State);
        Assert.True((await KeptAsync(late)).HoldsUntil > due);
        var untouched = (await KeptAsync(late)).ComputedAt;
        await RefreshAsync(due + Second);
        Assert.Equal(ObligationState.Contested, (await KeptAsync(early)).Duties.Single(duty => duty.Rule == "eu.cra.aev.ew").State);
        Assert.Equal(untouched, (await KeptAsync(late)).ComputedAt);
    }

    [Fact]
    public async Task An_earlier_instant_is_answered_as_if_the_later_one_had_never_been_asked()
    {
        var id = await ExploitedAsync("Back");
        await SameAsync(id, Friday + Duration.FromDays(30));
        await SameAsync(id, Friday + Duration.FromHours(1));
    }

    [Fact]
    public async Task Other_rules_and_another_profile_compute_every_case_and_a_run_that_was_cut_off_goes_on_with_what_is_left()
    {
        var cases = new[] { await ExploitedAsync("Basis one"), await ExploitedAsync("Basis two"), await ExploitedAsync("Basis three") };
        await NumberAsync();
        await RefreshAsync(Friday);
        var all = (int)await ReadAsync(CaseStore.CountAsync);
        var later = new Laws(OtherRules(), Profile.Unstated);

        // One chunk holds all of them, and it is kept before the cut.
        using var cut = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RefreshDuties.RunAsync(Store.Database, later, Friday, new CancelAtOnce(cut), cut.Token));
        Assert.Equal(0, await RefreshAsync(later, Friday));
        foreach (var id in cases) await SameAsync(id, Friday, later);
        Assert.Equal(Friday + Duration.FromHours(36), (await KeptAsync(cases[0])).Duties.Single(duty => duty.Rule == "eu.cra.aev.ew").Conservative);

        Assert.Equal(all, await RefreshAsync(new Laws(OtherRules(), Profile.Unstated with { Sectors = [] }), Friday));
        Assert.Equal(all, await RefreshAsync(Friday));
    }

    [Fact]
    public async Task Who_has_read_less_of_the_log_does_not_write_over_who_has_read_more()
    {
        var id = await ExploitedAsync("Slow");
        await NumberAsync();
        await RefreshAsync(Friday);
        var kept = await KeptAsync(id);
        Assert.NotEmpty(kept.Duties);
        foreach (var (position, stays) in new[] { (kept.Position - 1, true), (kept.Position, false) })
        {
            var slow = kept with { Position = position, Duties = [] };
            Assert.True((await Store.Database.WriteAsync<Done>(Viewer.Machine, async (session, token) =>
            {
                await DutyStore.PutAsync(session, [slow], token);
                return new Done();
            }, None)).Succeeded(out _, out var problems), problems?.ToString());
            Assert.Equal(stays, (await KeptAsync(id)).Duties.Count > 0);
        }
    }

    [Fact]
    public async Task The_first_to_act_come_first()
    {
        var id = await ExploitedAsync("First");
        await RefreshAsync(Friday);
        var first = await ReadAsync((session, token) => DutyStore.FirstAsync(session, 1_000, token));
        Assert.Contains(id, first.Select(kept => kept.Case));
        Assert.Equal(first.Select(kept => kept.ActBy).Order(), first.Select(kept => kept.ActBy));
        Assert.Equal(first.Take(1).Select(kept => kept.Case), (await ReadAsync((session, token) => DutyStore.FirstAsync(session, 1, token))).Select(kept => kept.Case));
    }

    [Fact]
    public async Task All_open_duties_come_in_pages_however_many_cases_are_read_at_once()
    {
        var cases = new List<CaseId>();
        for (var i = 0; i < 7; i++) cases.Add(await ExploitedAsync($"Paged {i}"));
        await RefreshAsync(Friday);
        var all = await ReadAsync((session, token) => OpenDuty.FirstAsync(session, after: null, 100_000, 100_000, token));
        Assert.Equal(all.Select(each => each.Place).Order(), all.Select(each => each.Place));
        Assert.Equal(all.Count, all.Select(each => each.Place).Distinct().Count());
        Assert.Empty(cases.Except(all.Select(each => each.Case)));
        Assert.Contains(all, each => each.Place.ActBy is null); // those without a time are beyond all that have one
        foreach (var (count, atOnce) in new[] { (1, 1), (2, 1), (3, 2), (5, 100), (100, 3) })
        {
            var (pages, after) = (new List<OpenDutyPlace>(), (OpenDutyPlace?)null);
            while (await ReadAsync((session, token) => OpenDuty.FirstAsync(session, after, count, atOnce, token)) is { Count: > 0 } page)
            {
                Assert.InRange(page.Count, 1, count);
                pages.AddRange(page.Select(each => each.Place));
                after = OpenDutyPlace.Read(pages[^1].Parts());
                Assert.Equal(pages[^1], after);
            }
            Assert.Equal(all.Select(each => each.Place), pages);
        }
    }

    /// <summary>The shipped rules with another number of hours.</summary>
    private static RuleBook OtherRules() => RuleBook.Read(RuleBook.EmbeddedFiles().Select(file => file.Path.EndsWith("/eu.cra.aev.ew.yaml", StringComparison.Ordinal)
        ? file with { Text = file.Text.Replace("period: { hours: 24 }", "period: { hours: 36 }", StringComparison.Ordinal) } : file)).Value
        ?? throw new InvalidDataException("The rules do not read.");

    private sealed class CancelAtOnce(CancellationTokenSource source) : IProgress<int>
    {
        public void Report(int value) => source.Cancel();
    }
}

public sealed class Duties_on_sqlite(SqliteFixture store) : DutySuite(store), IClassFixture<SqliteFixture>;

public sealed class Duties_on_postgresql(PostgresFixture store) : DutySuite(store), IClassFixture<PostgresFixture>;
