using NodaTime;
using Rectify.Cases;
using Rectify.Cases.Duties;
using Rectify.Cases.Links;
using Rectify.Cases.Replay;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Packs;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Proof.Log;
using Rectify.RulePacks;
using Rectify.Storage;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Cases.Replay;

/// <summary>What <c>rectify verify --deep</c> finds: the tables are compared with what follows from the ledger.</summary>
public abstract class ReplaySuite(StoreFixture store) : CaseStory(store)
{
    [Fact]
    public async Task A_store_that_nobody_touched_says_what_its_ledger_says()
    {
        var id = await StoryAsync("Untouched");
        var report = await ReplayAsync();
        Assert.Empty(await DifferencesAsync(id, report));
        Assert.True(report is { OtherLaws: false, Waiting: 0 } && report.Facts >= 6 && report.Duties > 2 && report.Cases >= 2, $"{report}");
    }

    [Fact]
    public async Task A_fact_whose_instant_was_changed_is_told_with_what_was_recorded()
    {
        var id = await StoryAsync("Instant");
        var aware = (await ReadAsync((session, token) => FactStore.OfCaseAsync(session, id, token))).First(fact => fact.Kind == FactKind.Aware);
        await ExecuteAsync($"UPDATE facts SET earliest = earliest + {3 * NodaConstants.TicksPerHour}, latest = latest + {3 * NodaConstants.TicksPerHour} WHERE id = '{aware.Id}'");
        var difference = Assert.Single(await DifferencesAsync(id));
        Assert.Equal((ReplayDifferenceCode.FactChanged, "occurred", $"{aware.Id}"), (difference.Code, difference.Member, difference.Fact));
        Assert.Equal(("'2026-12-11T12:20:00Z Europe/Brussels'", "'2026-12-11T09:20:00Z Europe/Brussels'"), (difference.Kept?.English, difference.Computed?.English));
        InBothLanguages(difference, $"{aware.Id}", "2026-12-11T12:20:00Z", "2026-12-11T09:20:00Z");

        // Duties that were computed from the changed table do not follow from what was recorded either.
        await DoneAsync(new SayCircumstance(id, RuleBook.Embedded().Terms.Circumstances[Circumstances.ActivelyExploited], Circumstances.Yes, "again"));
        await RefreshAsync();
        var duty = (await DifferencesAsync(id)).First(each => each is { Code: ReplayDifferenceCode.Duty, Rule: "eu.cra.aev.ew" });
        Assert.Equal("eu.cra.srp", duty.Recipient);
        Assert.Contains("act by 2026-12-12T12:20:00Z", duty.Kept?.English, StringComparison.Ordinal);
        Assert.Contains("act by 2026-12-12T09:20:00Z", duty.Computed?.English, StringComparison.Ordinal);
        InBothLanguages(duty, "eu.cra.aev.ew", "eu.cra.srp", "2026-12-12T12:20:00Z", "2026-12-12T09:20:00Z");
        await ExecuteAsync($"UPDATE facts SET earliest = earliest - {3 * NodaConstants.TicksPerHour}, latest = latest - {3 * NodaConstants.TicksPerHour} WHERE id = '{aware.Id}'");
    }

    [Theory]
    [InlineData("kind = 'noticed'", "kind")]
    [InlineData("recorded_at = 0", "recordedAt")]
    [InlineData("recorded_by = 'os:somebody'", "recordedBy")]
    [InlineData("assets = 'release:00000000000000000000000001'", "assets")]
    [InlineData("about = 'CVE-2026-1'", "about")]
    [InlineData("recipient = 'cn.miit.nvdb'", "recipient")]
    [InlineData("stage = 'final'", "stage")]
    [InlineData("how_known = 'a guess'", "howKnown")]
    [InlineData("evidence = 'letter.pdf'", "evidence")]
    [InlineData("zone = 'Nowhere/None'", "occurred")]
    [InlineData("on_date = '2026-12-11'", "occurred")]
    public async Task Whatever_else_of_a_fact_was_changed_is_told(string change, string member)
    {
        var id = await StoryAsync($"Changed {change}");
        var aware = (await ReadAsync((session, token) => FactStore.OfCaseAsync(session, id, token))).First(fact => fact.Kind == FactKind.Aware);
        await ExecuteAsync($"UPDATE facts SET {change} WHERE id = '{aware.Id}'");
        var difference = Assert.Single(await DifferencesAsync(id));
        Assert.Equal((ReplayDifferenceCode.FactChanged, member), (difference.Code, difference.Member));
        InBothLanguages(difference, $"{aware.Id}");
        await ExecuteAsync($"DELETE FROM facts WHERE id = '{aware.Id}'"); // what nobody can read is in nobody's way afterwards
        Assert.Equal(ReplayDifferenceCode.FactMissing, Assert.Single(await DifferencesAsync(id)).Code);
    }

