using System.Data.Common;
using System.Net.Sockets;
using MailKit;
using MailKit.Security;
using Rectify.Cases.Reports.Mailbox;
using Rectify.Foundation;
using Rectify.Server.Hosting;

namespace Rectify.Server.Workers.Mailbox;

/// <summary>
/// Looks into the mailbox twice a minute, where there is one, and sends the acknowledgements that wait where there is a mail server. A look that fails is told and taken again; what is new is taken when it succeeds, and
/// nothing ends the loop but the server.
/// </summary>
internal sealed partial class MailboxLoop(Instance instance, TimeProvider time, ILogger<MailboxLoop> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (instance.Mailbox is not { } settings) return;
        var rounds = new MailboxRounds(instance.Database, instance.Workspace.Commands, instance.Name);
        var answers = instance.Alarms.Mail is { } server ? new ReportMailRounds(instance.Database, instance.Workspace.Commands, new ReportMail(server), instance.Name) : null;
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            await TryAsync(async cancellation => await rounds.TickAsync(token => ImapMailbox.OpenAsync(settings, token), cancellation), LogTaken, stoppingToken);
            if (answers is not null) await TryAsync(cancellation => answers.TickAsync(instance.Now, cancellation), LogAnswered, stoppingToken);
        }
        while (!stoppingToken.IsCancellationRequested && await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task TryAsync(Func<CancellationToken, Task<Result<int>>> step, Action<ILogger, int> tell, CancellationToken stopping)
    {
        try
        {
            if (!(await step(stopping)).Succeeded(out var count, out var problems)) LogProblems(log, problems);
            else if (count > 0) tell(log, count);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return;
        }
        catch (Exception failure) when (IsExpected(failure))
        {
            // What the server says of a refused password or folder may name the account: its kind is enough.
            LogFailure(log, failure.GetType().Name);
        }
    }

    private static bool IsExpected(Exception failure) => failure is
        DbException or IOException or TimeoutException or OperationCanceledException or SocketException or InvalidOperationException or NotSupportedException
        or CommandException or ProtocolException or AuthenticationException or SslHandshakeException or FolderNotFoundException;

    [LoggerMessage(LogLevel.Information, "Messages taken from the mailbox: {Taken}")]
    private static partial void LogTaken(ILogger log, int taken);

    [LoggerMessage(LogLevel.Information, "Reports acknowledged by mail: {Answered}")]
    private static partial void LogAnswered(ILogger log, int answered);

    [LoggerMessage(LogLevel.Warning, "The mailbox's messages could not be taken; it is tried again: {Problems}")]
    private static partial void LogProblems(ILogger log, Problems problems);

    [LoggerMessage(LogLevel.Warning, "The mailbox could not be read; it is tried again: {Failure}")]
    private static partial void LogFailure(ILogger log, string failure);
}
