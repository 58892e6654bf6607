using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Submissions.Dispatch;

/// <summary>
/// Marks a mailing as begun, in a transaction of its own, before anything is said to a mail server. What is begun is never begun again: a process that dies from here on leaves an outcome
/// that is unknown.
/// </summary>
/// <param name="Mailing">Its id.</param>
internal sealed record BeginMailing(Id Mailing) : ICommand<bool>
{
    public Permitted By => Permitted.Local;

    /// <summary>Whether it was begun by this: false when it waits no more.</summary>
    public async Task<Result<bool>> ExecuteAsync(Change change, CancellationToken cancellationToken) =>
        await MailingStore.BeginAsync(change.Session, Mailing, change.Now, cancellationToken);
}
