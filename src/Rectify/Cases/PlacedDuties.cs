using NodaTime;

namespace Rectify.Cases;

/// <summary>What a case owed when it was last computed, and where it stands among the cases.</summary>
/// <param name="Kept">What is kept; null when another version of the program wrote it, and it is computed again.</param>
/// <param name="ActBy">When one must act first in it; null when nothing owed has a time.</param>
/// <param name="Sequence">The number of the case, without its letters.</param>
internal sealed record PlacedDuties(CaseDuties? Kept, Instant? ActBy, long Sequence);
