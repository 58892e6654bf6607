using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Cases.Retention;

/// <summary>The id of a <see cref="PreservationHold"/>.</summary>
public readonly record struct PreservationHoldId(Id Value)
{
    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>That something must not be erased, whatever its time: a person says so, with a reason.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Subject">The case with all that belongs to it, or the report; null for everything.</param>
/// <param name="Reason">Why.</param>
/// <param name="PlacedAt">Since when.</param>
/// <param name="PlacedBy">Who said so.</param>
/// <param name="Until">Until when; null until it is lifted.</param>
/// <param name="LiftedAt">When a person ended it.</param>
public sealed record PreservationHold(
    PreservationHoldId Id, Subject? Subject, string Reason, Instant PlacedAt, string PlacedBy, Instant? Until, Instant? LiftedAt)
{
    /// <summary>Those who alone know of it: of what it holds, when that is closed.</summary>
    public Id? AccessGroup { get; init; }

    /// <summary>Whether it stops erasing at an instant.</summary>
    public bool HoldsAt(Instant now) => LiftedAt is null && (Until is not { } until || now < until);
}
