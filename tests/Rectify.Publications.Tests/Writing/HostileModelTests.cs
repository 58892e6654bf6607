using System.Text;
using System.Text.Json;
using CsCheck;
using Rectify.Publications.Checking;
using Rectify.Publications.Csaf;
using Rectify.Publications.Model;
using Rectify.Publications.Vex;
using Rectify.Publications.Writing;

namespace Rectify.Publications.Tests.Writing;

public sealed class HostileModelTests
{
    private static readonly string[] Texts = ["\0", "a\u0001b", "\ud800", "x\udc00y", "\u202e<script>\"\\", "\u2028\u2029", "\ufffe", "😀", "\u009f", "\"}],\"x\":[{"];

    [Fact]
    public void Characters_that_no_document_may_hold_are_replaced_and_noted()
    {
        var written = CsafWriter.Write(Sample.Advisory with { Title = "a\u0001b\ud800c" }, CsafVersion.V20);
        Assert.Contains(new(PublicationNoteCode.CharactersReplaced, "/document/title", "2"), written.Notes);
        Assert.Equal("a\uFFFDb\uFFFDc", Title(written));
    }

    [Fact]
    public void A_text_that_is_too_long_is_cut_and_noted_and_never_within_a_pair()
    {
        var written = CsafWriter.Write(Sample.Advisory with { Title = "a" + string.Concat(Enumerable.Repeat("😀", 40_000)) }, CsafVersion.V20);
        Assert.Contains(new(PublicationNoteCode.TextCut, "/document/title", "80001", "30000"), written.Notes);
        var title = Title(written);
        Assert.EndsWith("😀…", title, StringComparison.Ordinal);
        Assert.True(title.Length <= 30_000);
    }

    [Fact]
    public void A_document_that_would_be_too_large_is_refused()
    {
        var notes = Enumerable.Range(0, 600).Select(i => new AdvisoryNote(NoteCategory.Details, new string('x', 29_000) + i));
        var written = CsafWriter.Write(Sample.Advisory with { Notes = [.. notes] }, CsafVersion.V20);
        Assert.Null(written.Document);
        Assert.Contains(written.Notes, one => one.Code == PublicationNoteCode.TooLarge);
    }

    [Fact]
    public void More_parts_than_any_advisory_has_are_refused_unread()
    {
        var product = Sample.Advisory.Products[0];
        var written = CsafWriter.Write(Sample.Advisory with { Products = [.. Enumerable.Repeat(product, 60_000)] }, CsafVersion.V20);
        Assert.Null(written.Document);
        Assert.Equal([PublicationNoteCode.TooMany], written.Notes.Select(one => one.Code));
    }

    [Theory]
    [InlineData("id", "\u0001")]
    [InlineData("id", " padded ")]
    [InlineData("id", "a\nb")]
    [InlineData("url", "javascript alert(1)")]
    [InlineData("url", "https://acme.example/\"><x>")]
    [InlineData("url", "relative/path")]
    [InlineData("url", "https://acme.example/\ud800")]
    [InlineData("language", "english")]
    [InlineData("language", "en\ud800")]
    [InlineData("cve", "CVE-2026-1")]
    [InlineData("cve", "CVE-2026-10001\n")]
    [InlineData("vector", "CVSS:3.1/AV:N")]
    [InlineData("product", "not there")]
    [InlineData("cpe", "cpe:2.3:a:x")]
    [InlineData("version", "1.0")]
    public void What_must_be_an_identifier_refuses_the_document_in_every_format(string what, string text)
    {
        var advisory = Broken(what, text);
        foreach (var written in (Written[])[CsafWriter.Write(advisory, CsafVersion.V20), CsafWriter.Write(advisory, CsafVersion.V21), OpenVexWriter.Write(advisory),
            CycloneDxVexWriter.Write(advisory, CycloneDxVersion.V17), Records.OsvWriterTests.Write(advisory), Records.CveWriterTests.Write(advisory)])
        {
            Assert.Null(written.Document);
            Assert.Contains(written.Notes, note => note.IsRefusal);
        }
    }

    [Fact]
    public void Whatever_the_texts_hold_the_json_is_whole() => Gen.Select(Gen.Int[0, Texts.Length - 1].Select(at => Texts[at]), Gen.String, Gen.String[Gen.Char, 0, 200]).Sample((fixedText, some, long_) =>
    {
        var text = fixedText + some + long_;
        var vulnerability = Sample.Advisory.Vulnerabilities[0];
        var advisory = Sample.Advisory with
        {
            Title = "t" + text,
            Distribution = text,
            Notes = [new(NoteCategory.Summary, "n" + text, text, text)],
            Products = [.. Sample.Advisory.Products.Select(product => product with { Name = "p" + text, Vendor = text, Family = text })],
            Vulnerabilities = [vulnerability with { Title = text, Notes = [new(NoteCategory.Description, "d" + text)], Threats = [new(ThreatCategory.Impact, "i" + text, ["gripper-4.1"])] }],
        };
        foreach (var written in (Written[])[CsafWriter.Write(advisory, CsafVersion.V20), CsafWriter.Write(advisory, CsafVersion.V21), OpenVexWriter.Write(advisory),
            CycloneDxVexWriter.Write(advisory, CycloneDxVersion.V16), Records.OsvWriterTests.Write(advisory), Records.CveWriterTests.Write(advisory)])
        {
            Assert.NotNull(written.Document);
            using var json = JsonDocument.Parse(written.Document, new JsonDocumentOptions { AllowDuplicateProperties = false });
            Assert.DoesNotContain('\0', Encoding.UTF8.GetString(written.Document));
        }
    }, iter: 300);

