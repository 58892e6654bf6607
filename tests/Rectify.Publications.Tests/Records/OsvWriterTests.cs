using System.Text.Json;
using Rectify.Advisories.Feeds.Osv;
using Rectify.Publications.Model;
using Rectify.Publications.Records;
using Rectify.Publications.Tests.Vex;
using Rectify.Publications.Writing;
using Rectify.Testing;

namespace Rectify.Publications.Tests.Records;

public sealed class OsvWriterTests
{
    [Fact]
    public void The_schema_of_OSV_accepts_what_we_write()
    {
        Assert.SkipWhen(Validators.SkipReason is not null, Validators.SkipReason ?? "");
        var files = ((PublishedAdvisory[])[Sample.Advisory, Sample.Vex, Sample.Everything]).Select(advisory => Scratch.File($"{advisory.Id}.json", VexWriterTests.Bytes(Write(advisory)))).ToArray();
        VexWriterTests.AssertAllValid(files, Validators.Run("jsonschema.mjs", [Validators.Schema("osv-1.7.json"), .. files]));
    }

    [Fact]
    public void Versions_and_ranges_of_a_registry_s_package_are_said()
    {
        using var json = JsonDocument.Parse(VexWriterTests.Bytes(Write(Sample.Everything)));
        var affected = json.RootElement.GetProperty("affected");
        var package = affected.EnumerateArray().Single(one => one.GetProperty("package").GetProperty("name").GetString() == "m-ranged");
        Assert.Equal("npm", package.GetProperty("package").GetProperty("ecosystem").GetString());
        Assert.Equal("""[{"introduced":"1.0.0"},{"fixed":"2.0.0"}]""", package.GetProperty("ranges")[0].GetProperty("events").GetRawText().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal("x_ACME-2026-0010", json.RootElement.GetProperty("id").GetString());
    }

    [Fact]
    public void A_product_that_is_in_no_registry_is_noted() =>
        Assert.Contains(new(PublicationNoteCode.NotSaid, "vulnerabilities/0/statements", "OSV 1.7"), Write(Sample.Advisory).Notes);

    internal static Written Write(PublishedAdvisory advisory) => OsvWriter.Write(advisory, 0);
}
