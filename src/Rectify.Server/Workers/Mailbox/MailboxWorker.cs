using System.Net.Sockets;
using MailKit;
using MailKit.Security;
using NodaTime;
using Rectify.Cases.Reports.Mailbox;
using Rectify.Foundation;
using Rectify.Server.Hosting;
using Rectify.Server.Settings;
using Rectify.Submissions.Dispatch;

namespace Rectify.Server.Workers.Mailbox;

/// <summary>Looks into the mailbox twice a minute, where there is one. What is new is taken when a look succeeds.</summary>
internal sealed partial class MailboxWorker(Instance instance, ILogger<MailboxWorker> log) : IWorker
{
    private readonly MailboxRounds _rounds = new(instance.Database, instance.Workspace.Commands, instance.Name, new MailingAnswers());

    /// <inheritdoc />
    public Duration Pause => Duration.FromSeconds(30);

    /// <inheritdoc />
    public async Task<Result<Done>> TickAsync(Instant now, CancellationToken cancellation) =>
        instance.Mailbox is { } settings ? await TakeAsync(settings, cancellation) : new Done();

    private async Task<Result<Done>> TakeAsync(MailboxSettings settings, CancellationToken cancellation)
    {
        try
        {
            if (!(await _rounds.TickAsync(token => ImapMailbox.OpenAsync(settings, token), cancellation)).Succeeded(out var taken, out var problems)) return problems;
            if (taken > 0) LogTaken(log, taken);
        }
        catch (Exception failure) when (IsOfTheMailbox(failure) && !cancellation.IsCancellationRequested)
        {
            // What the server says of a refused password or folder may name the account: its kind is enough.
            LogFailure(log, failure.GetType().Name);
        }
        return new Done();
    }

    private static bool IsOfTheMailbox(Exception failure) => failure is
        IOException or TimeoutException or OperationCanceledException or SocketException or InvalidOperationException or NotSupportedException
        or CommandException or ProtocolException or AuthenticationException or SslHandshakeException or FolderNotFoundException;

    [LoggerMessage(LogLevel.Information, "Messages taken from the mailbox: {Taken}")]
    private static partial void LogTaken(ILogger log, int taken);

    [LoggerMessage(LogLevel.Warning, "The mailbox could not be read; it is tried again: {Failure}")]
    private static partial void LogFailure(ILogger log, string failure);
}
