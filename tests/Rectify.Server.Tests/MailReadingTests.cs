using System.Text;
using MimeKit;
using NodaTime;
using Rectify.Cases.Reports;
using Rectify.Cases.Reports.Mailbox;
using Rectify.Foundation;
using Rectify.Server.Workers.Mailbox;

namespace Rectify.Server.Tests;

public sealed class MailReadingTests
{
    private const string Head = "From: Ada <ada@example.org>\r\nMessage-ID: <one@example.org>\r\nSubject: Long names\r\n";

    /// <summary>As in the server, what mail is written in is known before the mail library is asked for anything.</summary>
    static MailReadingTests() => Charsets.Add();

    private static ReceivedMail Read(string text) => MailReading.Read(Encoding.Latin1.GetBytes(text), whole: true, "psirt@example.com");

    [Fact]
    public void A_plain_message_is_read_with_its_sender_and_kept_as_it_came()
    {
        var mail = Read(Head + "In-Reply-To: <zero@example.org>\r\nReferences: <a@x> <zero@example.org>\r\n\r\nIt falls over.\r\n");
        Assert.Equal(("one@example.org", "Long names", "Ada", "ada@example.org"), (mail.MessageId, mail.Subject, mail.SenderName, mail.SenderAddress));
        Assert.Equal("It falls over.", mail.Text.Trim());
        Assert.Equal(["zero@example.org", "a@x"], mail.Answers);
        Assert.Equal((ReportFileKind.Message, true), (mail.Files.Single().Kind, mail.Files.Single().Keep));
        Assert.True(mail.MayBeAnswered);
        Assert.Empty(mail.Unread);
    }

    /// <summary>What programs send, each with the header that shows it (RFC 3834, RFC 2919, RFC 3464).</summary>
    [Theory]
    [InlineData("Auto-Submitted: auto-replied")]
    [InlineData("Auto-Submitted: auto-generated; owner-email=x")]
    [InlineData("Precedence: bulk")]
    [InlineData("Precedence: List")]
    [InlineData("Return-Path: <>")]
    [InlineData("List-Id: <oss.example.org>")]
    [InlineData("X-Auto-Response-Suppress: All")]
    [InlineData("Content-Type: multipart/report; boundary=x")]
    public void What_a_program_sent_is_taken_and_never_answered(string header)
    {
        var mail = Read($"{Head}{header}\r\n\r\nI am away.\r\n");
        Assert.False(mail.MayBeAnswered);
        Assert.Equal("Long names", mail.Subject);
    }

    [Theory]
    [InlineData("MAILER-DAEMON@example.org")]
    [InlineData("no-reply@example.org")]
    [InlineData("psirt@example.com")]
    public void A_daemon_and_the_mailbox_itself_are_never_answered(string sender) =>
        Assert.False(Read($"From: {sender}\r\nSubject: x\r\n\r\nx").MayBeAnswered);

    [Fact]
    public void A_message_that_says_that_no_program_sent_it_is_answered() => Assert.True(Read(Head + "Auto-Submitted: no\r\n\r\nx").MayBeAnswered);

    [Fact]
    public void Encrypted_messages_are_kept_and_said_to_be_unread()
    {
        var mime = Read(Head + "Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=b\r\n\r\n--b\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--b\r\nContent-Type: application/octet-stream\r\n\r\n-----BEGIN PGP MESSAGE-----\r\n--b--\r\n");
        var inline = Read(Head + "\r\n-----BEGIN PGP MESSAGE-----\r\nabc\r\n-----END PGP MESSAGE-----\r\n");
        foreach (var mail in new[] { mime, inline })
        {
            Assert.Equal(("", "Long names"), (mail.Text, mail.Subject));
            Assert.Equal([Unread.Encrypted], mail.Unread);
            Assert.Contains("BEGIN PGP MESSAGE", Encoding.Latin1.GetString(mail.Files[0].Bytes.Span));
        }
    }

    [Fact]
    public void Of_a_page_only_the_words_are_read()
    {
        var mail = Read(Head + "Content-Type: text/html\r\n\r\n<head><title>t</title><style>p{}</style></head><p>It <b>falls</b> over.<script>alert(1)</script><img src=http://example.org/x>");
        Assert.Equal("It falls over.", mail.Text.Trim());
    }

