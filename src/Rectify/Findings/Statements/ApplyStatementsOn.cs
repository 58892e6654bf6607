using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Findings.Statements;

/// <summary>
/// Gives the next findings of a pass what statements say now, and notes how far it has come, in one transaction. A part that another process has done is left alone.
/// What a person has said meanwhile stays.
/// </summary>
/// <param name="About">Which pass.</param>
/// <param name="From">Where it stands as far as whoever asks knows.</param>
internal sealed record ApplyStatementsOn(Subject About, WalkPlace From) : ICommand<Done>
{
    public Permitted By => Permitted.Local;

    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var session = change.Session;
        if (await StatementPassStore.FindAsync(session, About, cancellationToken) is not { } pass || pass.DoneTo != From) return new Done();
        var walk = await FindingWalk.OfAsync(session, About, cancellationToken);
        var (findings, next) = await walk.NextAsync(session, From, FindingWalk.Most, cancellationToken);
        await ApplyStatements.SayKeptAsync(change, About, findings, cancellationToken);
        if (next is { } place) await StatementPassStore.PutAsync(session, pass with { LookedAt = pass.LookedAt + findings.Count, DoneTo = place }, cancellationToken);
        else await StatementPassStore.EndAsync(session, About, cancellationToken);
        return new Done();
    }
}
