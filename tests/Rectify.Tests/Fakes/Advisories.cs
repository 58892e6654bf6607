using Rectify.Advisories.Database;
using Rectify.Advisories.Feeds.Kev;
using Rectify.Advisories.Matching;
using Rectify.Advisories.Scoring;
using Rectify.Findings;
using Rectify.Scanning.Packages;

namespace Rectify.Tests.Fakes;

/// <summary>Advisory data that a test writes down: each entry is one vulnerability in every version of one package.</summary>
public sealed class Advisories
{
    private readonly List<(PackageKey Package, Vulnerability Vulnerability)> known = [];

    public MatchPackages Match => queries => new MatchResult(
        [.. queries.SelectMany((query, index) => known.Where(one => one.Package == query.Key).Select(one => Of(index, one.Vulnerability)))], [], Status);

    private static DatabaseStatus Status { get; } = new(1, 0, default, 0, 0, 0, [], null, null, []);

    public static Advisories Log4Shell(bool exploited) => new Advisories().With(
        "org.apache.logging.log4j:log4j-core", "CVE-2021-44228", exploited ? new DateOnly(2021, 12, 10) : null, "GHSA-jfh8-c2jp-5v3q");

    public Advisories With(string mavenPackage, string id, DateOnly? kevListedOn, params string[] aliases)
    {
        known.Add((PackageKey.For("Maven", mavenPackage), new Vulnerability
        {
            Id = id,
            Aliases = [.. aliases.Select(alias => new AliasLink(alias, []))],
            Summary = "",
            PublishedAt = null,
            Severity = Severity.Critical,
            Best = new SourcedVector("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", 10.0m, Severity.Critical, []),
            Vectors = [],
            References = [],
            Kev = kevListedOn is { } day ? new KevEntry(id, id, day, null, "", false) : null,
            Epss = null,
        }));
        return this;
    }

    private static Match Of(int index, Vulnerability vulnerability) => new()
    {
        QueryIndex = index,
        Vulnerability = vulnerability,
        AdvisoryIds = [.. vulnerability.Aliases.Select(alias => alias.Id)],
        Verdict = Verdict.Affected,
        Reason = VerdictReason.InRange,
        ReasonArgument = "",
        FixedIn = ["2.15.0"],
        Disputes = [],
    };
}
