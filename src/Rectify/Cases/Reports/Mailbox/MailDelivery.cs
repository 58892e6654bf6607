namespace Rectify.Cases.Reports.Mailbox;

/// <summary>What a mail server says of the delivery of something that was sent (RFC 3464).</summary>
/// <param name="Of">What it was: its Message-ID, and the id that the first mail server was told (ENVID), without brackets.</param>
/// <param name="Recipients">What became of it, a recipient each.</param>
public sealed record MailDelivery(IReadOnlyList<string> Of, IReadOnlyList<RecipientDelivery> Recipients);

/// <summary>What became of a message for one recipient.</summary>
/// <param name="Action">What the mail server did.</param>
/// <param name="Says">The address, the status and what it says to people, in a line.</param>
public sealed record RecipientDelivery(DeliveryAction Action, string Says);

/// <summary>What a mail server did with a message.</summary>
public enum DeliveryAction
{
    /// <summary>It could not deliver it, and tries no more.</summary>
    Failed,

    /// <summary>It tries again.</summary>
    Delayed,

    /// <summary>It delivered it, or gave it on to somebody who tells nothing more.</summary>
    Delivered,
}
