using System.Text.Json;

namespace Rectify.Advisories.Feeds.Osv;

/// <summary>Reads the array <c>affected</c> of an OSV record.</summary>
internal static class AffectedReader
{
    public static List<AffectedPackage> Read(ref Utf8JsonReader json, List<string> vectors, string location, ImportNotes notes)
    {
        var list = new List<AffectedPackage>();
        if (!JsonFields.EnterArray(ref json, "affected")) return list;
        while (JsonFields.NextElement(ref json))
        {
            if (json.TokenType != JsonTokenType.StartObject) throw JsonFields.Wrong("affected");
            if (ReadOne(ref json, vectors, location, notes) is { } package) list.Add(package);
        }
        return list;
    }

    private static AffectedPackage? ReadOne(ref Utf8JsonReader json, List<string> vectors, string location, ImportNotes notes)
    {
        string ecosystem = "", name = "";
        string? lastKnown = null;
        IReadOnlyList<AffectedRange> ranges = [];
        List<string> versions = [];
        while (JsonFields.NextProperty(ref json))
        {
            if (json.ValueTextEquals("package"u8)) (ecosystem, name) = ReadPackage(ref json);
            else if (json.ValueTextEquals("ranges"u8)) ranges = ReadRanges(ref json);
            else if (json.ValueTextEquals("versions"u8)) versions = JsonFields.Strings(ref json, "affected.versions");
            else if (json.ValueTextEquals("severity"u8)) OsvReader.AddVectors(ref json, vectors);
            else if (json.ValueTextEquals("database_specific"u8)) lastKnown = ReadLastKnown(ref json);
            else JsonFields.Skip(ref json);
        }
        // Records about repositories name commits and no package: nothing that a package could match.
        if (ecosystem.Length == 0 || name.Length == 0) return null;
        if (ranges.Count == 0 && versions.Count == 0) notes.Add(ImportNoteCode.NothingAffected, location, $"{ecosystem}:{name}");
        if (lastKnown is not null)
        {
            if (LastKnownAffected.Read(lastKnown) is { } bound) ranges = LastKnownAffected.Close(ranges, bound);
            else notes.Add(ImportNoteCode.LastKnownNotUnderstood, location, lastKnown);
        }
        return new AffectedPackage(ecosystem, name, ranges, versions);
    }

    private static (string, string) ReadPackage(ref Utf8JsonReader json)
    {
        string ecosystem = "", name = "";
        if (!JsonFields.EnterObject(ref json, "affected.package")) return (ecosystem, name);
        while (JsonFields.NextProperty(ref json))
        {
            if (json.ValueTextEquals("ecosystem"u8)) ecosystem = JsonFields.String(ref json, "affected.package.ecosystem") ?? "";
            else if (json.ValueTextEquals("name"u8)) name = JsonFields.String(ref json, "affected.package.name") ?? "";
            else JsonFields.Skip(ref json);
        }
        return (ecosystem, name);
    }

    private static List<AffectedRange> ReadRanges(ref Utf8JsonReader json)
    {
        var list = new List<AffectedRange>();
        if (!JsonFields.EnterArray(ref json, "affected.ranges")) return list;
        while (JsonFields.NextElement(ref json))
        {
            if (json.TokenType != JsonTokenType.StartObject) throw JsonFields.Wrong("affected.ranges");
            var kind = RangeKind.Unknown;
            List<RangeEvent> events = [];
            while (JsonFields.NextProperty(ref json))
            {
                if (json.ValueTextEquals("type"u8)) kind = Kind(JsonFields.String(ref json, "affected.ranges.type"));
                else if (json.ValueTextEquals("events"u8)) events = ReadEvents(ref json);
                else JsonFields.Skip(ref json);
            }
            list.Add(new AffectedRange(kind, kind is RangeKind.Semver or RangeKind.Ecosystem ? events : []));
        }
        return list;
    }

    private static RangeKind Kind(string? type) => type switch
    {
        "SEMVER" => RangeKind.Semver,
        "ECOSYSTEM" => RangeKind.Ecosystem,
        "GIT" => RangeKind.Git,
        _ => RangeKind.Unknown,
    };

    private static List<RangeEvent> ReadEvents(ref Utf8JsonReader json)
    {
        var events = new List<RangeEvent>(2);
        if (!JsonFields.EnterArray(ref json, "affected.ranges.events")) return events;
        while (JsonFields.NextElement(ref json))
        {
            if (json.TokenType != JsonTokenType.StartObject) throw JsonFields.Wrong("affected.ranges.events");
            while (JsonFields.NextProperty(ref json))
            {
                RangeEventKind? kind =
                    json.ValueTextEquals("introduced"u8) ? RangeEventKind.Introduced
                    : json.ValueTextEquals("fixed"u8) ? RangeEventKind.Fixed
                    : json.ValueTextEquals("last_affected"u8) ? RangeEventKind.LastAffected
                    : json.ValueTextEquals("limit"u8) ? RangeEventKind.Limit
                    : null;
                if (kind is null) JsonFields.Skip(ref json);
                else if (JsonFields.String(ref json, "affected.ranges.events") is { Length: > 0 } version && !(kind == RangeEventKind.Limit && version == "*"))
                    events.Add(new RangeEvent(kind.Value, version));
            }
        }
        return events;
    }

    private static string? ReadLastKnown(ref Utf8JsonReader json)
    {
        string? text = null;
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return null;
        }
        while (JsonFields.NextProperty(ref json))
        {
            if (json.ValueTextEquals("last_known_affected_version_range"u8)) text = JsonFields.String(ref json, "last_known_affected_version_range");
            else JsonFields.Skip(ref json);
        }
        return text;
    }
}
