using NodaTime;

namespace Rectify.Inventory.Data;

/// <summary>One sort of data that a system holds for one purpose: how data is collected, stored and used decides which laws a breach sets off.</summary>
/// <param name="Id">Its id.</param>
/// <param name="System">The system that holds it.</param>
/// <param name="Says">What is said of it.</param>
/// <param name="RecordedAt">When it was recorded here.</param>
/// <param name="Withdrawn">When and why it was withdrawn: it is held no more, or never was; null while it is.</param>
public sealed record DataHeld(DataHeldId Id, SystemId System, DataDescription Says, Instant RecordedAt, DataWithdrawal? Withdrawn = null);

/// <summary>Data is held no more, or never was.</summary>
public sealed record DataWithdrawal(Instant At, string Reason);
