using System.Text.Json;
using Rectify.Clocks.Rules;
using Rectify.Foundation;

namespace Rectify.Imports;

/// <summary>Rows as a chunk keeps them: a JSON array of <c>["facts", "file", "sheet", 12, {"when": "2026-04-03"}]</c>.</summary>
internal static class RowBytes
{
    public static byte[] Write(IReadOnlyList<ImportRow> rows)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartArray();
            foreach (var row in rows)
            {
                json.WriteStartArray();
                json.WriteStringValue(Words.Of(row.Table));
                json.WriteStringValue(row.File);
                json.WriteStringValue(row.Sheet);
                json.WriteNumberValue(row.Number);
                json.WriteStartObject();
                foreach (var (column, value) in row.Cells) json.WriteString(column, value);
                json.WriteEndObject();
                json.WriteEndArray();
            }
            json.WriteEndArray();
        }
        return bytes.ToArray();
    }

    public static IReadOnlyList<ImportRow> Read(byte[] bytes)
    {
        using var json = JsonDocument.Parse(bytes);
        return [.. json.RootElement.EnumerateArray().Select(row => new ImportRow(
            Stored.Word<ImportTable>(row[0].GetString() ?? ""), row[1].GetString() ?? "", row[2].GetString() ?? "", row[3].GetInt32(),
            row[4].EnumerateObject().ToDictionary(cell => cell.Name, cell => cell.Value.GetString() ?? "", StringComparer.Ordinal)))];
    }
}
