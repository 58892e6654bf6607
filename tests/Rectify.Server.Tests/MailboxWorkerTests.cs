using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Testing;
using Rectify.Cases.Reports;
using Rectify.Clocks.Evaluation;
using Rectify.Ledger;
using Rectify.Server.Hosting;
using Rectify.Server.Settings;
using Rectify.Server.Workers;
using Rectify.Server.Workers.Mailbox;
using Rectify.Storage;

namespace Rectify.Server.Tests;

/// <summary>The server looks into its mailbox by itself.</summary>
public sealed class MailboxWorkerTests(DovecotServer dovecot) : IClassFixture<DovecotServer>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rectify-mailbox-").FullName;
    private readonly Lines log = new();

    [Fact]
    public async Task What_comes_by_mail_is_a_report_soon_after()
    {
        var mailbox = dovecot.Mailbox();
        await using var instance = await OpenAsync(mailbox);
        var message = new MimeKit.MimeMessage { Subject = "By itself", Body = new MimeKit.TextPart("plain") { Text = "x" } };
        message.From.Add(new MimeKit.MailboxAddress("", "marker-of-a-sender@example.org"));
        await DovecotServer.DeliverAsync(mailbox, message);
        await RunAsync(instance, () => log.All.Any(line => line.Contains("Messages taken", StringComparison.Ordinal)));
        var reports = await instance.Database.ReadAsync(Viewer.Local, (session, token) => ReportStore.PageAsync(session, default, 10, token), CancellationToken.None);
        Assert.Equal("By itself", Assert.Single(reports).Subject);
        Assert.Equal((1, 1), await DovecotServer.LookAsync(mailbox));
        Assert.DoesNotContain(log.All, line => line.Contains("marker-of-a-sender", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_the_organisation_says_so_the_finder_is_told_by_the_mail_server_that_alarms_go_out_by()
    {
        await using var box = new MailBox();
        var mailbox = dovecot.Mailbox();
        await using var instance = await OpenAsync(mailbox, new MailServer("127.0.0.1", box.Port, Secure: false, "", "", "psirt@example.com"));
        var set = new SetReportHandling(new ReportHandling { AutoAcknowledge = true }, (await instance.LawsAsync(CancellationToken.None)).Rules);
        Assert.True((await instance.DoAsync(set, Instance.Self, CancellationToken.None)).Succeeded(out _, out _));
        var message = new MimeKit.MimeMessage { Subject = "A secret subject", MessageId = "asked@example.org", Body = new MimeKit.TextPart("plain") { Text = "x" } };
        message.From.Add(new MimeKit.MailboxAddress("", "ada@example.org"));
        await DovecotServer.DeliverAsync(mailbox, message);
        await RunAsync(instance, () => log.All.Any(line => line.Contains("acknowledged by mail", StringComparison.Ordinal)));

        var answer = Assert.Single(box.Mails);
        Assert.Equal(("ada@example.org", "psirt@example.com", "asked@example.org", "auto-replied"), (answer.To.ToString(), answer.From.ToString(), answer.InReplyTo, answer.Headers["Auto-Submitted"]));
        Assert.EndsWith("@example.com", answer.MessageId, StringComparison.Ordinal);
        Assert.Contains("REP-0001", answer.TextBody);
        Assert.DoesNotContain("secret", answer.ToString());
        var report = await instance.Database.ReadAsync(Viewer.Local, (session, token) => ReportStore.FindAsync(session, 1, token), CancellationToken.None);
        Assert.NotNull(report?.AcknowledgedAt);
    }

    [Fact]
    public async Task A_mailbox_that_refuses_ends_nothing_and_the_log_has_neither_password_nor_account()
    {
        var mailbox = dovecot.Mailbox() with { Password = "marker-of-a-password" };
        await using var instance = await OpenAsync(mailbox);
        await RunAsync(instance, () => log.All.Any(line => line.Contains("could not be read", StringComparison.Ordinal)));
        Assert.DoesNotContain(log.All, line => line.Contains("marker-of-a-password", StringComparison.Ordinal) || line.Contains(mailbox.User, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<Instance> OpenAsync(MailboxSettings mailbox, MailServer? mail = null)
    {
        var settings = new ServerSettings(new StoreAddress.File(Path.Combine(folder, "store.db")), [], Profile.Unstated, "", new AlarmSettings(Path.Combine(folder, "seal"), mail, Heartbeat: null)) { Mailbox = mailbox };
        Assert.True((await Instance.OpenAsync(settings, new FakeClock(Instant.FromUtc(2026, 12, 11, 9, 20)), TimeProvider.System, CancellationToken.None)).Succeeded(out var instance, out var problems), problems?.ToString());
        return instance;
    }

    /// <summary>As the server does it: each worker in a loop of its own.</summary>
    private async Task RunAsync(Instance instance, Func<bool> seen)
    {
        using var taking = new WorkerLoop<MailboxWorker>(instance, new(instance, log.For<MailboxWorker>()), TimeProvider.System, log.For<MailboxWorker>());
        // What is to be acknowledged may come after this one's first step: it takes another every tenth of a second.
        using var answering = new WorkerLoop<OftenAnswering>(instance, new(new(instance, log.For<ReportMailWorker>())), TimeProvider.System, log.For<OftenAnswering>());
        await taking.StartAsync(CancellationToken.None);
        await answering.StartAsync(CancellationToken.None);
        for (var attempt = 0; attempt < 400 && !seen(); attempt++) await Task.Delay(50);
        Assert.True(seen(), string.Join('\n', log.All));
        Assert.NotEqual(TaskStatus.Faulted, taking.ExecuteTask?.Status);
        Assert.NotEqual(TaskStatus.Faulted, answering.ExecuteTask?.Status);
        await taking.StopAsync(CancellationToken.None);
        await answering.StopAsync(CancellationToken.None);
    }

    private sealed class OftenAnswering(ReportMailWorker worker) : IWorker
    {
        public Duration Pause => Duration.FromMilliseconds(100);

        public Task<Foundation.Result<Foundation.Done>> TickAsync(Instant now, CancellationToken cancellation) => worker.TickAsync(now, cancellation);
    }

    /// <summary>What all of them log.</summary>
    private sealed class Lines
    {
        public ConcurrentQueue<string> All { get; } = [];

        public Logger<T> For<T>() => new(All);
    }

    private sealed class Logger<T>(ConcurrentQueue<string> all) : ILogger<T>
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            all.Enqueue($"{formatter(state, exception)} {exception}");
    }
}
