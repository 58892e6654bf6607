using System.Text;
using Xunit;

namespace Rectify.Scanning.Tests.Sboms;

/// <summary>Documents as no generator should write them and some do.</summary>
public sealed class HostileSbomTests
{
    [Fact]
    public void A_byte_order_mark_is_passed_over()
    {
        var result = MemoryTree.Scan("a.json", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Document("""{"name":"a","version":"1"}"""))]);
        Assert.Equal("a", Assert.Single(result.Components).Name);
        Assert.Empty(result.Notes);
    }

    [Fact]
    public void UTF16_is_said_to_be_unread() =>
        AssertNote(MemoryTree.Scan("a.json", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Document(""))]), NoteCode.EncodingNotRead, "a.json");

    [Fact]
    public void A_list_as_the_outermost_value_is_refused() => AssertNote(MemoryTree.Scan("a.json", "[" + Document("") + "]"), NoteCode.SbomRootIsList, "a.json");

    [Fact]
    public void Components_that_are_no_list_are_said()
    {
        AssertNote(Scan("""{"bomFormat":"CycloneDX","specVersion":"1.6","components":{"a":1}}"""), NoteCode.SbomPartWrong, "a.json#components");
        AssertNote(Scan("""{"spdxVersion":"SPDX-2.3","packages":"none"}"""), NoteCode.SbomPartWrong, "a.json#packages");
        AssertNote(MemoryTree.Scan("a.json", Document("1")), NoteCode.SbomPartWrong, "a.json#components/0");
    }

    [Fact]
    public void The_telling_property_may_be_the_last_one()
    {
        var result = Scan($$"""{"components":[{"name":"a"}],"x":"{{new string('x', 300_000)}}","specVersion":"1.5","bomFormat":"CycloneDX"}""");
        Assert.Equal("a", Assert.Single(result.Components).Name);
        Assert.Empty(result.Notes);
    }

    [Fact]
    public void A_document_that_only_mentions_an_SBOM_is_none()
    {
        Assert.Equal(NoteCode.NotRecognised, Assert.Single(Scan("""{"about":{"bomFormat":"CycloneDX"},"spdxVersion2":1}""").Notes).Code);
        var spdx = Scan("""{"comment":{"bomFormat":"CycloneDX"},"spdxVersion":"SPDX-2.3","packages":[{"SPDXID":"SPDXRef-a","name":"a"}]}""");
        Assert.Equal("a.json#SPDXRef-a", Assert.Single(spdx.Components).Location);
    }

    [Fact]
    public void Of_broken_JSON_what_stands_before_the_break_is_kept()
    {
        var result = MemoryTree.Scan("a.json", Document("""{"name":"a"},{"name":"b"}""")[..^12] + "\u0001");
        Assert.NotEmpty(result.Components);
        Assert.Equal(NoteCode.JsonInvalid, Assert.Single(result.Notes).Code);
        Assert.True(result.IsIncomplete);
    }

    [Fact]
    public void What_follows_the_end_is_said() => AssertNote(MemoryTree.Scan("a.json", Document("") + " {}"), NoteCode.TrailingData, "a.json");

    [Fact]
    public void Of_a_property_stated_twice_the_last_holds()
    {
        var result = MemoryTree.Scan("a.json", Document("""{"name":"a","version":"1","version":"2"}"""));
        Assert.Equal("2", Assert.Single(result.Components).Version);
        AssertNote(result, NoteCode.DuplicateKey, "a.json#components/0", "version");
    }

    [Fact]
    public void Versions_stay_as_they_are_written()
    {
        var result = MemoryTree.Scan("a.json", Document("""{"name":"a","version":"1.0-SNAPSHOT_FINAL!!"},{"name":"b","version":"(devel)"},{"name":"c"},{"name":"d","version":1.50}"""));
        Assert.Equal(["1.0-SNAPSHOT_FINAL!!", "(devel)", null, "1.50"], result.Components.Select(c => c.Version));
        AssertNote(result, NoteCode.SbomPartWrong, "a.json#version", "version", "text");
    }

    [Fact]
    public void A_purl_that_names_something_else_is_said_and_matched()
    {
        var result = MemoryTree.Scan("a.json", Document("""{"bom-ref":"x","name":"harmless","version":"1","purl":"pkg:maven/org.evil/other@1"}"""));
        Assert.Equal("pkg:maven/org.evil/other@1", Assert.Single(result.Components).Purl?.ToString());
        AssertNote(result, NoteCode.PurlNameDiffers, "a.json#x", "harmless", "pkg:maven/org.evil/other@1");
        Assert.False(result.IsIncomplete);
    }

    [Fact]
    public void A_purl_that_states_another_version_is_said()
    {
        var result = MemoryTree.Scan("a.json", Document("""{"bom-ref":"x","name":"a","version":"1","purl":"pkg:npm/a@2"}"""));
        AssertNote(result, NoteCode.PurlVersionDiffers, "a.json#x", "1", "pkg:npm/a@2");
    }

    [Theory]
    [InlineData("left-pad", null, "pkg:npm/left-pad@1")]
    [InlineData("@scope/name", null, "pkg:npm/%40scope/name@1")]
    [InlineData("name", "@scope", "pkg:npm/%40scope/name@1")]
    [InlineData("Ruamel.YAML", null, "pkg:pypi/ruamel-yaml@1")]
    [InlineData("org.example:widget", null, "pkg:maven/org.example/widget@1")]
    [InlineData("github.com/a/b", null, "pkg:golang/github.com/a/b@1")]
    public void Usual_spellings_of_a_name_do_not_contradict_the_purl(string name, string? group, string purl)
    {
        var stated = group is null ? "" : $"\"group\":\"{group}\",";
        Assert.Empty(MemoryTree.Scan("a.json", Document($$"""{{{stated}}"name":"{{name}}","version":"1","purl":"{{purl}}"}""")).Notes);
    }

    [Theory]
    [InlineData("glibc", "2.31", "pkg:deb/debian/glibc@2.31-13%2Bdeb11u5")]
    [InlineData("glibc", "2.26", "pkg:rpm/amazon/glibc@2.26-60.amzn2?epoch=0")]
    [InlineData("example.org/img", "sha256:1", "pkg:oci/img@sha256:1")]
    [InlineData("a", "v1.2.3", "pkg:golang/x/a@1.2.3")]
    public void The_release_that_a_distribution_adds_does_not_contradict_a_version(string name, string version, string purl) =>
        Assert.Empty(MemoryTree.Scan("a.json", Document($$"""{"name":"{{name}}","version":"{{version}}","purl":"{{purl}}"}""")).Notes);

    [Fact]
    public void More_components_than_allowed_are_said()
    {
        var result = Scanner.Scan(new MemoryTree().With("a.json", Document("{\"name\":\"a\"},{\"name\":\"b\"},{\"name\":\"c\"}")), BudgetLimits.Default with { Components = 2 }, null, CancellationToken.None);
        Assert.Equal(2, result.Components.Count);
        AssertNote(result, NoteCode.TooManyComponents, "a.json", "2");
    }

    [Fact]
    public void A_component_with_an_invalid_purl_stays()
    {
        var result = MemoryTree.Scan("a.json", Document("""{"bom-ref":"x","name":"a","version":"1","purl":"https://example.org/a"}"""));
        Assert.Equal(("a", "1", null), (result.Components[0].Name, result.Components[0].Version, result.Components[0].Purl));
        Assert.Equal(NoteCode.PurlInvalid, Assert.Single(result.Notes).Code);
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_replaced_and_said()
    {
        var result = MemoryTree.Scan("a.json", Document("""{"name":"a\ud800b"}"""));
        Assert.Single(result.Components);
        AssertNote(result, NoteCode.TextInvalid, "a.json", "name");
    }

    [Fact]
    public void References_that_lead_nowhere_and_ids_used_twice_are_counted()
    {
        var result = Scan("""
            {"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"bom-ref":"a","name":"a"},{"bom-ref":"a","name":"b"}],
             "dependencies":[{"ref":"a","dependsOn":["b","urn:cdx:3e671687/1#c"]},{"ref":"b"},{"ref":"c"}]}
            """);
        Assert.Equal([new Note(NoteCode.ReferencesDuplicate, "a.json", "1", "a"), new Note(NoteCode.ReferencesDangling, "a.json", "2", "b")], result.Notes);
    }

    [Fact]
    public void The_subject_is_kept_apart()
    {
        var result = Scan("""
            {"bomFormat":"CycloneDX","specVersion":"1.6","serialNumber":"urn:uuid:1","version":3,
             "metadata":{"component":{"bom-ref":"gw","type":"application","name":"gateway","version":"4.2"}},
             "components":[{"name":"a","components":[{"name":"b"}]},{"name":"c"}]}
            """);
        var document = Assert.Single(result.Documents);
        Assert.Equal(("urn:uuid:1", "3", 3), (document.SerialNumber, document.Revision, document.ComponentCount));
        Assert.Equal(("gateway", "4.2", "application", "gw"), (document.Subject?.Name, document.Subject?.Version, document.Subject?.Type, document.Subject?.Reference));
        Assert.Equal(["a.json#components/0", "a.json#components/0/components/0", "a.json#components/1"], result.Components.Select(c => c.Location));
    }

    [Fact]
    public void An_SPDX_document_names_its_subject_in_any_of_three_ways()
    {
        foreach (var way in new[]
        {
            """ "documentDescribes":["SPDXRef-b"] """,
            """ "relationships":[{"spdxElementId":"SPDXRef-DOCUMENT","relationshipType":"DESCRIBES","relatedSpdxElement":"SPDXRef-b"}] """,
            """ "relationships":[{"spdxElementId":"SPDXRef-b","relationshipType":"DESCRIBED_BY","relatedSpdxElement":"SPDXRef-DOCUMENT"}] """,
        })
        {
            var result = Scan($$"""{"spdxVersion":"SPDX-2.3","SPDXID":"SPDXRef-DOCUMENT","packages":[{"SPDXID":"SPDXRef-a","name":"a"},{"SPDXID":"SPDXRef-b","name":"b"}],{{way}}}""");
            Assert.Equal("b", Assert.Single(result.Documents).Subject?.Name);
            Assert.Empty(result.Notes);
        }
    }

    [Theory]
    [InlineData("<?xml version=\"1.0\"?><bom xmlns=\"http://cyclonedx.org/schema/bom/1.4\"/>", "CycloneDX XML")]
    [InlineData("# made\nSPDXVersion: SPDX-2.2\n", "SPDX tag-value")]
    [InlineData("---\nspdxVersion: SPDX-2.2\n", "SPDX YAML")]
    [InlineData("<rdf:RDF xmlns:spdx=\"http://spdx.org/rdf/terms#\"/>", "SPDX RDF/XML")]
    [InlineData("{\"@context\":\"https://spdx.org/rdf/3.0.1/spdx-context.jsonld\"}", "SPDX 3 JSON-LD")]
    public void Formats_that_are_not_read_yet_are_named(string text, string format) => AssertNote(Scan(text), NoteCode.FormatNotRead, "a.json", format);

    [Fact]
    public void A_text_of_100_megabytes_is_passed_over_within_bounded_memory()
    {
        const int Length = 100 << 20;
        Stream Open() => new LongText("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":[{\"name\":\"a\",\"description\":\"", Length, "\",\"version\":\"1\"},{\"name\":\"b\"}]}");
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var result = new MemoryTree().With("a.json", Open).Scan(BudgetLimits.Default with { TokenBytes = 1 << 20 });
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        Assert.Equal([("a", "1"), ("b", null)], result.Components.Select(c => (c.Name, c.Version)));
        AssertNote(result, NoteCode.TokenTooLong, "a.json");
        Assert.InRange(allocated, 0, 32 << 20);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(4096)]
    public void Long_texts_of_any_length_and_step_leave_the_rest_whole(int step)
    {
        var limits = BudgetLimits.Default with { TokenBytes = 1 };
        for (var length = 65_400; length < 65_700; length += 13)
        {
            var text = string.Concat(Enumerable.Repeat("\\\"é", length / 4));
            var document = Encoding.UTF8.GetBytes($$"""{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"name":"a","x":["{{text}}" , "{{text}}"],"version":"1"}]}""");
            var result = new MemoryTree().With("a.json", () => new Stepwise(document, step)).Scan(limits);
            Assert.Equal("1", Assert.Single(result.Components).Version);
        }
    }

    private static ScanResult Scan(string text) => MemoryTree.Scan("a.json", text);

    private static string Document(string components) => $$"""{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{{components}}]}""";

    private static void AssertNote(ScanResult result, NoteCode code, string location, params string[] arguments)
    {
        var note = Assert.Single(result.Notes);
        Assert.Equal((code, location), (note.Code, note.Location));
        if (arguments.Length > 0) Assert.Equal(arguments, note.Arguments);
    }

    /// <summary>A beginning, very many letters and an end, made as they are read.</summary>
    private sealed class LongText(string before, long letters, string after) : Stream
    {
        private readonly byte[] _before = Encoding.UTF8.GetBytes(before), _after = Encoding.UTF8.GetBytes(after);

        public override bool CanRead => true;
        public override bool CanSeek => true;
        public override bool CanWrite => false;
        public override long Length => _before.Length + letters + _after.Length;
        public override long Position { get; set; }

        public override int Read(Span<byte> buffer)
        {
            var count = (int)Math.Min(buffer.Length, Length - Position);
            if (count <= 0) return 0;
            if (Position < _before.Length)
            {
                count = Math.Min(count, _before.Length - (int)Position);
                _before.AsSpan((int)Position, count).CopyTo(buffer);
            }
            else if (Position < _before.Length + letters)
            {
                count = (int)Math.Min(count, _before.Length + letters - Position);
                buffer[..count].Fill((byte)'x');
            }
            else
            {
                _after.AsSpan((int)(Position - _before.Length - letters), count).CopyTo(buffer);
            }
            Position += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    /// <summary>Gives at most so many bytes at a time.</summary>
    private sealed class Stepwise(byte[] bytes, int step) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer.Length > step ? buffer[..step] : buffer);
    }
}
