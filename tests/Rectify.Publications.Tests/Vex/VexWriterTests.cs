using Rectify.Advisories.Vex;
using Rectify.Publications.Model;
using Rectify.Publications.Vex;
using Rectify.Publications.Writing;
using Rectify.Testing;

namespace Rectify.Publications.Tests.Vex;

public sealed class VexWriterTests
{
    private static readonly PublishedAdvisory[] Advisories = [Sample.Advisory, Sample.Vex, Sample.Everything];

    [Fact]
    public void The_schema_of_OpenVEX_accepts_what_we_write()
    {
        Assert.SkipWhen(Validators.SkipReason is not null, Validators.SkipReason ?? "");
        var files = Advisories.Select(advisory => Scratch.File($"{advisory.Id}.json", Bytes(OpenVexWriter.Write(advisory)))).ToArray();
        AssertAllValid(files, Validators.Run("jsonschema.mjs", [Validators.Schema("openvex-0.2.0.json"), .. files]));
    }

    [Fact]
    public void The_validator_of_CycloneDX_accepts_what_we_write()
    {
        Assert.SkipWhen(Validators.SkipReason is not null, Validators.SkipReason ?? "");
        var files = (from advisory in Advisories
                     from version in Enum.GetValues<CycloneDxVersion>()
                     select Scratch.File($"{advisory.Id}-{version}.json", Bytes(CycloneDxVexWriter.Write(advisory, version)))).ToArray();
        AssertAllValid(files, Validators.Run("cyclonedx.mjs", files));
    }

    [Fact]
    public void The_reader_reads_back_the_statements_of_OpenVEX()
    {
        var document = Read(OpenVexWriter.Write(Sample.Vex));
        Assert.Equal(VexFormat.OpenVex, document.Format);
        Assert.Equal(["Affected pkg:generic/gripper@4.1.0", "NotAffected VulnerableCodeNotPresent pkg:generic/gripper@4.2.0"], document.Statements.Select(Said));
        Assert.Equal("4.2.0 has no browser panel.", document.Statements[1].ImpactStatement);
    }

    [Theory]
    [InlineData(CycloneDxVersion.V16)]
    [InlineData(CycloneDxVersion.V17)]
    public void The_reader_reads_back_the_statements_of_CycloneDX(CycloneDxVersion version)
    {
        var document = Read(CycloneDxVexWriter.Write(Sample.Vex, version));
        Assert.Equal(VexFormat.CycloneDx, document.Format);
        Assert.Equal(["Affected pkg:generic/gripper@4.1.0", "NotAffected VulnerableCodeNotPresent pkg:generic/gripper@4.2.0"], document.Statements.Select(Said));
    }

    [Fact]
    public void A_justification_that_CycloneDX_does_not_know_is_left_out_and_noted()
    {
        var vulnerability = Sample.Vex.Vulnerabilities[0];
        var advisory = Sample.Vex with
        {
            Vulnerabilities = [vulnerability with { Statements = [new(ProductStatus.KnownNotAffected, ["gripper-4.2"], StatedJustification.VulnerableCodeCannotBeControlledByAdversary)] }],
        };
        var written = CycloneDxVexWriter.Write(advisory, CycloneDxVersion.V17);
        Assert.Contains(new(PublicationNoteCode.NotSaid, "vulnerabilities/0/statements/0/justification", "CycloneDX 1.7"), written.Notes);
        Assert.Equal(["NotAffected pkg:generic/gripper@4.2.0"], Read(written).Statements.Select(Said));
    }

    [Fact]
    public void Without_a_reason_OpenVEX_says_nothing_of_a_product_that_is_not_affected()
    {
        var vulnerability = Sample.Vex.Vulnerabilities[0] with { Threats = [], Statements = [new(ProductStatus.KnownNotAffected, ["gripper-4.2"])] };
        var written = OpenVexWriter.Write(Sample.Vex with { Vulnerabilities = [vulnerability] });
        Assert.Null(written.Document);
        Assert.Contains(new(PublicationNoteCode.FormatNeeds, "vulnerabilities/0/statements/0", "OpenVEX 0.2"), written.Notes);
    }

    [Fact]
    public void An_advisory_without_vulnerabilities_is_no_vex_document()
    {
        Assert.Null(OpenVexWriter.Write(Sample.Informational).Document);
        Assert.Null(CycloneDxVexWriter.Write(Sample.Informational, CycloneDxVersion.V16).Document);
    }

    internal static void AssertAllValid(string[] files, (int Code, string Output) run)
    {
        Assert.True(run.Code == 0, run.Output);
        Assert.Equal(files.Length, run.Output.Split('\n').Count(line => line.StartsWith("VALID", StringComparison.Ordinal)));
    }

    internal static byte[] Bytes(Written written)
    {
        Assert.True(written.Document is not null, string.Join('\n', written.Notes));
        return written.Document;
    }

    private static VexDocument Read(Written written)
    {
        var reading = VexReader.Read(new MemoryStream(Bytes(written)), "document");
        Assert.NotNull(reading.Document);
        return reading.Document;
    }

    private static string Said(VexStatement statement) => string.Join(' ', new[]
    {
        $"{statement.Status}", $"{statement.Justification}", string.Join(' ', statement.Products.SelectMany(product => product.Purls)),
    }.Where(part => part.Length > 0));
}
