using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Parties.Accounts.Links;

/// <summary>
/// Makes the link for the first administrator, as often as a server starts on which nobody has an account; any of them counts until somebody has, and for
/// a day. There is no default password.
/// </summary>
public sealed record MakeFirstLink : ICommand<MadeLink>
{
    private static readonly Duration Lifetime = Duration.FromDays(1);

    /// <inheritdoc />
    public Permitted By => Permitted.Local;

    /// <inheritdoc />
    public async Task<Result<MadeLink>> ExecuteAsync(Change change, CancellationToken cancellationToken) =>
        await AccountStore.AnyAsync(change.Session, cancellationToken)
            ? AccountProblems.NotFirst
            : await MakeLink.DoAsync(change, LinkPurpose.First, person: null, Lifetime, cancellationToken);
}
