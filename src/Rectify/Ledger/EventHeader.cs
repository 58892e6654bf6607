using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Rectify.Ledger;

/// <summary>What the bytes of an event say, as texts.</summary>
internal sealed record EventHeader(string Id, string Type, long Version, string Who, string Subject, string RecordedAt, string PayloadHash)
{
    /// <summary>Reads the bytes of an event; false when they are none, whoever wrote them.</summary>
    public static bool TryRead(byte[] bytes, [NotNullWhen(true)] out EventHeader? header)
    {
        header = null;
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var json = document.RootElement;
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("version", out var version) || version.ValueKind != JsonValueKind.Number) return false;
            if (Text(json, "id") is not { } id || Text(json, "type") is not { } type || Text(json, "subject") is not { } subject) return false;
            if (Text(json, "recordedAt") is not { } recordedAt || Text(json, "payloadHash") is not { } hash) return false;
            if (!version.TryGetInt64(out var number)) return false;
            if (!json.TryGetProperty("actor", out var actor) || actor.ValueKind != JsonValueKind.Object || Text(actor, "who") is not { } who) return false;
            header = new(id, type, number, who, subject, recordedAt, hash);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