    [Fact]
    public async Task A_fact_that_nobody_recorded_and_one_that_is_gone_and_a_withdrawal_that_was_undone_or_made_up_are_told()
    {
        var id = await StoryAsync("Made up");
        var facts = await ReadAsync((session, token) => FactStore.OfCaseAsync(session, id, token));
        var (aware, retracted) = (facts.First(fact => fact.Kind == FactKind.Aware), facts.Single(fact => fact.Retracted is not null));
        var other = Store.Ids.Next();
        const string Columns = "case_id, kind, earliest, latest, zone, on_date, recorded_by, actor_strength, assets, about, recipient, stage, how_known, evidence, signal_id, supersedes, reason";
        await ExecuteAsync($"INSERT INTO facts (id, recorded_at, {Columns}) SELECT '{other}', 0, {Columns} FROM facts WHERE id = '{aware.Id}'");
        await ExecuteAsync($"UPDATE fact_retractions SET fact_id = '{aware.Id}' WHERE fact_id = '{retracted.Id}'");
        var found = await DifferencesAsync(id);
        Assert.Equal(
            [(ReplayDifferenceCode.FactUnrecorded, $"{other}"), (ReplayDifferenceCode.RetractionMissing, $"{retracted.Id}"), (ReplayDifferenceCode.RetractionUnrecorded, $"{aware.Id}")],
            found.Select(each => (each.Code, each.Fact ?? "")).OrderBy(each => each.Code));
        foreach (var each in found) InBothLanguages(each, each.Fact ?? "");
    }

    [Fact]
    public async Task A_row_of_duties_that_was_changed_is_told_with_what_follows()
    {
        var id = await StoryAsync("Duties");
        var kept = Assert.Single(await ReadAsync((session, token) => DutyStore.OfCasesAsync(session, [id], token)));
        var late = kept.Duties.Select(duty => duty.Rule == "eu.cra.aev.ew" ? duty with { Conservative = duty.Conservative + Duration.FromDays(1), Force = Force.Voluntary } : duty).ToList();
        await DutiesAsync(id, DutyBytes.Write(late));
        var difference = Assert.Single(await DifferencesAsync(id));
        Assert.Equal((ReplayDifferenceCode.Duty, "eu.cra.aev.ew", "eu.cra.srp"), (difference.Code, difference.Rule, difference.Recipient));
        Assert.Contains("act by 2026-12-13T09:20:00Z", difference.Kept?.English, StringComparison.Ordinal);
        Assert.Contains("force voluntary", difference.Kept?.English, StringComparison.Ordinal);
        Assert.Contains("act by 2026-12-12T09:20:00Z", difference.Computed?.English, StringComparison.Ordinal);
        InBothLanguages(difference, "eu.cra.aev.ew", "eu.cra.srp");

        await DutiesAsync(id, DutyBytes.Write([.. kept.Duties.Skip(1)]));
        Assert.Equal((ReplayDifferenceCode.Duty, kept.Duties[0].Rule, null), Assert.Single(await DifferencesAsync(id)) is var missing ? (missing.Code, missing.Rule, missing.Kept) : default);
        await DutiesAsync(id, DutyBytes.Write([.. kept.Duties, kept.Duties[0] with { Recipient = "nobody" }]));
        Assert.Equal((ReplayDifferenceCode.Duty, "nobody", null), Assert.Single(await DifferencesAsync(id)) is var added ? (added.Code, added.Recipient, added.Computed) : default);
        await DutiesAsync(id, [0xff, 0xff, 0xff]);
        Assert.Equal(ReplayDifferenceCode.DutiesUnreadable, Assert.Single(await DifferencesAsync(id)).Code);
        await DutiesAsync(id, DutyBytes.Write(kept.Duties));
        Assert.Empty(await DifferencesAsync(id));

        await ExecuteAsync($"UPDATE case_duties SET act_by = act_by + 1 WHERE case_id = '{id}'");
        Assert.Equal(ReplayDifferenceCode.Turn, Assert.Single(await DifferencesAsync(id)).Code);
        await ExecuteAsync($"DELETE FROM case_duties WHERE case_id = '{id}'");
        var gone = await DifferencesAsync(id);
        Assert.Equal(kept.Duties.Count, gone.Count);
        Assert.All(gone, each => Assert.True(each is { Code: ReplayDifferenceCode.Duty, Kept: null, Computed: not null }));
    }

