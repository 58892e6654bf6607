using Rectify.Ledger;

namespace Rectify.Cases.Reports.Mailbox;

/// <summary>Something other than reports to us that messages of the mailbox can belong to.</summary>
public interface IMailClaim
{
    /// <summary>Takes a message in the transaction in which it is taken from the mailbox; false when it does not belong here.</summary>
    Task<bool> TakeAsync(Change change, ReceivedMail mail, CancellationToken cancellationToken);
}
