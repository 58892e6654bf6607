using Rectify.Cases.Links;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Cases.Access;

/// <summary>A closed case of which somebody says who sees it.</summary>
/// <param name="Case">The case.</param>
/// <param name="Group">Those who are named on it.</param>
internal sealed record ClosedCase(Case Case, Id Group)
{
    /// <summary>
    /// Finds it for whoever says who sees it. Refused: a case that is open to all, one that shares its closing with the case that it is a duplicate of, and
    /// whoever sees it for a time only.
    /// </summary>
    public static async Task<Result<ClosedCase>> FindAsync(Change change, CaseId id, CancellationToken cancellationToken)
    {
        if (await CaseStore.FindAsync(change.Session, id, cancellationToken) is not { } found) return CaseProblems.Unknown;
        if (found is not { IsClosed: true, AccessGroup: { } group }) return CaseProblems.NotClosed;
        if (await LinkStore.IsDuplicateAsync(change.Session, id, cancellationToken)) return LinkProblems.SharedClosing;
        return await RefusesAsync(change, group, cancellationToken) is { } notTheirs ? notTheirs : new ClosedCase(found, group);
    }

    /// <summary>Why whoever acts does not say who sees the case; null when they do.</summary>
    public static async Task<Problem?> RefusesAsync(Change change, Id group, CancellationToken cancellationToken) =>
        change.Actor.Strength == ActorStrength.Local || await AccessStore.IsNamedAsync(change.Session, group, new(Id.Parse(change.Actor.Who)), cancellationToken)
            ? null
            : AccessProblems.ForATimeOnly;
}
