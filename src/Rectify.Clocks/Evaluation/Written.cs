using NodaTime;
using NodaTime.Text;
using Rectify.Clocks.Counting;

namespace Rectify.Clocks.Evaluation;

/// <summary>How instants and dates stand in steps: one spelling, the same everywhere.</summary>
internal static class Written
{
    internal static string Instant(Instant instant) => InstantPattern.ExtendedIso.Format(instant);

    internal static string Date(LocalDate date) => LocalDatePattern.Iso.Format(date);

    internal static string Time(LocalTime time) => LocalTimePattern.CreateWithInvariantCulture("HH:mm").Format(time);

    internal static string When(Occurrence when) =>
        when.Date is { } date ? Date(date)
        : when.IsUncertain ? $"{Instant(when.Earliest)}/{Instant(when.Latest)}"
        : Instant(when.Earliest);
}
