using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rectify.Publications.Checking;
using Rectify.Publications.Csaf;
using Rectify.Publications.Model;
using Rectify.Publications.Writing;
using Rectify.Testing;

namespace Rectify.Publications.Tests.Csaf;

public sealed class CsafWriterTests
{
    public static TheoryData<string, CsafVersion> Documents { get; } =
        new(from name in (string[])["advisory", "vex", "informational", "everything"] from version in Enum.GetValues<CsafVersion>() select (name, version));

    [Theory]
    [MemberData(nameof(Documents))]
    public void Our_checker_finds_no_mandatory_failure_in_what_we_write(string name, CsafVersion version)
    {
        var report = CsafCheck.Run(Bytes(name, version));
        Assert.Equal(CsafReadingOutcome.Read, report.Reading);
        Assert.DoesNotContain(report.Findings, finding => finding.Group == CsafGroup.Mandatory);
        // Nor what is recommended, of the documents that say all they should.
        if (name != "everything") Assert.DoesNotContain(report.Findings, finding => finding.Group == CsafGroup.Recommended && finding.Test != "6.2.16");
    }

    /// <summary>All in one run: the validator reads five megabytes of catalogues before its first file.</summary>
    [Fact]
    public void The_validator_of_others_finds_no_mandatory_failure_in_what_we_write()
    {
        Assert.SkipWhen(Validators.SkipReason is not null, Validators.SkipReason ?? "");
        var files = Documents.Select(row => row.Data).Select(one => Scratch.File(
            $"{one.Item1}-{one.Item2}.json", one.Item2 == CsafVersion.V21 ? WithoutPaths(Bytes(one.Item1, one.Item2)) : Bytes(one.Item1, one.Item2))).ToArray();
        AssertAllValid(files, Validators.Run("csaf.mjs", ["basic", .. files]));
    }

