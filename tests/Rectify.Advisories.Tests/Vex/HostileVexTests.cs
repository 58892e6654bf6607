using System.Text;
using Rectify.Advisories.Vex;

namespace Rectify.Advisories.Tests.Vex;

/// <summary>Documents as nobody should write them, and as somebody may hand them in.</summary>
public sealed class HostileVexTests
{
    private static readonly string[] Samples =
    [
        "openvex/grype-openvex-demo2.json", "openvex/trivy-pkg__vex__testdata__openvex-multiple.json", "csaf-small/trivy-pkg__vex__testdata__csaf-relationships.json",
        "csaf-small/grype-csaf-vex.json", "cyclonedx-VEX/Use-Cases/Case-8/vex.json", "cyclonedx-VEX/CISA-Use-Cases/Case-8/vex.json",
    ];

    [Fact]
    public void A_document_cut_anywhere_is_not_read_in_part()
    {
        foreach (var name in Samples)
        {
            var whole = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Vexes.Kit(name)).TrimEnd());
            for (var part = 0; part < 50; part++)
            {
                var reading = Vexes.Read(whole[..(int)((long)whole.Length * part / 50)]);
                Assert.Null(reading.Document);
                Assert.Equal(VexNoteCode.JsonInvalid, Assert.Single(reading.Notes).Code);
            }
        }
    }

    [Fact]
    public void Flipped_bytes_never_throw()
    {
        var chance = 0x9E3779B97F4A7C15UL;
        foreach (var name in Samples)
        {
            var whole = Vexes.Kit(name);
            for (var round = 0; round < 300; round++)
            {
                var bytes = whole.ToArray();
                for (var flip = 0; flip < 1 + round % 4; flip++)
                {
                    chance ^= chance << 13;
                    chance ^= chance >> 7;
                    chance ^= chance << 17;
                    bytes[(int)(chance % (ulong)bytes.Length)] = (byte)(chance >> 40);
                }
                Assert.All(Vexes.Read(bytes).Document?.Statements ?? [], statement => Assert.NotEmpty(statement.Vulnerability));
            }
        }
    }

    [Fact]
    public void Values_of_wrong_kinds_never_throw()
    {
        string[] values = ["null", "1", "\"x\"", "\"\\ud800\"", "[]", "{}", "[null]", "[[{}]]", "{\"x\":[1]}", "true", "[\"x\"]", "[{\"@id\":3,\"ref\":[],\"product_id\":{}}]"];
        string[] names =
        [
            "vulnerability", "products", "subcomponents", "status", "timestamp", "identifiers", "hashes", "id", "analysis", "affects", "versions", "references", "cve", "ids", "product_status", "flags", "threats",
            "remediations", "product_ids", "group_ids", "branches", "full_product_names", "relationships", "product_paths", "subpaths", "product_groups", "product", "full_product_name", "product_identification_helper", "metadata",
            "components", "component", "tracking", "publisher", "purl", "purls", "fixed", "known_not_affected", "state", "aliases",
        ];
        foreach (var value in values)
        {
            foreach (var name in names)
            {
                var member = $"\"{name}\":{value}";
                Vexes.Read(Vexes.OpenVex("{" + member + "}"));
                Vexes.Read(Vexes.OpenVex("{\"x\":0," + (name == "vulnerability" ? "" : "\"vulnerability\":\"CVE-1\",") + (name == "products" ? "" : "\"products\":[{" + member + "}],") + (name == "status" ? "" : "\"status\":\"fixed\",") + member + "}"));
                Vexes.Read(Vexes.CycloneDx(member + ",\"vulnerabilities\":[{" + member + "}]"));
                Vexes.Read(Vexes.CycloneDx((name == "metadata" ? "" : "\"metadata\":{" + member + "},") + (name == "components" ? "" : "\"components\":[{\"bom-ref\":\"a\"," + member + "}],") + "\"vulnerabilities\":[{\"id\":\"CVE-1\",\"analysis\":{\"state\":\"resolved\"},\"affects\":[{\"ref\":\"a\"," + (name == "ref" ? "" : member) + "}]}]"));
                Vexes.Read(Vexes.Csaf(member, "{" + member + "}"));
                Vexes.Read(Vexes.Csaf("\"branches\":[{" + member + "}],\"relationships\":[{" + member + "}],\"product_paths\":[{" + member + "}]", "{\"cve\":\"CVE-1\",\"product_status\":{" + member + "},\"flags\":[{\"label\":\"x\"," + member + "}]}"));
            }
        }
    }

    [Fact]
    public void A_property_stated_twice_makes_the_document_ambiguous_and_it_is_not_read()
    {
        var reading = Vexes.Read(Vexes.OpenVex("""{"vulnerability":"CVE-1","products":["pkg:oci/a"],"status":"affected","status":"fixed"}"""));
        Assert.Null(reading.Document);
        Assert.Equal(VexNoteCode.JsonInvalid, Assert.Single(reading.Notes).Code);
    }

    [Fact]
    public void Half_of_a_surrogate_pair_in_a_name_or_a_text_is_said()
    {
        Assert.Null(Vexes.Read(Vexes.OpenVex("{\"\\ud800\":1,\"\\ud801\":2,\"vulnerability\":\"CVE-1\"}")).Document);
        var reading = Vexes.Read(Vexes.OpenVex("{\"vulnerability\":\"CVE-1\",\"status\":\"fixed\",\"products\":[\"pkg:oci/a\"],\"action_statement\":\"\\ud800\"}"));
        Assert.Equal([new VexNote(VexNoteCode.TextInvalid, "vex#statements/0", "action_statement")], reading.Notes);
    }

    [Fact]
    public void Depth_and_size_are_bounded()
    {
        Assert.Equal(VexNoteCode.JsonInvalid, Assert.Single(Vexes.Read(new string('[', 1_000_000)).Notes).Code);
        Assert.Equal([new VexNote(VexNoteCode.TooLarge, "vex", "1000")], Vexes.Read(Vexes.OpenVex(new string(' ', 2_000)), VexLimits.Default with { DocumentBytes = 1_000 }).Notes);
    }

    [Fact]
    public void A_group_that_is_named_very_often_counts_each_time()
    {
        var members = string.Join(',', Enumerable.Range(0, 1_000).Select(i => $"\"P{i}\""));
        var groups = string.Join(',', Enumerable.Repeat("\"G\"", 10_000));
        var reading = Vexes.Read(Vexes.Csaf("\"product_groups\":[{\"group_id\":\"G\",\"product_ids\":[" + members + "]}]", "{\"cve\":\"CVE-1\",\"product_status\":{\"fixed\":[]},\"flags\":[{\"label\":\"component_not_present\",\"group_ids\":[" + groups + "]}]}"));
        Assert.Null(reading.Document);
        Assert.Equal([new VexNote(VexNoteCode.TooManyParts, "vex", "2000000")], reading.Notes);
    }

    [Fact]
    public void Combinations_that_double_at_each_step_are_bounded()
    {
        var relationships = string.Join(',', Enumerable.Range(1, 60).Select(i => $$$"""{"product_reference":"P{{{i - 1}}}","relates_to_product_reference":"P{{{i - 1}}}","full_product_name":{"product_id":"P{{{i}}}","name":"n"}}"""));
        var reading = Vexes.Read(Vexes.Csaf("\"full_product_names\":[{\"name\":\"n\",\"product_id\":\"P0\"}],\"relationships\":[" + relationships + "]", """{"cve":"CVE-1","product_status":{"fixed":["P60"]}}"""));
        Assert.Empty(reading.Document?.Statements ?? []);
        Assert.Contains(reading.Notes, note => note.Code == VexNoteCode.ProductsCircular);
    }

    [Fact]
    public void Notes_past_the_limit_are_counted_and_long_texts_cut()
    {
        var statements = string.Join(',', Enumerable.Repeat("{\"vulnerability\":\"CVE-1\",\"status\":\"" + new string('x', 1_000) + "\"}", 30));
        var reading = Vexes.Read(Vexes.OpenVex(statements), VexLimits.Default with { Notes = 10 });
        Assert.Equal((11, new VexNote(VexNoteCode.NotesOmitted, "vex", "20")), (reading.Notes.Count, reading.Notes[^1]));
        Assert.Equal(200, reading.Notes[0].Arguments[0].Length);
        var cut = Vexes.Whole(Vexes.OpenVex("{\"vulnerability\":\"CVE-1\",\"status\":\"affected\",\"products\":[\"pkg:oci/a\"],\"action_statement\":\"" + new string('y', 10_000) + "\"}"));
        Assert.Equal(4_096, cut.Statements[0].ActionStatement.Length);
    }

    [Fact]
    public void A_byte_order_mark_and_UTF16_are_read()
    {
        var text = Vexes.OpenVex("""{"vulnerability":"CVE-1","status":"fixed","products":["pkg:oci/a"]}""");
        foreach (var encoding in new Encoding[] { new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode })
            Assert.Single(Vexes.Read([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]).Document?.Statements ?? []);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("<html/>")]
    [InlineData("{\"predicateType\":\"https://openvex.dev/ns\"}")]
    public void What_is_no_VEX_is_not_recognised(string text) => Assert.Equal([new VexNote(VexNoteCode.NotRecognised, "vex")], Vexes.Read(text).Notes);
}
