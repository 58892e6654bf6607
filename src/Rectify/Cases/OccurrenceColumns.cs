using NodaTime;
using NodaTime.Text;
using Rectify.Clocks.Counting;
using Rectify.Foundation;

namespace Rectify.Cases;

/// <summary>An occurrence as four columns: earliest, latest, zone, and the date when only that is known.</summary>
internal static class OccurrenceColumns
{
    public static Occurrence Read(long earliest, long latest, string zone, string? date)
    {
        var recordedIn = DateTimeZoneProviders.Tzdb[zone];
        return date is not null ? Occurrence.On(LocalDatePattern.Iso.Parse(date).Value, recordedIn)
            : earliest == latest ? Occurrence.At(earliest.ToInstant(), recordedIn)
            : Occurrence.Between(earliest.ToInstant(), latest.ToInstant(), recordedIn);
    }

    public static string? DateOf(Occurrence occurrence) => occurrence.Date is { } date ? LocalDatePattern.Iso.Format(date) : null;

    /// <summary>As events write it: an instant, two with a slash, or a date; the zone stands beside it.</summary>
    public static string Text(Occurrence occurrence) =>
        DateOf(occurrence) ?? (occurrence.IsUncertain
            ? $"{InstantPattern.ExtendedIso.Format(occurrence.Earliest)}/{InstantPattern.ExtendedIso.Format(occurrence.Latest)}"
            : InstantPattern.ExtendedIso.Format(occurrence.Earliest));
}
