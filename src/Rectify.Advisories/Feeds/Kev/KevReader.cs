using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Rectify.Advisories.Feeds.Kev;

/// <summary>Reads the catalogue from CISA's JSON, https://www.cisa.gov/known-exploited-vulnerabilities-catalog.</summary>
public static class KevReader
{
    /// <summary>Reads an edition; false when it is not JSON or not a catalogue. Broken entries are left out with a note.</summary>
    public static bool TryRead(ReadOnlySpan<byte> json, string location, ImportNotes notes, [NotNullWhen(true)] out KevCatalogue? catalogue)
    {
        try
        {
            var reader = new Utf8JsonReader(FeedForms.WithoutMark(json));
            catalogue = Read(ref reader, location, notes);
            return true;
        }
        catch (JsonException broken)
        {
            notes.Add(ImportNoteCode.RecordBroken, location, broken.Path ?? "", broken.BytePositionInLine?.ToString(CultureInfo.InvariantCulture) ?? "");
            catalogue = null;
            return false;
        }
    }

    private static KevCatalogue Read(ref Utf8JsonReader json, string location, ImportNotes notes)
    {
        string version = "";
        DateTimeOffset? released = null;
        List<KevEntry> entries = [];
        if (!JsonFields.EnterObject(ref json, "")) throw JsonFields.Wrong("");
        while (JsonFields.NextProperty(ref json))
        {
            if (json.ValueTextEquals("catalogVersion"u8)) version = JsonFields.String(ref json, "catalogVersion")?.Trim() ?? "";
            else if (json.ValueTextEquals("dateReleased"u8)) released = Instant(JsonFields.String(ref json, "dateReleased"));
            else if (json.ValueTextEquals("vulnerabilities"u8)) entries = ReadEntries(ref json, location, notes);
            else JsonFields.Skip(ref json);
        }
        while (json.Read()) { } // data behind the closing brace is an error
        return new KevCatalogue(version, released ?? throw JsonFields.Wrong("dateReleased"), entries);
    }

    private static List<KevEntry> ReadEntries(ref Utf8JsonReader json, string location, ImportNotes notes)
    {
        var entries = new List<KevEntry>();
        if (!JsonFields.EnterArray(ref json, "vulnerabilities")) return entries;
        for (var position = 0; JsonFields.NextElement(ref json); position++)
        {
            if (json.TokenType != JsonTokenType.StartObject) throw JsonFields.Wrong("vulnerabilities");
            if (ReadEntry(ref json) is { } entry) entries.Add(entry);
            else notes.Add(ImportNoteCode.RowBroken, location, position.ToString(CultureInfo.InvariantCulture));
        }
        return entries;
    }

    private static KevEntry? ReadEntry(ref Utf8JsonReader json)
    {
        string cve = "", name = "", added = "", due = "", action = "", ransomware = "";
        while (JsonFields.NextProperty(ref json))
        {
            if (json.ValueTextEquals("cveID"u8)) cve = Trimmed(ref json);
            else if (json.ValueTextEquals("vulnerabilityName"u8)) name = Trimmed(ref json);
            else if (json.ValueTextEquals("dateAdded"u8)) added = Trimmed(ref json);
            else if (json.ValueTextEquals("dueDate"u8)) due = Trimmed(ref json);
            else if (json.ValueTextEquals("requiredAction"u8)) action = Trimmed(ref json);
            else if (json.ValueTextEquals("knownRansomwareCampaignUse"u8)) ransomware = Trimmed(ref json);
            else JsonFields.Skip(ref json);
        }
        if (!CveId.TryParse(cve, out var id) || Date(added) is not { } addedOn) return null;
        return new KevEntry(id.ToString(), name, addedOn, Date(due), action, ransomware.Equals("Known", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Forty-two real values have blanks around them.</summary>
    private static string Trimmed(ref Utf8JsonReader json) => JsonFields.String(ref json, "vulnerabilities")?.Trim() ?? "";

    private static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static DateTimeOffset? Instant(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}
