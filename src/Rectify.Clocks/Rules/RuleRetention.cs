using Rectify.Clocks.Yaml;

namespace Rectify.Clocks.Rules;

/// <summary>What a law wants kept, in its words, and the least time as a number where it gives one.</summary>
/// <param name="Text">What must be kept, and how long.</param>
/// <param name="AtLeast">The least time; null when the law gives no number that holds for everything.</param>
public sealed record RuleRetention(RuleText Text, KeptTime? AtLeast)
{
    internal static readonly Shape<RuleRetention> Shape = Shapes.Keyed(static keys =>
    {
        var text = new RuleText(keys.Need("en", Shapes.Text), keys.Need("zh", Shapes.Text));
        var (months, days) = (keys.MayValue("months", Shapes.Count), keys.MayValue("days", Shapes.Count));
        if (months is not null && days is not null) keys.Problems.Add(ReadCode.WrongShape, keys.At, "months or days", "both");
        return new RuleRetention(text, months is { } count ? new(count, PeriodUnit.Months) : days is { } number ? new(number, PeriodUnit.Days) : null);
    });
}

/// <summary>How long something is kept at least.</summary>
/// <param name="Count">How many.</param>
/// <param name="Unit">Months or days.</param>
public readonly record struct KeptTime(int Count, PeriodUnit Unit)
{
    /// <summary>Whoever keeps something for so many calendar months, from whatever day on, keeps it for this time at least.</summary>
    public bool IsWithin(int months) => Unit == PeriodUnit.Months ? Count <= months : Count <= ShortestDays(months);

    /// <summary>How few days so many months have, where they are the shortest: 89 days for three, from the first of February on.</summary>
    private static int ShortestDays(int months)
    {
        // From 2097 to 2103 there is no leap day: nowhere are months in a row shorter.
        var (start, shortest) = (new DateOnly(2097, 1, 1), int.MaxValue);
        for (var day = 0; day < 4 * 366; day++)
        {
            var from = start.AddDays(day);
            shortest = Math.Min(shortest, from.AddMonths(months).DayNumber - from.DayNumber);
        }
        return shortest;
    }
}
