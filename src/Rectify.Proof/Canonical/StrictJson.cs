using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Rectify.Proof.Canonical;

/// <summary>Reading JSON of our own formats: canonical, with exactly the members that the format has.</summary>
public static class StrictJson
{
    /// <summary>A document when the bytes are canonical JSON; the caller disposes of it.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> utf8, [NotNullWhen(true)] out JsonDocument? document)
    {
        document = CanonicalJson.IsCanonical(utf8.Span) ? JsonDocument.Parse(utf8) : null;
        return document is not null;
    }

    /// <summary>Whether it is an object with these members and no others.</summary>
    public static bool Has(JsonElement json, params ReadOnlySpan<string> names)
    {
        if (json.ValueKind != JsonValueKind.Object || json.GetPropertyCount() != names.Length) return false;
        foreach (var name in names)
            if (!json.TryGetProperty(name, out _)) return false;
        return true;
    }

    /// <summary>The text of that name; null when there is none, or it is no text.</summary>
    public static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The whole number of that name; null when there is none, or it is no whole number.</summary>
    public static long? Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;

    /// <summary>The items of the array of that name; none when it is no array.</summary>
    public static IEnumerable<JsonElement> Items(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : Enumerable.Empty<JsonElement>();
}
