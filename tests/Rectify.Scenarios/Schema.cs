using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Rectify.Scenarios;

/// <summary>
/// Checks JSON against the part of JSON Schema 2020-12 that the schemas in docs/schemas use. A keyword that it does not know is an error
/// of the schema, so that nothing is passed over in silence.
/// </summary>
public sealed class Schema(JsonElement root)
{
    private static readonly string[] Remarks = ["$schema", "$id", "$defs", "title", "description"];

    /// <summary>Every place that does not fit.</summary>
    public IReadOnlyList<string> Problems(JsonElement value)
    {
        var problems = new List<string>();
        Check(root, value, "$", problems);
        return problems;
    }

    private void Check(JsonElement schema, JsonElement value, string at, List<string> problems)
    {
        foreach (var keyword in schema.EnumerateObject())
            if (!Remarks.Contains(keyword.Name) && !Fits(schema, keyword, value, at, problems)) problems.Add($"{at}: {keyword.Name} {keyword.Value.GetRawText()}, found {Short(value)}");
    }

    private bool Fits(JsonElement schema, JsonProperty keyword, JsonElement value, string at, List<string> problems)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        var number = value.ValueKind == JsonValueKind.Number ? value.GetDouble() : (double?)null;
        switch (keyword.Name)
        {
            case "$ref":
                Check(root.GetProperty("$defs").GetProperty((keyword.Value.GetString() ?? "").Replace("#/$defs/", "", StringComparison.Ordinal)), value, at, problems);
                return true;
            case "type":
                return keyword.Value.ValueKind == JsonValueKind.Array ? keyword.Value.EnumerateArray().Any(type => IsA(value, type.GetString())) : IsA(value, keyword.Value.GetString());
            case "const": return JsonElement.DeepEquals(keyword.Value, value);
            case "enum": return keyword.Value.EnumerateArray().Any(each => JsonElement.DeepEquals(each, value));
            case "required": return value.ValueKind != JsonValueKind.Object || keyword.Value.EnumerateArray().All(name => value.TryGetProperty(name.GetString() ?? "", out _));
            case "additionalProperties":
                return value.ValueKind != JsonValueKind.Object || value.EnumerateObject().All(each => schema.GetProperty("properties").TryGetProperty(each.Name, out _));
            case "properties":
                if (value.ValueKind == JsonValueKind.Object)
                    foreach (var property in keyword.Value.EnumerateObject())
                        if (value.TryGetProperty(property.Name, out var inner)) Check(property.Value, inner, $"{at}.{property.Name}", problems);
                return true;
            case "items":
                if (value.ValueKind == JsonValueKind.Array)
                    foreach (var (item, i) in value.EnumerateArray().Select((item, i) => (item, i))) Check(keyword.Value, item, $"{at}[{i}]", problems);
                return true;
            case "minItems": return value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= keyword.Value.GetInt32();
            case "uniqueItems": return value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Select(each => each.GetRawText()).Distinct().Count() == value.GetArrayLength();
            case "minLength": return text is null || text.Length >= keyword.Value.GetInt32();
            case "pattern": return text is null || Regex.IsMatch(text, keyword.Value.GetString() ?? "");
            case "minimum": return number is null || number >= keyword.Value.GetDouble();
            case "maximum": return number is null || number <= keyword.Value.GetDouble();
            case "format":
                return text is null || (keyword.Value.GetString() == "date"
                    ? DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                    : DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _));
            default: throw new NotSupportedException($"the schema uses '{keyword.Name}', which is not checked here");
        }
    }

    private static bool IsA(JsonElement value, string? type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "null" => value.ValueKind == JsonValueKind.Null,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => throw new NotSupportedException($"the schema names the type '{type}'"),
    };

    private static string Short(JsonElement value) => value.GetRawText() is { Length: > 80 } text ? text[..80] + "…" : value.GetRawText();
}
