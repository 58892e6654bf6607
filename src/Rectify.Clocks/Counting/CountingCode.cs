using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Counting;

/// <summary>How a law counts its hours or days. Each code is one pure function with a table test.</summary>
public enum CountingCode
{
    /// <summary>HOURS_ELAPSED, see <see cref="Counting.HoursElapsed"/>.</summary>
    HoursElapsed,
    /// <summary>EU_1182_HOURS, see <see cref="Counting.Eu1182Hours"/>.</summary>
    Eu1182Hours,
    /// <summary>EU_1182_DAYS, see <see cref="Counting.Eu1182Days"/>.</summary>
    Eu1182Days,
    /// <summary>CN_CIVIL_DAYS, see <see cref="Counting.CnCivilDays"/>.</summary>
    CnCivilDays,
    /// <summary>CN_RMSV_2D, see <see cref="Counting.CnRmsv2D"/>.</summary>
    CnRmsv2D,
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
        CountingCode.CnCivilDays => "CN_CIVIL_DAYS",
        CountingCode.CnRmsv2D => "CN_RMSV_2D",
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, null),
    };

    /// <summary>The unit that the code counts.</summary>
    public static PeriodUnit Unit(this CountingCode code) =>
        code is CountingCode.HoursElapsed or CountingCode.Eu1182Hours ? PeriodUnit.Hours : PeriodUnit.Days;

    /// <summary>Whether the code asks a holiday calendar.</summary>
    public static bool NeedsCalendar(this CountingCode code) => code.Unit() == PeriodUnit.Days;
}
