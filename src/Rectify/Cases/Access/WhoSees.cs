using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Cases.Access;

/// <summary>
/// Who can see a case: every person who is registered, with the reason. Beside them whoever can read the store's file can, and nobody else.
/// </summary>
public static class WhoSees
{
    /// <summary>All of them by id; empty for whoever may not see the case.</summary>
    public static async Task<IReadOnlyList<Sight>> OfAsync(ReadSession session, CaseId id, CancellationToken cancellationToken)
    {
        if (await SightBasis.OfAsync(session, id, cancellationToken) is not { } basis) return [];
        var readers = await AccessStore.ReadersAsync(session, id, cancellationToken);
        return
        [
            .. from person in await PersonStore.ListAsync(session, cancellationToken)
               orderby person.Id.ToString() // text order is the order of ids
               select basis.Of(person, readers.Contains(person.Id)),
        ];
    }
}
