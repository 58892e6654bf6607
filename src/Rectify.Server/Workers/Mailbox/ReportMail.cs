using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Rectify.Cases.Reports.Mailbox;
using Rectify.Server.Alarms;
using Rectify.Server.Settings;

namespace Rectify.Server.Workers.Mailbox;

/// <summary>Sends acknowledgements by the mail server that alarms go out by, each within half a minute.</summary>
internal sealed class ReportMail(MailServer server) : IReportMail
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly MailChannel _channel = new(server);
    private readonly MailboxAddress _from = MailboxAddress.Parse(server.From);

    /// <inheritdoc />
    public string Host => AcknowledgementMessage.HostOf(_from);

    /// <inheritdoc />
    public async Task<string?> SendAsync(AcknowledgementMail mail, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            using var message = AcknowledgementMessage.Of(mail, _from);
            await _channel.SendAsync(message, limit.Token);
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "no answer in time";
        }
        catch (SmtpCommandException refused)
        {
            return $"the mail server refused: {refused.StatusCode}";
        }
        catch (Exception failure) when (failure is
            SocketException or IOException or ProtocolException or AuthenticationException or SslHandshakeException or NotSupportedException or FormatException or InvalidOperationException)
        {
            return failure.GetType().Name;
        }
    }
}
