using Rectify.Advisories.Vex;

namespace Rectify.Advisories.Tests.Vex;

public sealed class OpenVexTests
{
    [Fact]
    public void A_document_of_today_is_read()
    {
        var document = Vexes.Whole(Vexes.OpenVex("""
            {"vulnerability":{"@id":"https://nvd.nist.gov/vuln/detail/CVE-2023-1255","name":"CVE-2023-1255","aliases":["GHSA-1","CVE-2023-1255"]},"timestamp":"2024-02-01T00:00:00+02:00",
             "products":[{"@id":"https://example.org/app","identifiers":{"purl":"pkg:oci/app@sha256%3A1","cpe23":"cpe:2.3:a:b:c:1:*:*:*:*:*:*:*"},"hashes":{"sha-256":"abc"},"subcomponents":[{"@id":"pkg:apk/alpine/libssl3@3.0.8-r3"}]}],
             "status":"not_affected","justification":"component_not_present","impact_statement":"Not there.","action_statement":"None."}
            """, "\"last_updated\":\"2024-03-01T00:00:00Z\","));
        Assert.Equal((VexFormat.OpenVex, "urn:x", "1", "A", "https://openvex.dev/ns/v0.2.0"), (document.Format, document.Id, document.Version, document.Author, document.SpecVersion));
        Assert.Equal((DateTimeOffset.Parse("2024-01-01T00:00:00Z"), DateTimeOffset.Parse("2024-03-01T00:00:00Z")), (document.IssuedAt, document.UpdatedAt));
        var statement = Assert.Single(document.Statements);
        Assert.Equal(("CVE-2023-1255", "GHSA-1", StatedStatus.NotAffected, StatedJustification.ComponentNotPresent), (statement.Vulnerability, Assert.Single(statement.Aliases), statement.Status, statement.Justification));
        Assert.Equal(("component_not_present", "Not there.", "None.", DateTimeOffset.Parse("2024-01-31T22:00:00Z")), (statement.JustificationWord, statement.ImpactStatement, statement.ActionStatement, statement.StatedAt));
        var product = Assert.Single(statement.Products);
        Assert.Equal(("pkg:oci/app@sha256:1", "cpe:2.3:a:b:c:1:*:*:*:*:*:*:*", new VexHash("sha-256", "abc")), (Assert.Single(product.Purls).ToString(), Assert.Single(product.Cpes), Assert.Single(product.Hashes)));
        Assert.Equal("pkg:apk/alpine/libssl3@3.0.8-r3", Assert.Single(product.Subcomponents).Purls[0].ToString());
    }

    [Fact]
    public void Texts_for_vulnerability_products_and_subcomponents_are_the_older_form()
    {
        var document = Vexes.Whole(Vexes.OpenVex("""
            {"vulnerability":"CVE-2023-42363","products":["pkg:oci/busybox?tag=1.36","pkg:oci/other"],"subcomponents":["pkg:apk/alpine/a"],"status":"fixed"},
            {"vulnerability":{"@id":"https://nvd.nist.gov/vuln/detail/CVE-2023-1"},"products":[{"@id":"pkg:oci/a"}],"status":"affected"}
            """));
        Assert.Equal(["pkg:oci/busybox?tag=1.36", "pkg:oci/other"], document.Statements[0].Products.Select(product => product.Purls[0].ToString()));
        Assert.All(document.Statements[0].Products, product => Assert.Equal("pkg:apk/alpine/a", Assert.Single(product.Subcomponents).Id));
        Assert.Equal("CVE-2023-1", document.Statements[1].Vulnerability);
        Assert.Equal(document.IssuedAt, document.Statements[0].StatedAt);
    }

    [Fact]
    public void An_attestation_around_a_document_is_opened() =>
        Assert.Single(Vexes.Whole("{\"_type\":\"https://in-toto.io/Statement/v0.1\",\"predicateType\":\"https://openvex.dev/ns/v0.2.0\",\"predicate\":" + Vexes.OpenVex("""{"vulnerability":"CVE-1","products":["pkg:oci/a"],"status":"fixed"}""") + "}").Statements);

    [Fact]
    public void What_cannot_be_mapped_or_is_missing_is_said_and_nothing_is_guessed()
    {
        var reading = Vexes.Read(Vexes.OpenVex("""
            {"vulnerability":"CVE-1","products":["pkg:oci/a"],"status":"harmless"},
            {"vulnerability":"CVE-2","products":["pkg:oci/a"]},
            {"products":["pkg:oci/a"],"status":"fixed"},
            {"vulnerability":"CVE-4","products":["pkg:oci/a"],"status":"not_affected"},
            {"vulnerability":"CVE-5","products":["pkg:oci/a"],"status":"not_affected","justification":"trust_me"},
            {"vulnerability":"CVE-6","products":["https://example.org/app","pkg:"],"status":"fixed"},
            {"vulnerability":"CVE-7","status":"fixed","timestamp":"yesterday"},
            7
            """));
        Assert.Equal(["CVE-4", "CVE-5", "CVE-6", "CVE-7"], reading.Document?.Statements.Select(statement => statement.Vulnerability));
        Assert.Equal(
        [
            new(VexNoteCode.StatusUnknown, "vex#statements/0", "harmless"),
            new(VexNoteCode.StatusMissing, "vex#statements/1"),
            new(VexNoteCode.VulnerabilityMissing, "vex#statements/2"),
            new(VexNoteCode.JustificationMissing, "vex#statements/3", "CVE-4"),
            new(VexNoteCode.JustificationNotMapped, "vex#statements/4", "trust_me"),
            new(VexNoteCode.ProductNotIdentified, "vex#statements/5", "https://example.org/app"),
            new(VexNoteCode.PurlInvalid, "vex#statements/5", "pkg:"),
            new(VexNoteCode.ProductNotIdentified, "vex#statements/5", "pkg:"),
            new(VexNoteCode.ProductsMissing, "vex#statements/6", "CVE-7"),
            new(VexNoteCode.TimeInvalid, "vex#statements/6", "yesterday"),
            new VexNote(VexNoteCode.PartWrong, "vex#statements/7", "statements", "object"),
        ], reading.Notes);
        Assert.Equal((null, "trust_me"), (reading.Document?.Statements[1].Justification, reading.Document?.Statements[1].JustificationWord));
        Assert.True(reading.IsIncomplete);
    }
}
