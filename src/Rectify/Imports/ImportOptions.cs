using NodaTime;

namespace Rectify.Imports;

/// <summary>The order in which a date is written of which the year comes last.</summary>
public enum DateOrder
{
    /// <summary>Nobody has said: 03/04/2026 may be either, and is refused.</summary>
    Unsaid,

    /// <summary>03/04/2026 is the third of April.</summary>
    DayFirst,

    /// <summary>03/04/2026 is the fourth of March.</summary>
    MonthFirst,
}

/// <summary>What files do not say of themselves.</summary>
/// <param name="Zone">The time zone of dates and times that have none; null when nobody has said, and then they are refused.</param>
/// <param name="Order">The order of dates.</param>
public sealed record ImportOptions(DateTimeZone? Zone = null, DateOrder Order = DateOrder.Unsaid);
