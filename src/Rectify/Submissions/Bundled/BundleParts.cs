using System.Text.Json;
using Rectify.Foundation;
using Rectify.Proof.Bundles;
using Rectify.Proof.Canonical;

namespace Rectify.Submissions.Bundled;

/// <summary>
/// What people call the parts of a bundle that they leave out: <c>people</c>, <c>words</c>, <c>reports</c>, <c>receipts</c>, <c>evidence</c>, <c>law</c>, the type of an event, or a
/// path. Who recorded an event stands in the event itself, by id, and stays.
/// </summary>
public sealed class BundleParts
{
    private static readonly string[] Known = ["people", "words", "reports", "receipts", "evidence", "law"];

    /// <summary>The members of payloads in which people write freely.</summary>
    private static readonly HashSet<string> Written = new(
        ["title", "reason", "happened", "review", "howKnown", "correction", "channel", "reference", "remark", "says", "text", "note", "name", "answer", "question", "finding", "requirement"], StringComparer.Ordinal);

    private readonly HashSet<string> named;
    private readonly Dictionary<string, string> types;
    private readonly HashSet<string> persons;

    private BundleParts(HashSet<string> named, Dictionary<string, string> types, HashSet<string> persons) => (this.named, this.types, this.persons) = (named, types, persons);

    /// <summary>Leaves them out of a bundle; the problems when something named is no part of it.</summary>
    public static Result<BundleRedaction> LeaveOut(byte[] bundle, IReadOnlyCollection<string> named)
    {
        if (!StoredZip.TryRead(bundle, BundleLimits.Default.MaxMembers, out var members, out _)) return BundleProblems.NotABundle;
        var events = members.Where(member => member.Path.StartsWith("events/", StringComparison.Ordinal)).Select(member => (member.Path, Json: ObjectOf(member.Bytes))).ToList();
        var types = events.Where(each => each.Json is not null).ToDictionary(each => each.Path, each => each.Json is { } json ? StrictJson.Text(json, "type") ?? "" : "", StringComparer.Ordinal);
        var problems = new Problems();
        foreach (var word in named.Where(word => !Known.Contains(word) && !types.ContainsValue(word) && !members.Exists(member => member.Path == word)))
            problems.Add(BundleProblems.NoSuchPart(word, string.Join(", ", Known)));
        if (problems.Any) return problems;

        var persons = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (_, json) in events)
            if (json is { } header && header.TryGetProperty("actor", out var actor) && actor.ValueKind == JsonValueKind.Object && StrictJson.Text(actor, "who") is { } who && Id.TryParse(who, out _)) persons.Add(who);
        foreach (var payload in members.Where(member => member.Path.StartsWith("payloads/", StringComparison.Ordinal) && member.Path.EndsWith(".json", StringComparison.Ordinal)))
            if (ObjectOf(payload.Bytes) is { } json && StrictJson.Text(json, "person") is { } person) persons.Add(person);
        var parts = new BundleParts([.. named], types, persons);
        return BundleRedaction.Of(bundle, parts.Chosen) is { } redacted ? redacted : BundleProblems.NotABundle;
    }

    private bool Chosen(BundleMember member, ReadOnlyMemory<byte> bytes)
    {
        if (named.Contains(member.Path)) return true;
        return member.Role switch
        {
            BundleRole.Payload => types.TryGetValue(member.Event ?? "", out var type) && named.Contains(type)
                || ObjectOf(bytes) is { } json && (named.Contains("people") && NamesPerson(json) || named.Contains("words") && json.EnumerateObject().Any(each => Written.Contains(each.Name))),
            BundleRole.Submission => named.Contains("reports"),
            BundleRole.Acknowledgement => named.Contains("receipts"),
            BundleRole.Evidence => named.Contains("evidence"),
            BundleRole.Rules or BundleRole.Calendar => named.Contains("law"),
            _ => false,
        };
    }

    private bool NamesPerson(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => persons.Contains(json.GetString() ?? ""),
        JsonValueKind.Array => json.EnumerateArray().Any(NamesPerson),
        JsonValueKind.Object => json.EnumerateObject().Any(each => each.Name == "person" || NamesPerson(each.Value)),
        _ => false,
    };

    private static JsonElement? ObjectOf(ReadOnlyMemory<byte> utf8)
    {
        if (!StrictJson.TryParse(utf8, out var document)) return null;
        using (document) return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
    }
}
