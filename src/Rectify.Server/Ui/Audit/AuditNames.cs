using System.Text.Json;
using System.Text.RegularExpressions;
using Rectify.Cases;
using Rectify.Cases.Reports;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Server.Ui.Inventory;
using Rectify.Storage;

namespace Rectify.Server.Ui.Audit;

/// <summary>What the things are called that the trail names by their ids, as whoever looks sees them; what they may not see has no name here.</summary>
internal sealed partial class AuditNames
{
    private readonly Dictionary<string, AuditName> names = new(StringComparer.Ordinal);

    private AuditNames()
    {
    }

    /// <summary>No names.</summary>
    public static AuditNames None { get; } = new();

    /// <summary>The names of all ids that stand in some texts.</summary>
    public static async Task<AuditNames> OfAsync(ReadSession reading, IEnumerable<string> texts, CancellationToken cancellation)
    {
        var ids = texts.SelectMany(text => AnId().Matches(text).Select(match => match.Value)).Distinct(StringComparer.Ordinal)
            .Select(text => Id.TryParse(text, out var id) ? id : (Id?)null).OfType<Id>().ToHashSet();
        var found = new AuditNames();
        foreach (var person in await PersonStore.ListAsync(reading, cancellation))
            if (ids.Contains(person.Id.Value)) found.Add(person.Id.Value, person.Name, $"/people/{person.Id}");
        foreach (var organisation in await OrganisationStore.ListAsync(reading, cancellation))
            if (ids.Contains(organisation.Id.Value)) found.Add(organisation.Id.Value, organisation.Name, null);
        foreach (var about in await CaseStore.OfIdsAsync(reading, ids.Select(id => new CaseId(id)), cancellation))
            found.Add(about.Id.Value, $"{about.Number} {about.Title}", $"/cases/{about.Number}");
        foreach (var product in await ProductStore.FindAsync(reading, ids.Select(id => new ProductId(id)), cancellation))
            found.Add(product.Id.Value, product.Name, Addresses.Of(product.Id));
        foreach (var (id, asset) in await AssetStore.FindAsync(reading, [.. ids.Select(id => (AssetId)new ReleaseId(id)), .. ids.Select(id => (AssetId)new SystemId(id))], cancellation))
            found.Add(id.Value, asset.Name, Addresses.Of(id));
        return found;
    }

    /// <summary>The subject of what somebody looks for: a concept's word and an id, or the number of a case or report; null when it is none of them.</summary>
    public static async Task<Subject?> SubjectAsync(ReadSession reading, string word, CancellationToken cancellation)
    {
        if (word.Split('/') is [{ Length: > 0 } concept, var key] && Id.TryParse(key, out var id)) return new Subject(concept, id);
        if (await CaseStore.FindAsync(reading, word, cancellation) is { } about) return new Subject("case", about.Id.Value);
        return await ReportStore.FindAsync(reading, word, cancellation) is { } report ? new Subject("report", report.Id.Value) : null;
    }

    /// <summary>What something is called; null when that is not known here.</summary>
    public AuditName? Of(Id id) => names.GetValueOrDefault(id.ToString());

    /// <summary>A text with names where ids stood, and with the end of those that have none here.</summary>
    public string In(string text) => AnId().Replace(text, match => names.TryGetValue(match.Value, out var known) ? known.Name : Short(match.Value));

    /// <summary>The end of an id, by which two are told apart.</summary>
    public static string Short(string id) => $"…{id[^6..]}";

    /// <summary>What an event carries, field by field, with names where ids stood.</summary>
    public IEnumerable<(string Field, string Value)> Fields(string payload)
    {
        using var json = JsonDocument.Parse(payload);
        return [.. json.RootElement.EnumerateObject().Select(field => (field.Name, In(Told(field.Value)))).Where(field => field.Item2.Length > 0)];
    }

    /// <summary>A list of words as one reads it; what holds more stays JSON.</summary>
    private static string Told(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() ?? "",
        JsonValueKind.Null => "",
        JsonValueKind.Array when value.EnumerateArray().All(each => each.ValueKind == JsonValueKind.String) => string.Join(", ", value.EnumerateArray().Select(each => each.GetString())),
        _ => value.GetRawText(),
    };

    private void Add(Id id, string name, string? address) => names[id.ToString()] = new(name, address);

    /// <summary>An id as it is written.</summary>
    [GeneratedRegex("(?<![0-9a-z])[0-9a-hjkmnp-tv-z]{26}(?![0-9a-z])")]
    private static partial Regex AnId();
}

/// <summary>What something is called, and where its page is.</summary>
/// <param name="Name">The name.</param>
/// <param name="Address">The path; null when it has no page.</param>
internal sealed record AuditName(string Name, string? Address);
