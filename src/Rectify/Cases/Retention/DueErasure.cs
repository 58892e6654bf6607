using NodaTime;
using Rectify.Ledger;

namespace Rectify.Cases.Retention;

/// <summary>Something whose time of keeping is over.</summary>
/// <param name="Area">What it is.</param>
/// <param name="Subject">Which one.</param>
/// <param name="Number">How people call it.</param>
/// <param name="Since">When its time was over.</param>
/// <param name="Why">On what ground it is erased.</param>
/// <param name="HeldBy">The holds that stop it; none when it goes.</param>
public sealed record DueErasure(RetentionArea Area, Subject Subject, string Number, Instant Since, string Why, IReadOnlyList<PreservationHoldId> HeldBy);
