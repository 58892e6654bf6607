using Rectify.Advisories.Vex;

namespace Rectify.Advisories.Tests.Vex;

public sealed class VexPrecedenceTests
{
    private static readonly string[] Vulnerability = ["CVE-2024-0001"];

    [Fact]
    public void The_statement_that_was_stated_later_counts_whichever_document_it_stands_in()
    {
        var older = Document(Statement(StatedStatus.Affected, "2024-01-01T00:00:00Z"));
        var newer = Document(Statement(StatedStatus.NotAffected, "2024-01-01T12:00:00+14:00"));
        foreach (var documents in new[] { new[] { older, newer }, [newer, older] })
        {
            var verdict = Decide(documents);
            // Noon at +14:00 is before midnight UTC: the instant counts, not the text.
            Assert.Equal((StatedStatus.Affected, StatedStatus.NotAffected), (verdict.Governing?.Statement.Status, Assert.Single(verdict.Superseded).Statement.Status));
        }
    }

    [Fact]
    public void Of_the_same_time_the_later_document_and_in_it_the_later_statement_counts()
    {
        var first = Document(Statement(StatedStatus.Affected, "2024-01-01T00:00:00Z"), Statement(StatedStatus.UnderInvestigation, "2024-01-01T00:00:00Z"));
        var second = Document(Statement(StatedStatus.NotAffected, "2024-01-01T00:00:00Z"));
        Assert.Equal(StatedStatus.UnderInvestigation, Decide(first).Governing?.Statement.Status);
        var verdict = Decide(first, second);
        Assert.Equal(StatedStatus.NotAffected, verdict.Governing?.Statement.Status);
        Assert.Equal([StatedStatus.UnderInvestigation, StatedStatus.Affected], verdict.Superseded.Select(one => one.Statement.Status));
    }

    [Fact]
    public void A_statement_without_a_time_is_older_than_any_with_one()
    {
        var verdict = Decide(Document(Statement(StatedStatus.Affected, "1999-01-01T00:00:00Z")), Document(Statement(StatedStatus.Fixed, null)));
        Assert.Equal(StatedStatus.Affected, verdict.Governing?.Statement.Status);
    }

    [Fact]
    public void What_cannot_be_compared_governs_nothing_and_is_shown()
    {
        var verdict = Decide(Document(Statement(StatedStatus.NotAffected, "2024-01-01T00:00:00Z") with { Products = [new VexProduct { Id = "Acme" }] }));
        Assert.Null(verdict.Governing);
        Assert.Single(verdict.Undecided);
    }

    [Fact]
    public void Other_vulnerabilities_and_products_do_not_matter()
    {
        var verdict = Decide(Document(
            Statement(StatedStatus.Fixed, null) with { Vulnerability = "CVE-2024-9999" },
            Statement(StatedStatus.Fixed, null) with { Products = [new VexProduct { Id = "x", Purls = [Vexes.Purl("pkg:npm/b")] }] }));
        Assert.Equal((null, 0, 0), (verdict.Governing, verdict.Superseded.Count, verdict.Undecided.Count));
    }

    [Fact]
    public void The_last_statement_of_a_published_example_counts()
    {
        var reading = Vexes.Read(Vexes.Kit("openvex/trivy-pkg__vex__testdata__openvex-multiple.json"));
        Assert.NotNull(reading.Document);
        var verdict = VexPrecedence.Of([reading.Document], ["CVE-2021-44228"], [], Vexes.Purl("pkg:maven/org.springframework.boot/spring-boot@2.6.0"));
        Assert.Equal((StatedStatus.NotAffected, 1), (verdict.Governing?.Statement.Status, verdict.Superseded.Count));
    }

    private static VexVerdict Decide(params VexDocument[] documents) => VexPrecedence.Of(documents, Vulnerability, [Vexes.Purl("pkg:oci/app@1")], Vexes.Purl("pkg:npm/a@1"));

    private static VexStatement Statement(StatedStatus status, string? at) =>
        Vexes.Statement(new VexProduct { Id = "app", Purls = [Vexes.Purl("pkg:oci/app@1")] }) with { Status = status, StatedAt = at is null ? null : DateTimeOffset.Parse(at) };

    private static VexDocument Document(params VexStatement[] statements) =>
        new() { Format = VexFormat.OpenVex, SpecVersion = "", Id = "", Version = "", Author = "", Statements = statements };
}
