using System.Text;
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

namespace Rectify.Tests.Submissions;

public abstract class SubmissionSuite(StoreFixture store) : StoreTests(store)
{
    private const string Ministry = "cn.miit.nvdb";

    private static readonly DateTimeZone Shanghai = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];
    private static readonly Laws Laws = new(RuleBook.Embedded(), Profile.Unstated);
    private static readonly Dictionary<string, string> Said = new() { ["product_model"] = "GW-4", ["harm"] = "remote code execution" };

    [Fact]
    public async Task A_draft_carries_what_the_case_knows_what_the_author_says_and_marks_what_is_missing()
    {
        var desk = await DeskAsync("draft");
        var version = await VersionAsync(await DraftAsync(desk), 1);
        var text = Encoding.UTF8.GetString(version.Bytes);

        Assert.Contains("产品名称：Gateway draft\n", text, StringComparison.Ordinal);
        Assert.Contains("型号：GW-4\n", text, StringComparison.Ordinal);
        Assert.Contains("影响范围：〔缺〕\n", text, StringComparison.Ordinal);
        Assert.Equal(["technical_characteristics", "scope_of_impact"], version.Missing);
    }

    [Fact]
    public async Task A_field_that_the_form_does_not_have_and_a_duty_that_the_case_does_not_owe_are_refused()
    {
        var desk = await DeskAsync("fields");

        var odd = new Dictionary<string, string> { ["colour"] = "red" };
        Assert.Equal(["RCT-SUB-003"], await RefusedAsync(new DraftSubmission(desk.Case, "cn.rmsv.7.2.report", Ministry, odd, Laws)));
        Assert.Equal(["RCT-SUB-002"], await RefusedAsync(new DraftSubmission(desk.Case, "eu.cra.aev.ew", "eu.cra.srp", Said, Laws)));
    }

    [Fact]
    public async Task A_second_person_approves_exact_bytes_and_nobody_approves_their_own()
    {
        var desk = await DeskAsync("approve");
        var id = await DraftAsync(desk);
        await DoneAsync(new RequestReview(id, 1, await SignAsync(desk.Author, id, 1, SubmissionAction.RequestReview)));

        Assert.Equal(
            ["RCT-SUB-009", "RCT-SUB-010"],
            await RefusedAsync(new ApproveSubmission(id, 1, await SignAsync(desk.Author, id, 1, SubmissionAction.Approve))));
        Assert.Equal(
            SubmissionState.Approved,
            await DoneAsync(new ApproveSubmission(id, 1, await SignAsync(desk.Approver, id, 1, SubmissionAction.Approve))));
    }

    [Fact]
    public async Task A_signature_means_one_act_on_one_version_by_one_enrolled_key()
    {
        var desk = await DeskAsync("signature");
        var id = await DraftAsync(desk);
        var review = await SignAsync(desk.Author, id, 1, SubmissionAction.RequestReview);
        using var stranger = NotePrivateKey.Generate("stranger", Fill);

        Assert.Equal(["RCT-SUB-007"], await RefusedAsync(new RequestReview(id, 1, await SignAsync(stranger, id, 1, SubmissionAction.RequestReview))));
        Assert.Equal(["RCT-SUB-005", "RCT-SUB-008"], await RefusedAsync(new ApproveSubmission(id, 1, review)));
        Assert.Equal(["RCT-SUB-006"], await RefusedAsync(new RequestReview(id, 2, review)));
        var bent = review with { Bytes = [.. review.Bytes.Select((one, at) => at == 9 ? (byte)(one ^ 1) : one)] };
        Assert.Equal(["RCT-SUB-008"], await RefusedAsync(new RequestReview(id, 1, bent)));
    }

    [Fact]
    public async Task A_new_version_needs_a_new_approval_and_the_old_one_stays_on_record()
    {
        var desk = await DeskAsync("revise");
        var id = await ApprovedAsync(desk);

        Assert.Equal(2, await DoneAsync(new ReviseSubmission(id, new Dictionary<string, string> { ["harm"] = "worse" }, Laws)));
        Assert.Equal(
            ["RCT-SUB-005"], await RefusedAsync(await FilingAsync(desk, id, 2)));
        Assert.Contains("remote code execution", Encoding.UTF8.GetString((await VersionAsync(id, 1)).Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filing_meets_the_duty_and_only_the_receipt_makes_it_green()
    {
        var desk = await DeskAsync("filing");
        var id = await ApprovedAsync(desk);
        Assert.Equal(SubmissionState.Dispatched, await DoneAsync(await FilingAsync(desk, id, 1)));
        Assert.Equal((ObligationState.Met, false), await DutyAsync(desk));

        await DoneAsync(new RecordAcknowledgement(id, Clock.GetCurrentInstant(), Shanghai, "NVDB-1", "received"u8.ToArray()));
        Assert.Equal((ObligationState.Met, true), await DutyAsync(desk));
    }

    [Fact]
    public async Task What_is_not_approved_cannot_be_filed_and_nothing_is_filed_in_the_future()
    {
        var desk = await DeskAsync("early");
        var id = await DraftAsync(desk);
        Assert.Equal(["RCT-SUB-005"], await RefusedAsync(await FilingAsync(desk, id, 1)));

        id = await ApprovedAsync(desk);
        var filing = await FilingAsync(desk, id, 1) with { FiledAt = Clock.GetCurrentInstant() + Duration.FromSeconds(1), Channel = " " };
        Assert.Equal(["RCT-SUB-012", "RCT-SUB-013"], await RefusedAsync(filing));
    }

    [Fact]
    public async Task A_refused_act_stands_in_the_log()
    {
        var desk = await DeskAsync("refused");
        var id = await DraftAsync(desk);
        await RefusedAsync(await FilingAsync(desk, id, 1));

        var happened = await ReadAsync((session, token) => EventStore.OfSubjectAsync(session, new Subject("submission", id.Value), token));
        Assert.Equal(["submission.written", "command.refused"], happened.Select(one => one.Type));
    }

    [Fact]
    public async Task Nothing_is_filed_to_a_recipient_that_an_undecided_conflict_holds()
    {
        var desk = await DeskAsync("held", markets: ["CN", "EU"]);
        await DoneAsync(new SayCircumstance(desk.Case, RuleBook.Embedded().Terms.Circumstances[Circumstances.PubliclyDisclosed], Circumstances.No, "found by ourselves"));
        await DoneAsync(new SayCircumstance(desk.Case, RuleBook.Embedded().Terms.Circumstances[Circumstances.ActivelyExploited], Circumstances.Yes, "seen in a log"));
        await DoneAsync(new RecordFact(desk.Case, FactKind.Aware, Occurrence.At(Clock.GetCurrentInstant(), Shanghai)));
        var id = await ApprovedAsync(desk, "eu.cra.aev.ew", "eu.cra.srp");
        Assert.Equal(["RCT-SUB-011"], await RefusedAsync(await FilingAsync(desk, id, 1)));

        await DoneAsync(new DecideConflict(desk.Case, Laws, "X1", "eu.cra.srp", "report-minimised", true, "counsel's opinion of today", desk.Named));
        Assert.Equal(SubmissionState.Dispatched, await DoneAsync(await FilingAsync(desk, id, 1)));
    }

    [Fact]
    public async Task Changes_are_requested_with_a_reason_and_lead_back_to_a_draft()
    {
        var desk = await DeskAsync("changes");
        var id = await DraftAsync(desk);
        await DoneAsync(new RequestReview(id, 1, await SignAsync(desk.Author, id, 1, SubmissionAction.RequestReview)));

        Assert.Equal(["RCT-SUB-014"], await RefusedAsync(new RequestChanges(id, " ")));
        Assert.Equal(SubmissionState.ChangesRequested, await DoneAsync(new RequestChanges(id, "name the scope")));
        Assert.Equal(2, await DoneAsync(new ReviseSubmission(id, Said, Laws)));
    }

    [Fact]
    public async Task The_submissions_of_a_closed_case_are_seen_by_the_people_named_on_it_only()
    {
        var desk = await DeskAsync("closed", closed: true);
        var id = await DraftAsync(desk);

        Assert.NotNull(await ReadAsync((session, token) => SubmissionStore.FindAsync(session, id, token), Viewer.Person(desk.Named.Value)));
        var stranger = await DoneAsync(new RegisterPerson("Stranger", desk.Entity, "CN"));
        Assert.Null(await ReadAsync((session, token) => SubmissionStore.FindAsync(session, id, token), Viewer.Person(stranger.Value)));
        Assert.Empty(await ReadAsync((session, token) => SubmissionStore.ListAsync(session, desk.Case, token), Viewer.Person(stranger.Value)));
    }

    private sealed record Desk(CaseId Case, OrganisationId Entity, PersonId Named, NotePrivateKey Author, NotePrivateKey Approver);

    private async Task<Desk> DeskAsync(string name, bool closed = false, string[]? markets = null)
    {
        var entity = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, $"Nanhai {name}", "CN"));
        var (author, authorKey) = await PersonAsync(entity, $"Author {name}");
        var (approver, approverKey) = await PersonAsync(entity, $"Approver {name}");
        await DoneAsync(new GrantRole(approver, PersonRole.Approver));
        var product = await DoneAsync(new RegisterProduct($"Gateway {name}", entity, markets ?? ["CN"]));
        var release = await DoneAsync(new RegisterRelease(product, "4.2"));
        var opened = await DoneAsync(new OpenCase(name, CaseKind.Vulnerability, [release], ["CVE-2021-44228"], closed ? [author] : null));
        await DoneAsync(new RecordFact(opened, FactKind.Discovered, Occurrence.At(Clock.GetCurrentInstant(), Shanghai)));
        return new(opened, entity, author, authorKey, approverKey);
    }

    private async Task<(PersonId Id, NotePrivateKey Key)> PersonAsync(OrganisationId entity, string name)
    {
        var person = await DoneAsync(new RegisterPerson(name, entity, "CN"));
        var key = NotePrivateKey.Generate("person", Fill);
        await DoneAsync(new EnrolKey(person, [.. key.Key.PublicKey], "laptop"));
        return (person, key);
    }

    private Task<SubmissionId> DraftAsync(Desk desk) => DoneAsync(new DraftSubmission(desk.Case, "cn.rmsv.7.2.report", Ministry, Said, Laws));

    private async Task<SubmissionId> ApprovedAsync(Desk desk, string rule = "cn.rmsv.7.2.report", string recipient = Ministry)
    {
        var id = await DoneAsync(new DraftSubmission(desk.Case, rule, recipient, rule.StartsWith("cn.", StringComparison.Ordinal) ? Said : [], Laws));
        await DoneAsync(new RequestReview(id, 1, await SignAsync(desk.Author, id, 1, SubmissionAction.RequestReview)));
        await DoneAsync(new ApproveSubmission(id, 1, await SignAsync(desk.Approver, id, 1, SubmissionAction.Approve)));
        return id;
    }

    private async Task<RecordFiling> FilingAsync(Desk desk, SubmissionId id, int version) => new(
        id, version, Clock.GetCurrentInstant(), Shanghai, "web form", "", await SignAsync(desk.Approver, id, version, SubmissionAction.RecordFiling), Laws);

    private async Task<KeySignature> SignAsync(NotePrivateKey key, SubmissionId id, int version, SubmissionAction act)
    {
        var submission = await ReadAsync((session, token) => SubmissionStore.FindAsync(session, id, token)) ?? throw new InvalidOperationException();
        var found = await VersionAsync(id, Math.Min(version, submission.Version));
        return new([.. key.Key.PublicKey], key.Sign(SignedAct.Statement(act, submission, found)));
    }

    private async Task<SubmissionVersion> VersionAsync(SubmissionId id, int number) =>
        await ReadAsync(async (session, token) =>
            await SubmissionStore.FindAsync(session, id, token) is { } submission
                ? await SubmissionStore.FindVersionAsync(session, submission, number, token)
                : null) ?? throw new InvalidOperationException("no version");

    private async Task<(ObligationState State, bool Receipt)> DutyAsync(Desk desk)
    {
        var answer = await ReadAsync((session, token) => CaseAnswers.ObligationsOfAsync(session, desk.Case, Laws, Clock.GetCurrentInstant(), token));
        var duty = answer?.Evaluation.Obligations.Single(duty => duty.RuleId == "cn.rmsv.7.2.report") ?? throw new InvalidOperationException();
        return (duty.State, duty.Acknowledgement is not null);
    }

    private static void Fill(Span<byte> bytes) => System.Security.Cryptography.RandomNumberGenerator.Fill(bytes);
}

public sealed class Submissions_on_sqlite(SqliteFixture store) : SubmissionSuite(store), IClassFixture<SqliteFixture>;

public sealed class Submissions_on_postgresql(PostgresFixture store) : SubmissionSuite(store), IClassFixture<PostgresFixture>;
