using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;

namespace Rectify.Cases.Replay;

/// <summary>A fact as the ledger recorded it, in the words in which the table of facts keeps it.</summary>
/// <param name="Id">The fact.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Occurred">When.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="RecordedBy">By whom.</param>
/// <param name="Texts">What else it says, by the names of the payload; lists are joined as the table joins them.</param>
internal sealed record RecordedFact(string Id, FactKind Kind, Occurrence Occurred, Instant RecordedAt, string RecordedBy, IReadOnlyDictionary<string, string> Texts)
{
    /// <summary>The event that records a fact, and the one that withdraws it. There is one version of each.</summary>
    public const string Type = "fact.recorded", Retracted = "fact.retracted";

    /// <summary>Reads an event; false when it is none that this program knows, or its payload was erased.</summary>
    public static bool TryRead(LoggedEvent recorded, [NotNullWhen(true)] out RecordedFact? fact)
    {
        fact = null;
        if (recorded is not { Type: Type, Version: 1, Payload: { } payload }) return false;
        using var json = JsonDocument.Parse(payload.Bytes);
        return TryRead(json.RootElement, recorded.RecordedAt, recorded.Who, out fact);
    }

    /// <summary>Reads the payload of the first version of the event, whoever wrote it.</summary>
    public static bool TryRead(JsonElement root, Instant recordedAt, string who, [NotNullWhen(true)] out RecordedFact? fact)
    {
        fact = null;
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(Text(root, "zone") ?? "") is not { } zone || OccurrenceOf(Text(root, "occurred") ?? "", zone) is not { } occurred) return false;
        if (Text(root, "fact") is not { } id || !Words.TryParse<FactKind>(Text(root, "kind") ?? "", out var kind)) return false;
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in (string[])["about", "recipient", "stage", "howKnown", "signal", "supersedes", "reason"])
            if (Text(root, name) is { } text) texts.Add(name, text);
        texts.Add("assets", Names.Join(List(root, "assets")));
        texts.Add("evidence", string.Join('\n', List(root, "evidence")));
        fact = new(id, kind, occurred, recordedAt, who, texts);
        return true;
    }

    /// <summary>The fact that an event withdraws; null when it is no such event, or its payload was erased.</summary>
    public static string? RetractedBy(LoggedEvent recorded)
    {
        if (recorded is not { Type: Retracted, Version: 1, Payload: { } payload }) return null;
        using var json = JsonDocument.Parse(payload.Bytes);
        return Text(json.RootElement, "fact");
    }

    /// <summary>As rules read it.</summary>
    public StandingFact Standing() => new(
        new Fact
        {
            Id = Id,
            Kind = Kind,
            When = Occurred,
            RecordedAt = RecordedAt,
            Group = Texts.GetValueOrDefault("about"),
            Recipient = Texts.GetValueOrDefault("recipient"),
            Stage = Texts.GetValueOrDefault("stage"),
        },
        Names.Split(Texts.GetValueOrDefault("assets", "")));

    /// <summary>What events write of an occurrence (<see cref="OccurrenceColumns.Text"/>), with the resolution of the store.</summary>
    private static Occurrence? OccurrenceOf(string text, DateTimeZone zone)
    {
        if (LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date }) return Occurrence.On(date, zone);
        var instants = text.Split('/').Select(part => InstantPattern.ExtendedIso.Parse(part)).ToList();
        if (instants.Count > 2 || instants.Any(instant => !instant.Success)) return null;
        var (earliest, latest) = (Stored(instants[0].Value), Stored(instants[^1].Value));
        return earliest > latest ? null : earliest == latest ? Occurrence.At(earliest, zone) : Occurrence.Between(earliest, latest, zone);

        static Instant Stored(Instant instant) => instant.ToTicks().ToInstant();
    }

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static List<string> List(JsonElement json, string name) =>
        json.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String ? item.GetString() ?? "" : "")] : [];
}
