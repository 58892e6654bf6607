using System.Collections.Immutable;
using Rectify.Foundation;

namespace Rectify.Parties;

/// <summary>Somebody of ours. Legal entity and place say which staff a case can be kept from.</summary>
/// <param name="Id">Their id.</param>
/// <param name="Name">As they are called.</param>
/// <param name="LegalEntity">The organisation of kind <see cref="OrganisationKind.Own"/> that employs them.</param>
/// <param name="Place">The country that they work from, ISO 3166-1 alpha-2.</param>
/// <param name="Roles">What they may do, in the order of the enum.</param>
public sealed record Person(PersonId Id, string Name, OrganisationId LegalEntity, string Place, ImmutableArray<PersonRole> Roles)
{
    /// <summary>Whether it is somebody of others, who sees nothing but what names them, whatever other roles they have.</summary>
    public bool IsGuest => Roles.Any(role => role is PersonRole.VendorGuest or PersonRole.Finder);

    /// <inheritdoc />
    public bool Equals(Person? other) =>
        other is not null && (Id, Name, LegalEntity, Place) == (other.Id, other.Name, other.LegalEntity, other.Place) && Roles.SequenceEqual(other.Roles);

    /// <inheritdoc />
    public override int GetHashCode() => Id.GetHashCode();
}
