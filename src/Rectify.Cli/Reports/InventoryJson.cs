using System.Text.Json;
using Rectify.Cli.Scanning;
using Rectify.Cli.Shell;
using Rectify.Scanning;

namespace Rectify.Cli.Reports;

/// <summary>The inventory for other programs: <c>docs/schemas/inventory.schema.json</c>.</summary>
internal static class InventoryJson
{
    public static void Write(Stream stream, Session session, IReadOnlyList<ScannedPath> scanned) => JsonReport.Write(stream, json =>
    {
        JsonReport.Sources(json, scanned);
        json.WriteStartArray("components");
        foreach (var path in scanned)
            foreach (var component in path.Result.Components)
                Component(json, path.Path, component);
        json.WriteEndArray();
        JsonReport.Notes(json, session, scanned);
    });

    private static void Component(Utf8JsonWriter json, string source, Component component)
    {
        json.WriteStartObject();
        json.WriteString("purl", component.Purl?.ToString());
        json.WriteString("group", component.Group);
        json.WriteString("name", component.Name);
        json.WriteString("version", component.Version);
        json.WriteString("type", component.Type);
        json.WriteStartArray("cpes");
        foreach (var cpe in component.Cpes) json.WriteStringValue(cpe);
        json.WriteEndArray();
        json.WriteString("source", source);
        json.WriteString("location", component.Location);
        json.WriteString("origin", JsonReport.Word(component.Origin));
        json.WriteEndObject();
    }
}
