using Rectify.Foundation;
using Rectify.Parties;

namespace Rectify.Cases.Access;

/// <summary>
/// To whose staff, and to which places, a closed case is kept. It adds to the naming and never replaces it: somebody who is named and elsewhere sees nothing.
/// </summary>
/// <param name="Entities">Our legal entities whose staff alone may see it; empty when it is kept from none for that.</param>
/// <param name="Places">The countries from which alone it may be seen, ISO 3166-1 alpha-2; empty when it is kept from none for that.</param>
public sealed record CaseLimits(IReadOnlyList<OrganisationId> Entities, IReadOnlyList<string> Places)
{
    /// <summary>It is kept from nobody for where they are.</summary>
    public static CaseLimits None { get; } = new([], []);

    /// <summary>Whether it is kept from anybody for where they are.</summary>
    public bool Any => Entities.Count + Places.Count > 0;

    /// <summary>Why somebody is kept out who is named; null when they are not.</summary>
    public Problem? Refuses(Person person) =>
        Entities.Count > 0 && !Entities.Contains(person.LegalEntity) ? AccessProblems.OfAnotherEntity(person.Name)
        : Places.Count > 0 && !Places.Contains(person.Place, StringComparer.Ordinal) ? AccessProblems.InAnotherPlace(person.Name, person.Place)
        : null;

    /// <summary>Whether both keep out the same people.</summary>
    internal bool SaysTheSame(CaseLimits other) => Entities.SequenceEqual(other.Entities) && Places.SequenceEqual(other.Places, StringComparer.Ordinal);
}
