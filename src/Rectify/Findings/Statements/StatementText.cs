using System.Globalization;
using System.Text;
using System.Text.Json;
using Rectify.Advisories.Vex;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Scanning.Packages;

namespace Rectify.Findings.Statements;

/// <summary>A statement as the store keeps it: JSON with everything that decides what it is about. What is empty is left out.</summary>
internal static class StatementText
{
    private const int Depth = 512;

    public static string Write(VexStatement statement)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { MaxDepth = Depth }))
        {
            json.WriteStartObject();
            Text(json, "vulnerability", statement.Vulnerability);
            Texts(json, "aliases", statement.Aliases);
            json.WriteString("status", Words.Of(statement.Status));
            Text(json, "statusWord", statement.StatusWord);
            if (statement.Justification is { } justification) json.WriteString("justification", Words.Of(justification));
            Text(json, "justificationWord", statement.JustificationWord);
            Text(json, "impact", statement.ImpactStatement);
            Text(json, "action", statement.ActionStatement);
            if (statement.StatedAt is { } at) json.WriteString("statedAt", at.ToString("O", CultureInfo.InvariantCulture));
            Products(json, "products", statement.Products);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>Reads what <see cref="Write"/> wrote; anything else is a damaged store and throws.</summary>
    public static VexStatement Read(string text)
    {
        using var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = Depth });
        var root = json.RootElement;
        return new VexStatement
        {
            Vulnerability = Text(root, "vulnerability"),
            Aliases = Texts(root, "aliases"),
            Status = Stored.Word<StatedStatus>(Text(root, "status")),
            StatusWord = Text(root, "statusWord"),
            Justification = Text(root, "justification") is { Length: > 0 } justification ? Stored.Word<StatedJustification>(justification) : null,
            JustificationWord = Text(root, "justificationWord"),
            ImpactStatement = Text(root, "impact"),
            ActionStatement = Text(root, "action"),
            StatedAt = Text(root, "statedAt") is { Length: > 0 } at ? DateTimeOffset.ParseExact(at, "O", CultureInfo.InvariantCulture) : null,
            Products = Products(root, "products"),
        };
    }

    private static void Products(Utf8JsonWriter json, string name, IReadOnlyList<VexProduct> products)
    {
        if (products.Count == 0) return;
        json.WriteStartArray(name);
        foreach (var product in products)
        {
            json.WriteStartObject();
            Text(json, "id", product.Id);
            Texts(json, "purls", [.. product.Purls.Select(purl => purl.ToString())]);
            Texts(json, "cpes", product.Cpes);
            Text(json, "name", product.Name ?? "");
            Text(json, "version", product.Version ?? "");
            Texts(json, "versions", [.. product.Versions.Where(one => !one.IsRange).Select(one => one.Text)]);
            Texts(json, "ranges", [.. product.Versions.Where(one => one.IsRange).Select(one => one.Text)]);
            Texts(json, "hashes", [.. product.Hashes.Select(hash => $"{hash.Algorithm} {hash.Value}")]);
            Products(json, "subcomponents", product.Subcomponents);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static IReadOnlyList<VexProduct> Products(JsonElement parent, string name) =>
        !parent.TryGetProperty(name, out var list) ? [] : [.. list.EnumerateArray().Select(product => new VexProduct
        {
            Id = Text(product, "id"),
            Purls = [.. Texts(product, "purls").Select(Purl)],
            Cpes = Texts(product, "cpes"),
            Name = Text(product, "name") is { Length: > 0 } known ? known : null,
            Version = Text(product, "version") is { Length: > 0 } version ? version : null,
            Versions = [.. Texts(product, "versions").Select(one => new VexVersions(one, IsRange: false)), .. Texts(product, "ranges").Select(one => new VexVersions(one, IsRange: true))],
            Hashes = [.. Texts(product, "hashes").Select(Hash)],
            Subcomponents = Products(product, "subcomponents"),
        })];

    private static PackageUrl Purl(string text) => PackageUrl.TryParse(text, out var purl, out _) ? purl : throw new FormatException($"Not a purl: {text}");

    private static VexHash Hash(string text) => new(text[..text.LastIndexOf(' ')], text[(text.LastIndexOf(' ') + 1)..]);

    private static void Text(Utf8JsonWriter json, string name, string text)
    {
        if (text.Length > 0) json.WriteString(name, StoredText.Clean(text));
    }

    private static void Texts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0) return;
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(StoredText.Clean(text));
        json.WriteEndArray();
    }

    private static string Text(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static IReadOnlyList<string> Texts(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(one => one.GetString() ?? "")] : [];
}
