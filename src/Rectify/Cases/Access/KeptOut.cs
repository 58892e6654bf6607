using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Cases.Access;

/// <summary>Why somebody does not see a case on which they are named.</summary>
public static class KeptOut
{
    /// <summary>The reason; null when they are not named on it, and there is nothing to tell, or when nothing keeps them out.</summary>
    public static async Task<Problem?> WhyAsync(ReadSession session, CaseId id, Person person, CancellationToken cancellationToken)
    {
        if ((await CaseStore.OfIdsAsync(session, [id], Viewer.Machine, cancellationToken)).SingleOrDefault() is not { IsClosed: true, AccessGroup: { } group } about) return null;
        if (!await AccessStore.IsNamedAsync(session, group, person.Id, cancellationToken)) return null;
        if ((await AccessStore.LimitsAsync(session, id, Viewer.Machine, cancellationToken)).Refuses(person) is { } elsewhere) return elsewhere;
        return about.Tlp == Files.TlpMark.AmberStrict && person.IsGuest ? AccessProblems.GuestOfAStrictCase(person.Name) : null;
    }
}
