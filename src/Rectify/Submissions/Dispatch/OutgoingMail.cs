using NodaTime;
using Rectify.Foundation;

namespace Rectify.Submissions.Dispatch;

/// <summary>What a mail says, before it is written as one.</summary>
/// <param name="Id">Its id; the Message-ID is made of it.</param>
/// <param name="Sender">The name of the legal entity that sends it.</param>
/// <param name="To">The recipient's address.</param>
/// <param name="Subject">Its subject, in a line.</param>
/// <param name="Text">Its text.</param>
/// <param name="Files">What is attached, in order.</param>
/// <param name="Date">When it is sent.</param>
/// <param name="RecipientKey">The OpenPGP public key to encrypt to; empty for a mail that everybody on its way may read.</param>
public sealed record OutgoingMail(Id Id, string Sender, string To, string Subject, string Text, IReadOnlyList<MailFile> Files, Instant Date, string RecipientKey);

/// <summary>A file that is attached to a mail.</summary>
/// <param name="Name">Its name.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="Bytes">Its exact bytes.</param>
public sealed record MailFile(string Name, string MediaType, byte[] Bytes);

/// <summary>A mail as it was written.</summary>
/// <param name="MessageId">Its Message-ID without brackets.</param>
/// <param name="Protection">How it is signed and encrypted.</param>
/// <param name="Bytes">What is handed to the mail server, byte for byte.</param>
public sealed record WrittenMail(string MessageId, MailProtection Protection, byte[] Bytes);

/// <summary>Writes mails. It sends none.</summary>
public interface IMailWriter
{
    /// <summary>How a mail to somebody with this key would be signed and encrypted; a problem when the key cannot be used.</summary>
    /// <param name="recipientKey">Their OpenPGP public key; empty for none.</param>
    /// <param name="now">The instant for which it is asked: keys run out.</param>
    Result<MailProtection> ProtectionFor(string recipientKey, Instant now);

    /// <summary>Writes a mail; a problem when the recipient's key cannot be used.</summary>
    Result<WrittenMail> Write(OutgoingMail mail);
}

/// <summary>Brings mails that are written to a mail server.</summary>
public interface IMailSender
{
    /// <summary>Brings one there, within <see cref="Limit"/>, and says what is known of it then. It tries once.</summary>
    Task<MailOutcome> SendAsync(Mailing mailing, byte[] bytes);

    /// <summary>How long one mail may take.</summary>
    Duration Limit { get; }
}

/// <summary>What is known of a mail after it was brought to the mail server.</summary>
/// <param name="At">When.</param>
/// <param name="Answer">What the mail server said, or what went wrong.</param>
public abstract record MailOutcome(Instant At, string Answer)
{
    /// <summary>The mail server took it upon itself to deliver it (RFC 5321, section 4.2.5).</summary>
    public sealed record Accepted(Instant At, string Answer) : MailOutcome(At, Answer);

    /// <summary>It has certainly not been taken: the server said so, or nothing of it was handed over.</summary>
    public sealed record NotSent(Instant At, string Answer) : MailOutcome(At, Answer);

    /// <summary>It was handed over, at least in part, and the answer did not come.</summary>
    public sealed record Unknown(Instant At, string Answer) : MailOutcome(At, Answer);
}
