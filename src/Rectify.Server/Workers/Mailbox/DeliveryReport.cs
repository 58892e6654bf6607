using MimeKit;
using MimeKit.Utils;
using Rectify.Cases.Reports.Mailbox;

namespace Rectify.Server.Workers.Mailbox;

/// <summary>
/// Reads what mail servers say of a delivery (RFC 3464): a multipart/report with a part message/delivery-status, and the message or its headers, by which the message is known.
/// </summary>
internal static class DeliveryReport
{
    private const int MostRecipients = 20;

    private static readonly string[] Told = ["Action", "Status", "Diagnostic-Code", "Final-Recipient", "Remote-MTA"];

    /// <summary>Reads it; null when the message is none.</summary>
    public static MailDelivery? Read(MimeMessage message)
    {
        if (message.Body is not Multipart report || !report.ContentType.IsMimeType("multipart", "report")) return null;
        if (report.OfType<MessageDeliveryStatus>().FirstOrDefault() is not { } status || status.StatusGroups is not { Count: > 1 } groups) return null;
        List<string> of = [];
        if (groups[0]["Original-Envelope-Id"]?.Trim() is { Length: > 0 } envelope) of.Add(envelope);
        foreach (var part in report)
            if (IdOf(part) is { } id) of.Add(id);
        List<RecipientDelivery> recipients = [.. groups.Skip(1).Take(MostRecipients).Select(Recipient).OfType<RecipientDelivery>()];
        return of.Count > 0 && recipients.Count > 0 ? new MailDelivery(of, recipients) : null;
    }

    private static RecipientDelivery? Recipient(HeaderList said)
    {
        DeliveryAction? action = said["Action"]?.Trim().ToLowerInvariant() switch
        {
            "failed" => DeliveryAction.Failed,
            "delayed" => DeliveryAction.Delayed,
            "delivered" or "relayed" or "expanded" => DeliveryAction.Delivered,
            _ => null,
        };
        var words = Told.Select(name => said[name]?.Trim()).Where(word => word is { Length: > 0 });
        return action is { } known ? new RecipientDelivery(known, string.Join("; ", words)) : null;
    }

    /// <summary>The Message-ID of the message that a part is, or whose headers it has.</summary>
    private static string? IdOf(MimeEntity part) => part switch
    {
        MessagePart { Message: { } whole } => whole.MessageId,
        TextPart headers when headers.ContentType.IsMimeType("text", "rfc822-headers") => InHeaders(headers.Text),
        MimePart other when other.ContentType.IsMimeType("message", "rfc822-headers") => InHeaders(Decoded(other)),
        _ => null,
    };

    private static string? InHeaders(string text)
    {
        const string Name = "Message-ID:";
        var unfolded = text.ReplaceLineEndings("\n").Replace("\n ", " ", StringComparison.Ordinal).Replace("\n\t", " ", StringComparison.Ordinal);
        var line = unfolded.Split('\n').FirstOrDefault(each => each.StartsWith(Name, StringComparison.OrdinalIgnoreCase));
        return line is null ? null : MimeUtils.ParseMessageId(line[Name.Length..].Trim());
    }

    private static string Decoded(MimePart part)
    {
        using var bytes = new MemoryStream();
        part.Content?.DecodeTo(bytes);
        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }
}
