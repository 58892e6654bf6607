using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Submissions.Dispatch;

/// <summary>
/// Marks a mailing as begun, in a transaction of its own, before anything is said to a mail server. What is begun is never begun again: a process that dies from here on leaves an outcome
/// that is unknown. A store that was restored after Send was pressed does not know whether the store that was lost has sent it: there it is begun, and not to be sent.
/// </summary>
/// <param name="Mailing">It.</param>
internal sealed record BeginMailing(Mailing Mailing) : ICommand<Beginning>
{
    public Permitted By => Permitted.Local;

    public async Task<Result<Beginning>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (!await MailingStore.BeginAsync(change.Session, Mailing.Id, change.Now, cancellationToken)) return Beginning.NotOurs;
        return await LogStore.OpenedAtAsync(change.Session, cancellationToken) > Mailing.PressedAt ? Beginning.MayHaveLeft : Beginning.ToSend;
    }
}

/// <summary>What is to be done with a mailing that was to be begun.</summary>
internal enum Beginning
{
    /// <summary>Nothing: it waits no more.</summary>
    NotOurs,

    /// <summary>Bring it to the mail server.</summary>
    ToSend,

    /// <summary>Nothing: another store may have sent it.</summary>
    MayHaveLeft,
}
