using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Cases.Retention;

/// <summary>
/// Erases some of what is due: contents, payloads with their salts; what stays is that there was something, its hashes, and the event that says what went on what ground.
/// Whether each is still due, and held by nobody, is looked at in this transaction. How many steps that were; something large takes several.
/// </summary>
/// <param name="Due">What was found due.</param>
/// <param name="Areas">How it is erased.</param>
public sealed record EraseDue(IReadOnlyList<DueErasure> Due, Erasables Areas) : ICommand<int>
{
    /// <inheritdoc />
    public Permitted By => Permitted.Local;

    /// <inheritdoc />
    public async Task<Result<int>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var steps = 0;
        foreach (var found in Due)
        {
            if (await Areas.DueAsync(change.Session, found, change.Now, cancellationToken) is not { HeldBy.Count: 0 } due) continue;
            var erased = await Areas.Of(due.Area).EraseAsync(change, due, cancellationToken);
            if (erased.IsWhole) await change.RecordAsync(new ContentErased(due, erased), cancellationToken);
            steps++;
        }
        foreach (var area in Due.Select(due => due.Area).Distinct()) await Areas.Of(area).TidyAsync(change, cancellationToken);
        return steps;
    }
}
