using Rectify.Findings;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Cases.Following;

/// <summary>Notes that the findings follow the point that the pass brought them to, and how far the cases reach that are about what it changed.</summary>
internal sealed record EndPass(MatchingPass Pass) : ICommand<Done>
{
    public Permitted By => Permitted.Local;

    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        await ExploitedSignals.ReachedAsync(change, [.. Pass.Vulnerabilities.Values.SelectMany(vulnerability => vulnerability.Names).Distinct()], cancellationToken);
        await FollowingStore.EndAsync(change.Session, cancellationToken);
        return new Done();
    }
}
