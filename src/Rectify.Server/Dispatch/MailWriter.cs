using MimeKit;
using MimeKit.Cryptography;
using NodaTime;
using Org.BouncyCastle.Bcpg.OpenPgp;
using Rectify.Foundation;
using Rectify.Server.Hosting;
using Rectify.Server.Keys;
using Rectify.Server.Settings;
using Rectify.Submissions;
using Rectify.Submissions.Dispatch;

namespace Rectify.Server.Dispatch;

/// <summary>
/// Writes reports as mails: signed with the organisation's OpenPGP key where it has one, encrypted to the recipient's where that is known (RFC 3156). Nothing in them needs more than
/// seven bits, so that no mail server on the way has to write them anew.
/// </summary>
internal sealed class MailWriter(MailServer server, OpenPgpSecret? own) : IMailWriter
{
    /// <summary>The lines of all mails end so, as they do on their way.</summary>
    private static readonly FormatOptions Format = FormatOfMails();

    private readonly MailboxAddress _from = MailboxAddress.Parse(server.From);

    /// <summary>The writer of a server; null when no mail server is set.</summary>
    public static MailWriter? Of(Instance instance) => instance.Alarms.Mail is { } server ? new MailWriter(server, instance.Settings.OpenPgp) : null;

    /// <inheritdoc />
    public Result<MailProtection> ProtectionFor(string recipientKey, Instant now) =>
        recipientKey.Length > 0 && OpenPgpKeys.EncryptionKeyOf(recipientKey, now.ToDateTimeOffset()) is null ? SubmissionProblems.KeyNotUsable
        : (own is not null, recipientKey.Length > 0) switch
        {
            (true, true) => MailProtection.SignedAndEncrypted,
            (true, false) => MailProtection.Signed,
            (false, true) => MailProtection.Encrypted,
            _ => MailProtection.Plain,
        };

    /// <inheritdoc />
    public Result<WrittenMail> Write(OutgoingMail mail)
    {
        if (!ProtectionFor(mail.RecipientKey, mail.Date).Succeeded(out var protection, out var problems)) return problems;
        var host = _from.Domain.Length > 0 ? _from.Domain : "localhost";
        using var message = new MimeMessage { Subject = mail.Subject, MessageId = $"{Mailing.MessageIdLeft(mail.Id)}@{host}", Date = mail.Date.ToDateTimeOffset() };
        message.From.Add(new MailboxAddress(string.IsNullOrEmpty(_from.Name) ? mail.Sender : _from.Name, _from.Address));
        message.To.Add(new MailboxAddress("", mail.To));
        message.Body = Protected(Body(mail), mail);
        message.Prepare(EncodingConstraint.SevenBit);
        using var bytes = new MemoryStream();
        message.WriteTo(Format, bytes);
        return new WrittenMail(message.MessageId ?? "", protection, bytes.ToArray());
    }

    private static Multipart Body(OutgoingMail mail)
    {
        var all = new Multipart("mixed") { new TextPart("plain") { Text = mail.Text, ContentTransferEncoding = ContentEncoding.QuotedPrintable } };
        foreach (var file in mail.Files)
        {
            var type = ContentType.Parse(file.MediaType);
            if (type.IsMimeType("text", "plain")) type.Charset = "utf-8";
            all.Add(new MimePart(type)
            {
                Content = new MimeContent(new MemoryStream(file.Bytes)),
                ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
                ContentTransferEncoding = ContentEncoding.Base64,
                FileName = file.Name,
            });
        }
        return all;
    }

    private MimeEntity Protected(Multipart body, OutgoingMail mail)
    {
        using var keys = new MemoryKeys(own?.Password ?? "");
        var now = mail.Date.ToDateTimeOffset();
        List<PgpPublicKey> readers = [];
        if (mail.RecipientKey.Length > 0 && OpenPgpKeys.EncryptionKeyOf(mail.RecipientKey, now) is { } theirs) readers.Add(theirs);
        if (readers.Count == 0) return own is null ? body : MultipartSigned.Create(keys, own.Signs, DigestAlgorithm.Sha256, body);
        // We have to be able to read what we sent.
        if (own is not null && OpenPgpKeys.EncryptionKeyOf(new PgpPublicKeyRing(PublicOf(own.Ring)), now) is { } ours) readers.Add(ours);
        return own is null
            ? MultipartEncrypted.Encrypt(keys, EncryptionAlgorithm.Aes256, readers, body)
            : MultipartEncrypted.SignAndEncrypt(keys, own.Signs, DigestAlgorithm.Sha256, EncryptionAlgorithm.Aes256, readers, body);
    }

    private static byte[] PublicOf(PgpSecretKeyRing ring)
    {
        using var bytes = new MemoryStream();
        foreach (var key in ring.GetPublicKeys()) key.Encode(bytes);
        return bytes.ToArray();
    }

    private static FormatOptions FormatOfMails()
    {
        var format = FormatOptions.Default.Clone();
        (format.NewLineFormat, format.EnsureNewLine) = (NewLineFormat.Dos, true);
        return format;
    }
}
