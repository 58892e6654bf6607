using Rectify.Advisories.Vex;

namespace Rectify.Advisories.Tests.Vex;

public sealed class CycloneDxVexTests
{
    private const string Sbom = """
        "serialNumber":"urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79","metadata":{"timestamp":"2024-01-01T00:00:00Z","authors":[{"name":"Jo"}],"component":{"bom-ref":"app","name":"app","purl":"pkg:oci/app@1"}},
        "components":[{"bom-ref":"a","group":"@g","name":"a","version":"1","purl":"pkg:npm/a@1","components":[{"bom-ref":"b","name":"b","purl":"pkg:npm/b@2"}]}],
        """;

    [Fact]
    public void In_an_SBOM_a_reference_is_a_component_of_the_subject()
    {
        var document = Vexes.Whole(Vexes.CycloneDx(Sbom + """
            "vulnerabilities":[{"id":"CVE-1","references":[{"id":"GHSA-1"}],"recommendation":"Update.","analysis":{"state":"not_affected","justification":"code_not_reachable","response":["will_not_fix","update"],"detail":"Never called.","lastUpdated":"2024-05-01T00:00:00Z"},
            "affects":[{"ref":"b"},{"ref":"app"},{"ref":"urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#a"}]}]
            """));
        Assert.Equal(("Jo", "1.5", "urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79"), (document.Author, document.SpecVersion, document.Id));
        var statement = Assert.Single(document.Statements);
        Assert.Equal((StatedStatus.NotAffected, StatedJustification.VulnerableCodeNotInExecutePath, "code_not_reachable"), (statement.Status, statement.Justification, statement.JustificationWord));
        Assert.Equal(("Never called.", "Update.\nwill_not_fix, update", "GHSA-1", DateTimeOffset.Parse("2024-05-01T00:00:00Z")), (statement.ImpactStatement, statement.ActionStatement, statement.Aliases[0], statement.StatedAt));
        Assert.Equal(["pkg:oci/app@1 > pkg:npm/b@2", "pkg:oci/app@1", "pkg:oci/app@1 > pkg:npm/a@1"], statement.Products.Select(product => string.Join(" > ", product.Purls.Concat(product.Subcomponents.SelectMany(part => part.Purls)))));
        Assert.Equal("@g/a", statement.Products[2].Subcomponents[0].Name);
    }

    [Fact]
    public void Without_a_subject_the_component_is_the_product()
    {
        var document = Vexes.Whole(Vexes.CycloneDx("""
            "components":[{"bom-ref":"a","name":"a","purl":"pkg:npm/a@1"}],"vulnerabilities":[{"id":"CVE-1","analysis":{"state":"exploitable"},"affects":[{"ref":"a"},{"ref":"pkg:npm/c@3"},{"ref":"urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#pkg:maven/g/d@2.10.0?type=jar"},{"ref":"urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#pkg%3Anpm%2Fe%401"}]}]
            """));
        Assert.Equal(["pkg:npm/a@1", "pkg:npm/c@3", "pkg:maven/g/d@2.10.0?type=jar", "pkg:npm/e@1"], document.Statements[0].Products.Select(product => Assert.Single(product.Purls).ToString()));
    }

    [Fact]
    public void References_that_lead_out_of_the_document_or_nowhere_are_kept_and_said()
    {
        var reading = Vexes.Read(Vexes.CycloneDx("""
            "vulnerabilities":[{"id":"CVE-1","analysis":{"state":"in_triage"},"affects":[{"ref":"urn:cdx:2c385cf7-e1ee-46e9-a51c-13de1ecb380a/1#acme-1"},{"ref":"gone"}]},{"id":"CVE-2","analysis":{"state":"in_triage"}},{"id":"CVE-3"}]
            """));
        Assert.Equal(["urn:cdx:2c385cf7-e1ee-46e9-a51c-13de1ecb380a/1#acme-1", "gone"], reading.Document?.Statements[0].Products.Select(product => product.Id));
        Assert.Equal(
        [
            new(VexNoteCode.ProductNotIdentified, "vex#vulnerabilities/0/affects/0", "urn:cdx:2c385cf7-e1ee-46e9-a51c-13de1ecb380a/1#acme-1"),
            new(VexNoteCode.ProductUnknown, "vex#vulnerabilities/0/affects/1", "gone"),
            new(VexNoteCode.ProductsMissing, "vex#vulnerabilities/1", "CVE-2"),
            new VexNote(VexNoteCode.NotAnalysed, "vex", "1"),
        ], reading.Notes);
    }

