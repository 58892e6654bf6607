using System.Globalization;
using MailKit;
using MailKit.Net.Smtp;
using MimeKit;
using NodaTime;
using Rectify.Foundation;
using Rectify.Server.Alarms;
using Rectify.Server.Settings;
using Rectify.Submissions.Dispatch;

namespace Rectify.Server.Dispatch;

/// <summary>
/// Brings a report to the mail server, once. A command that the server refuses it has refused for certain, also after the content (RFC 5321, section 4.2.5); a connection that ends before any of
/// the content went leaves nothing there; and one that ends after that leaves nobody knowing.
/// </summary>
internal sealed class MailSender(MailServer server, Func<Instant> now) : IMailSender
{
    private readonly MailChannel _channel = new(server);
    private readonly MailboxAddress _from = MailboxAddress.Parse(server.From);

    /// <inheritdoc />
    public Duration Limit { get; init; } = Duration.FromSeconds(60);

    /// <inheritdoc />
    public async Task<MailOutcome> SendAsync(Mailing mailing, byte[] bytes)
    {
        using var limit = new CancellationTokenSource(Limit.ToTimeSpan());
        var handed = new Handed();
        try
        {
            using var message = await MimeMessage.LoadAsync(new MemoryStream(bytes, writable: false), limit.Token);
            using var client = new NotifyingClient(mailing.Id);
            await _channel.ConnectAsync(client, limit.Token);
            var answer = await client.SendAsync(FormatOptions.Default, message, _from, [new MailboxAddress("", mailing.To)], limit.Token, handed);
            var taken = now();
            _ = await LeavesAsync(client, limit.Token);
            return new MailOutcome.Accepted(taken, answer ?? "");
        }
        catch (SmtpCommandException refused)
        {
            return new MailOutcome.NotSent(now(), string.Create(CultureInfo.InvariantCulture, $"{(int)refused.StatusCode} {refused.Message}"));
        }
        catch (Exception failure) when (MailChannel.IsOfTheServer(failure) || failure is OperationCanceledException or TimeoutException or InvalidOperationException)
        {
            var why = failure is OperationCanceledException ? "no answer in time" : $"{failure.GetType().Name}: {failure.Message}";
            return handed.Any ? new MailOutcome.Unknown(now(), why) : new MailOutcome.NotSent(now(), why);
        }
    }

    /// <summary>Takes leave; whether the mail server did too. The mail is taken by then, however the conversation ends.</summary>
    private static async Task<bool> LeavesAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken);
            return true;
        }
        catch (Exception gone) when (MailChannel.IsOfTheServer(gone) || gone is OperationCanceledException or SmtpCommandException)
        {
            return false;
        }
    }

    /// <summary>Whether any of the content was handed over.</summary>
    private sealed class Handed : ITransferProgress
    {
        public bool Any { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => Any = true;

        public void Report(long bytesTransferred) => Any = true;
    }

    /// <summary>Asks mail servers to say what becomes of it (RFC 3461), where they can.</summary>
    private sealed class NotifyingClient : SmtpClient
    {
        private readonly Id _id;

        public NotifyingClient(Id id) => (_id, DeliveryStatusNotificationType) = (id, DeliveryStatusNotificationType.HeadersOnly);

        protected override string GetEnvelopeId(MimeMessage message) => Mailing.MessageIdLeft(_id);

        protected override DeliveryStatusNotification? GetDeliveryStatusNotifications(MimeMessage message, MailboxAddress mailbox) =>
            DeliveryStatusNotification.Success | DeliveryStatusNotification.Failure | DeliveryStatusNotification.Delay;
    }
}
