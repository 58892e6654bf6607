using System.Globalization;
using NodaTime;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;

namespace Rectify.Server.Api;

/// <summary>Reads the fields of bodies that are more than JSON knows; everything that is wrong is collected.</summary>
internal sealed class Fields
{
    /// <summary>What is wrong, in the order in which it was found.</summary>
    public Problems Wrong { get; } = [];

    /// <summary>An id.</summary>
    public Id Id(string field, string? text)
    {
        if (Foundation.Id.TryParse(text, out var id)) return id;
        Wrong.Add(ApiProblems.NotAnId(field));
        return default;
    }

    /// <summary>What an event is about: a concept's word, a slash and an id.</summary>
    public Ledger.Subject? Subject(string field, string text)
    {
        if (text.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && Foundation.Id.TryParse(text[(slash + 1)..], out var id)) return new(text[..slash], id);
        Wrong.Add(ApiProblems.NotAnId(field));
        return null;
    }

    /// <summary>A release or system.</summary>
    public AssetId Asset(string field, string text)
    {
        if (AssetId.TryParse(text, out var asset)) return asset;
        Wrong.Add(ApiProblems.NotAnId(field));
        return default;
    }

    /// <summary>When something happened, as well as it is known; a date without a time is one of the zone.</summary>
    public Occurrence When(string field, string text, string? zone)
    {
        var known = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone ?? "UTC");
        if (known is null) Wrong.Add(ApiProblems.NotAZone(zone ?? ""));
        else if (OccurrenceText.TryParse(text, known, out var when)) return when;
        else Wrong.Add(ApiProblems.NotATime(field));
        return Occurrence.At(Instant.FromUnixTimeSeconds(0), DateTimeZone.Utc);
    }

    /// <summary>A word of a closed list.</summary>
    public T Word<T>(string field, string text)
        where T : struct, Enum
    {
        if (Words.TryParse<T>(text, out var value)) return value;
        Wrong.Add(ApiProblems.NotAWord(field, string.Join(", ", Words.All<T>())));
        return default;
    }

    /// <summary>true or false; null when it is not said.</summary>
    public bool? YesOrNo(string field, string? text)
    {
        if (text is null or "true" or "false") return text is null ? null : text == "true";
        Wrong.Add(ApiProblems.NotAWord(field, "true, false"));
        return null;
    }

    /// <summary>A number from 0 to 1 with a point; null when it is not said.</summary>
    public decimal? Share(string field, string? text)
    {
        if (text is null) return null;
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1) return share;
        Wrong.Add(ApiProblems.NotAShare(field));
        return null;
    }
}
