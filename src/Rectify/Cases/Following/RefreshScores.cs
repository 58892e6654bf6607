using Rectify.Findings;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Cases.Following;

/// <summary>Keeps other probabilities of exploitation. It has no event: they are no finding's, and are read from a public table.</summary>
/// <param name="Scores">Those that differ from what is kept.</param>
/// <param name="Edition">The edition that is then kept whole; null while more is to come.</param>
internal sealed record RefreshScores(IReadOnlyList<(VulnerabilityId Id, decimal? Score)> Scores, string? Edition) : ICommand<Done>
{
    public Permitted By => Permitted.Local;

    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        foreach (var (id, score) in Scores) await VulnerabilityStore.PutScoreAsync(change.Session, id, score, cancellationToken);
        if (Edition is not null) await FollowingStore.PutScoresAsync(change.Session, Edition, cancellationToken);
        return new Done();
    }
}
