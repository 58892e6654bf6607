using NodaTime;
using Rectify.Ledger;
using Rectify.Storage;

namespace Rectify.Cases.Retention;

/// <summary>Everything that can be erased when its time is over, area by area.</summary>
/// <param name="areas">The areas.</param>
public sealed class Erasables(IEnumerable<ErasableArea> areas)
{
    private readonly Dictionary<RetentionArea, ErasableArea> areas = areas.ToDictionary(area => area.Area);

    /// <summary>What belongs to cases, and the scans that they rest on.</summary>
    public static IReadOnlyList<ErasableArea> OfCases { get; } =
        [new ErasableReports(), new ErasableAlarms(), new ErasableScans(), new ErasableCaseFiles(), new ErasableCaseNotes()];

    /// <summary>
    /// Everything whose time is over, what is held included, as far as the viewer may see it: the longest due first, at most <paramref name="count"/> of each area.
    /// Asking erases nothing.
    /// </summary>
    public async Task<IReadOnlyList<DueErasure>> ListAsync(ReadSession session, Instant now, int count, CancellationToken cancellationToken)
    {
        var found = new List<DueErasure>();
        foreach (var keeping in await KeepingsAsync(session, now, cancellationToken)) found.AddRange(await FirstAsync(session, keeping, count, _ => true, cancellationToken));
        return [.. found.OrderBy(due => due.Since)];
    }

    /// <summary>The same of what is not held.</summary>
    internal async Task<IReadOnlyList<DueErasure>> FreeAsync(ReadSession session, Instant now, int count, CancellationToken cancellationToken)
    {
        var found = new List<DueErasure>();
        foreach (var keeping in await KeepingsAsync(session, now, cancellationToken))
            if (keeping.Holds.All(hold => hold.Subject is not null))
                found.AddRange(await FirstAsync(session, keeping, count, due => due.HeldBy.Count == 0, cancellationToken));
        return found;
    }

    /// <summary>The first that are wanted, however many stand before them that are not due yet, or held.</summary>
    private async Task<IReadOnlyList<DueErasure>> FirstAsync(
        ReadSession session, Keeping keeping, int count, Func<DueErasure, bool> wanted, CancellationToken cancellationToken)
    {
        for (var most = count; ; most = (int)Math.Min(4L * most, int.MaxValue))
        {
            var found = await areas[keeping.Rule.Area].DueAsync(session, keeping, most, cancellationToken);
            List<DueErasure> first = [.. found.Due.Where(wanted).Take(count)];
            if (found.IsAll || first.Count == count) return first;
        }
    }

    /// <summary>What is due of one; null when it is not.</summary>
    internal async Task<DueErasure?> DueAsync(ReadSession session, DueErasure found, Instant now, CancellationToken cancellationToken) =>
        (await KeepingsAsync(session, now, cancellationToken)).FirstOrDefault(keeping => keeping.Rule.Area == found.Area) is { } keeping
            ? await areas[found.Area].DueAsync(session, keeping, found.Subject.Id, cancellationToken)
            : null;

    internal ErasableArea Of(RetentionArea area) => areas[area];

    private static async Task<IReadOnlyList<Keeping>> KeepingsAsync(ReadSession session, Instant now, CancellationToken cancellationToken)
    {
        var rules = await RetentionStore.RulesAsync(session, cancellationToken);
        if (rules.Count == 0) return [];
        var holds = await RetentionStore.StandingAsync(session, now, cancellationToken);
        return [.. rules.Select(rule => new Keeping(rule, holds, now))];
    }
}
