using System.Net;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using NodaTime;
using Rectify.Alerts.Messages;
using Rectify.Server.Settings;

namespace Rectify.Server.Alarms;

/// <summary>Sends messages by email, one connection a message. The Message-ID is the message's id, so that a mailbox knows a second copy again.</summary>
internal sealed class MailChannel(MailServer server)
{
    /// <summary>Brings one message to the mail server.</summary>
    public async Task SendAsync(AlarmMessage message, Instant now, CancellationToken cancellationToken)
    {
        using var mail = new MimeMessage { Subject = MessageText.Subject(message, now), MessageId = $"{message.Id}@rectify", Date = now.ToDateTimeOffset(), Body = new TextPart("plain") { Text = MessageText.Body(message, now) } };
        mail.From.Add(MailboxAddress.Parse(server.From));
        mail.To.Add(MailboxAddress.Parse(message.Address.Address));
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated"); // RFC 3834: nobody's absence note answers it
        mail.Headers.Add("Rectify-Message", message.Id.ToString());
        await SendAsync(mail, cancellationToken);
    }

    /// <summary>Brings a message that is written to the mail server.</summary>
    public async Task SendAsync(MimeMessage mail, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient();
        await ConnectAsync(client, cancellationToken);
        await client.SendAsync(mail, cancellationToken);
        await client.DisconnectAsync(quit: true, cancellationToken);
    }

    /// <summary>Whether the mail server answers within a time and lets us in.</summary>
    public async Task<bool> AnswersAsync(Duration within, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(within.ToTimeSpan());
        try
        {
            using var client = new SmtpClient();
            await ConnectAsync(client, limit.Token);
            await client.NoOpAsync(limit.Token);
            await client.DisconnectAsync(quit: true, limit.Token);
            return true;
        }
        catch (Exception away) when (IsOfTheServer(away) || (away is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    /// <summary>Whether a failure is one of the mail server or of the way to it, and no bug of ours.</summary>
    public static bool IsOfTheServer(Exception failure) =>
        failure is SocketException or IOException or ProtocolException or AuthenticationException or SslHandshakeException or NotSupportedException;

    /// <summary>Connects somebody's client to the mail server, and has it let in.</summary>
    public async Task ConnectAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        await client.ConnectAsync(server.Host, server.Port, server.Secure ? SecureSocketOptions.SslOnConnect : IsHere() ? SecureSocketOptions.StartTlsWhenAvailable : SecureSocketOptions.StartTls, cancellationToken);
        if (server.User.Length > 0) await client.AuthenticateAsync(server.User, server.Password, cancellationToken);
    }

    private bool IsHere() => server.Host == "localhost" || (IPAddress.TryParse(server.Host, out var address) && IPAddress.IsLoopback(address));
}
