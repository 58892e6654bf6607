using NodaTime;
using Rectify.Foundation;

namespace Rectify.Submissions.Dispatch;

/// <summary>What came back to a mailing. What it says of its sender is what the sender says.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Submission">The submission.</param>
/// <param name="Mailing">The mailing that it answers.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Sender">The address that it says it is from; empty when it says none.</param>
/// <param name="Says">What mail servers say of the delivery, or the subject of an answer.</param>
/// <param name="Sha256">Lower-case hexadecimal hash of the message as it came.</param>
/// <param name="CameAt">When it was taken from the mailbox.</param>
/// <param name="Receipt">The receipt that a person made of it; null while nobody has.</param>
public sealed record MailingAnswer(Id Id, SubmissionId Submission, Id Mailing, MailAnswerKind Kind, string Sender, string Says, string Sha256, Instant CameAt, Id? Receipt);

/// <summary>What came back.</summary>
public enum MailAnswerKind
{
    /// <summary>It could not be delivered, a mail server says (RFC 3464).</summary>
    Failed,

    /// <summary>It is not delivered yet, a mail server says.</summary>
    Delayed,

    /// <summary>It was delivered or given on, a mail server says.</summary>
    Delivered,

    /// <summary>Somebody, or a program of theirs, answers.</summary>
    Reply,
}
