using Rectify.Advisories.Vex;

namespace Rectify.Advisories.Tests.Vex;

public sealed class CsafTests
{
    private const string Tree = """
        "branches":[{"category":"vendor","name":"V","branches":[{"category":"product_name","name":"App","branches":[
          {"category":"product_version","name":"1.0","product":{"name":"App 1.0","product_id":"APP-1","product_identification_helper":{"purl":"pkg:oci/app@1","cpe":"cpe:2.3:a:v:app:1.0:*:*:*:*:*:*:*","hashes":[{"filename":"a","file_hashes":[{"algorithm":"sha256","value":"ab"}]}]}}},
          {"category":"product_version_range","name":"vers:npm/>=2.0.0|<3.0.0","product":{"name":"App 2","product_id":"APP-2","product_identification_helper":{"purls":["pkg:npm/app","pkg:npm/app2"]}}}]}]}],
        "full_product_names":[{"name":"Lib","product_id":"LIB","product_identification_helper":{"purl":"pkg:npm/lib@4"}},{"name":"By name","product_id":"NAME"}],
        "relationships":[{"category":"default_component_of","product_reference":"LIB","relates_to_product_reference":"APP-1","full_product_name":{"name":"Lib in App","product_id":"APP-1:LIB"}}],
        "product_paths":[{"beginning_product_reference":"LIB","subpaths":[{"category":"installed_with","next_product_reference":"NAME"},{"category":"installed_on","next_product_reference":"APP-2"}],"full_product_name":{"name":"Path","product_id":"PATH"}}],
        "product_groups":[{"group_id":"G","product_ids":["APP-1","APP-2"]}]
        """;

    [Fact]
    public void Products_of_a_status_that_say_the_same_are_one_statement()
    {
        var document = Vexes.Whole(Vexes.Csaf(Tree, """
            {"cve":"CVE-2024-0001","ids":[{"system_name":"GHSA","text":"GHSA-1"}],"product_status":{"known_not_affected":["APP-1","APP-2","APP-1:LIB"],"fixed":["LIB"],"recommended":["LIB"]},
             "flags":[{"label":"vulnerable_code_not_present","group_ids":["G"]},{"label":"component_not_present","product_ids":["APP-1:LIB"]}],
             "threats":[{"category":"impact","details":"Removed.","product_ids":["APP-1:LIB"]},{"category":"exploit_status","details":"x"}],
             "remediations":[{"category":"vendor_fix","details":"Update.","url":"https://example.org/","product_ids":["LIB"]}]}
            """));
        Assert.Equal((VexFormat.Csaf, "ID-1", "2", "P", DateTimeOffset.Parse("2024-02-01T00:00:00Z")), (document.Format, document.Id, document.Version, document.Author, document.UpdatedAt));
        Assert.Equal(
            ["NotAffected VulnerableCodeNotPresent APP-1,APP-2", "NotAffected ComponentNotPresent APP-1:LIB", "Fixed  LIB"],
            document.Statements.Select(statement => $"{statement.Status} {statement.Justification} {string.Join(',', statement.Products.Select(product => product.Id))}"));
        Assert.Equal(("Removed.", "vendor_fix: Update. https://example.org/", "GHSA-1"), (document.Statements[1].ImpactStatement, document.Statements[2].ActionStatement, document.Statements[2].Aliases[0]));
        Assert.All(document.Statements, statement => Assert.Equal(document.UpdatedAt, statement.StatedAt));
    }

    [Fact]
    public void A_product_is_resolved_to_all_that_recognises_it()
    {
        var products = Vexes.Whole(Vexes.Csaf(Tree, """{"cve":"CVE-1","product_status":{"fixed":["APP-1","APP-2","APP-1:LIB","PATH"]}}""")).Statements[0].Products;
        Assert.Equal(("App 1.0", "1.0", "cpe:2.3:a:v:app:1.0:*:*:*:*:*:*:*", new VexHash("sha256", "ab")), (products[0].Name, products[0].Version, products[0].Cpes[0], products[0].Hashes[0]));
        Assert.Equal(["pkg:npm/app", "pkg:npm/app2"], products[1].Purls.Select(purl => purl.ToString()));
        Assert.Equal(new VexVersions("vers:npm/>=2.0.0|<3.0.0", true), products[1].Versions[0]);
        Assert.Equal(("pkg:oci/app@1", "pkg:npm/lib@4", "Lib in App"), (products[2].Purls[0].ToString(), products[2].Subcomponents[0].Purls[0].ToString(), products[2].Name));
        Assert.Equal(("pkg:npm/app", "pkg:npm/lib@4"), (products[3].Purls[0].ToString(), products[3].Subcomponents[0].Purls[0].ToString()));
    }

    [Fact]
    public void What_the_tree_lacks_and_what_is_no_status_is_said()
    {
        var reading = Vexes.Read(Vexes.Csaf(Tree, """
            {"cve":"CVE-1","product_status":{"fixed":["GONE","NAME"],"unknown":["APP-1"],"known_not_affected":["APP-2"]},"flags":[{"label":"harmless","product_ids":["APP-2"],"group_ids":["NO-GROUP"]}]},
            {"product_status":{"fixed":["APP-1"]}},{"cve":"CVE-3"},{"cve":"CVE-4","product_status":{"known_not_affected":["APP-1"]}}
            """));
        Assert.Equal(["CVE-1 NotAffected", "CVE-1 Fixed", "CVE-4 NotAffected"], reading.Document?.Statements.Select(statement => $"{statement.Vulnerability} {statement.Status}"));
        Assert.Equal(
        [
            new(VexNoteCode.StatusUnknown, "vex#vulnerabilities/0", "unknown"),
            new(VexNoteCode.ProductUnknown, "vex#vulnerabilities/0/flags/0", "NO-GROUP"),
            new(VexNoteCode.JustificationNotMapped, "vex#vulnerabilities/0", "harmless"),
            new(VexNoteCode.ProductUnknown, "vex#vulnerabilities/0", "GONE"),
            new(VexNoteCode.ProductNotIdentified, "vex#vulnerabilities/0", "NAME"),
            new(VexNoteCode.VulnerabilityMissing, "vex#vulnerabilities/1"),
            new VexNote(VexNoteCode.JustificationMissing, "vex#vulnerabilities/3", "CVE-4"),
        ], reading.Notes);
    }

    [Fact]
    public void Combinations_in_a_circle_end()
    {
        var reading = Vexes.Read(Vexes.Csaf("""
            "full_product_names":[{"name":"a","product_id":"A"},{"name":"a again","product_id":"A"}],
            "relationships":[{"category":"installed_on","product_reference":"A","relates_to_product_reference":"Y","full_product_name":{"name":"x","product_id":"X"}},
            {"category":"installed_on","product_reference":"A","relates_to_product_reference":"X","full_product_name":{"name":"y","product_id":"Y"}}]
            """, """{"cve":"CVE-1","product_status":{"fixed":["X"]}}"""));
        Assert.Empty(reading.Document?.Statements ?? []);
        Assert.Equal([VexNoteCode.ProductRepeated, VexNoteCode.ProductsCircular, VexNoteCode.ProductUnknown], reading.Notes.Select(note => note.Code));
    }
}
