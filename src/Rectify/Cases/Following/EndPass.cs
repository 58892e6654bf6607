using Rectify.Findings;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Cases.Following;

/// <summary>Notes that the findings follow the point that the pass brought them to.</summary>
internal sealed record EndPass : ICommand<Done>
{
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        await FollowingStore.EndAsync(change.Session, cancellationToken);
        return new Done();
    }
}