    [Fact]
    public void Listed_versions_are_those_that_the_analysis_is_about()
    {
        var reading = Vexes.Read(Vexes.CycloneDx("""
            "components":[{"bom-ref":"a","name":"a","version":"9","purl":"pkg:npm/a@9"}],"vulnerabilities":[
            {"id":"CVE-1","analysis":{"state":"not_affected","justification":"code_not_present"},"affects":[{"ref":"a","versions":[{"range":"vers:npm/>=1.0.0|<2.0.0","status":"unaffected"},{"version":"2.5.0","status":"unaffected"},{"version":"3.0.0","status":"affected"}]}]},
            {"id":"CVE-1","analysis":{"state":"exploitable"},"affects":[{"ref":"a","versions":[{"version":"3.0.0"},{"version":"4.0.0","status":"unknown"}]}]},
            {"id":"CVE-1","analysis":{"state":"exploitable"},"affects":[{"ref":"a","versions":[{"version":"5.0.0","status":"unaffected"}]}]}]
            """));
        var statements = reading.Document?.Statements ?? [];
        Assert.Equal([new("vers:npm/>=1.0.0|<2.0.0", true), new VexVersions("2.5.0", false)], statements[0].Products[0].Versions);
        Assert.Equal([new VexVersions("3.0.0", false)], statements[1].Products[0].Versions);
        Assert.Empty(statements[2].Products);
        Assert.Equal([VexNoteCode.VersionExcepted, VexNoteCode.VersionExcepted, VexNoteCode.VersionExcepted, VexNoteCode.ProductsMissing], reading.Notes.Select(note => note.Code));
        foreach (var (version, index) in new[] { ("1.5.0", 0), ("2.5.0", 0), ("3.0.0", 1) })
            Assert.Equal(Enumerable.Range(0, 3).Select(at => at == index), statements.Select(statement => VexApplicability.Applies(statement, [], Vexes.Purl($"pkg:npm/a@{version}")) == Applicability.Yes));
    }

    [Theory]
    [InlineData("resolved", StatedStatus.Fixed)]
    [InlineData("resolved_with_pedigree", StatedStatus.Fixed)]
    [InlineData("exploitable", StatedStatus.Affected)]
    [InlineData("in_triage", StatedStatus.UnderInvestigation)]
    [InlineData("false_positive", StatedStatus.NotAffected)]
    [InlineData("not_affected", StatedStatus.NotAffected)]
    public void Every_state_has_a_status(string state, StatedStatus expected)
    {
        var statement = Assert.Single(Vexes.Read(Analysis($"\"state\":\"{state}\"")).Document?.Statements ?? []);
        Assert.Equal((expected, state), (statement.Status, statement.StatusWord));
    }

    [Theory]
    [InlineData("code_not_present", StatedJustification.VulnerableCodeNotPresent)]
    [InlineData("code_not_reachable", StatedJustification.VulnerableCodeNotInExecutePath)]
    [InlineData("protected_by_compiler", StatedJustification.InlineMitigationsAlreadyExist)]
    [InlineData("protected_at_runtime", StatedJustification.InlineMitigationsAlreadyExist)]
    [InlineData("requires_configuration", null)]
    [InlineData("requires_dependency", null)]
    [InlineData("requires_environment", null)]
    [InlineData("protected_at_perimeter", null)]
    [InlineData("protected_by_mitigating_control", null)]
    public void A_justification_that_none_of_the_five_words_says_is_kept_in_its_own_and_said(string word, StatedJustification? expected)
    {
        var reading = Vexes.Read(Analysis($"\"state\":\"not_affected\",\"justification\":\"{word}\""));
        Assert.Equal((expected, word), (reading.Document?.Statements[0].Justification, reading.Document?.Statements[0].JustificationWord));
        Assert.Equal(expected is null ? [new VexNote(VexNoteCode.JustificationNotMapped, "vex#vulnerabilities/0", word)] : [], reading.Notes);
    }

    [Fact]
    public void XML_is_said_to_be_unread() =>
        Assert.Equal([new VexNote(VexNoteCode.FormatNotRead, "vex", "CycloneDX XML")], Vexes.Read("<?xml version=\"1.0\"?><bom xmlns=\"http://cyclonedx.org/schema/bom/1.4\"/>").Notes);

    private static string Analysis(string analysis) => Vexes.CycloneDx("\"vulnerabilities\":[{\"id\":\"CVE-1\",\"analysis\":{" + analysis + "},\"affects\":[{\"ref\":\"pkg:npm/a@1\"}]}]");
}
