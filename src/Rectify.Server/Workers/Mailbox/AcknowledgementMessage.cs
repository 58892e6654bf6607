using MimeKit;
using Rectify.Cases.Reports.Mailbox;

namespace Rectify.Server.Workers.Mailbox;

/// <summary>An acknowledgement as a message. It is marked as an automatic answer, which other programs do not answer (RFC 3834).</summary>
internal static class AcknowledgementMessage
{
    /// <summary>The part of Message-IDs behind the at sign.</summary>
    public static string HostOf(MailboxAddress from) => from.Domain.Length > 0 ? from.Domain : "localhost";

    /// <summary>The message; its Message-ID is the same with each attempt.</summary>
    public static MimeMessage Of(AcknowledgementMail mail, MailboxAddress from)
    {
        var message = new MimeMessage();
        message.From.Add(from);
        message.To.Add(new MailboxAddress("", mail.To));
        message.Subject = mail.Subject;
        message.Date = mail.MadeAt.ToDateTimeOffset();
        message.MessageId = $"{mail.MessageIdLeft}@{HostOf(from)}";
        if (mail.InReplyTo is { } answered)
        {
            message.InReplyTo = answered;
            message.References.Add(answered);
        }
        message.Headers.Add("Auto-Submitted", "auto-replied");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        message.Body = new TextPart("plain") { Text = mail.Text };
        return message;
    }
}
