using NodaTime;
using Rectify.Clocks.Evaluation;

namespace Rectify.Clocks.Counting;

/// <summary>
/// The end of a period, twice. <paramref name="Conservative"/> is the strictest reading and drives every alarm;
/// <paramref name="LatestArguable"/> is the most generous one that can be argued, null when it is not known. The first never lies after the
/// second.
/// </summary>
public readonly record struct Deadline(Instant Conservative, Instant? LatestArguable);

/// <summary>A counted deadline with the steps by which it was reached.</summary>
public sealed record Counted(Deadline Deadline, IReadOnlyList<Step> Steps);
