using NodaTime;

namespace Rectify.Clocks.Counting;

/// <summary>
/// When something happened, as well as it is known: the earliest and the latest second at which it can have been. A date without a time
/// runs from 00:00 to the last second of that day in its zone.
/// </summary>
public readonly record struct Occurrence
{
    private Occurrence(Instant earliest, Instant latest, DateTimeZone zone, LocalDate? date) =>
        (Earliest, Latest, Zone, Date) = (earliest, latest, zone, date);

    /// <summary>The earliest instant at which it can have been: the conservative reading counts from here.</summary>
    public Instant Earliest { get; }

    /// <summary>The latest instant at which it can have been: the latest arguable reading counts from here.</summary>
    public Instant Latest { get; }

    /// <summary>The zone in which it was recorded.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>The date, when only a date is known.</summary>
    public LocalDate? Date { get; }

    /// <summary>Whether more than one instant is possible.</summary>
    public bool IsUncertain => Earliest != Latest;

    /// <summary>At one known instant.</summary>
    public static Occurrence At(Instant instant, DateTimeZone zone) => new(instant, instant, zone, null);

    /// <summary>At some instant between two, both included.</summary>
    public static Occurrence Between(Instant earliest, Instant latest, DateTimeZone zone) =>
        earliest <= latest
            ? new(earliest, latest, zone, null)
            : throw new ArgumentOutOfRangeException(nameof(latest), "The latest instant lies before the earliest.");

    /// <summary>On a date, the time unknown.</summary>
    public static Occurrence On(LocalDate date, DateTimeZone zone) =>
        new(zone.AtStartOfDay(date).ToInstant(), zone.AtStartOfDay(date.PlusDays(1)).ToInstant() - Duration.FromSeconds(1), zone, date);

    /// <summary>The later of two, instant by instant: something that needs both can have begun no earlier.</summary>
    public static Occurrence Later(Occurrence a, Occurrence b)
    {
        if (a.Earliest >= b.Latest) return a;
        if (b.Earliest >= a.Latest) return b;
        return new(Instant.Max(a.Earliest, b.Earliest), Instant.Max(a.Latest, b.Latest), a.Zone, null);
    }
}
