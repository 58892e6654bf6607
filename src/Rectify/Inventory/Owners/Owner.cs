using NodaTime;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Inventory.Owners;

/// <summary>A person who answers for a product or a system in something.</summary>
/// <param name="Of">The product or the system.</param>
/// <param name="Responsibility">In what.</param>
/// <param name="Person">Who.</param>
/// <param name="AssignedAt">Since when it stands here.</param>
public sealed record Owner(Subject Of, Responsibility Responsibility, PersonId Person, Instant AssignedAt);
