using System.Net;
using System.Text;
using MailKit;
using MimeKit;
using NodaTime;
using Rectify.Cases.Reports;
using Rectify.Cases.Reports.Mailbox;
using Rectify.Foundation;
using Rectify.Server.Settings;
using Rectify.Server.Workers.Mailbox;
using Rectify.Storage;

namespace Rectify.Server.Tests;

/// <summary>Reports that come by mail, from a real IMAP server.</summary>
public abstract class MailboxSuite(RunningServer server, DovecotServer dovecot)
{
    private const string Host = "psirt.example.com";

    private static MimeMessage Mail(string subject, string from = "ada@example.org", string text = "It falls over.", string? answers = null)
    {
        var message = new MimeMessage { Subject = subject, MessageId = $"{Guid.NewGuid():N}@example.org", Date = new DateTimeOffset(2026, 12, 11, 9, 0, 0, TimeSpan.Zero), Body = new TextPart("plain") { Text = text } };
        message.From.Add(new MailboxAddress("Ada", from));
        if (answers is not null) message.InReplyTo = answers;
        return message;
    }

    /// <summary>One round. Where another writer was in the way it is taken again, as the server does; how many messages are taken then.</summary>
    private async Task<int> RoundAsync(MailboxSettings mailbox, Func<IMailbox, IMailbox>? through = null)
    {
        var rounds = new MailboxRounds(server.Instance.Database, server.Instance.Workspace.Commands, "test");
        for (var attempt = 0; ; attempt++)
        {
            var result = await rounds.TickAsync(
                async token => await ImapMailbox.OpenAsync(mailbox, token) is var open && through is not null ? through(open) : open, CancellationToken.None);
            if (result.Succeeded(out var taken, out var problems)) return taken;
            Assert.True(attempt < 10 && problems.All(problem => problem.Kind == ProblemKind.Unavailable), problems.ToString());
        }
    }

    private async Task<List<InboundReport>> ReportsAsync(string subject) =>
        [.. (await server.Instance.Database.ReadAsync(Viewer.Local, (session, token) => ReportStore.PageAsync(session, default, 10_000, token), CancellationToken.None))
            .Where(report => report.Subject == subject)];

    private async Task<InboundReport> OneAsync(string subject) => Assert.Single(await ReportsAsync(subject));

    private Task<ReportContent> ContentAsync(InboundReport report) => server.DoneAsync(new ReadReport(report.Id, "s"));

    private async Task AnswerByItselfAsync(bool auto) => await server.DoneAsync(
        new SetReportHandling(new ReportHandling { AutoAcknowledge = auto, AcknowledgeHours = 24, AssessHours = 72 }, (await server.Instance.LawsAsync(CancellationToken.None)).Rules));

    [Fact]
    public async Task A_message_becomes_a_report_once_stays_in_the_mailbox_and_is_marked_there()
    {
        var mailbox = dovecot.Mailbox();
        Assert.Equal(0, await RoundAsync(mailbox));
        await DovecotServer.DeliverAsync(mailbox, Mail("Taken once"), Mail("Taken second"));
        Assert.Equal(2, await RoundAsync(mailbox));
        Assert.Equal(0, await RoundAsync(mailbox));
        Assert.Equal((2, 2), await DovecotServer.LookAsync(mailbox));

        var report = await OneAsync("Taken once");
        Assert.Equal((ReportChannel.Mail, ReportState.Received), (report.Channel, report.State));
        Assert.Equal(new Finder("Ada", "ada@example.org", "", null), await server.DoneAsync(new ReadFinder(report.Id, "s")));
        var content = await ContentAsync(report);
        Assert.Equal("It falls over.", Assert.Single(content.Messages).Text.Trim());
        var raw = await server.DoneAsync(new ReadReportFile(report.Id, Assert.Single(content.Files).Id, "s"));
        Assert.Contains("Subject: Taken once", Encoding.UTF8.GetString(raw.Bytes.Span));
        Assert.Single(await ReportsAsync("Taken second"));
    }

