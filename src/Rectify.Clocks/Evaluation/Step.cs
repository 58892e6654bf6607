namespace Rectify.Clocks.Evaluation;

/// <summary>One link of the chain from a fact to a deadline; the arguments are named in each comment.</summary>
public enum StepCode
{
    /// <summary>This fact starts the clock. Fact kind, fact id, when.</summary>
    StartedBy,
    /// <summary>The time is known only within bounds. Earliest, latest.</summary>
    TimeUncertain,
    /// <summary>Only a date is known; it runs from 00:00. Date, zone.</summary>
    DateWithoutTime,
    /// <summary>The fact rests on a signal that no person has confirmed.</summary>
    Provisional,
    /// <summary>The clock starts no earlier than this other fact. Fact kind, fact id, when.</summary>
    NotBefore,
    /// <summary>The duty. Law (citation), article, rule id, rule version.</summary>
    Article,
    /// <summary>The law in force at the trigger governs. Date, in force from, in force to (or empty).</summary>
    InForce,
    /// <summary>A number of units, counted by a code. Count, unit, counting code.</summary>
    CountedBy,
    /// <summary>The law gives no number.</summary>
    NoNumber,
    /// <summary>The law names no time.</summary>
    NoTimeNamed,
    /// <summary>The organisation set itself a target; it is not a legal number. Hours, instant.</summary>
    InternalTarget,
    /// <summary>The date that a fact names. Fact kind, fact id, when.</summary>
    NamedDate,
    /// <summary>No such date is recorded. Fact kind.</summary>
    DateNotRecorded,
    /// <summary>Of several ends the earliest counts.</summary>
    EarliestCounts,
    /// <summary>The hour of the event is not counted. Instant at which the first counted hour begins.</summary>
    HourOfEventNotCounted,
    /// <summary>The day of the event is not counted.</summary>
    DayOfEventNotCounted,
    /// <summary>Days read as hours for the conservative reading. Days, hours.</summary>
    DaysReadAsHours,
    /// <summary>The last day of the period as it falls. Date.</summary>
    LastDay,
    /// <summary>The last working day of the period. Date.</summary>
    LastWorkingDay,
    /// <summary>Act by the recipient's closing time. Time.</summary>
    ClosingTime,
    /// <summary>The end falls on a rest day and gives way to noon of the next working day. Instant.</summary>
    NoonOfNextWorkingDay,
    /// <summary>The last day is a rest day and gives way. From, to.</summary>
    RolledToWorkingDay,
    /// <summary>The period held fewer than two working days and is extended past this day. Date.</summary>
    TwoWorkingDays,
    /// <summary>The calendar does not know this day, so the latest arguable end is not known. Calendar, date.</summary>
    CalendarNotKnown,
    /// <summary>The calendar used. Calendar, version.</summary>
    CalendarUsed,
    /// <summary>The authority extended the time. Fact id, until.</summary>
    ExtendedTo,
    /// <summary>An authority asked to delay it. Fact id, until.</summary>
    DelayedUntil,
    /// <summary>Counted from this fact instead of the trigger. Fact kind, fact id, when.</summary>
    CountedFrom,
    /// <summary>By the beginning of what a fact names. Fact kind, fact id, when.</summary>
    BeforeNamed,
    /// <summary>The law leaves at least until this instant, however near the date that was named. Instant.</summary>
    LeastTime,
    /// <summary>Two times stand in the law: the strict reading counts the first, the other the second.</summary>
    BetweenCounts,
    /// <summary>It must be kept at least until the end.</summary>
    KeptUntil,
    /// <summary>This row of the rule's table. Number from 1, below that of the row which holds the table (<c>1.5</c>), its note in English and in Chinese (or empty).</summary>
    TableRow,
    /// <summary>Several rows may hold: act-by is the strictest of them.</summary>
    StrictestRow,
    /// <summary>No row of the table holds.</summary>
    NoRowHolds,
    /// <summary>The act that met it. Fact kind, fact id, when.</summary>
    MetBy,
    /// <summary>The recipient acknowledged. Fact id, when.</summary>
    AcknowledgedBy,
    /// <summary>The time-zone data used. Version.</summary>
    TimeZoneData,
    /// <summary>How sure we are, and when the law data was checked. Confidence, date.</summary>
    Checked,
    /// <summary>Computed from cited text; not legal advice; a person decides.</summary>
    PersonDecides,
}

/// <summary>One step with its arguments: instants as <c>2026-12-12T09:20:00Z</c>, dates as <c>2026-12-12</c>, words as rule files write them.</summary>
public sealed record Step(StepCode Code, IReadOnlyList<string> Arguments)
{
    internal static Step Of(StepCode code, params string[] arguments) => new(code, arguments);

    /// <inheritdoc/>
    public override string ToString() => $"{Code}{string.Concat(Arguments.Select(a => $" [{a}]"))}";
}
