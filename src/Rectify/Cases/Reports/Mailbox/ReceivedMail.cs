using System.Security.Cryptography;
using System.Text;
using Rectify.Foundation;

namespace Rectify.Cases.Reports.Mailbox;

/// <summary>A message as it was read. What it says of its sender is what the sender says.</summary>
public sealed record ReceivedMail
{
    /// <summary>Its Message-ID without brackets; empty when it has none.</summary>
    public required string MessageId { get; init; }

    /// <summary>The Message-IDs that it answers: In-Reply-To and References.</summary>
    public required IReadOnlyList<string> Answers { get; init; }

    /// <summary>Its Date, as it is written.</summary>
    public required string Date { get; init; }

    /// <summary>Its subject.</summary>
    public required string Subject { get; init; }

    /// <summary>Its text, at most <see cref="TakeInReport.TextLimit"/>; empty when none was read.</summary>
    public required string Text { get; init; }

    /// <summary>The name of its sender.</summary>
    public required string SenderName { get; init; }

    /// <summary>The address of its sender; empty when there is none that could be answered.</summary>
    public required string SenderAddress { get; init; }

    /// <summary>The message as it came, and what is attached to it.</summary>
    public required IReadOnlyList<NewReportFile> Files { get; init; }

    /// <summary>What was not read of it.</summary>
    public required IReadOnlyList<Unread> Unread { get; init; }

    /// <summary>Whether no program sent it: an answering machine, a bounce and a mailing list get no answer.</summary>
    public required bool MayBeAnswered { get; init; }

    /// <summary>What a mail server says of the delivery of something that was sent (RFC 3464); null for every other message.</summary>
    public MailDelivery? Delivery { get; init; }

    /// <summary>Of what it says, in lower-case hexadecimal; the same message by another way, with other marks of its way, has the same.</summary>
    public string Digest()
    {
        var said = new StringBuilder();
        foreach (var part in (string[])[MessageId, Date, SenderAddress, SenderName, Subject, Text]) said.Append(part.Length).Append(':').Append(part);
        var attached = Files.Where(file => file.Kind == ReportFileKind.Attachment).Select(file => file.Sha256).ToList();
        // What was not read tells messages apart too, and then only the bytes themselves can.
        if (Unread.Count > 0) attached.AddRange(Files.Where(file => file.Kind == ReportFileKind.Message).Select(file => file.Sha256));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(StoredText.Clean(said.Append(string.Join(',', attached)).ToString()))));
    }

    /// <summary>Chinese when a good part of it is written so, English otherwise.</summary>
    public Language Language()
    {
        var all = (Subject + Text).EnumerateRunes().Where(Rune.IsLetter).Take(2_000).ToList();
        return all.Count(rune => rune.Value is >= 0x4E00 and <= 0x9FFF) * 5 > all.Count ? Foundation.Language.Chinese : Foundation.Language.English;
    }
}