    [Fact]
    public async Task Stopped_anywhere_nothing_is_lost_and_nothing_is_taken_twice()
    {
        var mailbox = dovecot.Mailbox();
        await DovecotServer.DeliverAsync(mailbox, [.. Enumerable.Range(1, 3).Select(number => Mail($"Stopped {number}"))]);
        for (var step = 0; step < 40; step++)
        {
            var left = step % 9; // so many calls are answered, then the process dies
            try
            {
                await RoundAsync(mailbox, open => new DyingMailbox(open, left));
            }
            catch (OperationCanceledException)
            {
                continue;
            }
            if (left > 6) break;
        }
        Assert.Equal(0, await RoundAsync(mailbox));
        Assert.Equal((3, 3), await DovecotServer.LookAsync(mailbox));
        for (var number = 1; number <= 3; number++) await OneAsync($"Stopped {number}");
    }

    [Fact]
    public async Task Dead_between_commit_and_mark_it_is_marked_in_the_next_round_and_not_taken_again()
    {
        var mailbox = dovecot.Mailbox();
        await DovecotServer.DeliverAsync(mailbox, Mail("Not marked"));
        await Assert.ThrowsAsync<OperationCanceledException>(() => RoundAsync(mailbox, open => new DyingMailbox(open, 2)));
        await OneAsync("Not marked");
        Assert.Equal((1, 0), await DovecotServer.LookAsync(mailbox));
        Assert.Equal(0, await RoundAsync(mailbox));
        await OneAsync("Not marked");
        Assert.Equal((1, 1), await DovecotServer.LookAsync(mailbox));
    }

    [Fact]
    public async Task Under_new_numbers_or_delivered_twice_a_message_is_known_by_what_it_says()
    {
        var mailbox = dovecot.Mailbox();
        var twice = Mail("Known again");
        await DovecotServer.DeliverAsync(mailbox, twice);
        twice.Headers.Insert(0, "Received", "by another way");
        await DovecotServer.DeliverAsync(mailbox, twice);
        Assert.Equal(2, await RoundAsync(mailbox));
        Assert.Equal(2, await RoundAsync(mailbox, open => new DyingMailbox(open, 1_000, open.UidValidity + 1)));
        Assert.Single((await ContentAsync(await OneAsync("Known again"))).Messages);

        // The same Message-ID with other words is another message: nobody keeps a report out by sending its id first.
        var forged = Mail("Known again, says another", text: "Something else.");
        forged.MessageId = twice.MessageId ?? "";
        await DovecotServer.DeliverAsync(mailbox, forged);
        await RoundAsync(mailbox);
        await OneAsync("Known again, says another");
    }

