using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Rectify.Foundation;

/// <summary>Writes an iCalendar (RFC 5545): content lines with their escapes, folded so that no line is longer than 75 octets.</summary>
public sealed class CalendarText
{
    private const int Octets = 75;
    private static readonly InstantPattern Utc = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");

    private readonly StringBuilder text = new();

    /// <summary>Begins a calendar.</summary>
    /// <param name="product">The program and its version.</param>
    /// <param name="language">The language of its texts.</param>
    /// <param name="name">What it is called.</param>
    public CalendarText(string product, Language language, string name) =>
        Begin("VCALENDAR").Line("VERSION", "2.0").Line("PRODID", $"-//Rectify//{product}//{(language == Language.Chinese ? "ZH" : "EN")}").Line("CALSCALE", "GREGORIAN").Words("X-WR-CALNAME", name);

    /// <summary>Begins a component.</summary>
    public CalendarText Begin(string component) => Line("BEGIN", component);

    /// <summary>Ends a component.</summary>
    public CalendarText End(string component) => Line("END", component);

    /// <summary>A property whose value is an instant.</summary>
    public CalendarText At(string name, Instant at) => Line(name, Utc.Format(at));

    /// <summary>A property whose value is text that somebody wrote.</summary>
    public CalendarText Words(string name, string value) => Line(name, Escaped(value));

    /// <summary>A property whose value is written as it is.</summary>
    public CalendarText Line(string name, string value)
    {
        var octets = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > Octets)
            {
                text.Append("\r\n ");
                octets = 1;
            }
            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }
        text.Append("\r\n");
        return this;
    }

    /// <summary>The whole calendar, UTF-8.</summary>
    public byte[] ToBytes()
    {
        End("VCALENDAR");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>RFC 5545 3.3.11.</summary>
    private static string Escaped(string text) => text
        .Replace(@"\", @"\\", StringComparison.Ordinal).Replace(";", @"\;", StringComparison.Ordinal)
        .Replace(",", @"\,", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal);
}
