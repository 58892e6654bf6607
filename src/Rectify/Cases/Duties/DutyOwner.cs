using NodaTime;
using Rectify.Parties;

namespace Rectify.Cases.Duties;

/// <summary>The person who sees to a duty. It is told of the duty's alarms beside whoever is on duty.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Recipient">The recipient's id in the rules, or the id of the party behind it.</param>
/// <param name="Person">Who.</param>
/// <param name="AssignedAt">Since when.</param>
public sealed record DutyOwner(string Rule, string Recipient, PersonId Person, Instant AssignedAt);
