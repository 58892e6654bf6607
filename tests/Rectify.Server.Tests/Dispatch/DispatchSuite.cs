using System.Security.Cryptography;
using System.Text;
using MimeKit;
using NodaTime;
using Rectify.Cases;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Storage;
using Rectify.Submissions;
using Rectify.Submissions.Dispatch;

namespace Rectify.Server.Tests.Dispatch;

/// <summary>A report leaves by email once, when a person presses Send, and what is not known is never taken for known.</summary>
public abstract class DispatchSuite(RunningServer server) : DispatchDesk(server)
{
    [Fact]
    public async Task What_the_mail_server_takes_is_the_version_byte_for_byte_and_is_filed_by_whoever_pressed_send()
    {
        await using var box = new MailBox();
        var desk = await DeskAsync("accepted");
        var id = await SentAsync(desk);
        Assert.Equal(1, await RoundAsync(Rounds(Sender(box.Port))));
        Assert.Equal(0, await RoundAsync(Rounds(Sender(box.Port))));

        var report = await ReportAsync(id);
        Assert.Equal(SubmissionState.Dispatched, report.Submission?.State);
        var mailing = Assert.Single(report.Mailings);
        Assert.Equal((MailingState.Accepted, Mailbox, desk.Author.Who), (mailing.State, mailing.To, mailing.Person.ToString()));
        Assert.Equal([SubmissionAction.RequestReview, SubmissionAction.Approve, SubmissionAction.Send], report.Acts.Select(act => act.Action));
        var fact = Assert.Single(await FiledAsync(desk));
        Assert.Equal($"mailto:{Mailbox} <{mailing.MessageId}>", fact.HowKnown);
        Assert.Contains($"sha256:{report.Latest?.Sha256}", fact.Evidence);
        Assert.False(report.Duty.IsOpen);

        var raw = Assert.Single(box.Raw);
        Assert.Equal(Encoding.ASCII.GetString(await ReadAsync((session, token) => MailingStore.BytesAsync(session, mailing, token)) ?? []), Encoding.ASCII.GetString(raw));
        Assert.Equal(mailing.Sha256, Convert.ToHexStringLower(SHA256.HashData(raw)));
        using var mail = Assert.Single(box.Mails);
        Assert.Equal((Mailbox, "psirt@hanse.example", mailing.MessageId), (mail.To.ToString(), mail.From.Mailboxes.Single().Address, mail.MessageId));
        Assert.Equal($"[{report.Answer.Case.Number}] report，第 1 版", mail.Subject);
        var attached = Assert.Single(mail.Attachments.OfType<MimePart>());
        Assert.Equal($"{report.Answer.Case.Number}-report-v1.txt", attached.FileName);
        using var bytes = new MemoryStream();
        attached.Content?.DecodeTo(bytes);
        Assert.Equal(report.Latest?.Bytes, bytes.ToArray());
        Assert.Contains("向贵方报送", mail.TextBody);
        Assert.Contains(report.Latest?.Sha256 ?? "?", mail.TextBody);
    }

    [Fact]
    public async Task A_letter_goes_beside_the_exact_text_and_the_mark_says_to_whom_it_may_go_on()
    {
        await using var box = new MailBox();
        var desk = await DeskAsync("letter");
        await Server.DoneAsync(new Rectify.Cases.Access.MarkCase(desk.Case, Rectify.Cases.Files.TlpMark.Amber, "it names a customer"));
        var id = await ApprovedAsync(desk);
        await DoneAsync((await SendingAsync(id)) with { Letter = new MailFile("letter.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", [1, 2, 3]) }, desk.Author);
        await RoundAsync(Rounds(Sender(box.Port)));
        using var mail = Assert.Single(box.Mails);
        var number = (await ReportAsync(id)).Answer.Case.Number;
        Assert.Equal([$"TLP-AMBER-{number}-report-v1.txt", $"TLP-AMBER-{number}-report-v1.docx"], mail.Attachments.OfType<MimePart>().Select(part => part.FileName));
        Assert.EndsWith("（TLP:AMBER）", mail.Subject);
        Assert.Contains("TLP:AMBER", mail.TextBody);
    }

    [Theory]
    [InlineData(ActorStrength.Token)]
    [InlineData(ActorStrength.Key)]
    [InlineData(ActorStrength.Local)]
    public async Task Only_a_person_who_sits_there_signed_in_sends(ActorStrength strength)
    {
        var desk = await DeskAsync($"hand {strength}");
        var id = await ApprovedAsync(desk);
        Assert.Equal(["RCT-SUB-018"], await RefusedAsync(await SendingAsync(id), desk.Author with { Strength = strength }));
        Assert.Empty((await ReportAsync(id)).Mailings);
        Assert.Equal(SubmissionState.Approved, await StateAsync(id));
    }

