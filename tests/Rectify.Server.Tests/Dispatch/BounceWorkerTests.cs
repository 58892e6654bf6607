using MimeKit;
using Rectify.Cases.Reports;
using Rectify.Server.Settings;
using Rectify.Server.Workers.Mailbox;
using Rectify.Submissions;
using Rectify.Submissions.Dispatch;

namespace Rectify.Server.Tests.Dispatch;

/// <summary>A server that reads a mailbox of a real IMAP server.</summary>
public sealed class MailboxServer : ServerOnSqlite
{
    private readonly DovecotServer dovecot = new();

    /// <summary>The mailbox; null where there is no IMAP server.</summary>
    internal MailboxSettings? Box { get; private set; }

    internal override ServerSettings Told(ServerSettings settings) => settings with { Mailbox = Box };

    public override async ValueTask InitializeAsync()
    {
        await dovecot.InitializeAsync();
        if (DovecotServer.SkipReason is null) Box = dovecot.Mailbox();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await dovecot.DisposeAsync();
    }
}

/// <summary>What the server's own worker finds in the mailbox belongs to the report that was sent.</summary>
public sealed class BounceWorkerTests(MailboxServer server) : DispatchDesk(server), IClassFixture<MailboxServer>
{
    [Fact]
    public async Task An_answer_in_the_mailbox_is_found_by_the_servers_own_worker()
    {
        if (server.Box is not { } box)
        {
            Assert.Skip(DovecotServer.SkipReason ?? "");
            return;
        }
        await using var mail = new MailBox();
        var desk = await DeskAsync("by the worker");
        var id = await SentAsync(desk);
        await RoundAsync(Rounds(Sender(mail.Port)));
        var reply = new MimeMessage { Subject = "Re: received", InReplyTo = (await ReportAsync(id)).Mailings[0].MessageId, Body = new TextPart("plain") { Text = "We have it." } };
        reply.From.Add(new MailboxAddress("Desk", "desk@authority.example"));
        await DovecotServer.DeliverAsync(box, reply);
        var worker = server.Part<MailboxWorker>();
        for (var tries = 0; tries < 100 && (await ReportAsync(id)).Answers.Count == 0; tries++)
        {
            await worker.TickAsync(server.Clock.GetCurrentInstant(), CancellationToken.None);
            await Task.Delay(50);
        }
        Assert.Equal((MailAnswerKind.Reply, "desk@authority.example"), (await ReportAsync(id)).Answers.Select(answer => (answer.Kind, answer.Sender)).Single());
        Assert.Equal(SubmissionState.Dispatched, await StateAsync(id));
        Assert.Empty(await ReadAsync((session, token) => ReportStore.PageAsync(session, default, 10, token)));
        Assert.Equal((1, 1), await DovecotServer.LookAsync(box));
    }
}