    [Fact]
    public void Of_parts_that_say_the_same_the_plain_one_is_read_and_what_is_attached_is_named_and_not_opened()
    {
        var body = new BodyBuilder { TextBody = "plain", HtmlBody = "<p>page</p>" };
        body.Attachments.Add("poc\".py", "print(1)"u8.ToArray());
        body.Attachments.Add("forwarded", new MimeMessage { Subject = "inner", Body = new TextPart("plain") { Text = "not read" } }.ToString() is { } inner ? Encoding.ASCII.GetBytes(inner) : []);
        var mail = Read(new MimeMessage { Subject = "x", Body = body.ToMessageBody() }.ToString());
        Assert.Equal("plain", mail.Text.Trim());
        Assert.Equal("poc\".py", mail.Files[1].Name);
        Assert.Equal((8L, false), (mail.Files[1].Bytes.Length, mail.Files[1].Keep));
    }

    [Theory]
    [InlineData("gb2312", new byte[] { 0xC2, 0xA9, 0xB6, 0xB4 }, "漏洞")]
    [InlineData("gb18030", new byte[] { 0xC2, 0xA9, 0xB6, 0xB4 }, "漏洞")]
    [InlineData("iso-2022-jp", new byte[] { 0x1B, 0x24, 0x42, 0x40, 0x48, 0x3C, 0x65, 0x1B, 0x28, 0x42 }, "脆弱")]
    public void Charsets_of_the_world_are_read(string charset, byte[] bytes, string text)
    {
        byte[] raw = [.. Encoding.ASCII.GetBytes($"{Head}Content-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"), .. bytes];
        Assert.Equal(text, MailReading.Read(raw, whole: true, "x").Text.Trim());
    }

