using System.Text;
using System.Text.Json;
using NodaTime;
using Rectify.Cases;
using Rectify.Findings;
using Rectify.Findings.Statements;
using Rectify.Inventory;
using Rectify.Parties;
using Rectify.Tests.Fakes;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Findings.Statements;

/// <summary>What suites on statements share: each test has a vulnerability and a component of its own, since what is kept applies to all that comes.</summary>
public abstract class StatementTests(StoreFixture store) : StoreTests(store)
{
    private static int last;

    /// <summary>A vulnerability of one Maven package, and a product whose releases hold it.</summary>
    protected sealed record Story(string Cve, string Component, ProductId Product, string ProductPurl, MatchPackages Match);

    protected async Task<Story> BeginAsync(string? cve = null, string? productPurl = null, bool isNamed = true)
    {
        var number = Interlocked.Increment(ref last);
        cve ??= $"CVE-2031-{10_000 + number}";
        productPurl ??= $"pkg:generic/example.com/gateway-{number}";
        var provider = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, $"Statements {number} GmbH"));
        var product = await DoneAsync(new RegisterProduct($"Stated {number}", provider, ["EU"], Purl: isNamed ? productPurl : null));
        return new(cve, $"pkg:maven/stated/part-{number}@1.0", product, productPurl, new Fakes.Advisories().With($"stated:part-{number}", cve, null).Match);
    }

    /// <summary>Registers a release that holds the component, and matches it.</summary>
    protected async Task<Finding> FoundAsync(Story story, string version = "1.0")
    {
        AssetId release = await DoneAsync(new RegisterRelease(story.Product, version, Scans.Sbom(story.Component)));
        return Assert.Single((await DoneAsync(new MatchAsset(release, story.Match))).New);
    }

    protected async Task<Finding> NowAsync(Finding finding) =>
        await ReadAsync((session, token) => FindingStore.FindAsync(session, finding.Id, token)) ?? throw new InvalidOperationException("The finding is not there.");

    protected Task<List<string>> EventsAsync(string subject) => ReadAsync((session, token) => EventLog.TypesAsync(session, subject, token));

    /// <summary>An OpenVEX document with one statement, of the hour in 2026 that is given.</summary>
    protected static byte[] Vex(Story story, string status, string? more = null, string? product = null, string author = "Example PSIRT", string? id = null, int hour = 1, string? about = null) =>
        Encoding.UTF8.GetBytes(
            $$"""
            {"@context":"https://openvex.dev/ns/v0.2.0",{{(id is null ? "" : $"\"@id\":{JsonSerializer.Serialize(id)},")}}"author":"{{author}}","timestamp":"{{Hour(hour)}}","version":{{hour}},
             "statements":[{"vulnerability":{"name":"{{about ?? story.Cve}}"},"products":[{{product ?? $"{{\"@id\":\"{story.ProductPurl}\",\"subcomponents\":[{{\"@id\":\"{story.Component}\"}}]}}"}}],"status":"{{status}}"{{(more is null ? "" : $",{more}")}}}]}
            """);

    protected const string NotExecuted = "\"justification\":\"vulnerable_code_not_in_execute_path\",\"impact_statement\":\"the parser is never called\"";

    private static string Hour(int hour) => (Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromHours(hour)).ToString();
}
