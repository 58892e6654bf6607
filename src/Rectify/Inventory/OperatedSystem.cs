using Rectify.Parties;

namespace Rectify.Inventory;

/// <summary>A system that somebody operates.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Unique among the systems of its operator, whatever the case of its letters.</param>
/// <param name="Operator">The legal entity that operates it.</param>
/// <param name="OperatedIn">The jurisdictions in which it is operated: ISO 3166-1 alpha-2 in capitals, or <c>EU</c>; sorted.</param>
/// <param name="Exposure">From where it can be reached.</param>
/// <param name="ProtectionLevel">Its level under China's Multi-Level Protection Scheme, 1 to 5; null when it has none.</param>
/// <param name="CriticalInfrastructure">Whether it was designated as critical infrastructure.</param>
public sealed record OperatedSystem(
    SystemId Id,
    string Name,
    OrganisationId Operator,
    IReadOnlyList<string> OperatedIn,
    Exposure Exposure,
    int? ProtectionLevel,
    bool CriticalInfrastructure)
{
    /// <summary>Whether the same is said of it in another state.</summary>
    internal bool SaysTheSame(OperatedSystem other) => OperatedIn.SequenceEqual(other.OperatedIn) && this == other with { OperatedIn = OperatedIn };
}
