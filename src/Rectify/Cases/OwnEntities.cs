using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Cases;

/// <summary>Our own legal entities, as far as laws ask.</summary>
/// <param name="Ids">Who they are.</param>
/// <param name="Countries">Where they are established, each once and in order; null when none says it.</param>
internal sealed record OwnEntities(IReadOnlySet<OrganisationId> Ids, IReadOnlyList<string>? Countries)
{
    public static async Task<OwnEntities> OfAsync(ReadSession session, CancellationToken cancellationToken)
    {
        var own = (await OrganisationStore.ListAsync(session, cancellationToken)).Where(known => known.Kind == OrganisationKind.Own).ToList();
        var countries = own.Select(known => known.Country).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return new OwnEntities(own.Select(known => known.Id).ToHashSet(), countries.Count > 0 ? countries : null);
    }
}
