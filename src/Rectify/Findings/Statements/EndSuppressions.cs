using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Findings.Statements;

/// <summary>
/// What was said of findings until now holds no more: what statements that still count say holds, and when they say nothing the finding is under investigation
/// again. How many those were; there are more when it is as many as are taken at once.
/// </summary>
public sealed record EndSuppressions : ICommand<int>
{
    /// <summary>The most of one transaction.</summary>
    public const int AtOnce = 500;

    /// <inheritdoc />
    public Permitted By => Permitted.Local;

    /// <inheritdoc />
    public async Task<Result<int>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var ended = await FindingStore.EndedAsync(change.Session, change.Now, AtOnce, cancellationToken);
        var unsaid = ended.Select(KeptStatements.Unsaid).ToList();
        var statements = await KeptStatements.ReadAsync(change.Session, unsaid, change.Now, cancellationToken);
        var now = unsaid.Select(statements.Say).ToList();
        await FindingStore.PutManyAsync(change.Session, now, cancellationToken);
        foreach (var (before, after) in ended.Zip(now)) await change.RecordAsync(new FindingStatusEnded(before, after), cancellationToken);
        return ended.Count;
    }
}
