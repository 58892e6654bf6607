using System.Text;
using NodaTime;
using Rectify.Alerts;
using Rectify.Alerts.Messages;
using Rectify.Cases;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Parties.Drafts;
using Rectify.Submissions;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Submissions;

/// <summary>Writing, approving and filing by people who are signed in to the server.</summary>
public abstract class ComposerSuite(StoreFixture store) : StoreTests(store)
{
    private const string Rule = "cn.rmsv.7.2.report", Ministry = "cn.miit.nvdb";
    private const string Friday = "It is 23:00 on a Friday and the clock ends at midnight.";

    private static readonly DateTimeZone Shanghai = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];
    private static readonly Laws Laws = new(RuleBook.Embedded(), Profile.Unstated);
    private static readonly Dictionary<string, string> Whole = new()
    {
        ["product_model"] = "GW-4",
        ["technical_characteristics"] = "远程代码执行",
        ["harm"] = "可被完全控制",
        ["scope_of_impact"] = "全部 4.2 版本",
    };

    [Fact]
    public async Task People_who_are_signed_in_write_approve_and_file_without_a_key()
    {
        var desk = await DeskAsync("path");
        var id = await DraftAsync(desk, Whole);
        Assert.Equal(SubmissionState.InReview, await DoneAsync(new RequestReview(id, 1, null), desk.Author));
        await DoneAsync(new GrantRole(Of(desk.Author), PersonRole.Approver));
        Assert.Equal(["RCT-SUB-009"], await RefusedAsync(new ApproveSubmission(id, 1, null), desk.Author));
        Assert.Equal(SubmissionState.Approved, await DoneAsync(new ApproveSubmission(id, 1, null), desk.Approver));
        Assert.Equal(SubmissionState.Dispatched, await DoneAsync(Filing(id, 1), desk.Author));
        Assert.Equal(SubmissionState.Acknowledged, await DoneAsync(new RecordAcknowledgement(id, Clock.GetCurrentInstant(), Shanghai, "NVDB-7", "ok"u8.ToArray()), desk.Author));

        var acts = (await CompositionAsync(id)).Acts;
        Assert.Equal([SubmissionAction.RequestReview, SubmissionAction.Approve, SubmissionAction.RecordFiling], acts.Select(act => act.Action));
        Assert.All(acts, act => Assert.Empty(act.Signature));
    }

    [Theory]
    [InlineData(ActorStrength.Token)]
    [InlineData(ActorStrength.Local)]
    public async Task Neither_a_token_nor_local_mode_is_a_persons_hand(ActorStrength strength)
    {
        var desk = await DeskAsync($"hand {strength}");
        var id = await DraftAsync(desk, Whole);
        var program = desk.Author with { Strength = strength };
        Assert.Equal(["RCT-SUB-018"], await RefusedAsync(new RequestReview(id, 1, null), program));
        Assert.Equal(["RCT-SUB-018"], await RefusedAsync(new ApproveAlone(id, 1, Friday), program));
        await DoneAsync(new RequestReview(id, 1, null), desk.Author);
        Assert.Equal(["RCT-SUB-018"], await RefusedAsync(new ApproveSubmission(id, 1, null), desk.Approver with { Strength = strength }));
        await DoneAsync(new ApproveSubmission(id, 1, null), desk.Approver);
        Assert.Equal(["RCT-SUB-018"], await RefusedAsync(Filing(id, 1), program));
    }

    [Fact]
    public async Task Each_field_says_whence_its_text_came_and_keeps_what_a_person_wrote()
    {
        var desk = await DeskAsync("origin");
        var id = await DraftAsync(desk, Whole);
        var fields = (await CompositionAsync(id)).Fields.ToDictionary(field => field.Field.Name);
        Assert.Equal(("Gateway origin", FieldOrigin.Inventory), (fields["product_name"].Value, fields["product_name"].Origin));
        Assert.Equal(("GW-4", FieldOrigin.Author), (fields["product_model"].Value, fields["product_model"].Origin));

        await DoneAsync(new ReviseSubmission(id, new Dictionary<string, string> { ["harm"] = "更严重" }, Laws), desk.Author);
        fields = (await CompositionAsync(id)).Fields.ToDictionary(field => field.Field.Name);
        Assert.Equal("GW-4", fields["product_model"].Value);
        Assert.Equal("更严重", fields["harm"].Value);
    }

    [Fact]
    public async Task What_is_left_out_and_what_is_written_beside_stand_in_no_byte_that_is_filed()
    {
        var desk = await DeskAsync("left out");
        var id = await DoneAsync(
            new DraftSubmission(desk.Case, Rule, Ministry, Whole, Laws)
            {
                LeftOut = new HashSet<string> { "product_model" },
                Beside = new Dictionary<string, string> { ["harm"] = "full control" },
            },
            desk.Author);
        var found = await CompositionAsync(id);
        var text = Encoding.UTF8.GetString(found.Latest?.Bytes ?? []);
        Assert.DoesNotContain("GW-4", text, StringComparison.Ordinal);
        Assert.DoesNotContain("full control", text, StringComparison.Ordinal);
        Assert.Contains("可被完全控制", text, StringComparison.Ordinal);
        Assert.Equal("GW-4", found.Fields.Single(field => field.Field.Name == "product_model") is { LeftOut: true } left ? left.Value : "");
        Assert.Equal("full control", found.Newest.Single(field => field.Name == "harm").Beside);
    }

    [Fact]
    public async Task A_later_stage_carries_forward_what_the_former_report_to_the_recipient_said()
    {
        var desk = await DeskAsync("stages", markets: ["EU"]);
        await DoneAsync(new SayCircumstance(desk.Case, RuleBook.Embedded().Terms.Circumstances[Circumstances.ActivelyExploited], Circumstances.Yes, "seen in a log"));
        await DoneAsync(new RecordFact(desk.Case, FactKind.Aware, Occurrence.At(Clock.GetCurrentInstant(), Shanghai)));
        var form = RuleBook.Embedded().Rules.Last(rule => rule.Id == "eu.cra.aev.ew").Form?.Fields.Select(field => field.Name).ToHashSet() ?? [];
        var carried = RuleBook.Embedded().Rules.Last(rule => rule.Id == "eu.cra.aev.not").Form?.Fields.First(field => form.Contains(field.Name) && field.Format == "text").Name ?? "";
        await DoneAsync(new DraftSubmission(desk.Case, "eu.cra.aev.ew", "eu.cra.srp", new Dictionary<string, string> { [carried] = "Said before." }, Laws), desk.Author);
        var later = await DoneAsync(new DraftSubmission(desk.Case, "eu.cra.aev.not", "eu.cra.srp", new Dictionary<string, string>(), Laws), desk.Author);
        var field = (await CompositionAsync(later)).Fields.Single(each => each.Field.Name == carried);
        Assert.Equal(("Said before.", FieldOrigin.FormerReport), (field.Value, field.Origin));
    }

    [Fact]
    public async Task To_file_incomplete_rather_than_late_is_said_and_never_barred()
    {
        var desk = await DeskAsync("incomplete");
        var id = await DraftAsync(desk, []);
        await DoneAsync(new RequestReview(id, 1, null), desk.Author);
        await DoneAsync(new ApproveSubmission(id, 1, null), desk.Approver);
        Assert.Equal(["RCT-SUB-019"], await RefusedAsync(Filing(id, 1), desk.Author));
        Assert.Equal(SubmissionState.Dispatched, await DoneAsync(Filing(id, 1) with { Incomplete = true }, desk.Author));
    }

    [Fact]
    public async Task Who_is_alone_approves_with_a_reason_managers_are_told_and_another_reviews_it_afterwards()
    {
        var desk = await DeskAsync("alone");
        var manager = await PersonAsync(desk.Entity, "Manager", PersonRole.Manager);
        var id = await DraftAsync(desk, Whole);
        await DoneAsync(new AddAlarmAddress(Of(manager), AlarmChannel.Mail, "manager@example.com", Language.English, null), manager);

        Assert.Equal(["RCT-SUB-025"], await RefusedAsync(new ApproveAlone(id, 1, "late"), desk.Author));
        Assert.Equal(SubmissionState.Approved, await DoneAsync(new ApproveAlone(id, 1, Friday), desk.Author));
        Assert.Contains(await ReadAsync((session, token) => SubmissionStore.UnreviewedAsync(session, Of(manager), token)), submission => submission.Id == id);
        var waiting = await ReadAsync((session, token) => MessageStore.DueAsync(session, Clock.GetCurrentInstant() + Duration.FromDays(1), 1_000, token));
        Assert.Contains(waiting, each => each.Message.Notice is { Kind: NoticeKind.ApprovedAlone, Title: "alone" });

        var reporterWhoApproves = desk.Author;
        await DoneAsync(new GrantRole(Of(reporterWhoApproves), PersonRole.Approver));
        Assert.Equal(["RCT-SUB-024"], await RefusedAsync(new ReviewAfterwards(id, 1, "fine"), reporterWhoApproves));
        await DoneAsync(new ReviewAfterwards(id, 1, "Nothing was wrong."), manager);
        Assert.Equal(["RCT-SUB-023"], await RefusedAsync(new ReviewAfterwards(id, 1, "again"), manager));
        Assert.DoesNotContain(await ReadAsync((session, token) => SubmissionStore.UnreviewedAsync(session, Of(manager), token)), submission => submission.Id == id);
    }

    [Fact]
    public async Task One_person_writes_at_a_time_and_whoever_takes_over_has_what_was_not_saved()
    {
        var desk = await DeskAsync("editors");
        var other = await PersonAsync(desk.Entity, "Other", PersonRole.Reporter);
        var id = await DraftAsync(desk, Whole);
        var field = $"{TakeOver.FormOf(id)}/harm";
        await KeptDrafts.KeepAsync(Store.Database, Of(desk.Author), new Draft(field, "half a sen", Clock.GetCurrentInstant()), None);

        Assert.Equal(["RCT-SUB-022"], await RefusedAsync(new ReviseSubmission(id, Whole, Laws), other));
        await DoneAsync(new TakeOver(id), other);
        Assert.Equal("half a sen", (await ReadAsync((session, token) => DraftStore.FindAsync(session, Of(other), field, token)))?.Text);
        Assert.Null(await ReadAsync((session, token) => DraftStore.FindAsync(session, Of(desk.Author), field, token)));
        Assert.Equal(2, await DoneAsync(new ReviseSubmission(id, Whole, Laws), other));
        Assert.Equal(["RCT-SUB-022"], await RefusedAsync(new ReviseSubmission(id, Whole, Laws), desk.Author));
    }

    [Fact]
    public async Task What_was_filed_never_changes_and_a_correction_says_what_it_corrects()
    {
        var desk = await DeskAsync("correction");
        var id = await FiledAsync(desk);
        Assert.Equal(["RCT-SUB-021"], await RefusedAsync(new ReviseSubmission(id, Whole, Laws), desk.Author));
        var before = (await CompositionAsync(id)).Versions[0];
        Assert.Equal(2, await DoneAsync(new ReviseSubmission(id, new Dictionary<string, string> { ["harm"] = "仅可读取" }, Laws) { Correction = "The harm was overstated." }, desk.Author));
        var found = await CompositionAsync(id);
        Assert.Equal(before.Bytes, found.Versions[0].Bytes);
        Assert.Equal((1, "The harm was overstated."), (found.Versions[1].Corrects, found.Versions[1].Correction));
        Assert.Equal(SubmissionState.Draft, found.Submission?.State);
    }

    [Fact]
    public async Task An_attempt_that_led_nowhere_is_evidence_and_no_filing()
    {
        var desk = await DeskAsync("attempt");
        var id = await DraftAsync(desk, Whole);
        await DoneAsync(new ApproveAlone(id, 1, Friday), desk.Author);
        var tried = new RecordAttempt(id, Clock.GetCurrentInstant(), "www.nvdb.org.cn", "502 Bad Gateway") { File = ("page.png", [1, 2, 3]) };
        var attempt = await DoneAsync(tried, desk.Author);
        var found = await CompositionAsync(id);
        Assert.Equal(SubmissionState.Approved, found.Submission?.State);
        Assert.Equal("502 Bad Gateway", Assert.Single(found.Attempts).Happened);
        Assert.Equal([1, 2, 3], await ReadAsync(async (session, token) => await SubmissionStore.FindAsync(session, id, token) is { } known ? await AttemptStore.FileAsync(session, known, attempt, token) : null) ?? []);
        Assert.True(found.Duty.IsOpen);
        Assert.Equal(["RCT-SUB-012", "RCT-SUB-013", "RCT-SUB-026"], await RefusedAsync(new RecordAttempt(id, Clock.GetCurrentInstant() + Duration.FromHours(1), "", ""), desk.Author));
    }

    [Fact]
    public async Task A_refusal_leads_to_another_version_and_leaves_the_filing_a_fact()
    {
        var desk = await DeskAsync("refusal");
        var id = await FiledAsync(desk);
        Assert.Equal(SubmissionState.Refused, await DoneAsync(new RecordRefusal(id, "Wrong form."), desk.Author));
        Assert.Equal(2, await DoneAsync(new ReviseSubmission(id, Whole, Laws) { Correction = "The other form." }, desk.Author));
        Assert.Contains(await ReadAsync((session, token) => FactStore.OfCaseAsync(session, desk.Case, token)), fact => fact.Kind == FactKind.Submitted);
    }

    [Fact]
    public async Task Whoever_wrote_any_version_approves_none_of_it()
    {
        var desk = await DeskAsync("wrote");
        var second = await PersonAsync(desk.Entity, "Second wrote", PersonRole.Reporter);
        await DoneAsync(new GrantRole(Of(second), PersonRole.Approver));
        var id = await DraftAsync(desk, Whole);
        await DoneAsync(new TakeOver(id), second);
        await DoneAsync(new ReviseSubmission(id, new Dictionary<string, string> { ["harm"] = "更严重" }, Laws), second);
        await DoneAsync(new TakeOver(id), desk.Author);
        await DoneAsync(new ReviseSubmission(id, Whole, Laws), desk.Author);
        await DoneAsync(new RequestReview(id, 3, null), desk.Author);
        Assert.Equal(["RCT-SUB-009"], await RefusedAsync(new ApproveSubmission(id, 3, null), second));
        Assert.Equal(SubmissionState.Approved, await DoneAsync(new ApproveSubmission(id, 3, null), desk.Approver));
        Assert.Equal([Of(desk.Author), Of(second), Of(desk.Author)], (await CompositionAsync(id)).Versions.Select(version => version.WrittenBy ?? default));
    }

    [Fact]
    public async Task Whoever_wrote_it_does_not_review_afterwards_what_another_approved_alone()
    {
        var desk = await DeskAsync("wrote alone");
        await DoneAsync(new GrantRole(Of(desk.Author), PersonRole.Approver));
        var id = await DraftAsync(desk, Whole);
        await DoneAsync(new ApproveAlone(id, 1, Friday), desk.Approver);
        Assert.DoesNotContain(await UnreviewedByAsync(desk.Author), submission => submission.Id == id);
        Assert.Equal(["RCT-SUB-024"], await RefusedAsync(new ReviewAfterwards(id, 1, "fine"), desk.Author));
        var manager = await PersonAsync(desk.Entity, "Manager wrote alone", PersonRole.Manager);
        Assert.Contains(await UnreviewedByAsync(manager), submission => submission.Id == id);
        await DoneAsync(new ReviewAfterwards(id, 1, "Nothing was wrong."), manager);

        Task<IReadOnlyList<Submission>> UnreviewedByAsync(Actor person) => ReadAsync((session, token) => SubmissionStore.UnreviewedAsync(session, Of(person), token));
    }

    private sealed record Desk(CaseId Case, OrganisationId Entity, Actor Author, Actor Approver);

    private async Task<Desk> DeskAsync(string name, string[]? markets = null)
    {
        var entity = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, $"Nanhai composer {name}", "CN"));
        var author = await PersonAsync(entity, $"Author {name}", PersonRole.Reporter);
        var approver = await PersonAsync(entity, $"Approver {name}", PersonRole.Approver);
        var product = await DoneAsync(new RegisterProduct($"Gateway {name}", entity, markets ?? ["CN"]));
        var release = await DoneAsync(new RegisterRelease(product, "4.2"));
        var opened = await DoneAsync(new OpenCase(name, CaseKind.Vulnerability, [release], ["CVE-2021-44228"], null));
        await DoneAsync(new RecordFact(opened, FactKind.Discovered, Occurrence.At(Clock.GetCurrentInstant(), Shanghai)));
        return new(opened, entity, author, approver);
    }

    private async Task<Actor> PersonAsync(OrganisationId entity, string name, PersonRole role) =>
        new((await DoneAsync(new RegisterPerson(name, entity, "CN", [role]))).ToString(), ActorStrength.Session);

    private static PersonId Of(Actor person) => new(Id.Parse(person.Who));

    private Task<SubmissionId> DraftAsync(Desk desk, Dictionary<string, string> said) => DoneAsync(new DraftSubmission(desk.Case, Rule, Ministry, said, Laws), desk.Author);

    private async Task<SubmissionId> FiledAsync(Desk desk)
    {
        var id = await DraftAsync(desk, Whole);
        await DoneAsync(new ApproveAlone(id, 1, Friday), desk.Author);
        await DoneAsync(Filing(id, 1), desk.Author);
        return id;
    }

    private RecordFiling Filing(SubmissionId id, int version) => new(id, version, Clock.GetCurrentInstant(), Shanghai, "web form", "", null, Laws);

    private async Task<Composition> CompositionAsync(SubmissionId id) =>
        await ReadAsync((session, token) => Composition.OfAsync(session, id, Laws, Clock.GetCurrentInstant(), token)) ?? throw new InvalidOperationException();
}

public sealed class Composer_on_sqlite(SqliteFixture store) : ComposerSuite(store), IClassFixture<SqliteFixture>;

public sealed class Composer_on_postgresql(PostgresFixture store) : ComposerSuite(store), IClassFixture<PostgresFixture>;
