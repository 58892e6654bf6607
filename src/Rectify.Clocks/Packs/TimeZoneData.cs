using NodaTime;
using NodaTime.TimeZones;

namespace Rectify.Clocks.Packs;

/// <summary>
/// The time-zone data that a rule book counts with. Zones change by law as deadlines do; an answer of five years ago is computed again with
/// the data of then.
/// </summary>
public sealed class TimeZoneData
{
    private const string Resource = "NodaTime.TimeZones.Tzdb.nzd";

    private TimeZoneData(TzdbDateTimeZoneSource source, IDateTimeZoneProvider zones) => (Version, Zones) = (source.TzdbVersion, zones);

    /// <summary>What this program was built with.</summary>
    public static TimeZoneData Embedded { get; } = new(TzdbDateTimeZoneSource.Default, DateTimeZoneProviders.Tzdb);

    /// <summary>The version of the tz database, for example <c>2026f</c>.</summary>
    public string Version { get; }

    /// <summary>The zones by their names in the tz database.</summary>
    public IDateTimeZoneProvider Zones { get; }

    /// <summary>The embedded data as a file in NodaTime's nzd format.</summary>
    public static byte[] EmbeddedFile()
    {
        using var stream = typeof(Instant).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"{Resource} is not embedded.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Reads a file in NodaTime's nzd format.</summary>
    /// <exception cref="InvalidDataException">It is something else, or damaged.</exception>
    public static TimeZoneData Read(byte[] file)
    {
        try
        {
            using var stream = new MemoryStream(file);
            var source = TzdbDateTimeZoneSource.FromStream(stream);
            source.Validate();
            return new TimeZoneData(source, new DateTimeZoneCache(source));
        }
        catch (Exception problem) when (problem is NodaTime.Utility.InvalidNodaDataException or IOException or InvalidDateTimeZoneSourceException or ArgumentException or OverflowException or IndexOutOfRangeException)
        {
            throw new InvalidDataException("This is no time-zone data in the nzd format.", problem);
        }
    }
}
