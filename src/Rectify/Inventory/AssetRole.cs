using Rectify.Clocks.Rules;
using Rectify.Parties;

namespace Rectify.Inventory;

/// <summary>
/// What an organisation is to one asset. The same company may be the provider of one and the operator of another, and owes different
/// things for each. Provider and operator follow from the product and the system; every other role is assigned.
/// </summary>
public readonly record struct AssetRole(OrganisationId Organisation, Role Role);
