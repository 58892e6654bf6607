using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Rectify.Proof.Bundles;
using Rectify.Proof.Canonical;

namespace Rectify.Submissions.Bundled;

/// <summary>An event of a bundle as texts. Whoever made the bundle wrote it, so that nothing in it is taken for well formed.</summary>
/// <param name="Path">Where it stands in the bundle.</param>
/// <param name="Type">What happened.</param>
/// <param name="Version">The version of the payload's shape.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Who">Who did it.</param>
/// <param name="Strength">How that is known.</param>
/// <param name="RecordedAt">When it was recorded, by the clock of the log.</param>
/// <param name="Payload">What it says; null when that was left out or is no object.</param>
internal sealed record BundledEvent(string Path, string Type, long Version, string Subject, string Who, string Strength, Instant RecordedAt, JsonElement? Payload)
{
    /// <summary>Those that this program can read, in the order of the log.</summary>
    public static IReadOnlyList<BundledEvent> Of(ShownContents shown) => [.. shown.Events.Select(Read).OfType<BundledEvent>()];

    /// <summary>A text of the payload; null when it has none of that name.</summary>
    public string? Text(string name) => Payload is { } payload ? StrictJson.Text(payload, name) : null;

    /// <summary>A number of the payload.</summary>
    public int? Number(string name) => Payload is { } payload && StrictJson.Number(payload, name) is { } number and > 0 and < int.MaxValue ? (int)number : null;

    /// <summary>An instant of the payload.</summary>
    public Instant? At(string name) => InstantOf(Text(name));

    /// <summary>Whether the payload says yes.</summary>
    public bool Says(string name) => Payload is { } payload && payload.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    internal static Instant? InstantOf(string? text) => text is not null && InstantPattern.ExtendedIso.Parse(text) is { Success: true } parsed ? parsed.Value : null;

    private static BundledEvent? Read(ShownEvent happened)
    {
        if (ObjectOf(happened.Bytes) is not { } json || !json.TryGetProperty("actor", out var actor) || actor.ValueKind != JsonValueKind.Object) return null;
        return StrictJson.Text(json, "type") is { } type && StrictJson.Number(json, "version") is { } version && StrictJson.Text(json, "subject") is { } subject
            && StrictJson.Text(actor, "who") is { } who && StrictJson.Text(actor, "strength") is { } strength && InstantOf(StrictJson.Text(json, "recordedAt")) is { } recordedAt
                ? new(happened.Path, type, version, subject, who, strength, recordedAt, happened.Payload is { } payload ? ObjectOf(payload) : null)
                : null;
    }

    private static JsonElement? ObjectOf(ReadOnlyMemory<byte> utf8)
    {
        if (!StrictJson.TryParse(utf8, out var document)) return null;
        using (document) return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
    }
}