    [Fact]
    public void Whatever_the_bytes_are_the_checker_says_so_and_does_not_throw()
    {
        var document = CsafWriter.Write(Sample.Everything, CsafVersion.V20).Document ?? [];
        Gen.Select(Gen.Int[0, document.Length - 1], Gen.Byte, Gen.Int[1, 40]).Sample((at, value, count) =>
        {
            var broken = document.ToArray();
            for (var i = at; i < Math.Min(at + count, broken.Length); i++) broken[i] = value;
            _ = CsafCheck.Run(broken);
            _ = CsafCheck.Run(broken.AsMemory(0, at));
        }, iter: 400);
    }

    [Theory]
    [InlineData("""{"document":{"csaf_version":"2.0","title":"\ud800","lang":"\udfff","tracking":{"id":"\ud800"}}}""")]
    [InlineData("""{"document":{"csaf_version":"2.0"},"vulnerabilities":[1,null,"x",[],{"cve":7,"scores":[{"products":3,"cvss_v3":[]}],"product_status":[]}],"product_tree":{"branches":{"a":1}}}""")]
    [InlineData("""{"document":{"csaf_version":"2.1","tracking":{"version":1e400,"revision_history":[{"number":"99999999999999999999999999","date":"9999-12-31T23:59:60Z"}]}}}""")]
    public void Documents_of_another_shape_are_checked_without_a_throw(string document) =>
        Assert.Equal(CsafReadingOutcome.Read, CsafCheck.Run(Encoding.UTF8.GetBytes(document)).Reading);

    [Theory]
    [InlineData("", CsafReadingOutcome.NotJson)]
    [InlineData("[]", CsafReadingOutcome.NotJson)]
    [InlineData("{}", CsafReadingOutcome.NotCsaf)]
    [InlineData("""{"document":{"csaf_version":"2.0"},"document":{"csaf_version":"2.1"}}""", CsafReadingOutcome.NotJson)]
    [InlineData("""{"document":{"csaf_version":"1.2"}}""", CsafReadingOutcome.NotCsaf)]
    [InlineData("""{"document":{"csaf_version":"2.0","\ud800":1}}""", CsafReadingOutcome.NotJson)]
    [InlineData("""{"\udfffdocument":{"csaf_version":"2.0"},"x":{"\ud800a":{"\ud800b":1}}}""", CsafReadingOutcome.NotJson)]
    public void What_is_no_csaf_document_is_said_to_be_none(string document, CsafReadingOutcome outcome) =>
        Assert.Equal(outcome, CsafCheck.Run(Encoding.UTF8.GetBytes(document)).Reading);

    [Fact]
    public void Groups_that_stand_for_more_products_than_can_be_checked_are_given_up()
    {
        var ids = string.Join(',', Enumerable.Range(0, 100_000).Select(i => $"\"p{i}\""));
        var products = string.Join(',', Enumerable.Range(0, 100_000).Select(i => $$"""{"name":"n","product_id":"p{{i}}"}"""));
        var remediations = string.Join(',', Enumerable.Repeat("""{"category":"mitigation","details":"x","group_ids":["g"]}""", 50_000));
        var report = CsafCheck.Run(Encoding.UTF8.GetBytes(
            """{"document":{"csaf_version":"2.0","category":"csaf_vex"},"product_tree":{"full_product_names":[""" + products + """],"product_groups":[{"group_id":"g","product_ids":["""
            + ids + """]}]},"vulnerabilities":[{"cve":"CVE-2026-10001","product_status":{"known_affected":["p1"]},"remediations":[""" + remediations + "]}]}"));
        Assert.Equal(CsafReadingOutcome.TooManyProducts, report.Reading);
        Assert.False(report.IsValid);
    }

    [Fact]
    public void A_chain_of_combinations_as_long_as_a_document_is_followed()
    {
        var relations = Enumerable.Range(0, 50_000).Select(i => $$$"""{"category":"installed_on","product_reference":"p{{{i + 1}}}","relates_to_product_reference":"q","full_product_name":{"name":"n","product_id":"p{{{i}}}"}}""");
        var report = CsafCheck.Run(Encoding.UTF8.GetBytes("""{"document":{"csaf_version":"2.0"},"product_tree":{"relationships":[""" + string.Join(',', relations) + "]}}"));
        Assert.Equal(CsafReadingOutcome.Read, report.Reading);
        Assert.DoesNotContain(report.Findings, finding => finding.Test == "6.1.3");
    }

    private static string Title(Written written)
    {
        using var json = JsonDocument.Parse(written.Document ?? []);
        return json.RootElement.GetProperty("document").GetProperty("title").GetString() ?? "";
    }

    private static PublishedAdvisory Broken(string what, string text)
    {
        var (advisory, vulnerability) = (Sample.Advisory, Sample.Advisory.Vulnerabilities[0]);
        return what switch
        {
            "id" => advisory with { Id = text },
            "url" => advisory with { Url = text },
            "language" => advisory with { Language = text },
            "cve" => advisory with { Vulnerabilities = [vulnerability with { Cve = text }] },
            "vector" => advisory with { Vulnerabilities = [vulnerability with { Scores = [new(text, ["gripper-4.1"])] }] },
            "product" => advisory with { Vulnerabilities = [vulnerability with { Statements = [new(ProductStatus.Fixed, [text])] }] },
            "cpe" => advisory with { Products = [.. advisory.Products.Select(product => product with { Cpe = text })] },
            "version" => advisory with { Revisions = [new(text, Sample.At(1), "First.")] },
            _ => throw new ArgumentException(what),
        };
    }
}
