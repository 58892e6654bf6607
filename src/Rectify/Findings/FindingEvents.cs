using NodaTime.Text;
using Rectify.Advisories.Database;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Proof.Canonical;

namespace Rectify.Findings;

/// <summary>An asset was matched against advisory data.</summary>
internal sealed record FindingsMatched(AssetId Asset, Matched Matched) : IEvent
{
    public string Type => "findings.matched";

    public int Version => 1;

    public Subject Subject => Asset.ToSubject();

    public void WritePayload(CanonicalWriter json)
    {
        json.Name("new").BeginArray();
        foreach (var finding in Matched.New)
        {
            json.BeginObject();
            json.Member("id", finding.Id.ToString());
            json.Member("place", finding.Place);
            json.Member("vulnerability", finding.Name);
            json.EndObject();
        }
        json.EndArray();
        Ids(json, "seenAgain", Matched.SeenAgain);
        Ids(json, "gone", Matched.Gone);
        Ids(json, "newlyExploited", Matched.NewlyExploited);
    }

    private static void Ids(CanonicalWriter json, string name, IReadOnlyList<Finding> findings)
    {
        json.Name(name).BeginArray();
        foreach (var finding in findings) json.Value(finding.Id.ToString());
        json.EndArray();
    }
}

/// <summary>A chunk of assets was matched anew because the advisories say something else. It lists what changed, by vulnerability.</summary>
internal sealed record FindingsRematched(Id Pass, AdvisoryPoint Point, Rematch Changes) : IEvent
{
    public string Type => "findings.rematched";

    public int Version => 1;

    public Subject Subject => new("matching", Pass);

    public void WritePayload(CanonicalWriter json)
    {
        json.Member("database", Point.Database).Member("sequence", $"{Point.Sequence}");
        json.Name("new").BeginArray();
        foreach (var finding in Changes.New)
            json.BeginObject().Member("id", finding.Id.ToString()).Member("asset", finding.Asset.ToString()).Member("vulnerability", finding.Name).EndObject();
        json.EndArray();
        Ids(json, "changed", Changes.Changed);
        Ids(json, "gone", Changes.Gone);
        Ids(json, "newlyExploited", Changes.NewlyExploited);
    }

    private static void Ids(CanonicalWriter json, string name, IReadOnlyList<Finding> findings)
    {
        json.Name(name).BeginArray();
        foreach (var finding in findings) json.Value(finding.Id.ToString());
        json.EndArray();
    }
}

/// <summary>The advisory database was asked about a vulnerability that scanners found.</summary>
internal sealed record VulnerabilityLookedUp(VulnerabilityId Vulnerability, string Name, NodaTime.LocalDate? ListedOn, int Changed) : IEvent
{
    public string Type => "vulnerability.lookedUp";

    public int Version => 1;

    public Subject Subject => new("vulnerability", Vulnerability.Value);

    public void WritePayload(CanonicalWriter json)
    {
        json.Member("name", Name).Member("changed", $"{Changed}");
        if (ListedOn is { } day) json.Member("listedOn", LocalDatePattern.Iso.Format(day));
    }
}

/// <summary>Ids that were two vulnerabilities turned out to be one: it has the names and the findings of both.</summary>
internal sealed record VulnerabilitiesMerged(VulnerabilityId Kept, VulnerabilityId Merged, string Name) : IEvent
{
    public string Type => "vulnerability.merged";

    public int Version => 1;

    public Subject Subject => new("vulnerability", Kept.Value);

    public void WritePayload(CanonicalWriter json) => json.Member("merged", Merged.ToString()).Member("name", Name);
}

/// <summary>Somebody said what the status of a finding is.</summary>
internal sealed record FindingStatusSet(Finding Before, Finding After) : IEvent
{
    public string Type => "finding.statusSet";

    public int Version => After.Said.Until is null ? 1 : 2;

    public Subject Subject => FindingProblems.Subject(After.Id);

    public void WritePayload(CanonicalWriter json)
    {
        json.Member("from", Words.Of(Before.Status));
        json.Member("to", Words.Of(After.Status));
        if (After.Justification is { } justification) json.Member("justification", Words.Of(justification));
        if (After.Statement is { } statement) json.Member("statement", statement);
        if (After.Said.Until is { } until) json.Member("until", InstantPattern.ExtendedIso.Format(until));
    }
}
