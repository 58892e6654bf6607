using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rectify.Publications.Model;
using Rectify.Publications.Records;
using Rectify.Publications.Tests.Vex;
using Rectify.Publications.Tests.Writing;
using Rectify.Publications.Writing;
using Rectify.Testing;

namespace Rectify.Publications.Tests.Records;

public sealed class CveWriterTests
{
    /// <summary>Everything of a vulnerability said twice.</summary>
    private static readonly PublishedAdvisory Twice = Sample.Advisory with
    {
        Id = "ACME-2026-0012",
        Vulnerabilities = [Doubled(Sample.Everything.Vulnerabilities[0] with { Scores = [], Statements = [], Remediations = [], Threats = [new(ThreatCategory.Impact, "Stops.", [])], Exploitations = [] },
            Sample.Advisory.Vulnerabilities[0])],
    };

    private static readonly PublishedAdvisory English = Sample.Everything with { Language = "en", SourceLanguage = "de" };

    [Fact]
    public void The_schema_of_CVE_accepts_what_we_write()
    {
        Assert.SkipWhen(Validators.SkipReason is not null, Validators.SkipReason ?? "");
        var files = ((PublishedAdvisory[])[Sample.Advisory, Sample.Vex, English, Twice]).Select(advisory => Scratch.File($"{advisory.Id}.json", VexWriterTests.Bytes(Write(advisory)))).ToArray();
        VexWriterTests.AssertAllValid(files, Validators.Run("jsonschema.mjs", [With52(), .. files]));
    }

    [Fact]
    public void A_range_is_said_by_its_ends_and_a_fixed_version_is_not_affected()
    {
        using var json = JsonDocument.Parse(VexWriterTests.Bytes(Write(English)));
        var products = json.RootElement.GetProperty("containers").GetProperty("cna").GetProperty("affected").EnumerateArray().ToDictionary(one => one.GetProperty("product").GetString() ?? "");
        var range = products["M-ranged"].GetProperty("versions")[0];
        Assert.Equal(("1.0.0", "2.0.0", "semver", "affected"), (Text(range, "version"), Text(range, "lessThan"), Text(range, "versionType"), Text(range, "status")));
        Assert.Equal("pkg:npm/m-ranged", Text(products["M-ranged"], "packageURL"));
        Assert.Equal("unaffected", Text(products["M-fixed"].GetProperty("versions")[0], "status"));
        Assert.Equal("unknown", Text(products["M-unsure"].GetProperty("versions")[0], "status"));
    }

    [Theory]
    [InlineData("language")]
    [InlineData("cve")]
    [InlineData("notes")]
    [InlineData("references")]
    public void What_a_record_cannot_do_without_refuses_it(string without)
    {
        var vulnerability = Sample.Advisory.Vulnerabilities[0];
        var advisory = without switch
        {
            "language" => Sample.Advisory with { Language = "zh-CN" },
            "cve" => Sample.Advisory with { Vulnerabilities = [vulnerability with { Cve = null }] },
            "notes" => Sample.Advisory with { Vulnerabilities = [vulnerability with { Notes = [] }] },
            _ => Sample.Advisory with { Url = null, Vulnerabilities = [vulnerability with { Remediations = [] }] },
        };
        var written = Write(advisory);
        Assert.Null(written.Document);
        Assert.Contains(written.Notes, note => note.Code == PublicationNoteCode.FormatNeeds && note.Place.EndsWith(without, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_longer_than_a_record_allows_is_cut_and_noted()
    {
        var vulnerability = Sample.Advisory.Vulnerabilities[0] with { Title = new string('t', 300) };
        var written = Write(Sample.Advisory with { Vulnerabilities = [vulnerability] });
        Assert.Contains(new(PublicationNoteCode.TextCut, "vulnerabilities/0/title", "300", "256"), written.Notes);
    }

    internal static Written Write(PublishedAdvisory advisory) => CveWriter.Write(advisory, 0, NothingIsLostTests.Assigner);

    private static PublishedVulnerability Doubled(PublishedVulnerability one, PublishedVulnerability products) => one with
    {
        Notes = [.. one.Notes, .. one.Notes],
        References = [.. one.References, .. one.References],
        Acknowledgements = [.. one.Acknowledgements, .. one.Acknowledgements],
        Threats = [.. one.Threats, .. one.Threats],
        Scores = [.. products.Scores, .. products.Scores],
        Statements = [.. products.Statements, .. products.Statements],
        Remediations = [.. products.Remediations, .. products.Remediations],
    };

    /// <summary>The schema of 5.1 with what 5.2 adds and we write: the package's URL.</summary>
    private static string With52()
    {
        var schema = JsonNode.Parse(File.ReadAllBytes(Validators.Schema("cve-5.1-bundled.json"))) ?? new JsonObject();
        var product = schema["definitions"]?["product"]?["properties"]?.AsObject();
        Assert.NotNull(product);
        product["packageURL"] = new JsonObject { ["type"] = "string", ["format"] = "uri", ["pattern"] = "^pkg:" };
        return Scratch.File("cve-5.2.json", Encoding.UTF8.GetBytes(schema.ToJsonString()));
    }

    private static string? Text(JsonElement parent, string name) => parent.GetProperty(name).GetString();
}
