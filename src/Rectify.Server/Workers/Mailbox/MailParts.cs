using System.Text;
using MimeKit;
using MimeKit.Text;
using Rectify.Cases.Reports;

namespace Rectify.Server.Workers.Mailbox;

/// <summary>The parts of a message: its text, and what is attached. Parts are walked without recursion, so that no nesting ends the program.</summary>
internal sealed class MailParts(SortedSet<Unread> unread)
{
    private const int MostText = TakeInReport.TextLimit + 1;

    private readonly StringBuilder text = new();
    private readonly List<NewReportFile> attachments = [];

    /// <summary>Its text; HTML without its marks where there is no plain text.</summary>
    public string Text => text.ToString();

    /// <summary>What is attached. The bytes stand in the message as it came, and are not kept twice.</summary>
    public IReadOnlyList<NewReportFile> Attachments => attachments;

    /// <summary>Walks them.</summary>
    /// <param name="body">Where it begins.</param>
    /// <param name="mostParts">How many are looked at.</param>
    /// <param name="mostDepth">How deep.</param>
    public void Walk(MimeEntity body, int mostParts, int mostDepth)
    {
        var open = new Stack<(MimeEntity Part, int Depth)>([(body, 0)]);
        var seen = 0;
        while (open.TryPop(out var next))
        {
            var (part, depth) = next;
            if (++seen > mostParts)
            {
                unread.Add(Unread.TooManyParts);
                return;
            }
            if (part is Multipart several)
            {
                if (several.ContentType.IsMimeType("multipart", "encrypted")) unread.Add(Unread.Encrypted);
                else if (depth >= mostDepth) unread.Add(Unread.TooDeep);
                else
                    foreach (var child in Chosen(several).Reverse()) open.Push((child, depth + 1));
                continue;
            }
            Take(part);
        }
    }

    /// <summary>Of parts that say the same, the plain one is enough.</summary>
    private static IReadOnlyList<MimeEntity> Chosen(Multipart several) =>
        several.ContentType.IsMimeType("multipart", "alternative") && several.FirstOrDefault(part => part is TextPart { IsPlain: true, IsAttachment: false }) is { } plain
            ? [plain]
            : [.. several];

    private void Take(MimeEntity part)
    {
        try
        {
            switch (part)
            {
                case TextPart { IsAttachment: false } words when words.IsPlain || words.IsFlowed: Append(words.Text); break;
                case TextPart { IsAttachment: false, IsHtml: true } page: Append(HtmlWords.Of(page.Text, MostText)); break;
                case MimePart file when file.ContentType.IsMimeType("application", "pkcs7-mime") || file.ContentType.IsMimeType("application", "pgp-encrypted"):
                    unread.Add(Unread.Encrypted);
                    Attach(file);
                    break;
                case MimePart file: Attach(file); break;
                case MessagePart { Message: { } inner } forwarded:
                    using (var bytes = new MemoryStream())
                    {
                        inner.WriteTo(bytes);
                        attachments.Add(new(ReportFileKind.Attachment, forwarded.ContentDisposition?.FileName ?? "message", bytes.ToArray(), Keep: false));
                    }
                    break;
                default: unread.Add(Unread.Malformed); break;
            }
        }
        catch (Exception broken) when (MailReading.IsBroken(broken))
        {
            unread.Add(Unread.Malformed);
        }
    }

    private void Attach(MimePart file)
    {
        using var bytes = new MemoryStream();
        file.Content?.DecodeTo(bytes);
        attachments.Add(new(ReportFileKind.Attachment, file.FileName ?? file.ContentType.MimeType, bytes.ToArray(), Keep: false));
    }

    private void Append(string? more)
    {
        if (string.IsNullOrEmpty(more) || text.Length >= MostText) return;
        if (text.Length > 0) text.Append("\n\n");
        text.Append(more, 0, Math.Min(more.Length, MostText - text.Length));
    }
}