    [Fact]
    public async Task Nothing_is_sent_that_is_not_approved_incomplete_without_a_word_or_looked_at_before_it_changed()
    {
        var desk = await DeskAsync("refused");
        var draft = await DoneAsync(new DraftSubmission(desk.Case, Rule, Ministry, new Dictionary<string, string>(), Laws), desk.Author);
        Assert.Equal(["RCT-SUB-005"], await RefusedAsync(await SendingAsync(draft), desk.Author));

        var id = await ApprovedAsync(desk);
        var sending = await SendingAsync(id);
        Assert.Equal(["RCT-SUB-019"], await RefusedAsync(sending with { Incomplete = false }, desk.Author));
        Assert.Equal(["RCT-RCPT-003"], await RefusedAsync(sending with { Readiness = sending.Readiness - 1 }, desk.Author));
        Assert.Equal(["RCT-SUB-028"], await RefusedAsync(sending with { Protection = MailProtection.Signed }, desk.Author));
        Assert.Equal(["RCT-SUB-033"], await RefusedAsync(sending with { Letter = new("a.pdf", "application/pdf", new byte[SendSubmission.MaxBytes]) }, desk.Author));
        var portal = await ReadyAsync("https://portal.example/file");
        Assert.Equal(["RCT-SUB-027"], await RefusedAsync(sending with { Readiness = portal }, desk.Author));
        var reader = new Actor((await Server.PersonAsync("Reader of sendings", PersonRole.Reader)).ToString(), ActorStrength.Session);
        Assert.DoesNotContain("RCT-SUB-018", await RefusedAsync(await SendingAsync(id), reader));
        Assert.Empty((await ReportAsync(id)).Mailings);
    }

    [Fact]
    public async Task A_conflict_that_nobody_has_decided_holds_a_mail_as_it_holds_a_filing()
    {
        const string Platform = "eu.cra.srp";
        var (desk, terms) = (await DeskAsync("held", ["CN", "EU"]), RuleBook.Embedded().Terms.Circumstances);
        await Server.DoneAsync(new SayCircumstance(desk.Case, terms[Circumstances.PubliclyDisclosed], Circumstances.No, "found by ourselves"));
        await Server.DoneAsync(new SayCircumstance(desk.Case, terms[Circumstances.ActivelyExploited], Circumstances.Yes, "seen in a log"));
        await Server.DoneAsync(new RecordFact(desk.Case, FactKind.Aware, Occurrence.At(Server.Clock.GetCurrentInstant(), DateTimeZone.Utc)));
        var id = await ApprovedAsync(desk, "eu.cra.aev.ew", Platform);
        var sending = new SendSubmission(id, 1, await ReadyAsync(recipient: Platform), MailProtection.Plain, Writer(), Laws) { Incomplete = true };
        Assert.Equal(["RCT-SUB-011"], await RefusedAsync(sending, desk.Author));
        Assert.Empty((await ReportAsync(id)).Mailings);
    }

