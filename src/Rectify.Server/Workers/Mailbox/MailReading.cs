using System.Text;
using MimeKit;
using MimeKit.Utils;
using Rectify.Cases.Reports;
using Rectify.Cases.Reports.Mailbox;

namespace Rectify.Server.Workers.Mailbox;

/// <summary>
/// Reads a message as far as it can be read. It is hostile until shown otherwise: parts and depth are counted, nothing attached is opened, and what is
/// not read is said. The message as it came is always kept.
/// </summary>
internal static class MailReading
{
    private const int MostParts = 200;
    private const int MostDepth = 20;
    private const int MostAnswers = 50;
    private const int MostAddress = 500;
    private const string PgpBegin = "-----BEGIN PGP MESSAGE-----";

    /// <summary>Reads it.</summary>
    /// <param name="raw">The message as it came, or its beginning.</param>
    /// <param name="whole">Whether these are all its bytes.</param>
    /// <param name="own">The mailbox's own account: what it sends itself is never answered.</param>
    public static ReceivedMail Read(byte[] raw, bool whole, string own)
    {
        try
        {
            return ReadParts(raw, whole, own);
        }
        catch (Exception broken) when (IsBroken(broken))
        {
            return new ReceivedMail
            {
                MessageId = "", Answers = [], Date = "", Subject = "", Text = "", SenderName = "", SenderAddress = "", Files = [AsItCame(raw, whole)], Unread = [Unread.Malformed],
                MayBeAnswered = false,
            };
        }
    }

    /// <summary>What a reader throws at what is not written as mail is.</summary>
    public static bool IsBroken(Exception failure) => failure is FormatException or ArgumentException or IOException or NotSupportedException or InvalidOperationException;

    private static NewReportFile AsItCame(byte[] raw, bool whole) => new(ReportFileKind.Message, whole ? "message.eml" : "beginning-of-message.eml", raw);

    private static ReceivedMail ReadParts(byte[] raw, bool whole, string own)
    {
        var unread = new SortedSet<Unread>();
        if (!whole) unread.Add(Unread.TooLarge);
        var files = new List<NewReportFile> { AsItCame(raw, whole) };
        var message = Parse(raw, unread);
        var parts = new MailParts(unread);
        if (message.Body is { } body) parts.Walk(body, MostParts, MostDepth);
        else unread.Add(Unread.Malformed);
        files.AddRange(parts.Attachments);
        var text = parts.Text;
        if (text.Contains(PgpBegin, StringComparison.Ordinal))
        {
            unread.Add(Unread.Encrypted);
            text = "";
        }
        if (text.Length > TakeInReport.TextLimit)
        {
            unread.Add(Unread.TextCut);
            text = text[..TakeInReport.TextLimit];
        }
        if (string.IsNullOrWhiteSpace(text) && !unread.Contains(Unread.Encrypted)) unread.Add(Unread.NoText);
        var sender = SenderOf(message);
        return new ReceivedMail
        {
            MessageId = HeaderOf(message, HeaderId.MessageId) is { } id && MimeUtils.ParseMessageId(id) is { } parsed ? parsed : "",
            Answers = [.. AnswersOf(message).Distinct(StringComparer.Ordinal).Take(MostAnswers)],
            Date = HeaderOf(message, HeaderId.Date) ?? "",
            Subject = SubjectOf(message),
            Text = text,
            SenderName = sender?.Name ?? "",
            SenderAddress = sender is { } from && IsAnswerable(from.Address) ? from.Address : "",
            Files = files,
            Unread = [.. unread],
            Delivery = DeliveryReport.Read(message),
            MayBeAnswered = sender is not null && !MailLoops.IsFromAProgram(message, sender.Address, own),
        };
    }

    /// <summary>What does not read as a message at all is one with nothing in it.</summary>
    private static MimeMessage Parse(byte[] raw, SortedSet<Unread> unread)
    {
        try
        {
            var options = new ParserOptions { MaxMimeDepth = 64 };
            return MimeMessage.Load(options, new MemoryStream(raw, writable: false), persistent: true);
        }
        catch (Exception broken) when (IsBroken(broken))
        {
            unread.Add(Unread.Malformed);
            return new MimeMessage();
        }
    }

    private static string SubjectOf(MimeMessage message) => message.Headers[HeaderId.Subject] ?? "";

    private static string? HeaderOf(MimeMessage message, HeaderId id) => message.Headers[id];

    private static IEnumerable<string> AnswersOf(MimeMessage message)
    {
        foreach (var id in new[] { HeaderId.InReplyTo, HeaderId.References })
            if (HeaderOf(message, id) is { Length: > 0 and <= 100_000 } value)
                foreach (var reference in MimeUtils.EnumerateReferences(value)) yield return reference;
    }

    private static MailboxAddress? SenderOf(MimeMessage message) =>
        message.Headers[HeaderId.From] is { } from && InternetAddressList.TryParse(from, out var list) ? list.Mailboxes.FirstOrDefault() : null;

    /// <summary>One plain address, with nothing in it that could begin another header.</summary>
    private static bool IsAnswerable(string address) =>
        address.Length is > 2 and <= MostAddress && !address.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter))
        && address.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < address.Length - 1;
}
