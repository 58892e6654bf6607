using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Findings;

/// <summary>
/// Says of many findings what their status is, all or nothing; how many those were. Everything that is wrong is said at once, each with the finding that it is about.
/// </summary>
/// <param name="Findings">The findings, 1 to 1,000; one that is named twice counts once.</param>
/// <param name="Status">The status of all of them.</param>
/// <param name="Justification">As in <see cref="SetStatus"/>.</param>
/// <param name="Statement">As in <see cref="SetStatus"/>.</param>
/// <param name="Until">As in <see cref="SetStatus"/>.</param>
public sealed record SetStatuses(
    IReadOnlyList<FindingId> Findings, FindingStatus Status, VexJustification? Justification = null, string? Statement = null, Instant? Until = null) : ICommand<int>
{
    /// <summary>The most findings of one decision.</summary>
    public const int Most = 1_000;

    /// <inheritdoc />
    public Permitted By => StatusTransitions.Table.By;

    /// <inheritdoc />
    public async Task<Result<int>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var problems = new Problems();
        var ids = Findings.Distinct().ToList();
        problems.AddIf(ids.Count == 0, FindingProblems.NoneNamed);
        problems.AddIf(ids.Count > Most, FindingProblems.TooMany(Most));
        var decision = new Decision(Status, Justification, Statement, Until);
        decision.Check(problems, change.Now);
        if (ids.Count > Most) return problems;

        var found = (await FindingStore.FindAsync(change.Session, ids, cancellationToken)).ToDictionary(finding => finding.Id);
        foreach (var id in ids)
        {
            var wrong = found.TryGetValue(id, out var finding) ? await decision.RefusedAsync(change, finding, cancellationToken) : FindingProblems.Unknown;
            if (wrong is not null) problems.Add(FindingProblems.About(id, wrong));
        }
        if (problems.Any) return problems;

        var changed = ids.Select(id => (Before: found[id], After: decision.Of(change, found[id]))).ToList();
        await FindingStore.PutManyAsync(change.Session, [.. changed.Select(pair => pair.After)], cancellationToken);
        foreach (var (before, after) in changed) await change.RecordAsync(new FindingStatusSet(before, after), cancellationToken);
        return changed.Count;
    }
}
