using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Rectify.Cli.Commands;
using Rectify.Cli.Scanning;
using Rectify.Cli.Shell;
using Rectify.Foundation.Texts;
using Rectify.Scanning;

namespace Rectify.Cli.Reports;

/// <summary>What the JSON of every command has in common.</summary>
internal static class JsonReport
{
    // Relaxed: the output is a file or a terminal, never a web page, and Chinese is to be readable in it.
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one JSON object, headed by its schema's version and by who made it.</summary>
    public static void Write(Stream stream, Action<Utf8JsonWriter> members)
    {
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", 1);
            json.WriteStartObject("tool");
            json.WriteString("name", "rectify");
            json.WriteString("version", RectifyCommand.Version);
            json.WriteEndObject();
            members(json);
            json.WriteEndObject();
        }
        stream.Write("\n"u8);
    }

    /// <summary>The word of an enum's member in JSON: <c>PomProperties</c> → <c>pomProperties</c>.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(Enum.GetName(value) ?? "unknown");

    /// <summary>An instant as RFC 3339 in UTC, to the second: <c>2026-12-12T09:20:00Z</c>.</summary>
    public static string Instant(Instant instant) => InstantPattern.General.Format(instant);

    /// <summary>What was scanned, path by path.</summary>
    public static void Sources(Utf8JsonWriter json, IReadOnlyList<ScannedPath> scanned)
    {
        json.WriteStartArray("sources");
        foreach (var path in scanned)
        {
            json.WriteStartObject();
            json.WriteString("path", path.Path);
            json.WriteNumber("files", path.Result.Statistics.Files);
            json.WriteNumber("entries", path.Result.Statistics.Entries);
            json.WriteNumber("bytes", path.Result.Statistics.Bytes);
            json.WriteNumber("components", path.Result.Components.Count);
            json.WriteBoolean("complete", !path.Result.IsIncomplete);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>What was not read, and what is odd.</summary>
    public static void Notes(Utf8JsonWriter json, Session session, IReadOnlyList<ScannedPath> scanned)
    {
        json.WriteStartArray("notes");
        foreach (var path in scanned)
            foreach (var note in path.Result.Notes)
                Note(json, session, path.Path, note);
        json.WriteEndArray();
    }

    private static void Note(Utf8JsonWriter json, Session session, string source, Note note)
    {
        json.WriteStartObject();
        json.WriteString("code", Word(note.Code));
        json.WriteString("source", source);
        json.WriteString("location", note.Location);
        json.WriteBoolean("unread", note.IsIncomplete);
        json.WriteString("message", session.Say(ScanningTexts.Of(note)));
        json.WriteStartArray("arguments");
        foreach (var argument in note.Arguments) json.WriteStringValue(argument);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
