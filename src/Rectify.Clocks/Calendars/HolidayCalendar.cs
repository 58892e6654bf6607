using System.Collections.Frozen;
using NodaTime;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Calendars;

/// <summary>What a calendar knows of a day.</summary>
public enum DayKind
{
    /// <summary>A working day, made-up weekends included.</summary>
    Working,
    /// <summary>A weekend or a holiday.</summary>
    Off,
    /// <summary>Outside what the calendar covers: not known, never guessed.</summary>
    NotKnown,
}

/// <summary>One day that differs from the week's pattern, with the notice it comes from.</summary>
/// <param name="Date">The day.</param>
/// <param name="Kind">Off, or a weekend day that is worked.</param>
/// <param name="Holiday">Its name.</param>
/// <param name="Notice">The id of the notice.</param>
public sealed record SpecialDay(LocalDate Date, DayKind Kind, RuleText Holiday, string Notice);

/// <summary>The published source of some days.</summary>
public sealed record Notice(string Id, Source Source, Confidence Confidence);

/// <summary>A holiday calendar as dated data: outside <see cref="Covers"/> nothing is known.</summary>
public sealed record HolidayCalendar
{
    /// <summary>The calendar's id, for example <c>cn</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required RuleText Title { get; init; }

    /// <summary>Grows with the data; recorded with every answer.</summary>
    public required string Version { get; init; }

    /// <summary>SHA-256 of the file.</summary>
    public required string Hash { get; init; }

    /// <summary>The days that it knows; null when it knows none yet.</summary>
    public DateInterval? Covers { get; init; }

    /// <summary>
    /// Whether it lists every holiday of the place. One that lists only what several places share may miss a holiday of one of them: its
    /// other reading is then the earliest that can be argued, and lateness is not said on it.
    /// </summary>
    public bool Complete { get; init; } = true;

    /// <summary>The days of the week that are off.</summary>
    public required IReadOnlyList<IsoDayOfWeek> Weekend { get; init; }

    /// <summary>Why it covers what it covers.</summary>
    public RuleText? Note { get; init; }

    /// <summary>The published sources.</summary>
    public required IReadOnlyList<Notice> Notices { get; init; }

    /// <summary>The days that differ from the week's pattern, in order.</summary>
    public required IReadOnlyList<SpecialDay> Days
    {
        get;
        init
        {
            field = value;
            kinds = value.ToFrozenDictionary(d => d.Date, d => d.Kind);
        }
    }

    private readonly FrozenDictionary<LocalDate, DayKind> kinds = FrozenDictionary<LocalDate, DayKind>.Empty;

    /// <summary>Whether the day is a holiday, be it on a weekend or not; null when it is not known.</summary>
    public bool? IsHoliday(LocalDate day) =>
        Covers?.Contains(day) != true ? null : kinds.TryGetValue(day, out var kind) && kind == DayKind.Off;

    /// <summary>What the day is.</summary>
    public DayKind KindOf(LocalDate day)
    {
        if (Covers?.Contains(day) != true) return DayKind.NotKnown;
        if (kinds.TryGetValue(day, out var kind)) return kind;
        return Weekend.Contains(day.DayOfWeek) ? DayKind.Off : DayKind.Working;
    }
}
