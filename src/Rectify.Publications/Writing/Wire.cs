using System.Globalization;
using System.Text;

namespace Rectify.Publications.Writing;

/// <summary>How values are written in the formats.</summary>
internal static class Wire
{
    /// <summary>RFC 3339 in UTC; fractions of a second only when there are any.</summary>
    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>As above; null for null.</summary>
    public static string? Time(DateTimeOffset? at) => at is { } instant ? Time(instant) : null;

    /// <summary>The formats' word of ours: <c>KnownNotAffected</c> is <c>known_not_affected</c>.</summary>
    public static string Word(Enum value)
    {
        var name = value.ToString();
        var word = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && word.Length > 0) word.Append('_');
            word.Append(char.ToLowerInvariant(letter));
        }
        return word.ToString();
    }
}
