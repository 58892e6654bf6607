using Rectify.Advisories.Database;
using Rectify.Findings;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Cases.Following;

/// <summary>
/// Begins to bring the findings to another point. From now on whoever matches against an older one is noted; what was recorded before is
/// seen by the pass, because it asks who holds what only after this is durable.
/// </summary>
internal sealed record BeginPass(AdvisoryPoint Toward, bool IsWhole) : ICommand<FollowingPass>
{
    public Permitted By => Permitted.Local;

    public async Task<Result<FollowingPass>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var pass = new FollowingPass(change.NewId(), Toward, IsWhole, change.Now, DoneTo: "");
        await FollowingStore.BeginAsync(change.Session, pass, cancellationToken);
        return pass;
    }
}
