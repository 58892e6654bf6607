using System.Globalization;
using System.Text;
using System.Text.Json;
using Rectify.Advisories.Vex;
using Rectify.Testing;

namespace Rectify.Advisories.Tests.Vex;

/// <summary>Documents of OASIS, CycloneDX, Trivy, Grype and gocsaf.</summary>
public sealed class VexKitTests
{
    [Theory]
    [InlineData("openvex")]
    [InlineData("csaf-small")]
    [InlineData("cyclonedx-VEX")]
    public void Published_examples_say_what_was_agreed(string folder)
    {
        var text = new StringBuilder();
        foreach (var file in Vexes.Files(folder))
        {
            var reading = Vexes.Read(Vexes.Kit(file));
            text.Append(CultureInfo.InvariantCulture, $"{file}\n");
            if (reading.Document is { } document)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {document.Format} {document.SpecVersion}, {document.Id} version {document.Version} by {document.Author}, {document.IssuedAt:O} {document.UpdatedAt:O}\n");
                foreach (var statement in document.Statements) text.Append("  ").Append(Line(statement)).Append('\n');
            }
            foreach (var note in reading.Notes) text.Append(CultureInfo.InvariantCulture, $"  note {note.Code} {note.Location} {string.Join(", ", note.Arguments)}\n");
        }
        Assert.Null(Golden.Difference($"tests/Rectify.Advisories.Tests/Goldens/vex-{folder}.txt", string.Join('\n', text.ToString().Split('\n').Select(line => line.TrimEnd()))));
    }

    [Theory]
    [InlineData("oasis-2.0", 239)]
    [InlineData("oasis-2.1", 855)]
    [InlineData("gocsaf-testdata/csaf-documents/valid", 2)]
    public void Each_product_of_each_status_of_CSAF_stands_in_a_statement_or_a_note(string folder, int least)
    {
        var (read, differences) = (0, new List<string>());
        foreach (var file in Vexes.Files(folder))
        {
            var bytes = Vexes.Kit(file);
            if (Parsed(bytes) is not { } json || !json.TryGetProperty("document", out var head) || !head.TryGetProperty("csaf_version", out _)) continue;
            var reading = Vexes.Read(bytes, VexLimits.Default with { Notes = 100_000 });
            if (reading.Document is not { } document)
            {
                // A property stated twice could mean either.
                if (reading.Notes is not [{ Code: VexNoteCode.JsonInvalid }]) differences.Add($"{file}: not read");
                continue;
            }
            read++;
            var said = document.Statements.SelectMany(statement => statement.Products.Select(product => $"{statement.Vulnerability} {statement.StatusWord} {product.Id}")).ToList();
            var lacking = reading.Notes.Where(note => note.Code == VexNoteCode.ProductUnknown).Select(note => note.Arguments[0]).ToHashSet();
            foreach (var expected in Expected(json))
                if (!said.Remove(expected) && !lacking.Contains(expected.Split(' ')[2])) differences.Add($"{file}: {expected} is missing");
            differences.AddRange(said.Select(one => $"{file}: {one} is invented"));
        }
        Assert.True(differences.Count == 0, string.Join('\n', differences.Take(20)));
        Assert.InRange(read, least, 2_000);
    }

    [Fact]
    public void A_document_that_goes_on_after_its_end_is_not_read() =>
        Assert.Equal(VexNoteCode.JsonInvalid, Assert.Single(Vexes.Read(Vexes.Kit("gocsaf-testdata/csaf-documents/trailing-garbage-data/avendor-advisory-0004.json")).Notes).Code);

    [Theory]
    [InlineData("gocsaf-testdata/simple-rolie-provider/service.json")]
    [InlineData("oasis-2.0/json_schema/csaf_json_schema.json")]
    public void What_is_no_document_of_statements_is_not_recognised(string file) => Assert.Equal(VexNoteCode.NotRecognised, Assert.Single(Vexes.Read(Vexes.Kit(file)).Notes).Code);

    [Theory]
    // What Trivy's and Grype's own tests say of these documents.
    [InlineData("openvex/trivy-pkg__vex__testdata__openvex.json", "CVE-2021-44228", "", "pkg:maven/org.springframework.boot/spring-boot@2.6.0", StatedStatus.NotAffected)]
    [InlineData("openvex/trivy-pkg__vex__testdata__openvex-oci.json", "CVE-2022-3715", "pkg:oci/debian@sha256:4482958b4461ff7d9fabc24b3a9ab1e9a2c85ece07b2db1840c7cbc01d053e90?tag=10", "pkg:deb/debian/bash@5.3", StatedStatus.NotAffected)]
    [InlineData("openvex/trivy-pkg__vex__testdata__openvex-oci-mismatch.json", "CVE-2022-3715", "pkg:oci/debian@sha256:4482958b4461ff7d9fabc24b3a9ab1e9a2c85ece07b2db1840c7cbc01d053e90?tag=10", "pkg:deb/debian/bash@5.3", null)]
    [InlineData("openvex/trivy-pkg__vex__testdata__openvex-nested.json", "CVE-2024-0001", "pkg:golang/github.com/aquasecurity/go-module@v1.0.0 pkg:golang/github.com/aquasecurity/go-direct1@v2.0.0", "pkg:golang/github.com/aquasecurity/go-transitive@v4.0.0", StatedStatus.NotAffected)]
    [InlineData("openvex/trivy-pkg__vex__testdata__openvex-nested.json", "CVE-2024-0001", "pkg:golang/github.com/aquasecurity/go-module@v1.0.0 pkg:golang/github.com/aquasecurity/go-direct2@v3.0.0", "pkg:golang/github.com/aquasecurity/go-transitive@v4.0.0", null)]
    [InlineData("csaf-small/trivy-pkg__vex__testdata__csaf.json", "CVE-2024-0001", "", "pkg:golang/github.com/aquasecurity/go-transitive@v4.0.0", StatedStatus.NotAffected)]
    [InlineData("csaf-small/trivy-pkg__vex__testdata__csaf-relationships.json", "CVE-2024-0001", "pkg:golang/github.com/aquasecurity/go-direct1@v2.0.0", "pkg:golang/github.com/aquasecurity/go-transitive@v4.0.0", StatedStatus.NotAffected)]
    [InlineData("csaf-small/trivy-pkg__vex__testdata__csaf-relationships.json", "CVE-2024-0001", "pkg:golang/github.com/aquasecurity/go-direct2@v3.0.0", "pkg:golang/github.com/aquasecurity/go-transitive@v4.0.0", null)]
    [InlineData("openvex/grype-openvex-demo1.json", "CVE-2023-1255", "pkg:oci/alpine@sha256:124c7d2707904eea7431fffe91522a01e5a861a624ee31d03372cc1d138a3126", "pkg:apk/alpine/libcrypto3@3.0.8-r3?arch=x86_64", StatedStatus.Fixed)]
    [InlineData("openvex/grype-openvex-demo1.json", "CVE-2023-1255", "pkg:oci/alpine@sha256:0000000000000000000000000000000000000000000000000000000000000000", "pkg:apk/alpine/libcrypto3@3.0.8-r3?arch=x86_64", null)]
    [InlineData("openvex/grype-openvex-image-no-subcomponents.json", "CVE-2023-1255", "pkg:oci/alpine@sha256:124c7d2707904eea7431fffe91522a01e5a861a624ee31d03372cc1d138a3126", "pkg:apk/alpine/libcrypto3@3.0.8-r3", StatedStatus.Fixed)]
    [InlineData("openvex/grype-openvex-package-product.json", "CVE-2023-1255", "pkg:oci/alpine@sha256:0000000000000000000000000000000000000000000000000000000000000000", "pkg:apk/alpine/libcrypto3@3.0.8-r3?arch=x86_64", StatedStatus.Fixed)]
    [InlineData("csaf-small/grype-csaf-demo1.json", "CVE-2023-1255", "", "pkg:apk/alpine/libcrypto3@3.0.8-r3?arch=x86_64&distro=alpine-3.17.3&upstream=openssl", StatedStatus.Fixed)]
    public void Statements_apply_where_other_programs_apply_them(string file, string vulnerability, string release, string component, StatedStatus? expected)
    {
        var reading = Vexes.Read(Vexes.Kit(file));
        Assert.NotNull(reading.Document);
        var verdict = VexPrecedence.Of([reading.Document], [vulnerability], [.. release.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Vexes.Purl)], Vexes.Purl(component));
        Assert.Equal(expected, verdict.Governing?.Statement.Status);
    }

    private static JsonElement? Parsed(byte[] bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            return json.RootElement.ValueKind == JsonValueKind.Object ? json.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What the document says, read without any of our code: vulnerability, status, product id.</summary>
    private static IEnumerable<string> Expected(JsonElement json)
    {
        if (!json.TryGetProperty("vulnerabilities", out var vulnerabilities)) yield break;
        foreach (var vulnerability in vulnerabilities.EnumerateArray())
        {
            var id = vulnerability.TryGetProperty("cve", out var cve) ? cve.GetString() : vulnerability.TryGetProperty("ids", out var ids) ? ids[0].GetProperty("text").GetString() : null;
            if (id is null || !vulnerability.TryGetProperty("product_status", out var status)) continue;
            foreach (var list in status.EnumerateObject().Where(one => one.Name is not ("recommended" or "unknown")))
                foreach (var product in list.Value.EnumerateArray()) yield return $"{id} {list.Name} {product.GetString()}";
        }
    }

    private static string Line(VexStatement statement)
    {
        var impact = statement.ImpactStatement.Length == 0 ? "" : $"; impact {statement.ImpactStatement.Length} characters";
        var action = statement.ActionStatement.Length == 0 ? "" : $"; action {statement.ActionStatement.Length} characters";
        return $"{statement.Vulnerability} [{string.Join(' ', statement.Aliases)}] {statement.Status} ({statement.StatusWord}) {statement.Justification} ({statement.JustificationWord}) {statement.StatedAt:O}{impact}{action}: {string.Join("; ", statement.Products.Select(Named))}";
    }

    private static string Named(VexProduct product)
    {
        var identified = product.Purls.Count > 0 ? string.Join(' ', product.Purls) : product.Cpes.Count > 0 ? string.Join(' ', product.Cpes) : product.Name is { } name ? $"{name} {product.Version}".Trim() : product.Id;
        var versions = product.Versions.Count == 0 ? "" : $" [{string.Join(", ", product.Versions.Select(one => one.Text))}]";
        return product.Subcomponents.Count == 0 ? identified + versions : $"{identified}{versions} > {string.Join(", ", product.Subcomponents.Select(Named))}";
    }
}
