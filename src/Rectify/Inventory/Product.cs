using NodaTime;
using Rectify.Parties;
using Rectify.Scanning.Packages;

namespace Rectify.Inventory;

/// <summary>Something that is placed on a market.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Unique among the products of its provider, whatever the case of its letters.</param>
/// <param name="Provider">The legal entity that provides it.</param>
/// <param name="Markets">The jurisdictions in which it is made available: ISO 3166-1 alpha-2 in capitals, or <c>EU</c>; sorted.</param>
/// <param name="Class">Its class under the Cyber Resilience Act; null while nobody has said.</param>
/// <param name="SupportEndsOn">The last day of its support period; null while nobody has said.</param>
/// <param name="Purl">The package that it is to others, without a version: what statements about it are recognised by; null when nobody has said.</param>
public sealed record Product(
    ProductId Id, string Name, OrganisationId Provider, IReadOnlyList<string> Markets, ProductClass? Class, LocalDate? SupportEndsOn, PackageUrl? Purl = null)
{
    /// <summary>Whether the same is said of it in another state.</summary>
    internal bool SaysTheSame(Product other) =>
        Markets.SequenceEqual(other.Markets) && Purl?.ToString() == other.Purl?.ToString() && this == other with { Markets = Markets, Purl = Purl };
}
