using NodaTime;
using Rectify.Clocks.Conflicts;

namespace Rectify.Clocks.Evaluation;

/// <summary>What is owed, and what stands in the way; the same facts and rules give the same answer for ever.</summary>
/// <param name="At">The instant for which it was asked.</param>
/// <param name="Obligations">By act-by, then rule id, recipient, group, trigger; those without an act-by last.</param>
/// <param name="Conflicts">Duties that cannot both be met as they stand.</param>
/// <param name="RuleBookHash">SHA-256 over all rule, calendar and conflict files.</param>
/// <param name="TimeZoneData">The version of the time-zone data, for example <c>2026a</c>.</param>
public sealed record Evaluation(
    Instant At, IReadOnlyList<Obligation> Obligations, IReadOnlyList<ConflictHit> Conflicts, string RuleBookHash, string TimeZoneData);
