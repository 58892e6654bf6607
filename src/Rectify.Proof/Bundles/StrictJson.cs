using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Rectify.Proof.Canonical;

namespace Rectify.Proof.Bundles;

/// <summary>Reading the bundle's own JSON files: canonical, with exactly the members that the format has.</summary>
internal static class StrictJson
{
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

    public static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static long? Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;

    public static IEnumerable<JsonElement> Items(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : Enumerable.Empty<JsonElement>();
}
