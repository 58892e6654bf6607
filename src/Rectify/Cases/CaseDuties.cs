using NodaTime;
using Rectify.Clocks.Evaluation;

namespace Rectify.Cases;

/// <summary>
/// What a case owed when it was last computed. It is derived and may be forgotten; <see cref="RefreshDuties"/> keeps it true.
/// </summary>
public sealed record CaseDuties
{
    /// <summary>The case.</summary>
    public required CaseId Case { get; init; }

    /// <summary>What it was computed with, beside the case: <see cref="DutyBasis"/>.</summary>
    public required long Basis { get; init; }

    /// <summary>How far the log had been read.</summary>
    public required long Position { get; init; }

    /// <summary>For which instant it was computed.</summary>
    public required Instant ComputedAt { get; init; }

    /// <summary>Since when they could be known as they are: what was recorded then, or the hour that turned them. A process that was away learns it later.</summary>
    public Instant KnownAt { get; init; }

    /// <summary>The last instant at which it is the same for all that the clock does; null: always.</summary>
    public required Instant? HoldsUntil { get; init; }

    /// <summary>The duties, in the order of <see cref="Evaluator.Duties"/>.</summary>
    public required IReadOnlyList<KeptDuty> Duties { get; init; }

    /// <summary>The earliest act-by of what is owed; null when nothing owed has one.</summary>
    public Instant? ActBy
    {
        get
        {
            Instant? earliest = null;
            foreach (var duty in Duties)
                if (duty is { IsOwed: true, ActBy: { } actBy } && !(earliest <= actBy)) earliest = actBy;
            return earliest;
        }
    }
}
