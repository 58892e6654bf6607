using System.Globalization;
using System.Text.Json;

namespace Rectify.Advisories.Feeds.Osv;

/// <summary>Reads one record of the OSV schema 1.x and keeps what matching and display need.</summary>
public static class OsvReader
{
    /// <summary>Reads a record; false when it is not JSON or not of the schema's form.</summary>
    /// <param name="json">The bytes of the record; a byte order mark is passed over.</param>
    /// <param name="location">Where the record is, for notes.</param>
    /// <param name="notes">Receives what was odd.</param>
    /// <param name="record">The record.</param>
    public static bool TryRead(ReadOnlySpan<byte> json, string location, ImportNotes notes, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out OsvRecord? record)
    {
        try
        {
            var reader = new Utf8JsonReader(FeedForms.WithoutMark(json));
            record = Read(ref reader, location, notes);
            return true;
        }
        catch (JsonException broken)
        {
            notes.Add(ImportNoteCode.RecordBroken, location, broken.Path ?? "", broken.BytePositionInLine?.ToString(CultureInfo.InvariantCulture) ?? "");
            record = null;
            return false;
        }
    }

    private static OsvRecord Read(ref Utf8JsonReader json, string location, ImportNotes notes)
    {
        string? id = null, summary = null, word = null;
        DateTimeOffset? modified = null, published = null, withdrawn = null;
        var fromText = Withdrawal.None;
        List<string> aliases = [], related = [], upstream = [], vectors = [];
        List<(string, string)> references = [];
        List<AffectedPackage> affected = [];

        if (!JsonFields.EnterObject(ref json, "")) throw JsonFields.Wrong("");
        while (JsonFields.NextProperty(ref json))
        {
            if (json.ValueTextEquals("id"u8)) id = Once(id, JsonFields.String(ref json, "id"), "id");
            else if (json.ValueTextEquals("modified"u8)) modified = Time(ref json, "modified");
            else if (json.ValueTextEquals("published"u8)) published = Time(ref json, "published");
            else if (json.ValueTextEquals("withdrawn"u8)) withdrawn = Time(ref json, "withdrawn");
            else if (json.ValueTextEquals("summary"u8)) summary = JsonFields.String(ref json, "summary");
            else if (json.ValueTextEquals("aliases"u8)) aliases = JsonFields.Strings(ref json, "aliases");
            else if (json.ValueTextEquals("related"u8)) related = JsonFields.Strings(ref json, "related");
            else if (json.ValueTextEquals("upstream"u8)) upstream = JsonFields.Strings(ref json, "upstream");
            else if (json.ValueTextEquals("severity"u8)) AddVectors(ref json, vectors);
            else if (json.ValueTextEquals("references"u8)) references = ReadReferences(ref json);
            else if (json.ValueTextEquals("affected"u8)) affected.AddRange(AffectedReader.Read(ref json, vectors, location, notes));
            else if (json.ValueTextEquals("database_specific"u8)) word = SeverityWord(ref json);
            else if (json.ValueTextEquals("details"u8))
            {
                json.Read();
                if (json.TokenType == JsonTokenType.String) fromText = Withdrawals.InText(json.ValueSpan);
                else json.Skip();
            }
            else JsonFields.Skip(ref json);
        }
        while (json.Read()) { } // data behind the closing brace is an error

        if (string.IsNullOrEmpty(id)) throw JsonFields.Wrong("id");
        if (modified is null) throw JsonFields.Wrong("modified");
        var fromTitle = Withdrawals.InTitle(summary ?? "");
        aliases.RemoveAll(alias => alias == id);
        return new OsvRecord(
            new Advisory
            {
                Id = id,
                ModifiedAt = modified.Value,
                PublishedAt = published,
                WithdrawnAt = withdrawn,
                Withdrawal = withdrawn is not null ? Withdrawal.Field : fromTitle != Withdrawal.None ? fromTitle : fromText,
                Summary = summary ?? "",
                Aliases = Distinct(aliases),
                Related = Distinct(related),
                Upstream = Distinct(upstream),
                Vectors = Distinct(vectors),
                SeverityWord = word ?? "",
                References = References.Choose(references),
            },
            affected);
    }

    /// <summary>The same key twice with another value: which one the author meant cannot be known.</summary>
    private static string? Once(string? former, string? value, string field) => former is null ? value : throw JsonFields.Wrong(field);

    private static List<string> Distinct(List<string> list) => list.Count < 2 ? list : [.. list.Distinct(StringComparer.Ordinal)];

    private static DateTimeOffset? Time(ref Utf8JsonReader json, string field)
    {
        var text = JsonFields.String(ref json, field);
        if (string.IsNullOrEmpty(text)) return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw JsonFields.Wrong(field);
    }

    internal static void AddVectors(ref Utf8JsonReader json, List<string> vectors)
    {
        if (!JsonFields.EnterArray(ref json, "severity")) return;
        while (JsonFields.NextElement(ref json))
        {
            if (json.TokenType != JsonTokenType.StartObject) throw JsonFields.Wrong("severity");
            string? type = null, score = null;
            while (JsonFields.NextProperty(ref json))
            {
                if (json.ValueTextEquals("type"u8)) type = JsonFields.String(ref json, "severity.type");
                else if (json.ValueTextEquals("score"u8)) score = JsonFields.String(ref json, "severity.score");
                else JsonFields.Skip(ref json);
            }
            if (score is { Length: > 0 } && type is "CVSS_V2" or "CVSS_V3" or "CVSS_V4") vectors.Add(score ?? "");
        }
    }

    private static List<(string, string)> ReadReferences(ref Utf8JsonReader json)
    {
        var list = new List<(string, string)>();
        if (!JsonFields.EnterArray(ref json, "references")) return list;
        while (JsonFields.NextElement(ref json))
        {
            if (json.TokenType != JsonTokenType.StartObject) throw JsonFields.Wrong("references");
            string type = "", url = "";
            while (JsonFields.NextProperty(ref json))
            {
                if (json.ValueTextEquals("type"u8)) type = JsonFields.String(ref json, "references.type") ?? "";
                else if (json.ValueTextEquals("url"u8)) url = JsonFields.String(ref json, "references.url") ?? "";
                else JsonFields.Skip(ref json);
            }
            if (url.Length > 0) list.Add((type, url));
        }
        return list;
    }

    private static string? SeverityWord(ref Utf8JsonReader json)
    {
        string? word = null;
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return null;
        }
        while (JsonFields.NextProperty(ref json))
        {
            var wanted = json.ValueTextEquals("severity"u8);
            json.Read();
            if (wanted && json.TokenType == JsonTokenType.String && json.ValueSpan.Length < 32) word = JsonFields.StringHere(ref json, "severity");
            else json.Skip();
        }
        return word;
    }
}
