using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Cases.Coordination;

/// <summary>
/// Ends the embargoes whose agreed end has come, so many at once. It publishes nothing and sends nothing; those who agreed on the time said that it ends
/// then. It answers how many.
/// </summary>
public sealed record EndEmbargoes : ICommand<int>
{
    /// <summary>Cases of one transaction.</summary>
    public const int AtOnce = 100;

    /// <inheritdoc />
    public Permitted By => Permitted.Local;

    /// <inheritdoc />
    public async Task<Result<int>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var over = await EmbargoStore.OverAsync(change.Session, change.Now, AtOnce, cancellationToken);
        foreach (var about in await CaseStore.OfIdsAsync(change.Session, over, cancellationToken))
            await EmbargoFollows.EndAsync(
                change, about, await EmbargoStore.OfCaseAsync(change.Session, about.Id, cancellationToken), EmbargoEnd.TimeCame, note: null, cancellationToken);
        return over.Count;
    }
}