    [Fact]
    public void Chinese_is_answered_in_Chinese()
    {
        byte[] raw = [.. Encoding.ASCII.GetBytes(Head + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"), .. "该网关在名称过长时崩溃。 Gateway"u8];
        Assert.Equal(Language.Chinese, MailReading.Read(raw, whole: true, "x").Language());
        Assert.Equal(Language.English, Read(Head + "\r\nIt falls over.").Language());
    }

    public static TheoryData<string, string> Hostile => new()
    {
        { "nothing", "" },
        { "no head", "\r\n\r\n\r\n" },
        { "no colon", "this is no mail\u0000\u0001\u00ff" },
        { "head without end", "Subject: " + new string('x', 100_000) },
        { "a subject with another header in it", "Subject: =?utf-8?q?x=0D=0ABcc:_victim=40example.org?=\r\nFrom: a@b.c\r\n\r\nx" },
        { "an address with another header in it", "From: =?utf-8?q?x=0D=0ABcc:?= <\"a\r\n b\"@c.d>\r\n\r\nx" },
        { "two senders", "From: a@b.c, d@e.f\r\nFrom: g@h.i\r\n\r\nx" },
        { "a charset that is none", Head + "Content-Type: text/plain; charset=\"no-such-charset\"\r\n\r\n\u00fe\u00ff" },
        { "an encoding that is none", Head + "Content-Type: text/plain\r\nContent-Transfer-Encoding: base99\r\n\r\nx" },
        { "broken base64", Head + "Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n====!!!\u00ff" },
        { "halves of surrogates", Head + "Content-Type: text/plain; charset=utf-16\r\nContent-Transfer-Encoding: base64\r\n\r\nANgA2A==" },
        { "utf-7", Head + "Content-Type: text/plain; charset=utf-7\r\n\r\n+2AA-" },
        { "no boundary", Head + "Content-Type: multipart/mixed\r\n\r\n--x\r\n\r\nx" },
        { "a boundary that never ends", Head + "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nx" },
        { "a part within itself", Head + "Content-Type: message/rfc822\r\n\r\nContent-Type: message/rfc822\r\n\r\nContent-Type: message/rfc822\r\n\r\n" },
        { "a thousand parts", Head + "Content-Type: multipart/mixed; boundary=x\r\n\r\n" + string.Concat(Enumerable.Repeat("--x\r\nContent-Type: application/x\r\n\r\ny\r\n", 1_000)) + "--x--" },
        { "deep", string.Concat(Enumerable.Range(0, 3_000).Select(depth => $"Content-Type: multipart/mixed; boundary=b{depth}\r\n\r\n--b{depth}\r\n")) + "\r\nx" },
        { "deep messages", string.Concat(Enumerable.Repeat("Content-Type: message/rfc822\r\n\r\n", 3_000)) + "x" },
        { "a page without end", Head + "Content-Type: text/html\r\n\r\n" + new string('<', 50_000) + "<script>" + new string('x', 50_000) },
        { "many references", "References: " + string.Concat(Enumerable.Range(0, 5_000).Select(number => $"<{number}@x> ")) + "\r\n\r\nx" },
        { "a name without end", Head + $"Content-Type: application/x; name=\"{new string('n', 50_000)}\"\r\n\r\nx" },
        { "groups in groups", "From: " + string.Concat(Enumerable.Repeat("g:", 5_000)) + ";\r\n\r\nx" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_messages_are_taken_with_what_could_be_read_and_nothing_is_thrown_or_lost(string what, string raw)
    {
        var started = System.Diagnostics.Stopwatch.StartNew();
        var mail = Read(raw);
        Assert.True(started.Elapsed < TimeSpan.FromSeconds(10), $"{what} took {started.Elapsed}");
        Assert.Equal(raw.Length, mail.Files[0].Bytes.Length);
        Assert.InRange(mail.Files.Count, 1, 201);
        Assert.InRange(mail.Text.Length, 0, TakeInReport.TextLimit);
        Assert.DoesNotContain(mail.SenderAddress, char.IsControl);
        Assert.Equal(64, mail.Digest().Length);
        _ = mail.Language();
        if (what is "a thousand parts") Assert.Contains(Unread.TooManyParts, mail.Unread);
        if (what is "deep") Assert.Contains(Unread.TooDeep, mail.Unread);
    }

    [Fact]
    public void Chance_never_makes_it_throw()
    {
        var random = new Random(20261211);
        var seeds = Hostile.Select(row => row.Data.Item2).Where(seed => seed.Length is > 0 and < 5_000).ToList();
        for (var i = 0; i < 2_000; i++)
        {
            var bytes = Encoding.Latin1.GetBytes(seeds[random.Next(seeds.Count)]);
            for (var change = random.Next(8); change >= 0; change--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            Assert.Equal(64, MailReading.Read(bytes, whole: random.Next(2) == 0, "x").Digest().Length);
        }
    }

    [Fact]
    public void The_acknowledgement_says_the_number_and_the_target_and_marks_itself_as_automatic()
    {
        var received = Instant.FromUtc(2026, 12, 11, 9, 20);
        var report = new InboundReport
        {
            Id = default, Sequence = 7, Channel = ReportChannel.Mail, Subject = "A secret subject", Language = Language.Chinese, ReceivedAt = received, TakenInAt = received,
            AnchoredAt = received, State = ReportState.Received, Signal = default, AssessBy = received + Duration.FromHours(72),
        };
        var mail = new AcknowledgementMail(default, report, "ada@example.org", "one@example.org", received, 0);
        var message = AcknowledgementMessage.Of(mail, new MailboxAddress("PSIRT", "psirt@example.com"));
        Assert.Equal(("[REP-0007] 已收到您的报告", "auto-replied", "one@example.org"), (message.Subject, message.Headers["Auto-Submitted"], message.InReplyTo));
        Assert.Equal(message.MessageId, AcknowledgementMessage.Of(mail with { Attempts = 3 }, new MailboxAddress("PSIRT", "psirt@example.com")).MessageId);
        Assert.Contains("2026-12-14 09:20 UTC", message.TextBody);
        Assert.DoesNotContain("secret", message.ToString());
        Assert.True(MailLoops.IsFromAProgram(message, "psirt@example.com", "other@example.com"));
        Assert.DoesNotContain("已收到", new AcknowledgementMail(default, report with { Language = Language.English }, "a@b.c", null, received, 0).Text);
    }
}
