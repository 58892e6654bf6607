using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Parties.Accounts.Links;

/// <summary>Takes a link back that was not used.</summary>
public sealed record RevokeLink(AccountLinkId Link) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Administrator);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (!AccountProblems.IsThere(change)) return AccountProblems.NotThere;
        if (await AccountLinkStore.FindAsync(change.Session, Link, cancellationToken) is not { } link) return AccountProblems.LinkUnknown;
        if (!link.CountsAt(change.Now)) return AccountProblems.LinkOver;
        await AccountLinkStore.RevokeAsync(change.Session, Link, change.Now, cancellationToken);
        await change.RecordAsync(new LinkRevoked(link), cancellationToken);
        return new Done();
    }
}