    [Theory]
    [InlineData(CsafVersion.V20, "csaf/oasis-2.0/json_schema/csaf_json_schema.json")]
    [InlineData(CsafVersion.V21, "csaf/oasis-2.1/json_schema/csaf.json")]
    public void The_published_schema_accepts_what_we_write(CsafVersion version, string schema)
    {
        Assert.SkipWhen(Validators.SkipReason is not null, Validators.SkipReason ?? "");
        Assert.SkipUnless(DataKit.Has(schema), DataKit.Missing(schema));
        var files = Documents.Select(row => row.Data).Where(one => one.Item2 == version).Select(one => Scratch.File($"{one.Item1}-{version}.json", Bytes(one.Item1, version))).ToArray();
        AssertAllValid(files, Validators.Run("jsonschema.mjs", [Alone(DataKit.PathOf(schema)), .. files]));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void The_reader_of_statements_reads_back_what_the_writer_states(string name, CsafVersion version)
    {
        var advisory = Of(name);
        var reading = Rectify.Advisories.Vex.VexReader.Read(new MemoryStream(Bytes(name, version)), "document", new());
        Assert.NotNull(reading.Document);
        Assert.Equal(advisory.Id, reading.Document.Id);
        Assert.Equal(advisory.UpdatedAt, reading.Document.UpdatedAt);
        var fixedProducts = reading.Document.Statements.Where(one => one.Status == Rectify.Advisories.Vex.StatedStatus.Fixed).SelectMany(one => one.Products).Select(product => product.Id);
        Assert.Equal(advisory.Vulnerabilities.SelectMany(one => one.Statements).Where(one => one.Status == ProductStatus.Fixed).SelectMany(one => one.Products), fixedProducts);
    }

    [Fact]
    public void The_same_advisory_gives_the_same_bytes() =>
        Assert.Null(Golden.Difference("tests/Rectify.Publications.Tests/Goldens/advisory.csaf-2.0.json", Encoding.UTF8.GetString(Bytes("advisory", CsafVersion.V20))));

    [Fact]
    public void Involvements_of_authorities_and_first_exploitations_stand_in_2_1()
    {
        using var json = JsonDocument.Parse(Bytes("everything", CsafVersion.V21));
        var vulnerability = json.RootElement.GetProperty("vulnerabilities")[0];
        var involvement = vulnerability.GetProperty("involvements")[0];
        Assert.Equal(("coordinator", "completed", "M-involved"), (Text(involvement, "party"), Text(involvement, "status"), Text(involvement, "contact")));
        var exploitation = vulnerability.GetProperty("first_known_exploitation_dates")[0];
        Assert.Equal(("2026-03-01T10:00:00Z", "2026-03-02T10:00:00Z"), (Text(exploitation, "exploitation_date"), Text(exploitation, "date")));
        Assert.Equal("AMBER+STRICT", json.RootElement.GetProperty("document").GetProperty("distribution").GetProperty("tlp").GetProperty("label").GetString());
    }

    [Fact]
    public void What_2_0_cannot_say_is_noted()
    {
        var notes = CsafWriter.Write(Sample.Everything, CsafVersion.V20).Notes;
        Assert.Contains(new(PublicationNoteCode.SaidOtherwise, "tlp", "CSAF 2.0", "AMBER+STRICT", "AMBER"), notes);
        Assert.Contains(new(PublicationNoteCode.NotSaid, "licence", "CSAF 2.0"), notes);
        Assert.Contains(new(PublicationNoteCode.NotSaid, "vulnerabilities/0/scores/2", "CSAF 2.0"), notes);
        Assert.Contains(new(PublicationNoteCode.NotSaid, "vulnerabilities/0/exploitations/0", "CSAF 2.0"), notes);
        Assert.Contains(new(PublicationNoteCode.NotSaid, "vulnerabilities/0/involvements/0/contact", "CSAF 2.0"), notes);
        Assert.Contains(new(PublicationNoteCode.NotSaid, "products/0/purls/1", "CSAF 2.0"), notes);
    }

    private static void AssertAllValid(string[] files, (int Code, string Output) run)
    {
        Assert.True(run.Code == 0, run.Output);
        Assert.Equal(files.Length, run.Output.Split('\n').Count(line => line.StartsWith("VALID", StringComparison.Ordinal)));
    }

    internal static PublishedAdvisory Of(string name) => name switch
    {
        "advisory" => Sample.Advisory,
        "vex" => Sample.Vex,
        "informational" => Sample.Informational,
        _ => Sample.Everything,
    };

    private static string? Text(JsonElement parent, string name) => parent.GetProperty(name).GetString();

    private static byte[] Bytes(string name, CsafVersion version)
    {
        var written = CsafWriter.Write(Of(name), version);
        Assert.True(written.Document is not null, string.Join('\n', written.Notes));
        return written.Document;
    }

    /// <summary>The validator's 2.1 is older than the product paths; without them, and what refers to them, it knows the rest.</summary>
    private static byte[] WithoutPaths(byte[] document)
    {
        var root = JsonNode.Parse(document)?.AsObject() ?? [];
        var paths = root["product_tree"]?["product_paths"]?.AsArray().Select(path => path?["full_product_name"]?["product_id"]?.GetValue<string>()).ToHashSet() ?? [];
        if (paths.Count == 0) return document;
        root["product_tree"]?.AsObject().Remove("product_paths");
        Remove(root, paths);
        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    private static void Remove(JsonNode? node, HashSet<string?> ids)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list.ToList())
                if (item is JsonValue value && value.TryGetValue<string>(out var text) && ids.Contains(text)) list.Remove(item);
                else
                {
                    Remove(item, ids);
                    // What was about a path alone says nothing any more.
                    if (item is JsonObject one && one["product_ids"] is JsonArray { Count: 0 }) list.Remove(item);
                }
        }
        else if (node is JsonObject map)
        {
            foreach (var (_, member) in map.ToList()) Remove(member, ids);
        }
    }

    /// <summary>The schema without those that it refers to elsewhere: they are CVSS' and the like, which the other validator carries.</summary>
    private static string Alone(string schema)
    {
        var root = JsonNode.Parse(File.ReadAllBytes(schema)) ?? new JsonObject();
        Cut(root);
        root.AsObject().Remove("$schema");
        root["$schema"] = "https://json-schema.org/draft/2020-12/schema";
        return Scratch.File("schema.json", Encoding.UTF8.GetBytes(root.ToJsonString()));
    }

    private static void Cut(JsonNode? node)
    {
        if (node is JsonObject map)
        {
            // A choice between schemas that are all elsewhere is no choice any more.
            if (map["oneOf"] is JsonArray choice && choice.All(one => one?["$ref"] is JsonValue)) map.Remove("oneOf");
            if (map["$ref"]?.GetValue<string>() is { } target && !target.StartsWith('#')) map.Remove("$ref");
            foreach (var (_, member) in map.ToList()) Cut(member);
        }
        else if (node is JsonArray list)
        {
            foreach (var item in list) Cut(item);
        }
    }
}