    [Fact]
    public async Task Of_a_fact_whose_payload_was_erased_the_table_is_taken()
    {
        var id = await StoryAsync("Erased");
        await ExecuteAsync($"DELETE FROM event_payloads WHERE event_id IN (SELECT id FROM events WHERE subject = 'case/{id}' AND type IN ('fact.recorded', 'fact.retracted'))");
        var report = await ReplayAsync();
        Assert.Empty(await DifferencesAsync(id, report));
        Assert.True(report.Erased >= 4);
        var kept = Assert.Single(await ReadAsync((session, token) => DutyStore.OfCasesAsync(session, [id], token)));
        await DutiesAsync(id, DutyBytes.Write([.. kept.Duties.Skip(1)]));
        Assert.Single(await DifferencesAsync(id));
    }

    [Fact]
    public async Task What_was_recorded_a_moment_ago_is_waited_for_and_not_told_as_wrong()
    {
        var id = await StoryAsync("Waiting");
        await DoneAsync(new RecordFact(id, FactKind.FixReady, OnFriday));
        var report = await ReplayAsync();
        Assert.Empty(await DifferencesAsync(id, report));
        Assert.Equal(1, report.Waiting);
        await RefreshAsync();
        Assert.Equal(0, (await ReplayAsync()).Waiting);
    }

    [Fact]
    public async Task Duties_for_a_profile_that_nobody_named_are_not_compared_and_with_it_they_are()
    {
        var id = await StoryAsync("Profiled");
        var laws = Laws with { Organisation = new Profile { Sectors = ["energy"] } };
        await RefreshAsync(laws);
        var without = await ReplayAsync();
        Assert.Equal((true, 0), (without.OtherLaws, without.Duties));
        var with = await ReplayAsync(laws.Organisation);
        Assert.True(with is { OtherLaws: false, Duties: > 0 });
        Assert.Empty(await DifferencesAsync(id, with));
    }

    [Fact]
    public async Task Duties_by_a_rule_pack_are_computed_with_it_as_long_as_they_are_kept_by_it()
    {
        var id = await StoryAsync("Packed");
        using var signer = NotePrivateKey.Generate("rules.example", bytes => bytes.Fill(9));
        var used = await DoneAsync(new UseRulePack(Pack("one"), [signer.Key]));
        Assert.NotEqual(RuleBook.Embedded().Hash, used.Rules.Hash);
        await RefreshAsync(Laws with { Rules = used.Rules });
        await SameAsync();
        await DoneAsync(new UseRulePack(Pack("two"), []));
        await SameAsync(); // no server has computed anything with the second yet

        byte[] Pack(string version) => RulePack.Write(
            [.. RuleBook.EmbeddedFiles().Select(file => file.Path.EndsWith("cn.rmsv.7.2.report.yaml", StringComparison.Ordinal) ? file with { Text = $"{file.Text}\n# {version}\n" } : file)],
            version, new LocalDate(2026, 12, 1), TimeZoneData.EmbeddedFile(), signer);

        async Task SameAsync()
        {
            var report = await ReplayAsync();
            Assert.Empty(await DifferencesAsync(id, report));
            Assert.True(report is { OtherLaws: false, Duties: > 0 });
        }
    }

