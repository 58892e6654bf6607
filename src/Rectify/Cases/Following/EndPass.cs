using Rectify.Findings;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Cases.Following;

/// <summary>
/// Notes that the findings follow the point that the pass brought them to, and how far the cases reach that are about what it changed. What scanners found is in no
/// package that a match could name: what changed of that is asked about next.
/// </summary>
internal sealed record EndPass(MatchingPass Pass) : ICommand<Done>
{
    public Permitted By => Permitted.Local;

    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        await ExploitedSignals.ReachedAsync(change, [.. Pass.Vulnerabilities.Values.SelectMany(vulnerability => vulnerability.Names).Distinct()], cancellationToken);
        await Pass.AskAboutScannedAsync(change.Session, cancellationToken);
        await FollowingStore.EndAsync(change.Session, cancellationToken);
        return new Done();
    }
}
