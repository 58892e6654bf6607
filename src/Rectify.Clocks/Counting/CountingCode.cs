using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Counting;

/// <summary>How a law counts its time. Each code is one pure function with a table test.</summary>
public enum CountingCode
{
    /// <summary>HOURS_ELAPSED, see <see cref="Counting.HoursElapsed"/>.</summary>
    HoursElapsed,
    /// <summary>EU_1182_HOURS, see <see cref="Counting.Eu1182Hours"/>.</summary>
    Eu1182Hours,
    /// <summary>EU_1182_DAYS, see <see cref="Counting.Eu1182Days"/>.</summary>
    Eu1182Days,
    /// <summary>EU_MONTHS, see <see cref="Counting.EuMonths"/>.</summary>
    EuMonths,
    /// <summary>DORA_NOON, see <see cref="Counting.DoraNoon"/>.</summary>
    DoraNoon,
    /// <summary>CN_CIVIL_DAYS, see <see cref="Counting.CnCivilDays"/>.</summary>
    CnCivilDays,
    /// <summary>CN_RMSV_2D, see <see cref="Counting.CnRmsv2D"/>.</summary>
    CnRmsv2D,
    /// <summary>CN_ADMIN_WD, see <see cref="Counting.CnAdminWd"/>.</summary>
    CnAdminWd,
    /// <summary>US_BUSINESS, see <see cref="Counting.UsBusiness"/>.</summary>
    UsBusiness,
    /// <summary>US_CALENDAR, see <see cref="Counting.UsCalendar"/>.</summary>
    UsCalendar,
    /// <summary>FR_OUVRABLES, see <see cref="Counting.FrOuvrables"/>.</summary>
    FrOuvrables,
    /// <summary>CALENDAR_DAYS, see <see cref="Counting.CalendarDays"/>.</summary>
    CalendarDays,
    /// <summary>WORKING_DAYS, see <see cref="Counting.WorkingDays"/>.</summary>
    WorkingDays,
    /// <summary>CALENDAR_MONTHS, see <see cref="Counting.CalendarMonths"/>.</summary>
    CalendarMonths,
}

/// <summary>What each code is called and counts.</summary>
public static class CountingCodes
{
    /// <summary>The code as rule files and answers write it.</summary>
    public static string Written(this CountingCode code) => code switch
    {
        CountingCode.HoursElapsed => "HOURS_ELAPSED",
        CountingCode.Eu1182Hours => "EU_1182_HOURS",
        CountingCode.Eu1182Days => "EU_1182_DAYS",
        CountingCode.EuMonths => "EU_MONTHS",
        CountingCode.DoraNoon => "DORA_NOON",
        CountingCode.CnCivilDays => "CN_CIVIL_DAYS",
        CountingCode.CnRmsv2D => "CN_RMSV_2D",
        CountingCode.CnAdminWd => "CN_ADMIN_WD",
        CountingCode.UsBusiness => "US_BUSINESS",
        CountingCode.UsCalendar => "US_CALENDAR",
        CountingCode.FrOuvrables => "FR_OUVRABLES",
        CountingCode.CalendarDays => "CALENDAR_DAYS",
        CountingCode.WorkingDays => "WORKING_DAYS",
        CountingCode.CalendarMonths => "CALENDAR_MONTHS",
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, null),
    };

    /// <summary>The units that the code counts.</summary>
    public static IReadOnlyList<PeriodUnit> Units(this CountingCode code) => code switch
    {
        CountingCode.HoursElapsed => [PeriodUnit.Hours, PeriodUnit.Minutes],
        CountingCode.Eu1182Hours => [PeriodUnit.Hours],
        CountingCode.DoraNoon => [PeriodUnit.Hours, PeriodUnit.Months],
        CountingCode.CnCivilDays => [PeriodUnit.Days, PeriodUnit.Months],
        CountingCode.EuMonths or CountingCode.CalendarMonths => [PeriodUnit.Months],
        CountingCode.CnAdminWd or CountingCode.UsBusiness or CountingCode.FrOuvrables or CountingCode.WorkingDays => [PeriodUnit.WorkingDays],
        CountingCode.Eu1182Days or CountingCode.CnRmsv2D or CountingCode.UsCalendar or CountingCode.CalendarDays => [PeriodUnit.Days],
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, null),
    };

    /// <summary>Whether the code asks a holiday calendar.</summary>
    public static bool NeedsCalendar(this CountingCode code) =>
        code is not (CountingCode.HoursElapsed or CountingCode.Eu1182Hours or CountingCode.UsCalendar);

    /// <summary>The most of a unit that a rule may give: 50 years, so that no period leaves the calendar.</summary>
    public static int Most(PeriodUnit unit) => unit switch
    {
        PeriodUnit.Minutes => 50 * 366 * 24 * 60,
        PeriodUnit.Hours => 50 * 366 * 24,
        PeriodUnit.Days or PeriodUnit.WorkingDays => 50 * 366,
        PeriodUnit.Months => 50 * 12,
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, null),
    };
}