    private Task<ReplayReport> ReplayAsync(Profile? profile = null) => ReadAsync((session, token) => ReplayCheck.RunAsync(session, profile, token), Viewer.Machine);

    private async Task<IReadOnlyList<ReplayDifference>> DifferencesAsync(CaseId id, ReplayReport? report = null)
    {
        var number = (await ReadAsync((session, token) => CaseStore.FindAsync(session, id, token)))?.Number;
        return [.. (report ?? await ReplayAsync()).Differences.Where(each => each.Case == number)];
    }

    private static void InBothLanguages(ReplayDifference difference, params string[] named)
    {
        var said = ReplayTexts.Of(difference);
        Assert.NotEqual(said.English, said.Chinese);
        Assert.Contains(said.Chinese, letter => letter is >= '\u4e00' and <= '\u9fff');
        foreach (var each in named.Append(difference.Case))
        {
            Assert.Contains(each, said.English, StringComparison.Ordinal);
            Assert.Contains(each, said.Chinese, StringComparison.Ordinal);
        }
    }

    private async Task DutiesAsync(CaseId id, byte[] bytes) =>
        await ExecuteAsync($"UPDATE case_duties SET duties = {(Store is SqliteFixture ? $"x'{Convert.ToHexString(bytes)}'" : $"'\\x{Convert.ToHexString(bytes)}'::bytea")} WHERE case_id = '{id}'");

    private Task RefreshAsync() => RefreshAsync(Laws);

    private async Task RefreshAsync(Laws laws)
    {
        using var key = NotePrivateKey.Generate("replay.test/log", bytes => bytes.Fill(7));
        Assert.True((await new Sequencer(Store.Database, key, Clock, "replay").DrainAsync(None)).Succeeded(out _, out var problems), problems?.ToString());
        Assert.True((await RefreshDuties.RunAsync(Store.Database, laws, Friday + Duration.FromHours(1), progress: null, None)).Succeeded(out _, out problems), problems?.ToString());
    }

    /// <summary>A case to which everything happened that its duties follow from, and its duplicate; their duties are kept.</summary>
    private async Task<CaseId> StoryAsync(string name)
    {
        At(Friday);
        var id = await OpenAsync(name, await GatewayAsync(name, "EU", "CN"));
        await DoneAsync(new SayCircumstance(id, RuleBook.Embedded().Terms.Circumstances[Circumstances.ActivelyExploited], Circumstances.Yes, "seen in logs"));
        await DoneAsync(new RecordFact(id, FactKind.Aware, OnFriday) { HowKnown = "a log", Evidence = ["log.txt", "mail 7"] });
        var wrong = await DoneAsync(new RecordFact(id, FactKind.FixReady, Occurrence.On(new LocalDate(2026, 12, 10), Brussels)));
        var right = await DoneAsync(new RecordFact(id, FactKind.FixReady, Occurrence.Between(Friday - Duration.FromHours(2), Friday, Brussels)) { Supersedes = wrong, Reason = "misread" });
        await DoneAsync(new RetractFact(id, right, "another product"));
        await DoneAsync(new RecordFact(id, FactKind.Submitted, OnFriday) { Recipient = "eu.cra.srp", Stage = "notification" });
        var duplicate = await OpenAsync($"{name} again");
        await DoneAsync(new RecordFact(duplicate, FactKind.Discovered, Occurrence.At(Friday - Duration.FromHours(5), Brussels)));
        await DoneAsync(new LinkCases(duplicate, id, LinkKind.DuplicateOf, "the same matter"));
        await RefreshAsync();
        return id;
    }
}

public sealed class Replay_on_sqlite(SqliteFixture store) : ReplaySuite(store), IClassFixture<SqliteFixture>;

public sealed class Replay_on_postgresql(PostgresFixture store) : ReplaySuite(store), IClassFixture<PostgresFixture>;
