using System.Text.Json;
using Rectify.Testing;

namespace Rectify.Scenarios;

/// <summary>What the program writes for other programs is what docs/schemas promises.</summary>
public sealed class SchemaTests
{
    [Theory]
    [InlineData("inventory", "inventory in")]
    [InlineData("scan", "scan in")]
    [InlineData("scan", "scan in --profile us.yaml")]
    [InlineData("scan", "scan in --profile us.yaml --lang zh")]
    [InlineData("clock", "clock --profile us.yaml --fact aware=2026-12-11T10:20+01:00")]
    [InlineData("clock", "clock --profile us.yaml --fact aware=2026-12-11 --fact submitted:early-warning@eu.cra.srp=2026-12-12 --given activelyExploited=yes --given publiclyDisclosed=no --lang zh")]
    [InlineData("clock", "clock --role operator --fact orderServed=2026-12-01 --fact rectifyBy=2026-12-31 --zone Asia/Shanghai")]
    public async Task Json_keeps_to_its_schema(string schema, string line)
    {
        using var home = await SmallFeed.Imported();
        home.Write("us.yaml", "roles: [provider]\nmarkets: [EU, CN]\nestablishedIn: [DE]\n");
        home.Write("in/a.jar", HostileInput.Jar());
        home.Write("in/truncated.jar", HostileInput.TruncatedZip());
        home.Write("in/lying.cdx.json", HostileInput.SbomWithLyingPurl());
        home.Write("in/odd.cdx.json", HostileInput.SbomWithOddVersion());
        home.Write("in/others.cdx.json", HostileInput.Sbom(HostileInput.Component("x", "1", "pkg:npm/x@1"), """{"type":"library","name":"y"}"""));
        var outcome = await Published.Run(home, [.. line.Split(' '), "--format", "json"]);
        using var promised = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("docs", "schemas", $"{schema}.schema.json")));
        using var written = JsonDocument.Parse(outcome.Out);
        Assert.Empty(new Schema(promised.RootElement).Problems(written.RootElement));
    }

    [Fact]
    public void Json_that_does_not_fit_is_noticed()
    {
        using var promised = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("docs", "schemas", "inventory.schema.json")));
        using var wrong = JsonDocument.Parse("""{"schemaVersion":2,"tool":{"name":"rectify","version":""},"sources":[],"components":[{"purl":"maven"}],"extra":1}""");
        var problems = new Schema(promised.RootElement).Problems(wrong.RootElement);
        Assert.Contains(problems, problem => problem.StartsWith("$: required", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.StartsWith("$: additionalProperties", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.StartsWith("$.schemaVersion: const", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.StartsWith("$.tool.version: minLength", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.StartsWith("$.sources: minItems", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.StartsWith("$.components[0].purl: pattern", StringComparison.Ordinal));
    }
}