    [Fact]
    public async Task Two_processes_at_once_take_each_message_once()
    {
        var mailbox = dovecot.Mailbox();
        await DovecotServer.DeliverAsync(mailbox, [.. Enumerable.Range(1, 5).Select(number => Mail($"Raced {number}"))]);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => RoundAsync(mailbox))));
        await RoundAsync(mailbox);
        for (var number = 1; number <= 5; number++) Assert.Single((await ContentAsync(await OneAsync($"Raced {number}"))).Messages);
    }

    [Fact]
    public async Task An_answer_joins_the_report_that_it_answers_by_its_references_or_by_the_number_in_its_subject()
    {
        var mailbox = dovecot.Mailbox();
        var first = Mail("Threaded");
        await DovecotServer.DeliverAsync(mailbox, first);
        await RoundAsync(mailbox);
        var report = await OneAsync("Threaded");
        var second = Mail("Re: Threaded", text: "Second.", answers: first.MessageId);
        await DovecotServer.DeliverAsync(mailbox, second, Mail("Another subject", text: "Third.", answers: second.MessageId), Mail($"AW: [{report.Number}] bug", "other@example.net", "Fourth."));
        Assert.Equal(3, await RoundAsync(mailbox));
        Assert.Equal(["It falls over.", "Second.", "Third.", "Fourth."], (await ContentAsync(report)).Messages.Select(message => message.Text.Trim()));
        Assert.Empty(await ReportsAsync("Re: Threaded"));
        Assert.Equal("ada@example.org", (await server.DoneAsync(new ReadFinder(report.Id, "s"))).Address);

        await DovecotServer.DeliverAsync(mailbox, Mail("Re: REP-9999999 of somebody else"));
        await RoundAsync(mailbox);
        await OneAsync("Re: REP-9999999 of somebody else");
    }

    [Fact]
    public async Task Nothing_is_answered_by_itself_unless_the_organisation_says_so()
    {
        var mailbox = dovecot.Mailbox();
        await AnswerByItselfAsync(false);
        await DovecotServer.DeliverAsync(mailbox, Mail("Unanswered"));
        await RoundAsync(mailbox);
        var sender = new Recorder();
        await SendAsync(sender);
        Assert.Empty(sender.Sent);
        Assert.Null((await OneAsync("Unanswered")).AcknowledgedAt);
    }

    [Fact]
    public async Task An_acknowledgement_is_sent_until_the_server_takes_it_always_the_same_and_acknowledges_the_report()
    {
        var mailbox = dovecot.Mailbox();
        await AnswerByItselfAsync(true);
        var asked = Mail("Answered", "answered@example.org");
        await DovecotServer.DeliverAsync(mailbox, asked);
        await RoundAsync(mailbox);
        await AnswerByItselfAsync(false);
        var sender = new Recorder { Failure = "the server is away" };
        await SendAsync(sender);
        await SendAsync(sender); // it waits before it tries again
        Assert.Null((await OneAsync("Answered")).AcknowledgedAt);
        sender.Failure = null;
        server.Clock.Advance(Duration.FromMinutes(2));
        await SendAsync(sender);
        await SendAsync(sender);

        var report = await OneAsync("Answered");
        Assert.Equal(2, sender.Sent.Count);
        Assert.Single(sender.Sent.Select(mail => mail.MessageIdLeft).Distinct());
        Assert.Equal(("answered@example.org", asked.MessageId), (sender.Sent[1].To, sender.Sent[1].InReplyTo));
        Assert.Contains(report.Number, sender.Sent[1].Text);
        Assert.DoesNotContain("Answered", sender.Sent[1].Text + sender.Sent[1].Subject);
        Assert.Equal(server.Clock.GetCurrentInstant(), report.AcknowledgedAt);

        await DovecotServer.DeliverAsync(mailbox, Mail("Thanks", "answered@example.org", "Thank you.", $"{sender.Sent[1].MessageIdLeft}@{Host}"));
        await RoundAsync(mailbox);
        Assert.Equal(2, (await ContentAsync(report)).Messages.Count);
        await SendAsync(sender);
        Assert.Equal(2, sender.Sent.Count);
    }

    [Fact]
    public async Task Programs_are_never_answered_and_an_address_gets_few_answers_an_hour()
    {
        var mailbox = dovecot.Mailbox();
        await AnswerByItselfAsync(true);
        var away = Mail("Out of office", "loop@example.org");
        away.Headers.Add("Auto-Submitted", "auto-replied");
        var list = Mail("Digest", "loop@example.org");
        list.Headers.Add("List-Id", "<oss.example.org>");
        var bounce = Mail("Undelivered", "MAILER-DAEMON@example.org");
        await DovecotServer.DeliverAsync(mailbox, [away, list, bounce, .. Enumerable.Range(1, 8).Select(number => Mail($"Flood {number}", "flooded@example.org"))]);
        Assert.Equal(11, await RoundAsync(mailbox));
        await AnswerByItselfAsync(false);
        var sender = new Recorder();
        await SendAsync(sender);
        Assert.Equal(5, sender.Sent.Count);
        Assert.All(sender.Sent, mail => Assert.Equal("flooded@example.org", mail.To));
        await OneAsync("Out of office");
        await OneAsync("Undelivered");
    }

    [Fact]
    public async Task Hostile_and_large_messages_are_taken_and_what_was_not_read_is_said()
    {
        var mailbox = dovecot.Mailbox();
        var big = new BodyBuilder { TextBody = "See the file." };
        var bytes = new byte[30 << 20];
        new Random(7).NextBytes(bytes);
        big.Attachments.Add("dump.bin", bytes);
        var large = Mail("Large");
        large.Body = big.ToMessageBody();
        var huge = Mail("Huge", text: "The beginning.\r\n" + string.Concat(Enumerable.Repeat(new string('x', 76) + "\r\n", (66 << 20) / 78)));
        var parts = new Multipart("mixed");
        for (var number = 0; number < 1_000; number++) parts.Add(new MimePart("application", "x") { Content = new MimeContent(new MemoryStream([1])) });
        var many = Mail("Many parts");
        many.Body = parts;
        var encrypted = Mail("Encrypted", text: "-----BEGIN PGP MESSAGE-----\r\nx");
        var injected = Mail("Injected");
        injected.Headers.Remove(HeaderId.Subject);
        Assert.True(Header.TryParse(Encoding.ASCII.GetBytes("Subject: =?utf-8?q?Injected=0D=0ABcc:_victim=40example.org?=\r\n"), out var subject));
        injected.Headers.Add(subject);
        await DovecotServer.DeliverAsync(mailbox, large, huge, many, encrypted, injected);
        await RoundAsync(mailbox);
        Assert.Equal((5, 5), await DovecotServer.LookAsync(mailbox));

        var content = await ContentAsync(await OneAsync("Large"));
        var attached = Assert.Single(content.Files, file => file.Kind == ReportFileKind.Attachment);
        Assert.Equal(("dump.bin", 30L << 20, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))), (attached.Name, attached.Size, attached.Sha256));
        Assert.Empty(content.Messages[0].Unread);
        Assert.True((await server.DoneAsync(new ReadReportFile((await OneAsync("Large")).Id, content.Files[0].Id, "s"))).Bytes.Length > 40 << 20);

        var beginning = (await ContentAsync(await OneAsync("Huge"))).Messages[0];
        Assert.Equal([Unread.TextCut, Unread.TooLarge], beginning.Unread);
        Assert.StartsWith("The beginning.", beginning.Text, StringComparison.Ordinal);
        Assert.Contains(Unread.TooManyParts, (await ContentAsync(await OneAsync("Many parts"))).Messages[0].Unread);
        Assert.Equal(("", Unread.Encrypted), ((await ContentAsync(await OneAsync("Encrypted"))).Messages[0].Text, (await ContentAsync(await OneAsync("Encrypted"))).Messages[0].Unread.Single()));
        var all = await server.Instance.Database.ReadAsync(Viewer.Local, (session, token) => ReportStore.PageAsync(session, default, 10_000, token), CancellationToken.None);
        var line = Assert.Single(all, report => report.Subject.StartsWith("Injected", StringComparison.Ordinal)).Subject;
        Assert.Contains("victim", line);
        Assert.DoesNotContain(line, char.IsControl);
    }

    [Fact]
    public async Task Who_sent_it_stands_in_no_list_and_no_other_answer()
    {
        const string Marker = "marker-of-a-sender";
        var mailbox = dovecot.Mailbox();
        await DovecotServer.DeliverAsync(mailbox, Mail("From somebody", $"{Marker}@example.org"));
        await RoundAsync(mailbox);
        var report = await OneAsync("From somebody");
        using var client = await server.ClientAsync("Handler of mail");
        Assert.Contains(Marker, (await client.ReadAsync($"/reports/{report.Id}/finder")).GetRawText());
        foreach (var endpoint in server.Endpoints)
        {
            if (endpoint.RoutePattern.RawText is not { } route || !route.StartsWith(Answers.Root, StringComparison.Ordinal) || route.EndsWith("/finder", StringComparison.Ordinal) || route.EndsWith("/events", StringComparison.Ordinal)) continue;
            using var answer = await client.SendAsync(HttpMethod.Get, route[Answers.Root.Length..].Replace("{id}", report.Id.ToString(), StringComparison.Ordinal) + "?limit=500");
            Assert.DoesNotContain(Marker, await answer.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task A_password_that_is_refused_is_an_expected_failure_that_names_no_password()
    {
        var mailbox = dovecot.Mailbox() with { Password = "another one" };
        var refused = await Assert.ThrowsAnyAsync<MailKit.Security.AuthenticationException>(() => ImapMailbox.OpenAsync(mailbox, CancellationToken.None));
        Assert.DoesNotContain("another one", refused.ToString() + mailbox);
        await Assert.ThrowsAnyAsync<FolderNotFoundException>(() => ImapMailbox.OpenAsync(dovecot.Mailbox() with { Folder = "Nowhere" }, CancellationToken.None));
        // Beyond this machine a password goes over nothing that is not encrypted: this server has no TLS.
        await Assert.ThrowsAnyAsync<NotSupportedException>(() => ImapMailbox.OpenAsync(dovecot.Mailbox() with { MayBePlain = false }, CancellationToken.None));
    }

    private async Task SendAsync(IReportMail sender)
    {
        var rounds = new ReportMailRounds(server.Instance.Database, server.Instance.Workspace.Commands, sender, "test");
        Assert.True((await rounds.TickAsync(server.Clock.GetCurrentInstant(), CancellationToken.None)).Succeeded(out _, out var problems), problems?.ToString());
    }

    /// <summary>A mail server that notes what it gets.</summary>
    private sealed class Recorder : IReportMail
    {
        public string? Failure { get; set; }

        public string Host => MailboxSuite.Host;

        public List<AcknowledgementMail> Sent { get; } = [];

        public Task<string?> SendAsync(AcknowledgementMail mail, CancellationToken cancellationToken)
        {
            Sent.Add(mail);
            return Task.FromResult(Failure);
        }
    }

    /// <summary>A mailbox whose reader dies after so many calls, before the next one has any effect.</summary>
    private sealed class DyingMailbox(IMailbox open, int calls, long? validity = null) : IMailbox
    {
        private int left = calls;

        public string Name => open.Name;

        public long UidValidity => validity ?? open.UidValidity;

        public Task<IReadOnlyList<long>> UidsAfterAsync(long uid, CancellationToken cancellationToken)
        {
            Live();
            return open.UidsAfterAsync(uid, cancellationToken);
        }

        public Task<ReceivedMail?> ReadAsync(long uid, CancellationToken cancellationToken)
        {
            Live();
            return open.ReadAsync(uid, cancellationToken);
        }

        public Task MarkAsync(IReadOnlyList<long> uids, CancellationToken cancellationToken)
        {
            Live();
            return open.MarkAsync(uids, cancellationToken);
        }

        public ValueTask DisposeAsync() => open.DisposeAsync();

        private void Live()
        {
            if (left-- <= 0) throw new OperationCanceledException("dead");
        }
    }
}

public sealed class Mailbox_on_sqlite(ServerOnSqlite server, DovecotServer dovecot) : MailboxSuite(server, dovecot), IClassFixture<ServerOnSqlite>, IClassFixture<DovecotServer>;

public sealed class Mailbox_on_postgresql(ServerOnPostgres server, DovecotServer dovecot) : MailboxSuite(server, dovecot), IClassFixture<ServerOnPostgres>, IClassFixture<DovecotServer>;