    [Theory]
    [InlineData(Rudeness.RefusesRecipient, "No such mailbox", 0)]
    [InlineData(Rudeness.HangsUpBeforeContent, "", 0)]
    [InlineData(Rudeness.RefusesContent, "Not such a thing", 1)]
    public async Task What_was_certainly_not_taken_is_an_attempt_and_can_be_sent_again(Rudeness rudeness, string says, int came)
    {
        await using var rude = new RudeMailServer(rudeness);
        var desk = await DeskAsync($"rude {rudeness}");
        var id = await SentAsync(desk);
        for (var round = 0; round < 3; round++) await RoundAsync(Rounds(Sender(rude.Port)));
        Assert.Equal(came, rude.Got);
        var report = await ReportAsync(id);
        Assert.Equal(SubmissionState.Approved, report.Submission?.State);
        var attempt = Assert.Single(report.Attempts);
        Assert.Equal(($"mailto:{Mailbox}", desk.Author.Who), (attempt.Channel, attempt.Person.ToString()));
        Assert.Contains(says, attempt.Happened, StringComparison.Ordinal);
        Assert.True(report.Duty.IsOpen);
        Assert.Empty(await FiledAsync(desk));

        await using var box = new MailBox();
        await DoneAsync(await SendingAsync(id), desk.Author);
        await RoundAsync(Rounds(Sender(box.Port)));
        Assert.Equal(SubmissionState.Dispatched, await StateAsync(id));
        Assert.Single(box.Mails);
        Assert.Equal(2, (await ReportAsync(id)).Mailings.Select(mailing => mailing.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task Where_nobody_listens_nothing_was_sent()
    {
        var desk = await DeskAsync("nobody");
        var id = await SentAsync(desk);
        await RoundAsync(Rounds(Sender(Ports.Free())));
        var report = await ReportAsync(id);
        Assert.Equal((SubmissionState.Approved, MailingState.NotSent), (report.Submission?.State, report.Mailings[0].State));
        Assert.Contains("SocketException", Assert.Single(report.Attempts).Happened);
    }

    [Theory]
    [InlineData(Rudeness.HangsUpAfterContent)]
    [InlineData(Rudeness.FallsSilentAfterContent)]
    public async Task Without_an_answer_to_the_content_it_is_uncertain_and_no_later_round_sends_it_again(Rudeness rudeness)
    {
        await using var rude = new RudeMailServer(rudeness);
        await using var box = new MailBox();
        var desk = await DeskAsync($"unsure {rudeness}");
        var id = await SentAsync(desk);
        await RoundAsync(Rounds(Sender(rude.Port, seconds: 2)));
        for (var round = 0; round < 3; round++) await RoundAsync(Rounds(Sender(box.Port), $"later {round}"));
        Assert.Equal(1, rude.Got);
        Assert.Empty(box.Mails);
        var report = await ReportAsync(id);
        Assert.Equal((SubmissionState.Uncertain, MailingState.Uncertain), (report.Submission?.State, Assert.Single(report.Mailings).State));
        Assert.True(report.Duty.IsOpen);
        Assert.Empty(await FiledAsync(desk));
        // Until a person has found out, nothing leads on.
        Assert.Equal(["RCT-SUB-005"], await RefusedAsync(await SendingAsync(id), desk.Author));
        Assert.Equal(["RCT-SUB-005"], await RefusedAsync(new ReviseSubmission(id, new Dictionary<string, string>(), Laws), desk.Author));
        Assert.Equal(["RCT-SUB-005"], await RefusedAsync(new RecordFiling(id, 1, Server.Clock.GetCurrentInstant(), DateTimeZone.Utc, "x", "", null, Laws) { Incomplete = true }, desk.Author));
    }

    [Fact]
    public async Task A_process_that_dies_after_it_began_leaves_it_uncertain_and_the_next_one_sends_nothing()
    {
        await using var box = new MailBox();
        var desk = await DeskAsync("died");
        var id = await SentAsync(desk);
        var dead = new DeadSender();
        var dying = RoundAsync(Rounds(dead, "dying", Duration.FromSeconds(1)));
        await dead.Asked.Task;
        Assert.Equal(MailingState.Begun, (await ReportAsync(id)).Mailings[0].State);
        for (var attempt = 0; attempt < 200 && await StateAsync(id) != SubmissionState.Uncertain; attempt++)
        {
            await RoundAsync(Rounds(Sender(box.Port), "next"));
            await Task.Delay(50);
        }
        Assert.Equal(SubmissionState.Uncertain, await StateAsync(id));
        await RoundAsync(Rounds(Sender(box.Port), "next"));
        Assert.Empty(box.Mails);

        // Back from the dead it finds that the lease is another's, and writes nothing.
        dead.Answer.SetResult(new MailOutcome.Accepted(Server.Clock.GetCurrentInstant(), "250 Too late"));
        await dying;
        Assert.Equal(SubmissionState.Uncertain, await StateAsync(id));
        Assert.Empty(await FiledAsync(desk));
    }

    [Fact]
    public async Task A_store_that_was_restored_after_send_was_pressed_sends_nothing_that_the_lost_one_may_have_sent()
    {
        await using var box = new MailBox();
        var desk = await DeskAsync("restored");
        var id = await SentAsync(desk);
        await Server.ExecuteAsync($"UPDATE logs SET opened_at = {(Server.Clock.GetCurrentInstant() + Duration.FromSeconds(1)).ToUnixTimeTicks()}");
        try
        {
            await RoundAsync(Rounds(Sender(box.Port)));
        }
        finally
        {
            await Server.ExecuteAsync("UPDATE logs SET opened_at = 0");
        }
        Assert.Empty(box.Mails);
        Assert.Equal(SubmissionState.Uncertain, await StateAsync(id));
    }

    [Fact]
    public async Task Several_workers_at_once_send_it_once()
    {
        await using var box = new MailBox();
        var desk = await DeskAsync("raced");
        var ids = new List<SubmissionId>();
        for (var number = 0; number < 3; number++) ids.Add(await SentAsync(desk));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => Task.Run(async () =>
        {
            var rounds = Rounds(Sender(box.Port), $"worker {worker}");
            for (var round = 0; round < 4; round++) await RoundAsync(rounds);
        })));
        Assert.Equal(3, box.Mails.Count);
        Assert.Equal(3, box.Mails.Select(mail => mail.MessageId).Distinct().Count());
        foreach (var id in ids) Assert.Equal(SubmissionState.Dispatched, await StateAsync(id));
    }

    [Fact]
    public async Task What_is_known_and_could_not_be_written_is_written_in_the_next_round()
    {
        var desk = await DeskAsync("written late");
        var id = await SentAsync(desk);
        var dead = new DeadSender();
        var rounds = Rounds(dead);
        var round = rounds.TickAsync(CancellationToken.None);
        await dead.Asked.Task;
        await Server.ExecuteAsync("UPDATE leases SET token = token + 1 WHERE name = 'submission-mail'"); // as if the store had answered too late
        dead.Answer.SetResult(new MailOutcome.Accepted(Server.Clock.GetCurrentInstant(), "250 Taken"));
        await round;
        Assert.Equal(SubmissionState.Dispatching, await StateAsync(id));
        await RoundAsync(rounds);
        Assert.Equal(SubmissionState.Dispatched, await StateAsync(id));
        Assert.Single(await FiledAsync(desk));
    }

    [Fact]
    public async Task A_person_finds_out_that_it_was_sent_and_it_is_filed_from_then()
    {
        var (desk, id) = await UncertainAsync("was sent");
        var settle = new SettleSending(id, 1, WasSent: true, "The ministry has it, said Ms Li on the phone.");
        var left = Server.Clock.GetCurrentInstant() - Duration.FromHours(1);
        Assert.Equal(["RCT-SUB-018"], await RefusedAsync(settle with { SentAt = left }, desk.Author with { Strength = ActorStrength.Token }));
        Assert.Equal(["RCT-SUB-031"], await RefusedAsync(settle, desk.Author));
        Assert.Equal(["RCT-SUB-012"], await RefusedAsync(settle with { SentAt = Server.Clock.GetCurrentInstant() + Duration.FromHours(1) }, desk.Author));
        Assert.NotEmpty(await RefusedAsync(settle with { SentAt = left, HowKnown = " " }, desk.Author));
        Assert.Equal(SubmissionState.Dispatched, await DoneAsync(settle with { SentAt = left }, desk.Author));
        Assert.Equal(left, Assert.Single(await FiledAsync(desk)).Occurred.Earliest);
        Assert.Equal(MailingState.SaidSent, (await ReportAsync(id)).Mailings[0].State);
    }

    [Fact]
    public async Task A_person_finds_out_that_it_was_not_sent_and_it_can_be_sent_again()
    {
        var (desk, id) = await UncertainAsync("was not sent");
        Assert.Equal(SubmissionState.Approved, await DoneAsync(new SettleSending(id, 1, WasSent: false, "The log of the mail server has nothing."), desk.Author));
        Assert.Empty(await FiledAsync(desk));
        await using var box = new MailBox();
        await DoneAsync(await SendingAsync(id), desk.Author);
        await RoundAsync(Rounds(Sender(box.Port)));
        Assert.Single(box.Mails);
        Assert.Equal(SubmissionState.Dispatched, await StateAsync(id));
    }

    [Fact]
    public async Task What_nobody_has_begun_to_send_can_be_taken_back_and_nothing_else()
    {
        await using var box = new MailBox();
        var desk = await DeskAsync("taken back");
        var id = await SentAsync(desk);
        Assert.Equal(["RCT-SUB-018"], await RefusedAsync(new TakeBackSending(id, 1), desk.Author with { Strength = ActorStrength.Token }));
        Assert.Equal(["RCT-SUB-005"], await RefusedAsync(new SettleSending(id, 1, WasSent: false, "x"), desk.Author));
        Assert.Equal(SubmissionState.Approved, await DoneAsync(new TakeBackSending(id, 1), desk.Author));
        await RoundAsync(Rounds(Sender(box.Port)));
        Assert.Empty(box.Mails);

        await DoneAsync(await SendingAsync(id), desk.Author);
        await RoundAsync(Rounds(Sender(box.Port)));
        Assert.Equal(["RCT-SUB-005"], await RefusedAsync(new TakeBackSending(id, 1), desk.Author));
    }

    [Fact]
    public async Task A_bounce_makes_what_was_filed_uncertain_and_is_no_finders_report()
    {
        await using var box = new MailBox();
        var desk = await DeskAsync("bounced");
        var id = await SentAsync(desk);
        await RoundAsync(Rounds(Sender(box.Port)));
        var mailing = (await ReportAsync(id)).Mailings[0];
        var before = await ReportsAsync();
        await ComeAsync(Bounce(mailing, "delayed", "4.4.1"), Bounce(mailing, "failed", "5.1.1"), Bounce(mailing, "failed", "5.1.1"));
        Assert.Equal(before, await ReportsAsync());
        var report = await ReportAsync(id);
        Assert.Equal([MailAnswerKind.Delayed, MailAnswerKind.Failed], report.Answers.Select(answer => answer.Kind));
        Assert.Contains("smtp; 550 5.1.1 unknown", report.Answers[1].Says, StringComparison.Ordinal);
        Assert.Equal(SubmissionState.Uncertain, report.Submission?.State);
        Assert.Single(await FiledAsync(desk)); // what the mail server took stays a fact until a person says otherwise

        Assert.Equal(SubmissionState.Approved, await DoneAsync(new SettleSending(id, 1, WasSent: false, "The mailbox does not exist."), desk.Author));
        Assert.Empty(await FiledAsync(desk));
        Assert.True((await ReportAsync(id)).Duty.IsOpen);
    }

    [Fact]
    public async Task A_bounce_that_was_none_leaves_one_filing()
    {
        await using var box = new MailBox();
        var desk = await DeskAsync("bounced wrongly");
        var id = await SentAsync(desk);
        await RoundAsync(Rounds(Sender(box.Port)));
        await ComeAsync(Bounce((await ReportAsync(id)).Mailings[0], "failed", "5.4.4"));
        Assert.Equal(SubmissionState.Dispatched, await DoneAsync(new SettleSending(id, 1, WasSent: true, "They have it; a second server bounced a copy."), desk.Author));
        Assert.Single(await FiledAsync(desk));
    }

    [Fact]
    public async Task A_bounce_that_is_quicker_than_the_answer_counts_too()
    {
        var desk = await DeskAsync("quick bounce");
        var id = await SentAsync(desk);
        var slow = new DeadSender();
        var round = RoundAsync(Rounds(slow));
        await slow.Asked.Task;
        await ComeAsync(Bounce((await ReportAsync(id)).Mailings[0], "failed", "5.1.1"));
        slow.Answer.SetResult(new MailOutcome.Accepted(Server.Clock.GetCurrentInstant(), "250 Taken"));
        await round;
        Assert.Equal(SubmissionState.Uncertain, await StateAsync(id));
        Assert.Single(await FiledAsync(desk));
    }

    [Fact]
    public async Task An_answer_is_kept_and_is_the_receipt_when_a_person_says_so()
    {
        await using var box = new MailBox();
        var desk = await DeskAsync("answered");
        var id = await SentAsync(desk);
        await RoundAsync(Rounds(Sender(box.Port)));
        var mailing = (await ReportAsync(id)).Mailings[0];
        var reply = Reply(mailing.MessageId);
        var before = await ReportsAsync();
        await ComeAsync(Bounce(mailing, "delivered", "2.0.0"), reply);
        Assert.Equal(before, await ReportsAsync());
        var report = await ReportAsync(id);
        Assert.Equal([MailAnswerKind.Delivered, MailAnswerKind.Reply], report.Answers.Select(answer => answer.Kind));
        Assert.Equal(SubmissionState.Dispatched, report.Submission?.State);
        Assert.Equal(["RCT-SUB-032"], await RefusedAsync(new AcceptAnswer(id, report.Answers[0].Id, ""), desk.Author));
        Assert.Equal(SubmissionState.Acknowledged, await DoneAsync(new AcceptAnswer(id, report.Answers[1].Id, "NVDB-2026-9"), desk.Author));
        report = await ReportAsync(id);
        var receipt = Assert.Single(report.Receipts);
        Assert.Equal("NVDB-2026-9", receipt.Reference);
        Assert.Equal(reply, receipt.Bytes);
        Assert.Equal(receipt.Id, report.Answers[1].Receipt);
    }

    [Fact]
    public async Task What_answers_nothing_of_ours_stays_a_finders_report()
    {
        var before = await ReportsAsync();
        await ComeAsync(Reply($"rectify-report-{default(Id)}@hanse.example"), Reply("somebody@else.example"));
        Assert.Equal(before + 2, await ReportsAsync());
    }

    [Fact]
    public async Task The_proof_of_the_case_holds_the_mails_and_what_came_back()
    {
        await using var box = new MailBox();
        var desk = await DeskAsync("proof");
        var id = await SentAsync(desk);
        await RoundAsync(Rounds(Sender(box.Port)));
        await ComeAsync(Reply((await ReportAsync(id)).Mailings[0].MessageId));
        var part = await ReadAsync((session, token) => SubmissionProof.OfAsync(session, desk.Case, token));
        Assert.Equal([$"{id}/v1.txt", $"{id}/mail-", $"{id}/answer-"], part.Files.Select(file => file.Name[..Math.Min(file.Name.Length, file.Name.IndexOf('-', StringComparison.Ordinal) is > 0 and var dash ? dash + 1 : file.Name.Length)]));
        await Server.Instance.Workspace.NumberAsync(CancellationToken.None);
        var written = await ReadAsync(async (session, token) => await CaseAnswers.ObligationsOfAsync(session, desk.Case, Laws, Server.Clock.GetCurrentInstant(), token) is { } answer
            ? await CaseProof.WriteAsync(session, answer, [part], [], token) : throw new InvalidOperationException());
        Assert.True(written.Succeeded(out var bundle, out var problems), problems?.ToString());
        Assert.DoesNotContain(Rectify.Proof.Bundles.BundleVerifier.Verify(new MemoryStream(bundle)).Checks, check => check.Outcome == Rectify.Proof.Bundles.BundleOutcome.Failed);
    }

    private async Task<(Desk Desk, SubmissionId Id)> UncertainAsync(string name)
    {
        await using var rude = new RudeMailServer(Rudeness.HangsUpAfterContent);
        var desk = await DeskAsync(name);
        var id = await SentAsync(desk);
        await RoundAsync(Rounds(Sender(rude.Port)));
        Assert.Equal(SubmissionState.Uncertain, await StateAsync(id));
        return (desk, id);
    }

    private async Task<int> ReportsAsync() => (await ReadAsync((session, token) => Rectify.Cases.Reports.ReportStore.PageAsync(session, default, 10_000, token))).Count;

    private static byte[] Reply(string messageId) => Encoding.ASCII.GetBytes(
        $"From: NVDB <desk@authority.example>\r\nTo: psirt@hanse.example\r\nMessage-ID: <{Guid.NewGuid():N}@authority.example>\r\nIn-Reply-To: <{messageId}>\r\nSubject: Re: received\r\n\r\nWe have it: NVDB-2026-9.\r\n");

    /// <summary>As Postfix writes it (RFC 3464), with the headers of the mail alone.</summary>
    private static byte[] Bounce(Mailing mailing, string action, string status) => Encoding.ASCII.GetBytes(
        $"""
        From: MAILER-DAEMON@mx.authority.example (Mail Delivery System)
        To: psirt@hanse.example
        Subject: Undelivered Mail Returned to Sender
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"
        Message-ID: <{action}.{status}.{mailing.Id}@mx.authority.example>

        --b
        Content-Type: text/plain

        I am sorry to have to tell you.

        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.authority.example
        X-Postfix-Queue-ID: 4F1

        Final-Recipient: rfc822; {mailing.To}
        Action: {action}
        Status: {status}
        Diagnostic-Code: smtp; 550 {status} unknown

        --b
        Content-Type: text/rfc822-headers

        From: psirt@hanse.example
        Message-ID: <{mailing.MessageId}>
        Subject: x

        --b--

        """.ReplaceLineEndings("\r\n"));

    /// <summary>It begins and never ends, until it is told to.</summary>
    private sealed class DeadSender : IMailSender
    {
        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource<MailOutcome> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Duration Limit => Duration.FromSeconds(20);

        public Task<MailOutcome> SendAsync(Mailing mailing, byte[] bytes)
        {
            Asked.TrySetResult();
            return Answer.Task;
        }
    }
}

public sealed class Dispatch_on_sqlite(ServerOnSqlite server) : DispatchSuite(server), IClassFixture<ServerOnSqlite>;

public sealed class Dispatch_on_postgresql(ServerOnPostgres server) : DispatchSuite(server), IClassFixture<ServerOnPostgres>;
