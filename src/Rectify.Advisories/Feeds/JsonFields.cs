using System.Text.Json;

namespace Rectify.Advisories.Feeds;

/// <summary>
/// The few moves that the feed readers make over a <see cref="Utf8JsonReader"/>. A value of the wrong type is a
/// <see cref="JsonException"/> whose path is the field; the caller turns it into a note. JSON null stands for an absent value.
/// </summary>
internal static class JsonFields
{
    private const int LongestString = 4_096;

    public static JsonException Wrong(string field) => new(null, field, null, null);

    /// <summary>Moves to the next property of an object; false at its end.</summary>
    public static bool NextProperty(ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType == JsonTokenType.PropertyName;
    }

    /// <summary>Enters an object; false when the value is null.</summary>
    public static bool EnterObject(ref Utf8JsonReader json, string field) => Enter(ref json, JsonTokenType.StartObject, field);

    /// <summary>Enters an array; false when the value is null.</summary>
    public static bool EnterArray(ref Utf8JsonReader json, string field) => Enter(ref json, JsonTokenType.StartArray, field);

    /// <summary>Moves to the next element of an array; false at its end.</summary>
    public static bool NextElement(ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType != JsonTokenType.EndArray;
    }

    /// <summary>The string value that follows a property name.</summary>
    public static string? String(ref Utf8JsonReader json, string field)
    {
        json.Read();
        return StringHere(ref json, field);
    }

    /// <summary>The string at the current position.</summary>
    public static string? StringHere(ref Utf8JsonReader json, string field)
    {
        if (json.TokenType == JsonTokenType.Null) return null;
        if (json.TokenType != JsonTokenType.String || json.ValueSpan.Length > LongestString) throw Wrong(field);
        try
        {
            return json.GetString();
        }
        catch (InvalidOperationException)
        {
            throw Wrong(field); // broken UTF-8 or half a surrogate pair
        }
    }

    /// <summary>An array of strings; null elements and an absent array count as nothing.</summary>
    public static List<string> Strings(ref Utf8JsonReader json, string field)
    {
        var list = new List<string>();
        if (!EnterArray(ref json, field)) return list;
        while (NextElement(ref json))
            if (StringHere(ref json, field) is { Length: > 0 } text) list.Add(text);
        return list;
    }

    /// <summary>Passes over the value that follows a property name.</summary>
    public static void Skip(ref Utf8JsonReader json)
    {
        json.Read();
        json.Skip();
    }

    private static bool Enter(ref Utf8JsonReader json, JsonTokenType start, string field)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.Null) return false;
        if (json.TokenType != start) throw Wrong(field);
        return true;
    }
}
